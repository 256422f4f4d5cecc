import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { SecretReference } from '../rewriter';

/**
 * The type of a variable that CodeBuild fetches from a store.
 *
 * https://docs.aws.amazon.com/codebuild/latest/APIReference/API_EnvironmentVariable.html
 */
export function variableType(target: SecretReference['target']): 'PARAMETER_STORE' | 'SECRETS_MANAGER' {
  return target === 'parameterstore' ? 'PARAMETER_STORE' : 'SECRETS_MANAGER';
}

/** What changes where CodeBuild fetches a variable of a build. */
export function buildChanges(target: 'secretsmanager' | 'parameterstore'): Message[] {
  return [
    target === 'secretsmanager'
      ? message(
          'The service role of the build project needs the IAM permission secretsmanager:GetSecretValue for this secret.',
        )
      : message('The service role of the build project needs the IAM permission ssm:GetParameters for this parameter.'),
    message('CodeBuild reads the value when a build starts, and masks it in the log.'),
  ];
}

export function ownVariablesOnly(): Message {
  return message(
    'A build has the variables of its project and of this file, and no others: CodeBuild fetches this one from AWS.',
  );
}
