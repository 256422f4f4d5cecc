import { message } from '../../text/message';
import { planInPlace } from '../config/inPlace';
import type { Rewriter, SecretReference } from '../rewriter';

/** Writes Ansible's look-ups, which run on the control node. */
export const rewriter: Rewriter = {
  id: 'ansible',
  languages: ['yaml'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) =>
    planInPlace(request, 'ansible', (site, target) => ({
      review: [
        ...(site.embedded ? [message('The value is filled into a script: look at its quotes.')] : []),
        message('A task that uses the value should have no_log: true, or Ansible may print it.'),
      ],
      changes: [
        target === 'environment'
          ? message('The environment variable must be set on the control node.')
          : message(
              'The control node needs the collection amazon.aws with boto3, AWS credentials, a region, and the permission to read the value.',
            ),
      ],
      text: (reference) => `{{ ${lookup(reference)} }}`,
    })),
};

/** https://docs.ansible.com/ansible/latest/collections/amazon/aws/secretsmanager_secret_lookup.html */
function lookup({ target, name }: SecretReference): string {
  switch (target) {
    case 'secretsmanager':
      return `lookup('amazon.aws.secretsmanager_secret', '${name}')`;
    case 'parameterstore':
      return `lookup('amazon.aws.ssm_parameter', '${name}')`;
    case 'environment':
      return `lookup('ansible.builtin.env', '${name}')`;
  }
}
