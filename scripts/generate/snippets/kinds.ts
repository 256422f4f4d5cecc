/** What a snippet is for. Its prefix is `strongroom-` and the key. */
export interface SnippetKind {
  readonly title: string;
  /** One sentence, for where the source gives none of its own. */
  readonly description: string;
}

/** Every kind, in the order of the documentation. */
export const snippetKinds: Readonly<Record<string, SnippetKind>> = {
  secret: {
    title: 'Fetch a secret',
    description: 'Reads a secret from AWS Secrets Manager.',
  },
  parameter: {
    title: 'Fetch a parameter',
    description: 'Reads a parameter from SSM Parameter Store and decrypts it.',
  },
  cached: {
    title: 'Fetch a secret through a cache',
    description: 'Reads a secret through a cache that refreshes it, so that a rotated value arrives without a restart.',
  },
  client: {
    title: 'Client with the default credential chain',
    description: 'Makes a client that holds no key: the SDK finds a role, a profile or the environment by itself.',
  },
  'assume-role': {
    title: 'Assume a role',
    description: 'Makes a client that acts as another role; its temporary credentials renew themselves.',
  },
  'presigned-url': {
    title: 'Presigned URL',
    description: 'Makes a link that lets its holder read one object of a bucket for a few minutes.',
  },
  'least-privilege': {
    title: 'Least-privilege policy',
    description:
      'Allows reading one secret and the parameters of one path, with decryption through these two services only.',
  },
  mfa: {
    title: 'MFA-protected policy',
    description: 'Denies everything but setting up MFA until the user has signed in with it.',
  },
  bucket: {
    title: 'Bucket with public access blocked',
    description: 'A bucket that nobody can make public: access lists off, encryption and versions on, TLS required.',
  },
  trail: {
    title: 'Trail with log file validation',
    description: 'A CloudTrail trail of every region, with digests that show whether a log file was changed.',
  },
  'security-group': {
    title: 'Security group without open ports',
    description: 'A security group that only another security group can reach, on one port.',
  },
  'oidc-role': {
    title: 'GitHub OIDC role',
    description: 'Lets workflows of one repository and branch take a role, without any stored key.',
  },
};
