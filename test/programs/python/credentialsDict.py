import boto3

AWS = {
    "aws_access_key_id": "‹aws-access-key-id:43›",
    "aws_secret_access_key": "‹aws-secret-access-key:43›",
    "region_name": "eu-north-1",
}

sqs = boto3.client("sqs", **AWS)
sns = boto3.client("sns", **AWS)
