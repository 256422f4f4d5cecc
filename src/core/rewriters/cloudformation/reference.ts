import type { SecretReference } from '../rewriter';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
export function dynamicReference({ target, name }: SecretReference): string {
  return target === 'parameterstore'
    ? `{{resolve:ssm-secure:${name}}}`
    : `{{resolve:secretsmanager:${name}:SecretString}}`;
}
