import boto3

def dynamo_table(name):
    session = boto3.Session(
        aws_access_key_id='‹aws-access-key-id:41›',
        aws_secret_access_key='‹aws-secret-access-key:41›',
    )
    return session.resource('dynamodb', region_name='us-east-1').Table(name)

table = dynamo_table('orders')
ec2 = boto3.resource('ec2', 'us-east-1', aws_access_key_id='‹aws-access-key-id:41›', aws_secret_access_key='‹aws-secret-access-key:41›')
