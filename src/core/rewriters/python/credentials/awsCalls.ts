import type { PythonFile } from '../file';
import { childIn, operands } from '../tree';
import type { PyNode } from '../tree';

/** How a call takes credentials that it can do without. */
export interface AwsCall {
  /** Keywords of the credentials. */
  readonly keywords: ReadonlySet<string>;
  /** The names of the parameters that can be given by position, in order; empty where none is known. */
  readonly positions: readonly string[];
  /** Whether the call is there for the credentials alone. */
  readonly only: boolean;
}

/** What boto3 and all that is built on it call them. */
export const credentialKeywords: ReadonlySet<string> = new Set([
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'aws_account_id',
]);

/** Of s3fs, fsspec and what hands options on to them. https://s3fs.readthedocs.io/en/latest/#credentials */
const fileSystemKeywords: ReadonlySet<string> = new Set(['key', 'secret', 'token', 'username', 'password']);

/** Of pyarrow.fs.S3FileSystem. */
const arrowKeywords: ReadonlySet<string> = new Set(['access_key', 'secret_key', 'session_token']);

/** Of Pulumi's provider of AWS. https://www.pulumi.com/registry/packages/aws/api-docs/provider/ */
const pulumiKeywords: ReadonlySet<string> = new Set(['access_key', 'secret_key', 'token']);

/** Of botocore's `Session.set_credentials`. */
const setterKeywords: ReadonlySet<string> = new Set(['access_key', 'secret_key', 'token', 'account_id']);

/** The signature of `client` and `resource` of boto3's session, and of botocore's `create_client`. */
const clientPositions = [
  'service_name',
  'region_name',
  'api_version',
  'use_ssl',
  'verify',
  'endpoint_url',
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'config',
  'aws_account_id',
];

/** https://docs.aws.amazon.com/boto3/latest/reference/core/session.html */
const sessionPositions = [
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'region_name',
  'botocore_session',
  'profile_name',
  'aws_account_id',
];

/** Of Anthropic's client for Bedrock. https://platform.claude.com/docs/en/build-with-claude/claude-on-amazon-bedrock */
const anthropicKeywords: ReadonlySet<string> = new Set(['aws_access_key', 'aws_secret_key', 'aws_session_token']);

/**
 * Modules whose functions hand such keywords on to boto3 or botocore, and without them leave it to these.
 * https://laughingman7743.github.io/PyAthena/ https://reference.langchain.com/python/integrations/langchain_aws/
 * https://docs.litellm.ai/docs/providers/bedrock
 */
const awsModules =
  /^(?:boto3|boto|botocore|aioboto3|aiobotocore|s3fs|types_boto3|mypy_boto3\w*|awswrangler|sagemaker|pyathena|langchain_aws|litellm|llama_index\.(?:llms|embeddings)\.bedrock\w*)(?:\.|$)/;

/** How a call takes credentials; undefined where it is not known to fall back to the default credential chain. */
export function awsCallOf(file: PythonFile, call: PyNode): AwsCall | undefined {
  const callee = childIn(call, 'function');
  const name = callee ? file.text(callee).replace(/\s+/g, '') : '';
  const last = /(?:^|\.)(\w+)$/.exec(name)?.[1] ?? '';
  const home = callee ? moduleBehind(file, callee) : undefined;
  const isAws = home !== undefined && awsModules.test(home);
  switch (last) {
    case 'client':
    case 'resource':
    case 'create_client':
      return { keywords: credentialKeywords, positions: usesBoto(file) ? clientPositions : [], only: false };
    case 'setup_default_session':
      return { keywords: credentialKeywords, positions: [], only: false };
    case 'Session':
    case 'get_session':
    case 'AioSession':
      return isAws ? { keywords: credentialKeywords, positions: sessionPositions, only: false } : undefined;
    case 'set_credentials':
      return { keywords: setterKeywords, positions: ['access_key', 'secret_key', 'token', 'account_id'], only: true };
    case 'S3FileSystem':
      return home !== undefined && /^pyarrow/.test(home)
        ? { keywords: arrowKeywords, positions: ['access_key', 'secret_key', 'session_token'], only: false }
        : { keywords: fileSystemKeywords, positions: ['anon', 'endpoint_url', 'key', 'secret', 'token'], only: false };
    case 'Provider':
      return home !== undefined && /^pulumi_aws(?:_native)?(?:\.|$)/.test(home)
        ? { keywords: pulumiKeywords, positions: [], only: false }
        : undefined;
    case 'filesystem':
    case 'url_to_fs':
      return isS3(file, call) ? { keywords: fileSystemKeywords, positions: [], only: false } : undefined;
    case 'AnthropicBedrock':
    case 'AsyncAnthropicBedrock':
      return { keywords: anthropicKeywords, positions: [], only: false };
    case 'connect_s3':
    case 'S3Connection':
      return {
        keywords: credentialKeywords,
        positions: ['aws_access_key_id', 'aws_secret_access_key', 'is_secure'],
        only: false,
      };
    default:
      return isAws ? { keywords: credentialKeywords, positions: [], only: false } : undefined;
  }
}

/** The module that the first name of a callee was imported from; undefined where it was not imported. */
export function moduleBehind(file: PythonFile, callee: PyNode): string | undefined {
  let root = callee;
  for (;;) {
    const inner =
      root.type === 'attribute'
        ? childIn(root, 'object')
        : root.type === 'call'
          ? childIn(root, 'function')
          : undefined;
    if (!inner) {
      break;
    }
    root = inner;
  }
  const local = file.text(root);
  const found = file.imports.find((one) => one.names.some((name) => name.local === local));
  const name = found?.names.find((each) => each.local === local)?.name;
  return found && name !== undefined ? (found.kind === 'import' ? name : `${found.module}.${name}`) : undefined;
}

function usesBoto(file: PythonFile): boolean {
  return file.imports.some((one) => /^(?:boto3|botocore|aioboto3|aiobotocore)(?:\.|$)/.test(one.module));
}

function isS3(file: PythonFile, call: PyNode): boolean {
  const [first] = operands(childIn(call, 'arguments'));
  return first !== undefined && /^[rfu]?["']s3[an]?["':]/i.test(file.text(first));
}

/** Keywords under which options for such calls are handed on as a dictionary, and what they call the credentials. */
export function optionKeywords(keyword: string): ReadonlySet<string> | undefined {
  switch (keyword) {
    case 'storage_options':
    case 'target_options':
    case 'remote_options':
      return new Set([...fileSystemKeywords, ...credentialKeywords]);
    case 'client_kwargs':
    case 'boto3_client_kwargs':
    case 'resource_kwargs':
    case 'session_kwargs':
      return credentialKeywords;
    default:
      return undefined;
  }
}

/** Variables that the default credential chain reads itself. */
export const chainVariables: ReadonlySet<string> = new Set([
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
]);
