import type { StoredSecret, StoreKind } from '../ports';

/** Where a stored secret can be looked up. */
export interface StoredAt {
  readonly kind: StoreKind;
  readonly name: string;
  readonly region: string;
  /** As the service names it; undefined where it did not tell. */
  readonly arn: string | undefined;
  /** The customer key that encrypts it: its id, ARN or `alias/…`; undefined for the service's own key. */
  readonly kmsKeyId?: string | undefined;
}

/**
 * Where a secret stands that was just stored.
 *
 * @param kmsKeyId the key that was asked for; it holds for what was created, as what was there before may have another.
 */
export function storedAt(
  kind: StoreKind,
  { name, arn, outcome }: StoredSecret,
  region: string,
  kmsKeyId: string | undefined,
): StoredAt {
  return { kind, name, region, arn, ...(outcome === 'created' && { kmsKeyId }) };
}

interface Statement {
  readonly Effect: 'Allow';
  readonly Action: string;
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/**
 * The least that a program needs to look secrets up, as an IAM policy. Values under the service's own KMS key need no
 * more than the look-up; under a customer key, `kms:Decrypt` on it, by way of that service only.
 *
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html,
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html,
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html
 */
export function accessPolicy(stored: readonly StoredAt[]): string {
  const kinds = (['secretsmanager', 'parameterstore'] as const).filter((kind) =>
    stored.some((each) => each.kind === kind),
  );
  const lookups = kinds.map((kind): Statement => {
    const resources = stored.filter((each) => each.kind === kind).map((each) => each.arn ?? anyAccountArn(each));
    return { Effect: 'Allow', Action: lookupAction(kind), Resource: oneOrMany(resources) };
  });
  return policy([...lookups, ...distinct(stored.flatMap(decryption))]);
}

/**
 * A resource policy that lets one role read a secret of Secrets Manager, such as one of another account. The role is for
 * a person to fill in. Undefined for Parameter Store, whose standard parameters take no resource policy.
 *
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html
 */
export function resourcePolicy({ kind, region, arn }: StoredAt): string | undefined {
  if (kind !== 'secretsmanager') {
    return undefined;
  }
  const account = arn?.split(':')[4] ?? 'ACCOUNT';
  const principal = { AWS: `arn:${partition(region)}:iam::${account}:role/ROLE` };
  // Within the policy of a secret, `*` is that secret.
  return policy([{ Effect: 'Allow', Principal: principal, Action: lookupAction(kind), Resource: '*' }]);
}

/** The one action that the look-up calls. */
export function lookupAction(kind: StoreKind): string {
  return kind === 'secretsmanager' ? 'secretsmanager:GetSecretValue' : 'ssm:GetParameter';
}

function anyAccountArn({ kind, name, region }: StoredAt): string {
  // Secrets Manager appends a hyphen and six characters to a secret's name.
  return kind === 'secretsmanager'
    ? `arn:${partition(region)}:secretsmanager:${region}:*:secret:${name}-??????`
    : `arn:${partition(region)}:ssm:${region}:*:parameter/${name.replace(/^\//, '')}`;
}

/** What decrypting under a customer key needs; nothing under the service's own. */
function decryption({ kind, region, arn, kmsKeyId }: StoredAt): readonly Statement[] {
  if (kmsKeyId === undefined || /(?:^|:)alias\/aws\//.test(kmsKeyId)) {
    return [];
  }
  const account = arn?.split(':')[4] ?? '*';
  const service = kind === 'secretsmanager' ? 'secretsmanager' : 'ssm';
  const domain = partition(region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  const via = { StringEquals: { 'kms:ViaService': `${service}.${region}.${domain}` } };
  const [, owner = `arn:${partition(region)}:kms:${region}:${account}:`, key = ''] =
    /^(arn:(?:[^:]*:){4})?(.*)$/.exec(kmsKeyId) ?? [];
  // An alias is no resource of kms:Decrypt: the key that bears it is.
  // https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
  const isAlias = key.startsWith('alias/');
  return [
    {
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: isAlias ? `${owner}key/*` : `${owner}${key.startsWith('key/') ? key : `key/${key}`}`,
      Condition: { ...via, ...(isAlias && { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': key } }) },
    },
  ];
}

function policy(statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2);
}

function distinct(statements: readonly Statement[]): readonly Statement[] {
  return [...new Map(statements.map((statement) => [JSON.stringify(statement), statement])).values()];
}

function oneOrMany(values: readonly string[]): string | readonly string[] {
  const all = [...new Set(values)];
  return all.length === 1 ? (all[0] ?? '') : all;
}

/** The partition of a region. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function partition(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
