import type { IdentityKind } from '../../core/ports';

/** Who an ARN of GetCallerIdentity names. */
export interface ArnIdentity {
  readonly kind: IdentityKind;
  readonly user: string | null;
  /** A role's name, or an Identity Center permission set's. */
  readonly role: string | null;
}

/**
 * Reads the ARN that `sts:GetCallerIdentity` answers, in any partition; undefined for one of an unknown form.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 */
export function readArn(arn: string): ArnIdentity | undefined {
  const resource = /^arn:[\w-]+:(?:iam|sts)::\d{12}:(.+)$/.exec(arn)?.[1];
  if (resource === undefined) {
    return undefined;
  }
  if (resource === 'root') {
    return { kind: 'root', user: null, role: null };
  }
  const [type = '', ...parts] = resource.split('/');
  const last = parts.at(-1);
  if (last === undefined || last === '') {
    return undefined;
  }
  switch (type) {
    case 'user':
      // Before the name may stand a path.
      return { kind: 'user', user: last, role: null };
    case 'federated-user':
      return { kind: 'federated-user', user: null, role: null };
    case 'assumed-role': {
      const role = parts[0] ?? '';
      const permissionSet = /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/.exec(role)?.[1];
      return permissionSet === undefined
        ? { kind: 'assumed-role', user: null, role }
        : { kind: 'identity-center', user: null, role: permissionSet };
    }
    default:
      return undefined;
  }
}

/** What kind of MFA device a serial number names. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html */
export function mfaType(serial: string): 'virtual' | 'security-key' | 'hardware' | 'sms' {
  const resource = /^arn:[\w-]+:iam::\d{12}:([\w-]+)\//.exec(serial)?.[1];
  switch (resource ?? '') {
    case 'mfa':
      return 'virtual';
    case 'u2f':
      return 'security-key';
    case 'sms-mfa':
      return 'sms';
    default:
      return 'hardware';
  }
}
