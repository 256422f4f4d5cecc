import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { SecretReference } from '../rewriter';

/** How Spring gets at a value: what it imports, and the property that then holds it. */
export interface SpringWay {
  /** Of `spring.config.import`; undefined for the environment. */
  readonly location: string | undefined;
  readonly property: string;
}

/**
 * A secret that is no JSON is a property by the last part of its name; parameters below a path are properties by the
 * rest of theirs: https://docs.awspring.io/spring-cloud-aws/docs/3.4.0/reference/html/index.html
 */
export function springWay({ target, name }: SecretReference): SpringWay {
  const behind = name.lastIndexOf('/') + 1;
  const property = name.slice(behind);
  switch (target) {
    case 'secretsmanager':
      return { location: `aws-secretsmanager:${name}`, property };
    case 'parameterstore':
      return { location: `aws-parameterstore:${name.slice(0, behind) || '/'}`, property };
    case 'environment':
      return { location: undefined, property: name };
  }
}

/** What the project must depend on. */
export function springDependencies(target: SecretReference['target']): string[] {
  return target === 'environment'
    ? []
    : [
        `io.awspring.cloud:spring-cloud-aws-starter-${target === 'secretsmanager' ? 'secrets-manager' : 'parameter-store'}`,
      ];
}

export function springChanges(target: SecretReference['target']): Message[] {
  switch (target) {
    case 'secretsmanager':
      return [
        message(
          'The application reads the secret when it starts, and does not start without it. It needs AWS credentials, a region and the IAM permission secretsmanager:GetSecretValue.',
        ),
      ];
    case 'parameterstore':
      return [
        message(
          'The application reads every parameter below this path when it starts. It needs AWS credentials, a region and the IAM permission ssm:GetParametersByPath.',
        ),
      ];
    case 'environment':
      return [
        message('The environment variable must be set before the application starts: it does not start without it.'),
      ];
  }
}
