import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { SecretReference } from '../rewriter';

/**
 * Ansible's look-up of a value, as a template.
 *
 * @param quote what its texts are in: not the quotes around it.
 * @see https://docs.ansible.com/ansible/latest/collections/amazon/aws/secretsmanager_secret_lookup.html
 */
export function lookupTemplate({ target, name }: SecretReference, quote: '"' | "'", filter = ''): string {
  const text = (value: string): string => quote + value + quote;
  return `{{ lookup(${text(plugins[target])}, ${text(name)})${filter} }}`;
}

const plugins: Readonly<Record<SecretReference['target'], string>> = {
  secretsmanager: 'amazon.aws.secretsmanager_secret',
  parameterstore: 'amazon.aws.ssm_parameter',
  environment: 'ansible.builtin.env',
};

/** What a look-up needs of the machine that runs Ansible. */
export function lookupNeeds(target: SecretReference['target']): Message {
  return target === 'environment'
    ? message('The environment variable must be set on the control node.')
    : message(
        'The control node needs the collection amazon.aws with boto3, AWS credentials, a region, and the permission to read the value.',
      );
}

/** That a task may print what it uses. */
export function mayBePrinted(): Message {
  return message('A task that uses the value should have no_log: true, or Ansible may print it.');
}
