import { GetObjectCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';

const config: S3ClientConfig = {
  region: 'eu-central-1',
  credentials: {
    accessKeyId: '‹aws-access-key-id:1›',
    secretAccessKey: '‹aws-secret-access-key:1›',
  },
  maxAttempts: 5,
};

export const s3 = new S3Client(config);

export async function download(bucket: string, key: string): Promise<Uint8Array | undefined> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return Body?.transformToByteArray();
}
