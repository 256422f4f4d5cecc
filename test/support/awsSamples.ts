import type { SeededRandom } from './random';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const base64 = `${lower.toUpperCase()}${lower}${digits}+/`;
const hex = `${digits}abcdef`;

type AwsMaker = (random: SeededRandom, options: Readonly<Record<string, string>>) => string;

const encode = (text: string): string => Buffer.from(text, 'latin1').toString('base64');
const account = (random: SeededRandom, options: Readonly<Record<string, string>>): string =>
  options['account'] ?? `${String(random.integer(1, 9))}${random.string(digits, 11)}`;

/** AWS secrets beside access keys. Every maker gives something of the real form. */
export const awsMakers: Readonly<Record<string, AwsMaker>> = {
  /** `account`: its account number; `short`: a short-term key. */
  'aws-bedrock-api-key': (random, options) =>
    'short' in options
      ? `bedrock-api-key-${encode(
          `bedrock.amazonaws.com/?Action=CallWithBearerToken&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260101T000000Z&X-Amz-Signature=${random.string(hex, 64)}&Version=1`,
        )}`
      : `ABSK${encode(
          `BedrockAPIKey-${random.string(lower + digits, 4)}-at-${account(random, options)}:${random.string(base64, 59)}=`,
        )}`,
  'aws-ses-smtp-password': (random) =>
    `B${random.string('ABCDEFGHIJKLMNOP', 1)}${random.string(digits, 1)}${random.string(base64, 41)}`,
  'aws-appsync-api-key': (random) => `da2-${random.string(digits, 1)}${random.string(lower + digits, 25)}`,
  /** 32 bytes in base64. */
  'aws-service-password': (random) => `${random.string(base64, 42)}${random.string('AEIMQUYcgkosw048', 1)}=`,
  'login-with-amazon-client': (random) => `amzn1.oa2-cs.v1.${random.string(hex, 64)}`,
  'login-with-amazon-refresh': (random) =>
    `Atzr|IwEBI${random.string(`${lower}${lower.toUpperCase()}${digits}-_`, 320)}`,
};
