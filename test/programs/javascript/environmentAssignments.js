process.env.AWS_ACCESS_KEY_ID = '‹aws-access-key-id:23›';
process.env.AWS_SECRET_ACCESS_KEY = '‹aws-secret-access-key:23›';

const { S3Client, ListBucketsCommand } = require('@aws-sdk/client-s3');

const s3 = new S3Client({ region: 'us-east-2' });

s3.send(new ListBucketsCommand({})).then(({ Buckets }) => {
  Buckets.forEach(({ Name }) => console.log(Name));
});
