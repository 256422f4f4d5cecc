import { message } from '../../text/message';
import type { Message } from '../../text/message';

/**
 * Why CloudFormation would not resolve a dynamic reference in a resource's property; undefined where it does.
 *
 * @param type of the resource, in any case.
 * @param inBase64 whether the value goes through `Fn::Base64`.
 */
export function obstacle(
  type: string | undefined,
  property: readonly string[],
  inBase64: boolean,
): Message | undefined {
  if (property.some((key) => /^(?:ZipFile|InlineCode)$/.test(key))) {
    return message('The secret stands in the code of a function: have the code look it up when it runs.');
  }
  if (property.includes('UserData') || inBase64) {
    return message(
      'CloudFormation does not resolve references in base64, so user data would hold the reference itself: have the script look the value up when it runs (aws secretsmanager get-secret-value).',
    );
  }
  const resource = type?.toLowerCase() ?? '';
  if (resource.startsWith('custom::') || resource === 'aws::cloudformation::customresource') {
    return message(
      'CloudFormation does not resolve references to secrets in custom resources: pass the secret’s name, and have the function behind the resource look it up.',
    );
  }
  if (resource === 'aws::secretsmanager::secret' && property[0] === 'SecretString') {
    return message(
      'This resource creates the secret: use GenerateSecretString instead of SecretString, or create the secret outside of the template.',
    );
  }
  if (resource === 'aws::ssm::parameter' && property[0] === 'Value') {
    return message(
      'CloudFormation cannot create SecureString parameters, so this one would hold the secret in clear: delete the resource, and refer to the secret where it is used.',
    );
  }
  return undefined;
}

/** What of a property should be looked at, though its reference resolves. */
export function reviews(type: string | undefined, property: readonly string[]): Message[] {
  const path = property.join('.');
  if (/(?:^|\.)Environment\.Variables\./.test(path) || /Lambda|Serverless::Function/.test(type ?? '')) {
    return [
      message(
        'The value stands in clear in the function’s configuration once the stack is deployed; whoever may read the configuration can read it. Looking it up in the function’s code avoids that.',
      ),
    ];
  }
  if (type?.startsWith('AWS::ElasticBeanstalk::') === true) {
    return [
      message(
        'The value stands in clear in the environment’s configuration once the stack is deployed; whoever may read that can read it. An option of the namespace aws:elasticbeanstalk:application:environmentsecrets, with the ARN of the secret, avoids that on newer platforms.',
      ),
    ];
  }
  if (type === 'AWS::ECS::TaskDefinition') {
    return [
      message(
        'The value stands in clear in the task definition once the stack is deployed. An entry under Secrets with ValueFrom avoids that.',
      ),
    ];
  }
  if (type === 'AWS::CloudFormation::Stack') {
    return [message('The value is handed to the nested stack: its parameter needs NoEcho.')];
  }
  return [];
}
