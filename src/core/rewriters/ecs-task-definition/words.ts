import { message } from '../../text/message';
import type { Message } from '../../text/message';

/** What changes where ECS fetches a value for a container. */
export function containerChanges(target: 'secretsmanager' | 'parameterstore'): Message[] {
  return [
    target === 'secretsmanager'
      ? message('The task execution role needs the IAM permission secretsmanager:GetSecretValue for this secret.')
      : message('The task execution role needs the IAM permission ssm:GetParameters for this parameter.'),
    message('A container gets the value when it starts: after a rotation, start a new deployment.'),
  ];
}

/** That a task definition names no role that ECS could read a value with. */
export function needsExecutionRole(property: string): Message {
  return message(
    'The task definition needs an {0}: ECS reads the value with that role before the container starts.',
    property,
  );
}
