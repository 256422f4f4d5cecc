package com.example;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

public class Uploads {
    private static final String ACCESS_KEY_ID = "‹aws-access-key-id:a›";
    private static final String SECRET_ACCESS_KEY = "‹aws-secret-access-key:a›";

    private final S3Client client = S3Client.builder()
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(ACCESS_KEY_ID, SECRET_ACCESS_KEY)))
            .build();

    static AmazonS3 old() {
        BasicAWSCredentials credentials = new BasicAWSCredentials("‹aws-access-key-id:b›", "‹aws-secret-access-key:b›");

        return AmazonS3ClientBuilder.standard()
                .withRegion("eu-central-1")
                .withCredentials(new AWSStaticCredentialsProvider(credentials))
                .build();
    }

    static AwsCredentialsProvider provider() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("‹aws-access-key-id:c›", "‹aws-secret-access-key:c›"));
    }

    private static S3Client open(Region region, String id, String secret) {
        return S3Client.builder()
                .region(region)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret)))
                .build();
    }

    public static void main(String[] args) {
        System.setProperty("aws.accessKeyId", "‹aws-access-key-id:d›");
        System.setProperty("aws.secretAccessKey", "‹aws-secret-access-key:d›");
        System.out.println(open(Region.EU_WEST_1, "‹aws-access-key-id:e›", "‹aws-secret-access-key:e›"));
        System.out.println(new Uploads().client + " " + old() + " " + provider());
    }
}
