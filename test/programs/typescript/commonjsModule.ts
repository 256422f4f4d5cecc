import { createCipheriv, randomBytes, scryptSync } from 'crypto';

const ENCRYPTION_PASSPHRASE = '‹password:3›';

export function encrypt(plain: string): Buffer {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', scryptSync(ENCRYPTION_PASSPHRASE, 'salt', 32), iv);
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]);
}

export async function decryptPassword(): Promise<string> {
  const dbPassword = '‹password:4›';
  return Promise.resolve(dbPassword);
}
