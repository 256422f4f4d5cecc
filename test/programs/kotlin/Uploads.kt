package com.example

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider
import software.amazon.awssdk.regions.Region
import software.amazon.awssdk.services.s3.S3Client

private const val ACCESS_KEY_ID = "‹aws-access-key-id:a›"
private const val SECRET_ACCESS_KEY = "‹aws-secret-access-key:a›"

class Uploads {
    private val credentials = AwsBasicCredentials.create(ACCESS_KEY_ID, SECRET_ACCESS_KEY)

    val client: S3Client = S3Client.builder()
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build()
}

fun provider(): AwsCredentialsProvider =
    StaticCredentialsProvider.create(AwsBasicCredentials.create("‹aws-access-key-id:b›", "‹aws-secret-access-key:b›"))

fun main() {
    println("${Uploads().client} ${provider()}")
}
