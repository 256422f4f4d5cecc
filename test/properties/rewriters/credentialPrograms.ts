import fc from 'fast-check';

/** Statements that give AWS clients the pair ID and SECRET; `record` tells what else the clients were given. */
const version3 = [
  "record(new S3Client({ region: 'r', credentials: { accessKeyId: ID, secretAccessKey: SECRET } }))",
  'record(new S3Client({ credentials: { accessKeyId: ID, secretAccessKey: SECRET } }))',
  "record(new S3Client({\n  // The region.\n  region: 'r',\n  credentials: {\n    accessKeyId: ID,\n    secretAccessKey: SECRET,\n  },\n  maxAttempts: 2,\n}))",
  "record(\n  new S3Client({\n    credentials: { accessKeyId: ID, secretAccessKey: SECRET },\n\n    region: 'r', // kept\n  }),\n)",
  "const credentials = { accessKeyId: ID, secretAccessKey: SECRET }\nrecord(new S3Client({ region: 'r', credentials }), new SQSClient({ credentials }))",
  "const accessKeyId = ID\nconst secretAccessKey = SECRET\nconst bucket = 'b'\nrecord(new S3Client({ credentials: { accessKeyId, secretAccessKey } }), bucket)",
  "const key = ID, bucket = 'b', secret = SECRET\nrecord(bucket, new S3Client({ credentials: { secretAccessKey: secret, accessKeyId: key }, region: bucket }))",
  "const config = { region: 'r', credentials: { accessKeyId: ID, secretAccessKey: SECRET } }\nrecord(new S3Client(config), new SQSClient({ ...config, maxAttempts: 1 }))",
  'const config = { credentials: { accessKeyId: ID, secretAccessKey: SECRET } }\nrecord(new S3Client(config), new SQSClient({ ...config, maxAttempts: 1 }))',
  "const config = { db: { host: 'h' }, aws: { id: ID, secret: SECRET, region: 'r' } }\nrecord(config.db.host, new S3Client({ region: config.aws.region, credentials: { accessKeyId: config.aws.id, secretAccessKey: config.aws.secret } }))",
  "record(new S3Client({ region: 'r', credentials: async () => ({ accessKeyId: ID, secretAccessKey: SECRET }) }))",
  'const provide = () => Promise.resolve({ accessKeyId: ID, secretAccessKey: SECRET })\nrecord(new S3Client({ credentials: provide }))',
  'function provide() {\n  return { accessKeyId: ID, secretAccessKey: SECRET }\n}\nrecord(new S3Client({ credentials: provide }))',
  "function config() {\n  return { region: 'r', credentials: { accessKeyId: ID, secretAccessKey: SECRET } }\n}\nrecord(new S3Client(config()))",
  "record(new S3Client({ region: 'r', ...(bucketName && { credentials: { accessKeyId: ID, secretAccessKey: SECRET } }) }))",
  "record(new S3Client({ region: 'r', credentials: bucketName ? { accessKeyId: ID, secretAccessKey: SECRET } : undefined }))",
  'record(new S3Client({ credentials: { accessKeyId: process.env.AWS_ACCESS_KEY_ID || ID, secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY ?? SECRET } }))',
  "class Files {\n  #id = ID\n  #secret = SECRET\n  region = 'r'\n  client = new S3Client({ region: this.region, credentials: { accessKeyId: this.#id, secretAccessKey: this.#secret } })\n}\nrecord(new Files().client)",
  "class Files {\n  constructor() {\n    this.region = 'r'\n    this.client = new S3Client({ region: this.region, credentials: { accessKeyId: ID, secretAccessKey: SECRET } })\n  }\n}\nrecord(new Files().client)",
  'async function main() {\n  const id = ID\n  const secret = SECRET\n\n  return new S3Client({ credentials: { accessKeyId: id, secretAccessKey: secret } })\n}\nwait(main().then(record))',
  'record(fromTemporaryCredentials({ masterCredentials: { accessKeyId: ID, secretAccessKey: SECRET }, params: { RoleArn: 1 } }))',
  "function make(region, accessKeyId, secretAccessKey) {\n  return new S3Client({ region, credentials: { accessKeyId, secretAccessKey } })\n}\nrecord(make('r', ID, SECRET), make('s', ID, SECRET))",
  "const make = (id, secret, region = 'r') => new S3Client({ region, credentials: { accessKeyId: id, secretAccessKey: secret } })\nconst key = ID\nrecord(make(key, SECRET), make(\n  key,\n  SECRET,\n  's',\n))",
  "function inner(secret, id) {\n  return new S3Client({ credentials: { accessKeyId: id, secretAccessKey: secret } })\n}\nfunction outer(id, secret, name) {\n  return [name, inner(secret, id)]\n}\nrecord(outer(ID, SECRET, 'b'))",
  "class Files {\n  constructor(bucket, id, secret) {\n    this.bucket = bucket\n    this.client = new S3Client({ region: 'r', credentials: { accessKeyId: id, secretAccessKey: secret } })\n  }\n}\nconst files = new Files('b', ID, SECRET)\nrecord(files.bucket, files.client)",
  "function make(credentials, region) {\n  return new S3Client({ region, credentials })\n}\nrecord(make({ accessKeyId: ID, secretAccessKey: SECRET }, 'r'))",
  "function make({ region, accessKeyId, secretAccessKey }) {\n  return new S3Client({ region, credentials: { accessKeyId, secretAccessKey } })\n}\nrecord(make({ region: 'r', accessKeyId: ID, secretAccessKey: SECRET }))",
  "function make(options) {\n  return new S3Client({ region: options.region, credentials: { accessKeyId: options.id, secretAccessKey: options.secret } })\n}\nrecord(make({ id: ID, region: 'r', secret: SECRET }))",
];

const version2 = [
  "record(new AWS.S3({ accessKeyId: ID, secretAccessKey: SECRET, region: 'r' }))",
  'record(new AWS.S3({ accessKeyId: ID, secretAccessKey: SECRET }))',
  "AWS.config.update({ accessKeyId: ID, secretAccessKey: SECRET, region: 'r' })",
  'AWS.config.update({\n  accessKeyId: ID,\n  secretAccessKey: SECRET,\n})',
  'AWS.config.credentials = new AWS.Credentials(ID, SECRET)',
  'AWS.config.accessKeyId = ID\nAWS.config.secretAccessKey = SECRET',
  "AWS.config.update({ credentials: new AWS.Credentials({ accessKeyId: ID, secretAccessKey: SECRET }), region: 'r' })",
  "const options = {}\noptions.region = 'r'\noptions.accessKeyId = ID\noptions.secretAccessKey = SECRET\nrecord(new AWS.S3(options))",
  'process.env.AWS_ACCESS_KEY_ID = ID\nprocess.env.AWS_SECRET_ACCESS_KEY = SECRET',
  'if (bucketName) {\n  AWS.config.update({ accessKeyId: ID, secretAccessKey: SECRET })\n}',
];

/** A program whose clients get a key pair in its code. */
export interface CredentialProgram {
  readonly extension: '.mjs' | '.cjs' | '.mts';
  readonly source: string;
  readonly comments: readonly string[];
}

/** Programs that give their clients a key pair in several ways. */
export const credentialPrograms = (id: string, secret: string): fc.Arbitrary<CredentialProgram> =>
  fc
    .record({
      extension: fc.constantFrom('.mjs' as const, '.cjs' as const, '.mts' as const),
      ways: fc.array(fc.tuple(fc.constantFrom(...version3, ...version2), fc.boolean(), fc.boolean()), {
        minLength: 1,
        maxLength: 3,
      }),
      semicolons: fc.boolean(),
      eol: fc.constantFrom('\n', '\r\n'),
      quote: fc.constantFrom("'", '"'),
    })
    .map(({ extension, ways, semicolons, eol, quote }) => {
      const common = extension === '.cjs';
      const take = (names: string, module: string): string =>
        common ? `const { ${names} } = require('${module}')` : `import { ${names} } from '${module}'`;
      const comments: string[] = [];
      const lines = [
        take('record, wait, bucketName', 'kit'),
        take('S3Client', '@aws-sdk/client-s3'),
        take('SQSClient', '@aws-sdk/client-sqs'),
        take('fromTemporaryCredentials', '@aws-sdk/credential-providers'),
        common ? "const AWS = require('aws-sdk')" : "import AWS from 'aws-sdk'",
        '',
      ];
      ways.forEach(([way, above, blank], index) => {
        if (above) {
          comments.push(`// Step ${String(index)} ✓`);
          lines.push(`// Step ${String(index)} ✓`, '');
        }
        // Each in a block of its own, so that names do not clash.
        lines.push(
          '{',
          ...way.split('\n').map((line) => (line === '' ? line : `  ${line}`)),
          '}',
          ...(blank ? [''] : []),
        );
      });
      lines.push(
        'record(S3Client.name, SQSClient.name, typeof fromTemporaryCredentials, typeof AWS, typeof wait, bucketName)',
        '',
      );
      const ended = lines.map((line) =>
        semicolons &&
        /^(?!.*\/\/)\s*(?:const|record|wait|AWS|process|return|options|import|this).*[)\]}'\w]$/.test(line) &&
        !/\{$/.test(line)
          ? `${line};`
          : line,
      );
      const source = ended
        .join(eol)
        .replaceAll("'", quote)
        .replace(/\bID\b/g, quote + id + quote)
        .replace(/\bSECRET\b/g, quote + secret + quote);
      return {
        extension,
        source,
        comments: [...comments, ...['// kept', '// The region.'].filter((comment) => source.includes(comment))],
      };
    });
