import { GetObjectCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';

const ACCESS_KEY_ID = '‹aws-access-key-id:1›';
const SECRET_ACCESS_KEY = '‹aws-secret-access-key:1›';

/**
 * @param region of the bucket
 * @param accessKeyId of the pair
 * @param secretAccessKey of the pair
 */
function clientFor(region: string, accessKeyId: string, secretAccessKey: string, more: S3ClientConfig = {}): S3Client {
  return new S3Client({ ...more, region, credentials: { accessKeyId, secretAccessKey } });
}

class Downloads {
  readonly #client: S3Client;

  constructor(
    private readonly bucket: string,
    accessKeyId: string,
    secretAccessKey: string,
  ) {
    this.#client = new S3Client({ credentials: { accessKeyId, secretAccessKey }, region: 'eu-central-1' });
  }

  async read(key: string): Promise<Uint8Array | undefined> {
    const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
    return Body?.transformToByteArray();
  }
}

export const near = clientFor('eu-central-1', ACCESS_KEY_ID, SECRET_ACCESS_KEY);
export const far = clientFor('ap-northeast-1', ACCESS_KEY_ID, SECRET_ACCESS_KEY, { maxAttempts: 5 });
export const downloads: Downloads = new Downloads('files', ACCESS_KEY_ID, SECRET_ACCESS_KEY);
