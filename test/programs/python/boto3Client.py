import boto3
from botocore.config import Config

ACCESS_KEY = "‹aws-access-key-id:40›"
SECRET_KEY = "‹aws-secret-access-key:40›"

s3 = boto3.client(
    "s3",
    region_name="eu-west-1",
    aws_access_key_id=ACCESS_KEY,
    aws_secret_access_key=SECRET_KEY,
    config=Config(retries={"max_attempts": 5}),
)


def upload(path, key):
    s3.upload_file(path, "acme-uploads", key)
