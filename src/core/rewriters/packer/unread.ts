import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Refusal, SecretReference } from '../rewriter';
import { refuse } from '../shared/plans';

/** The refusal of a value that Packer's function could not read where it is stored; undefined where it can. */
export function refuseUnread(target: SecretReference['target'], value: string): Refusal | undefined {
  if (target === 'parameterstore') {
    return refuse(
      target,
      message('The function of Packer that reads AWS reads Secrets Manager, not parameters.'),
      'secretsmanager',
      'environment',
    );
  }
  const reason = target === 'secretsmanager' ? unreadBecause(value) : undefined;
  return reason && refuse(target, reason, 'environment');
}

/**
 * Why Packer's function does not read a stored value whole: it takes what parses as JSON for an object, and stops at a
 * number: https://github.com/hashicorp/packer-plugin-sdk/blob/main/template/interpolate/aws/secretsmanager/secretsmanager.go
 */
function unreadBecause(value: string): Message | undefined {
  if (/^\s*\{/.test(value)) {
    return message(
      'Packer reads one member of a secret that is a JSON object, not all of it: pass this value by a variable.',
    );
  }
  return isJson(value)
    ? message(
        'Packer stops at a secret that parses as JSON and is no object, such as a number: pass this value by a variable.',
      )
    : undefined;
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
