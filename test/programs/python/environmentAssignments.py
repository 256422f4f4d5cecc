import os

os.environ["AWS_ACCESS_KEY_ID"] = "‹aws-access-key-id:42›"
os.environ["AWS_SECRET_ACCESS_KEY"] = "‹aws-secret-access-key:42›"
os.environ["AWS_DEFAULT_REGION"] = "eu-west-1"

import boto3

print([bucket.name for bucket in boto3.resource("s3").buckets.all()])
