import assert from 'node:assert/strict';
import { accessPolicy, resourcePolicy } from '../../../src/core/fix/accessPolicy';
import type { StoredAt } from '../../../src/core/fix/accessPolicy';

const account = '123456789012';
const arn = `arn:aws:secretsmanager:eu-central-1:${account}:secret:app/db-AbCdEf`;
const secret: StoredAt = { kind: 'secretsmanager', name: 'app/db', region: 'eu-central-1', arn };
const parameter: StoredAt = { kind: 'parameterstore', name: '/app/db', region: 'cn-north-1', arn: undefined };

interface Parsed {
  readonly Version: string;
  readonly Statement: readonly Readonly<Record<string, unknown>>[];
}

const statements = (...stored: readonly StoredAt[]): Parsed['Statement'] => {
  const { Version, Statement } = JSON.parse(accessPolicy(stored)) as Parsed;
  assert.equal(Version, '2012-10-17');
  return Statement;
};

describe('the policy that look-ups need', () => {
  it('names the secret that was stored, and one action', () => {
    assert.deepEqual(statements(secret), [{ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: arn }]);
  });

  it('is made from the name where the service told no ARN', () => {
    assert.deepEqual(statements(parameter), [
      { Effect: 'Allow', Action: 'ssm:GetParameter', Resource: 'arn:aws-cn:ssm:cn-north-1:*:parameter/app/db' },
    ]);
    assert.deepEqual(statements({ ...secret, name: 'app', region: 'us-gov-west-1', arn: undefined }), [
      {
        Effect: 'Allow',
        Action: 'secretsmanager:GetSecretValue',
        Resource: 'arn:aws-us-gov:secretsmanager:us-gov-west-1:*:secret:app-??????',
      },
    ]);
  });

  it('joins several of one service, each once, and keeps the services apart', () => {
    const other = { ...secret, name: 'app/smtp', arn: arn.replace('db', 'smtp') };
    assert.deepEqual(
      statements(secret, other, secret, parameter).map(({ Action, Resource }) => [Action, Resource]),
      [
        ['secretsmanager:GetSecretValue', [arn, other.arn]],
        ['ssm:GetParameter', 'arn:aws-cn:ssm:cn-north-1:*:parameter/app/db'],
      ],
    );
  });

  const via = { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-central-1.amazonaws.com' } };
  const id = '1234abcd-12ab-34cd-56ef-1234567890ab';
  const keys: [kmsKeyId: string, Resource: string, alias?: string][] = [
    [id, `arn:aws:kms:eu-central-1:${account}:key/${id}`],
    [`arn:aws:kms:eu-central-1:999999999999:key/${id}`, `arn:aws:kms:eu-central-1:999999999999:key/${id}`],
    ['alias/app', `arn:aws:kms:eu-central-1:${account}:key/*`, 'alias/app'],
    ['arn:aws:kms:eu-central-1:999999999999:alias/app', 'arn:aws:kms:eu-central-1:999999999999:key/*', 'alias/app'],
  ];
  for (const [kmsKeyId, Resource, alias] of keys) {
    it(`lets decrypt under the customer key ${kmsKeyId}, by way of the service`, () => {
      assert.deepEqual(statements({ ...secret, kmsKeyId }, { ...secret, kmsKeyId })[1], {
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource,
        Condition: {
          ...via,
          ...(alias !== undefined && { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': alias } }),
        },
      });
      assert.equal(statements({ ...secret, kmsKeyId }, { ...secret, kmsKeyId }).length, 2);
    });
  }

  it('needs no more under the key of the service itself', () => {
    assert.equal(statements({ ...secret, kmsKeyId: 'alias/aws/secretsmanager' }).length, 1);
  });

  it('names the service as its partition does', () => {
    assert.deepEqual(statements({ ...parameter, kmsKeyId: 'alias/app' })[1]?.['Condition'], {
      StringEquals: { 'kms:ViaService': 'ssm.cn-north-1.amazonaws.com.cn' },
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/app' },
    });
  });
});

describe('the policy of a secret itself', () => {
  it('lets one role of the account read it', () => {
    const { Statement } = JSON.parse(resourcePolicy(secret) ?? '') as Parsed;
    assert.deepEqual(Statement, [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:role/ROLE` },
        Action: 'secretsmanager:GetSecretValue',
        Resource: '*',
      },
    ]);
  });

  it('is not offered for parameters, which take none', () => {
    assert.equal(resourcePolicy(parameter), undefined);
  });
});
