import assert from 'node:assert/strict';
import { createScanner, scanText } from '../../support/scanning';
import { SeededRandom } from '../../support/random';
import { Samples } from '../../support/samples';

const scanner = createScanner();
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const base64 = `${letters}0123456789+/`;
const hex = '0123456789abcdef';

type Make = (random: SeededRandom) => string;
/** A file and its text, of which `§` becomes the value. */
type Syntax = readonly [path: string, text: string];

const keyId: Make = (random) => random.pick(['AKIA', 'AKIA', 'ASIA', 'ABIA', 'ACCA']) + random.string(base32, 16);
const secretKey: Make = (random) => random.string(base64, 40);
const encoded = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const beginnings = [
  'IQoJb3JpZ2luX2VjE',
  'FwoGZXIvYXdzE',
  'FQoGZXIvYXdzE',
  'AgoJb3JpZ2luX2VjE',
  'FQoDYXdzE',
  'AQoDYXdzE',
];
const token: Make = (random) =>
  random.pick(beginnings) + random.string(base64, random.integer(180, 700)) + random.pick(['', '=', '==']);
const unknownToken: Make = (random) => random.string(base64, random.integer(300, 700)) + random.pick(['', '=', '==']);

const syntaxes: Readonly<
  Record<string, readonly [detector: string, least: number, make: Make, syntaxes: readonly Syntax[]]>
> = {
  'access key ids': [
    'aws-access-key-id',
    0.999,
    keyId,
    [
      ['a.ts', "const id = '§';"],
      ['a.java', 'String id = "§";'],
      ['a.go', 'id := "§"'],
      ['a.sh', 'aws configure set aws_access_key_id §'],
      ['a.log', '2026-01-01 12:00:00 INFO user §, done'],
      ['a.md', 'Use `§` or **§**.'],
      ['a.txt', 'https://b.s3.amazonaws.com/x?X-Amz-Credential=§%2F20260101%2Fus-east-1%2Fs3%2Faws4_request'],
      ['a.txt', 'https%3A%2F%2Fb%2Fx%3FX-Amz-Credential%3D§%252F20260101'],
      ['a.json', '{"m":"{\\"id\\":\\"§\\"}"}'],
      ['a.min.js', 'function a(){return"§"}'],
      ['a.txt', 's3://§:$SECRET@bucket/path'],
      ['a.txt', '\\u001b[32m§\\u001b[0m'],
    ],
  ],
  'secret access keys that are named': [
    'aws-secret-access-key',
    0.99,
    secretKey,
    [
      ['a.py', "os.environ['AWS_SECRET_ACCESS_KEY'] = '§'"],
      ['a.py', "s = os.getenv('AWS_SECRET_ACCESS_KEY', '§')"],
      ['a.py', "s3 = boto3.client('s3', region_name='eu-west-1', aws_secret_access_key='§')"],
      ['a.py', 'CONFIG = {"region": "us-east-1", "secret": "§"}'],
      ['a.ts', "const secret = process.env.AWS_SECRET_ACCESS_KEY || '§';"],
      ['a.ts', "const awsSecret = '§';"],
      ['a.js', "AWS.config.secretAccessKey = '§';"],
      ['a.rb', "ENV['AWS_SECRET_ACCESS_KEY'] ||= '§'"],
      ['a.rb', "Aws.config[:credentials] = Aws::Credentials.new(id, '§')"],
      ['a.php', "'credentials' => ['key' => $id, 'secret' => '§'], 'region' => 'us-east-1',"],
      ['a.php', "define('AWS_SECRET_KEY', '§');"],
      ['a.java', 'AwsBasicCredentials.create(id, "§")'],
      ['a.java', 'System.setProperty("aws.secretKey", "§");'],
      ['A.java', '@Value("${aws.secretKey:§}") String key;'],
      ['a.kt', 'val awsSecretKey = "§"'],
      ['a.scala', 'hadoopConf.set("fs.s3a.secret.key", "§")'],
      ['a.cs', 'var c = new BasicAWSCredentials(id, "§");'],
      ['a.cs', 'public const string AwsSecretAccessKey = "§";'],
      ['a.go', 'credentials.NewStaticCredentials(id, "§", "")'],
      ['a.go', 'os.Setenv("AWS_SECRET_ACCESS_KEY", "§")'],
      ['a.go', 'SecretAccessKey:   "§",'],
      ['a.rs', 'let c = aws_sdk_s3::config::Credentials::new(id, "§", None, None, "x");'],
      ['a.rs', 'std::env::set_var("AWS_SECRET_ACCESS_KEY", "§");'],
      ['a.cpp', 'Aws::Auth::AWSCredentials credentials(id, "§");'],
      ['a.swift', 'let secretAccessKey = "§"'],
      ['a.sh', 'export AWS_SECRET_ACCESS_KEY=§'],
      ['a.sh', 'aws configure set aws_secret_access_key §'],
      ['a.sh', 'AWS_SECRET_ACCESS_KEY="§" aws s3 ls'],
      ['a.ps1', '$env:AWS_SECRET_ACCESS_KEY = "§"'],
      ['a.ps1', 'Set-AWSCredential -AccessKey $id -SecretKey §'],
      ['a.bat', 'set AWS_SECRET_ACCESS_KEY=§'],
      ['Dockerfile', 'ENV AWS_SECRET_ACCESS_KEY §'],
      ['Dockerfile', 'ARG aws_secret_access_key=§'],
      ['a.tf', 'provider "aws" {\n  secret_key = "§"\n}'],
      ['terraform.tfstate', '{ "attributes": { "id": "x", "secret": "§", "user": "aws" } }'],
      ['a.yaml', 'env:\n  - name: AWS_SECRET_ACCESS_KEY\n    value: "§"'],
      ['a.yaml', 'environment:\n  - AWS_SECRET_ACCESS_KEY=§'],
      ['a.yaml', 'cloud:\n  aws:\n    credentials:\n      secretKey: §'],
      ['a.yaml', 'AWS_SECRET_ACCESS_KEY: >-\n  §'],
      ['a.xml', '<add key="AWSSecretKey" value="§" />'],
      ['a.xml', '<property>\n  <name>fs.s3a.secret.key</name>\n  <value>§</value>\n</property>'],
      ['a.plist', '<key>AWSSecretKey</key>\n<string>§</string>'],
      ['a.properties', 'cloud.aws.credentials.secretKey=§'],
      ['a.ini', '[aws]\nsecret_key = §'],
      ['.s3cfg', 'secret_key = §\nbucket_location = US'],
      ['.boto', '[Credentials]\naws_secret_access_key = §'],
      ['rclone.conf', '[b]\ntype = s3\nsecret_access_key = §'],
      ['credentials', '[default]\naws_secret_access_key=§'],
      ['.env', 'S3_SECRET=§'],
      ['.env', 'export AWS_SECRET_KEY="§"'],
      ['a.sql', "COPY t FROM 's3://b' CREDENTIALS 'aws_secret_access_key=§'"],
      ['a.sql', "SECRET_ACCESS_KEY '§'"],
      ['a.json', '{ "AccessKey": { "UserName": "a", "SecretAccessKey": "§" } }'],
      ['a.json', '[{ "name": "AWS_SECRET_ACCESS_KEY", "value": "§" }]'],
      ['a.json', '[{ "value": "§", "name": "AWS_SECRET_ACCESS_KEY" }]'],
      ['.bash_history', 'export AWS_SECRET_ACCESS_KEY=§'],
      ['a.md', 'AWS secret access key: `§`'],
      ['a.txt', 'Secret access key\n§'],
      ['a.ipynb', '{"cells":[{"cell_type":"code","source":["aws_secret_access_key = \\"§\\"\\n"]}]}'],
      ['a.lua', 'local aws_sec_key = "§"'],
      ['a.ex', 'config :ex_aws, secret_access_key: "§"'],
      ['a.clj', '(def cred {:secret-key "§" :endpoint "us-east-1"})'],
      ['a.pl', '$ENV{AWS_SECRET_ACCESS_KEY} = "§";'],
      ['a.r', 'Sys.setenv("AWS_SECRET_ACCESS_KEY" = "§")'],
      ['a.groovy', "environment { AWS_SECRET_ACCESS_KEY = '§' }"],
      ['a.m', 'NSString *secretKey = @"§"; // AWS'],
      ['a.py', '# AWS_SECRET_ACCESS_KEY = §'],
      ['a.js', '// secretAccessKey: "§"'],
      ['a.js', "AWS.config.credentials = new AWS.Credentials(id, '§');"],
      ['a.py', 'session = boto3.Session(key, "§")'],
      ['a.md', 'Secret access key:\n\n```\n§\n```'],
      ['a.html', '<td>Secret access key</td>\n<td>§</td>'],
      ['a.html', '<dt>Secret access key</dt>\n<dd>\n  <code>§</code>\n</dd>'],
      ['a.log', '2026-01-01 [INFO] AWS_SECRET_ACCESS_KEY\n2026-01-01 [INFO] §'],
    ],
  ],
  'secret access keys beside an id': [
    'aws-secret-access-key',
    0.99,
    secretKey,
    [
      ['a.java', 'new BasicAWSCredentials("‹aws-access-key-id›", "§")'],
      ['a.py', 'c = boto3.client("s3", "us-east-1", None, True, None, None, "‹aws-access-key-id›", "§")'],
      ['a.csv', 'User name,Access key ID,Secret access key\na,‹aws-access-key-id›,§'],
      ['a.txt', 'a: §\nb: ‹aws-access-key-id›'],
      ['.passwd-s3fs', '‹aws-access-key-id›:§'],
      ['a.txt', 's3://‹aws-access-key-id›:§@bucket/x'],
      ['a.rb', "Aws::Credentials.new('‹aws-access-key-id›', '§')"],
      ['a.ts', "const pair = ['§', '‹aws-access-key-id›'];"],
      ['a.yaml', 'user: ‹aws-access-key-id›\npassword: §'],
      ['a.txt', '‹aws-access-key-id›/§'],
      ['a.txt', 'x=‹aws-access-key-id›%0A§'],
    ],
  ],
  'secret access keys in base64': [
    'aws-secret-access-key',
    0.99,
    (random) => encoded(secretKey(random)),
    [
      ['a.yaml', 'kind: Secret\ndata:\n  AWS_SECRET_ACCESS_KEY: §'],
      ['a.yaml', 'kind: Secret\ndata:\n  aws-secret-access-key: "§"'],
    ],
  ],
  'ids in user data': [
    'aws-access-key-id',
    0.99,
    (random) =>
      encoded(
        `#!/bin/bash\n${random.string(letters, random.integer(1, 40))}\nexport AWS_ACCESS_KEY_ID=${keyId(random)}\nexport AWS_SECRET_ACCESS_KEY=${secretKey(random)}\n`,
      ),
    [
      ['a.tf', 'user_data_base64 = "§"'],
      ['a.json', '{ "UserData": "§" }'],
    ],
  ],
  'secrets in user data': [
    'aws-secret-access-key',
    0.98,
    (random) =>
      encoded(
        `#!/bin/bash\n${random.string(letters, random.integer(1, 40))}\nexport AWS_SECRET_ACCESS_KEY=${secretKey(random)}\n`,
      ),
    [['a.json', '{ "UserData": "§" }']],
  ],
  'session tokens': [
    'aws-session-token',
    0.99,
    token,
    [
      ['a.sh', 'export AWS_SESSION_TOKEN=§'],
      ['credentials', '[a]\naws_session_token = §'],
      ['a.json', '{ "SessionToken": "§" }'],
      ['a.ts', "const c = { sessionToken: '§' };"],
      ['a.py', 's = boto3.Session(aws_session_token="§")'],
      ['a.http', 'X-Amz-Security-Token: §'],
      ['a.java', 'BasicSessionCredentials.create(id, secret, "§")'],
      ['a.go', '"§")'],
      ['a.log', 'token=§ expires soon'],
    ],
  ],
  'session tokens that only their name tells': [
    'aws-session-token',
    0.98,
    unknownToken,
    [
      ['a.sh', 'export AWS_SESSION_TOKEN=§'],
      ['a.ini', 'aws_security_token = §'],
      ['a.json', '{ "AccessKeyId": "x", "SessionToken": "§" }'],
      ['a.http', 'x-amz-security-token: §'],
      ['a.ts', "const c = new S3Client({ credentials: { secretAccessKey, sessionToken: '§' } });"],
      ['a.java', 'new BasicSessionCredentials(id, secret, "§")'],
      ['a.go', 'credentials.NewStaticCredentials(id, secret, "§")'],
      ['a.cs', 'var c = new SessionAWSCredentials(id, secret, "§");'],
      ['a.rb', 'Aws::Credentials.new(id, secret, "§")'],
      ['a.tf', 'provider "aws" {\n  token = "§"\n}'],
    ],
  ],
};

describe('recall of AWS secrets drawn at random', () => {
  for (const [title, [detector, least, make, texts]] of Object.entries(syntaxes)) {
    it(title, async () => {
      const random = new SeededRandom(title);
      const samples = new Samples(title.length);
      const perSyntax = title === 'access key ids' ? 200 : 40;
      const missed: string[] = [];
      for (const [path, template] of texts) {
        for (let count = 0; count < perSyntax; count += 1) {
          const value = make(random);
          const text = `${samples.expand(template).replaceAll('§', () => value)}\n`;
          const { findings } = await scanText(scanner, path, text);
          if (!findings.some((finding) => finding.detector === detector)) {
            missed.push(`${path}: ${text}`);
          }
        }
      }
      const rate = 1 - missed.length / (texts.length * perSyntax);
      const kinds = [...new Set(missed.map((one) => one.slice(0, 60)))].slice(0, 40);
      assert.ok(rate >= least, `${String(rate)}; missed for example:\n${kinds.join('\n')}`);
    });
  }
}).timeout(240_000);

const path40: Make = (random) => {
  let text = '/usr/local';
  while (text.length < 40) {
    text += `/${random.pick(['Share', 'lib', 'python3', 'Site', 'packages', 'amazon', 'secret', 'Keys', 'v2'])}`;
  }
  return text.slice(0, 40);
};
const camel40: Make = (random) => {
  let text = 'get';
  while (text.length < 40) {
    text += random.pick(['Secret', 'Manager', 'Access', 'Key', 'Rotation', 'Single', 'User', 'Policy', 'S3', 'Bucket']);
  }
  return text.slice(0, 40);
};

/** What looks alike, in places where it stands in real code; none may be found. */
const lookAlikes: Readonly<Record<string, readonly [make: Make, syntaxes: readonly Syntax[]]>> = {
  'digests in hexadecimal': [
    (random) => random.string(hex, 40),
    [
      ['a.py', 'aws_secret_access_key = "§"'],
      ['a.sh', 'git checkout § # aws secret key'],
      ['a.txt', '‹word› § refs/heads/aws-secret'],
    ],
  ],
  'what has a name of its own': [
    secretKey,
    [
      ['a.json', '{ "aws": 1, "nextToken": "§", "etag": "§" }'],
      ['a.ts', "const awsSecretName = '§';"],
      ['a.ts', "const commitId = '§'; // aws"],
      ['a.txt', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:§'],
      ['a.py', 'client.list_secrets(NextToken="§")'],
    ],
  ],
  'paths and names': [
    (random) => random.pick([path40, camel40])(random),
    [
      ['a.py', 'aws_secret_key_path = "§"'],
      ['a.ts', "const rotation = '§'; // aws secret"],
    ],
  ],
  'pieces of longer base64': [
    (random) => random.string(base64, random.integer(60, 76)),
    [
      ['a.pem', '-----BEGIN CERTIFICATE-----\n§\n§\n§\n-----END CERTIFICATE-----'],
      ['package-lock.json', '{ "integrity": "sha512-§==" }'],
      ['a.js', "const wasm = '§'; // aws secret"],
      ['a.ts', "const nextToken = '§§§'; // aws session"],
    ],
  ],
  identifiers: [
    (random) => random.pick(['AROA', 'AIDA', 'AGPA', 'ANPA', 'ASCA', 'APKA']) + random.string(base32, 16),
    [
      ['a.json', '{ "RoleId": "§" }'],
      ['a.txt', '§:session'],
    ],
  ],
  'sequences of bases': [(random) => `AKIA${random.string('ACGT', 40)}`, [['a.fasta', '>x\n§\n§']]],
  'JSON Web Tokens': [
    (random) => `eyJ${random.string(letters, 60)}.${random.string(letters, 200)}.${random.string(letters, 43)}`,
    [['a.txt', 'sessionToken for aws: §']],
  ],
};

describe('what looks like AWS secrets', () => {
  for (const [title, [make, texts]] of Object.entries(lookAlikes)) {
    it(title, async () => {
      const random = new SeededRandom(title);
      const samples = new Samples(title.length);
      const wrong: string[] = [];
      for (const [path, template] of texts) {
        for (let count = 0; count < 60; count += 1) {
          const text = `${samples.expand(template).replaceAll('§', () => make(random))}\n`;
          const { findings } = await scanText(scanner, path, text);
          wrong.push(...findings.filter(({ detector }) => /^aws-/.test(detector)).map(() => `${path}: ${text}`));
        }
      }
      assert.ok(
        wrong.length <= (texts.length * 60) / 200,
        `${String(wrong.length)} found, for example:\n${wrong.slice(0, 8).join('\n')}`,
      );
    });
  }
}).timeout(240_000);
