import { message } from '../../text/message';
import { planInPlace } from '../config/inPlace';
import type { Rewriter, SecretReference } from '../rewriter';

/** Writes the variables of the Serverless Framework, which it resolves when it deploys. */
export const rewriter: Rewriter = {
  id: 'serverless',
  languages: ['yaml'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) =>
    planInPlace(request, 'serverless', (_, target) => ({
      review: [
        message(
          'The Serverless Framework puts the value into what it deploys: it stands in clear in the function’s configuration and in the stack’s template. Looking it up in the function’s code avoids that.',
        ),
      ],
      changes: [
        target === 'environment'
          ? message('The environment variable must be set when the service is deployed.')
          : message(
              'The value is read when the service is deployed, with the permissions of whoever deploys: after a rotation, deploy again.',
            ),
      ],
      text: variable,
    })),
};

/** https://www.serverless.com/framework/docs/guides/variables/aws/ssm */
function variable({ target, name }: SecretReference): string {
  switch (target) {
    case 'secretsmanager':
      return `\${ssm:/aws/reference/secretsmanager/${name}}`;
    case 'parameterstore':
      return `\${ssm:${name}}`;
    case 'environment':
      return `\${env:${name}}`;
  }
}
