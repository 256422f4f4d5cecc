/** Hosts of the AWS console by partition. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
const hosts: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** The console's IAM pages for the partition of an ARN; without an ARN those of the commercial regions. */
function iamHome(arn: string | undefined): string {
  const host = hosts[arn?.split(':')[1] ?? 'aws'] ?? 'console.aws.amazon.com';
  return `https://${host}/iam/home`;
}

/**
 * Where access keys and MFA devices are managed: the page of a user where the user is known, else “My security
 * credentials” of whoever signs in to the console.
 */
export function securityCredentialsUrl(user: string | undefined, arn?: string): string {
  return user === undefined
    ? `${iamHome(arn)}#/security_credentials`
    : `${iamHome(arn)}#/users/details/${encodeURIComponent(user)}?section=security_credentials`;
}

/** The page of a role. */
export function roleUrl(role: string, arn: string): string {
  return `${iamHome(arn)}#/roles/details/${encodeURIComponent(role)}`;
}

/** The account's IAM dashboard. */
export function accountUrl(arn: string): string {
  return `${iamHome(arn)}#/home`;
}
