/**
 * Arguments that have a write-only twin (`NAME_wo`, with `NAME_wo_version`), by resource. Terraform 1.11 and the AWS
 * provider from 5.88: https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only
 */
const writeOnlyArguments: Readonly<Record<string, string>> = {
  aws_db_instance: 'password',
  aws_docdb_cluster: 'master_password',
  aws_rds_cluster: 'master_password',
  aws_redshift_cluster: 'master_password',
  aws_redshiftserverless_namespace: 'admin_user_password',
  aws_secretsmanager_secret_version: 'secret_string',
  aws_ssm_parameter: 'value',
};

/**
 * Arguments whose write-only twin is so new that a configuration may lock a provider without it, by resource (merged on
 * 2026-08-24): https://github.com/hashicorp/terraform-provider-aws/pull/49268
 */
const newWriteOnlyArguments: Readonly<Record<string, string>> = {
  aws_elasticache_replication_group: 'auth_token',
};

/** An argument that would keep a value out of the state, and what has to be raised for it. */
export interface StateWay {
  readonly argument: string;
  readonly needs: 'terraform' | 'provider';
}

/**
 * The write-only twin that an argument of a resource would have with later versions; undefined where it has none, or
 * Terraform is late enough for it.
 *
 * @param isLate whether the configuration asks for Terraform 1.11 or later.
 */
export function laterWriteOnly(resource: string | undefined, argument: string, isLate: boolean): StateWay | undefined {
  const twin = `${argument}_wo`;
  if (resource !== undefined && newWriteOnlyArguments[resource] === argument) {
    return { argument: twin, needs: 'provider' };
  }
  return !isLate && hasWriteOnly(resource, argument) ? { argument: twin, needs: 'terraform' } : undefined;
}

/** Whether an argument of a resource has a write-only twin. */
export function hasWriteOnly(resource: string | undefined, argument: string): boolean {
  return resource !== undefined && writeOnlyArguments[resource] === argument;
}

/** The argument by which the service makes and rotates the password itself; undefined where it cannot. */
export function managedPassword(resource: string | undefined, argument: string): string | undefined {
  switch (`${resource ?? ''}.${argument}`) {
    case 'aws_db_instance.password':
    case 'aws_rds_cluster.master_password':
    case 'aws_docdb_cluster.master_password':
      return 'manage_master_user_password';
    case 'aws_redshift_cluster.master_password':
      return 'manage_master_password';
    case 'aws_redshiftserverless_namespace.admin_user_password':
      return 'manage_admin_password';
    default:
      return undefined;
  }
}

/** Whether a resource writes a secret into a store, so that reading it from there makes no sense. */
export function writesSecret(resource: string | undefined, argument: string): boolean {
  return (
    (resource === 'aws_secretsmanager_secret_version' && argument === 'secret_string') ||
    (resource === 'aws_ssm_parameter' && argument === 'value')
  );
}
