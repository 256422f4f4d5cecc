import { message } from '../../text/message';
import type { Reference } from '../config/plan';
import type { SecretReference } from '../rewriter';

/** What a variable of the Serverless Framework means for what is deployed. */
export function consequences(target: SecretReference['target']): Pick<Reference, 'review' | 'changes'> {
  return {
    review: [
      message(
        'The Serverless Framework puts the value into what it deploys: it stands in clear in the function’s configuration and in the stack’s template. Looking it up in the function’s code avoids that.',
      ),
    ],
    changes: [
      target === 'environment'
        ? message('The environment variable must be set when the service is deployed.')
        : message(
            'The value is read when the service is deployed, with the permissions of whoever deploys and in the region of the service: after a rotation, deploy again.',
          ),
    ],
  };
}

/** A variable of the Serverless Framework, `${ssm:…}`. */
export function variable(reference: SecretReference): string {
  return `\${${address(reference)}}`;
}

/** What stands within a variable: https://www.serverless.com/framework/docs/guides/variables/aws/ssm */
export function address({ target, name }: SecretReference): string {
  switch (target) {
    case 'secretsmanager':
      return `ssm:/aws/reference/secretsmanager/${name}`;
    case 'parameterstore':
      return `ssm:${name}`;
    case 'environment':
      return `env:${name}`;
  }
}
