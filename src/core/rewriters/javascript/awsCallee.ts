import type { SyntaxNode } from '../../languages/parsers';
import type { Scopes } from './scopes';
import { ancestors, descendants, plainString, unwrap } from './syntax';

/** Keys under which the AWS SDKs take the parts of a key pair. */
export const credentialKeys: ReadonlySet<string> = new Set(['accessKeyId', 'secretAccessKey', 'sessionToken']);
/** Keys of what belongs with a key pair and goes with it. */
export const companionKeys: ReadonlySet<string> = new Set(['expiration', 'expiry', 'accountId', 'credentialScope']);
/** Keys under which the AWS SDKs take credentials, or what provides them. */
export const providerKeys: ReadonlySet<string> = new Set([
  'credentials',
  'masterCredentials',
  'credentialProvider',
  'credentialDefaultProvider',
]);

/** Keys under which Pulumi's provider of AWS takes them: https://www.pulumi.com/registry/packages/aws/api-docs/provider/ */
export const pulumiKeys: ReadonlySet<string> = new Set(['accessKey', 'secretKey', 'token']);

/** What becomes of an argument of a call. */
export type Callee =
  /** A client or the SDK's configuration: does without credentials and takes the default chain. */
  | { readonly kind: 'client'; readonly version: 2 | 3 }
  /** Makes credentials of its arguments, and is of no use without them. */
  | { readonly kind: 'provider' }
  /** The provider of AWS in a Pulumi program: does without keys, under names of its own, and takes the default chain. */
  | { readonly kind: 'pulumi' }
  /** Anything else. */
  | { readonly kind: 'other' };

const pulumiModule = /^@pulumi\/aws(?:-native)?$/;
const sdkModule = /^(?:@aws-sdk\/|aws-sdk(?:\/|$))/;
/** Clients that code without a visible import may mean. */
const knownClient =
  /^(?:S3|DynamoDB|SQS|SNS|SES|SESv2|STS|SSM|Lambda|KMS|EC2|ECS|ECR|EKS|IAM|RDS|CloudWatch|CloudWatchLogs|CloudFormation|CloudFront|CognitoIdentityProvider|EventBridge|Firehose|Kinesis|Rekognition|Route53|SecretsManager|SFN|Textract|Transcribe\w*|Translate|Polly|Comprehend|Bedrock\w*|Athena|Glue|Batch|AppSync|Scheduler)Client$/;
/** Classes of the SDK that cannot find credentials by themselves. */
const needsCredentials = /^(?:SignatureV4\w*|S3RequestPresigner|.*Presigner)$/;
const makesCredentials = /(?:Credentials?|CredentialProvider|Provider)$|^from[A-Z]|^static/;

/** What a call or `new` expression does with credentials. */
export function calleeOf(call: SyntaxNode, scopes: Scopes): Callee {
  const callee = unwrap(call.childForFieldName(call.type === 'new_expression' ? 'constructor' : 'function') ?? call);
  const name = (callee.childForFieldName('property') ?? callee).text;
  if (call.type === 'call_expression' && /^Promise\.resolve$/.test(callee.text)) {
    return { kind: 'provider' };
  }
  if (call.type === 'new_expression' && name === 'Provider' && moduleOf(callee, scopes, pulumiModule) !== undefined) {
    return { kind: 'pulumi' };
  }
  const module = moduleOf(callee, scopes);
  if (call.type === 'call_expression' && /(?:^|\.)config\.update$/.test(callee.text)) {
    return { kind: 'client', version: 2 };
  }
  if (module === undefined && !knownClient.test(name)) {
    return { kind: 'other' };
  }
  if (needsCredentials.test(name)) {
    return { kind: 'other' };
  }
  if (makesCredentials.test(name) && !/IdentityProvider$/.test(name)) {
    return { kind: 'provider' };
  }
  return call.type === 'new_expression' || callee.type === 'super'
    ? { kind: 'client', version: module !== undefined && module.startsWith('aws-sdk') ? 2 : 3 }
    : { kind: 'other' };
}

/** The module of the AWS SDK, or of those asked for, that an expression comes from. */
export function moduleOf(expression: SyntaxNode, scopes: Scopes, known = sdkModule): string | undefined {
  let root = unwrap(expression);
  while (root.type === 'member_expression') {
    root = unwrap(root.childForFieldName('object') ?? root);
  }
  if (root.type === 'super') {
    const body = [...ancestors(root)].find((node) => node.type === 'class_body');
    const heritage = body?.parent?.namedChildren.find((child) => child?.type === 'class_heritage');
    const base = heritage ? descendants(heritage, 'identifier')[0] : undefined;
    return base === undefined ? undefined : moduleOf(base, scopes, known);
  }
  if (root.type !== 'identifier') {
    return requiredIn(root, known);
  }
  const binding = scopes.of(root);
  if (binding === undefined) {
    return /^(?:AWS|aws)$/.test(root.text) ? 'aws-sdk' : undefined;
  }
  const statement = [binding.owner, ...ancestors(binding.owner)].find((node) => node.type === 'import_statement');
  if (statement !== undefined) {
    const clause = binding.owner.type === 'import_require_clause' ? binding.owner : statement;
    const source = plainString(clause.childForFieldName('source'));
    return source !== undefined && known.test(source) ? source : undefined;
  }
  const value = binding.owner.type === 'variable_declarator' ? binding.owner.childForFieldName('value') : null;
  if (value === null) {
    return undefined;
  }
  return (
    requiredIn(value, known) ??
    (value.type === 'member_expression' && value.startIndex !== root.startIndex
      ? moduleOf(value, scopes, known)
      : undefined)
  );
}

/** The module that an expression `require`s, as in `xray.captureAWS(require('aws-sdk'))`. */
function requiredIn(value: SyntaxNode, known: RegExp): string | undefined {
  if (/^(?:object|function_expression|arrow_function|new_expression|class)$/.test(value.type)) {
    return undefined;
  }
  for (const call of descendants(value, 'call_expression')) {
    const callee = call.childForFieldName('function');
    const source = plainString(call.childForFieldName('arguments')?.namedChild(0));
    if ((callee?.text === 'require' || callee?.type === 'import') && source !== undefined && known.test(source)) {
      return source;
    }
  }
  return undefined;
}
