import assert from 'node:assert/strict';
import { namedRegion, regionNote } from '../../../src/core/fix/namedRegion';

describe('the region that a file names', () => {
  const cases: readonly (readonly [path: string, text: string, region: string | undefined])[] = [
    ['main.tf', 'provider "aws" {\n  region = "eu-west-1"\n}\n', 'eu-west-1'],
    ['main.tf', 'provider "aws" {\n  alias  = "us"\n  region = "us-east-1"\n}\n', undefined],
    [
      'main.tf',
      'provider "aws" {\n  region = "eu-west-1"\n}\nprovider "aws" {\n  alias  = "us"\n  region = "us-east-1"\n}\n',
      'eu-west-1',
    ],
    ['main.tf', 'provider "aws" {\n  region = var.region\n}\nbucket_region = "eu-west-1"\n', undefined],
    [
      'main.tf',
      'provider "aws" {\n  region = "eu-west-1"\n  default_tags {\n    tags = { a = "b" }\n  }\n  alias = "us"\n}\n',
      undefined,
    ],
    ['main.tf', 'provider "aws" {\n  assume_role {\n    role_arn = "x"\n  }\n  region = "eu-west-1"\n}\n', 'eu-west-1'],
    ['main.tf', 'provider "aws" {\n  # region = "eu-west-1"\n  region = var.region\n}\n', undefined],
    ['samconfig.toml', '[default.deploy.parameters]\nregion = "us-west-2"\n', 'us-west-2'],
    [
      'samconfig.toml',
      '[a.deploy.parameters]\nregion = "us-west-2"\n[b.deploy.parameters]\nregion = "eu-west-1"\n',
      undefined,
    ],
    ['serverless.yml', 'provider:\n  name: aws\n  region: eu-central-1\n', 'eu-central-1'],
    ['serverless.yml', "provider:\n  name: aws\n  region: ${opt:region, 'eu-central-1'}\n", undefined],
    [
      'serverless.yml',
      'provider:\n  name: aws\n\n# here\n  region: eu-central-1\ncustom:\n  region: us-east-1\n',
      'eu-central-1',
    ],
    ['serverless.yml', 'provider:\n  name: aws\ncustom:\n  replica:\n    region: us-east-1\n', undefined],
    ['serverless.ts', "const it = { provider: { name: 'aws', region: 'eu-west-1' } };", 'eu-west-1'],
    ['deploy.sh', '# AWS_REGION=us-west-1\n./deploy\n', undefined],
    ['bin/app.ts', "new Api(app, 'Api', { env: { account: '123456789012', region: 'eu-west-1' } });", 'eu-west-1'],
    ['app.py', 'Api(app, "Api", env=cdk.Environment(account="123456789012", region="us-gov-west-1"))', 'us-gov-west-1'],
    ['compose.yaml', 'services:\n  api:\n    environment:\n      AWS_REGION: eu-west-3\n', 'eu-west-3'],
    ['compose.yaml', 'services:\n  api:\n    environment:\n      - AWS_DEFAULT_REGION=eu-west-3\n', 'eu-west-3'],
    ['.github/workflows/ci.yml', 'with:\n  aws-region: eu-west-1\n', 'eu-west-1'],
    ['settings.py', 'REGION = "eu-west-1"\n', undefined],
  ];
  for (const [path, text, region] of cases) {
    it(`of ${path} is ${region ?? 'none'}: ${text.split('\n').slice(0, 3).join(' ')}`, () => {
      assert.equal(namedRegion(path, text), region);
    });
  }

  it('is spoken of where values go elsewhere, and not where they go there', () => {
    assert.match(regionNote('eu-west-1', 'us-east-1')?.template ?? '', /would store them in/);
    assert.match(regionNote('eu-west-1', undefined)?.template ?? '', /store the values there/);
    assert.equal(regionNote('eu-west-1', 'eu-west-1'), undefined);
    assert.equal(regionNote(undefined, 'us-east-1'), undefined);
  });
});
