import type { StoreKind } from '../../core/ports';

/** Where a stored secret can be looked up. */
export interface StoredAt {
  readonly kind: StoreKind;
  readonly name: string;
  readonly region: string;
  /** As the service names it; a parameter's is made from what is known. */
  readonly arn: string | undefined;
}

/**
 * The least that a program needs to look the secret up, as an IAM policy. Values under the service's own KMS key need
 * no more; under a key of one's own, add `kms:Decrypt` on it.
 *
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html,
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html
 */
export function accessPolicy(stored: StoredAt): string {
  return JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: lookupAction(stored.kind), Resource: stored.arn ?? anyAccountArn(stored) },
      ],
    },
    undefined,
    2,
  );
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

/** The partition of a region. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function partition(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
