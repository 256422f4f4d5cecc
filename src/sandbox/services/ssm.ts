import {
  AddTagsToResourceCommand,
  DeleteParameterCommand,
  DescribeParametersCommand,
  GetParameterCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  ListTagsForResourceCommand,
  PutParameterCommand,
  RemoveTagsFromResourceCommand,
} from '@aws-sdk/client-ssm';
import type { Parameter } from '@aws-sdk/client-ssm';
import { ServiceError } from '../serviceError';
import type { StoredParameter } from '../state/parameters';
import { operation, operationsByName } from './operation';
import type { Call, Service } from './operation';

/** https://docs.aws.amazon.com/general/latest/gr/ssm.html */
const largest = { Standard: 4096, Advanced: 8192 } as const;

/** AWS Systems Manager, of which Parameter Store is a part. */
export const ssm: Service = {
  id: 'ssm',
  protocol: 'json',
  target: 'AmazonSSM',
  namespace: '',
  operations: operationsByName([
    operation(PutParameterCommand, (input, call) => {
      const name = input.Name ?? '';
      const value = input.Value ?? '';
      checkName(name);
      const present = call.world.parameters(call.region).find(name);
      if (present !== undefined && input.Overwrite !== true) {
        throw new ServiceError(
          'ParameterAlreadyExists',
          'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
        );
      }
      if (value === '') {
        throw new ServiceError(
          'ValidationException',
          "1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1.",
        );
      }
      if (input.Overwrite === true && (input.Tags ?? []).length > 0) {
        throw new ServiceError(
          'ValidationException',
          'Invalid request: tags and overwrite can’t be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.',
        );
      }
      const type = input.Type ?? present?.type;
      if (type === undefined) {
        throw new ServiceError('ValidationException', 'A parameter type is required when you create a parameter.');
      }
      if (present !== undefined && present.type !== type) {
        throw new ServiceError('HierarchyTypeMismatchException', `The type of ${name} cannot be changed.`);
      }
      const tier = tierOf(input.Tier, value, present);
      const parameter: StoredParameter = present ?? {
        name,
        type,
        tier,
        description: input.Description,
        arn: `arn:aws:ssm:${call.region}:${call.world.account.id}:parameter/${name.replace(/^\//, '')}`,
        keyId: undefined,
        tags: new Map(input.Tags?.map(({ Key, Value }) => [Key ?? '', Value ?? ''])),
        versions: [],
      };
      parameter.tier = tier;
      parameter.keyId = type === 'SecureString' ? (input.KeyId ?? 'alias/aws/ssm') : undefined;
      parameter.description = input.Description ?? parameter.description;
      const version = (parameter.versions.at(-1)?.version ?? 0) + 1;
      parameter.versions.push({ version, value, changed: call.world.now(), changedBy: call.caller.arn });
      call.world.parameters(call.region).add(parameter);
      return { Version: version, Tier: tier };
    }),

    operation(GetParameterCommand, ({ Name, WithDecryption }, call) => {
      const found = select(Name ?? '', WithDecryption === true, call);
      if (found === undefined) {
        throw new ServiceError('ParameterNotFound', '');
      }
      return { Parameter: found };
    }),

    operation(GetParametersCommand, ({ Names, WithDecryption }, call) => {
      const names = Names ?? [];
      const found = names.map((name) => ({ name, parameter: select(name, WithDecryption === true, call) }));
      return {
        Parameters: found.flatMap(({ parameter }) => parameter ?? []),
        InvalidParameters: found.filter(({ parameter }) => parameter === undefined).map(({ name }) => name),
      };
    }),

    operation(GetParametersByPathCommand, ({ Path, Recursive, WithDecryption }, call) => {
      const stem = `${(Path ?? '').replace(/\/$/, '')}/`;
      const below = call.world
        .parameters(call.region)
        .all()
        .filter(({ name }) => name.startsWith(stem) && (Recursive === true || !name.slice(stem.length).includes('/')));
      return { Parameters: below.flatMap(({ name }) => select(name, WithDecryption === true, call) ?? []) };
    }),

    operation(DescribeParametersCommand, ({ ParameterFilters, MaxResults, NextToken }, call) => {
      const names = ParameterFilters?.find(({ Key }) => Key === 'Name');
      const matches = (name: string): boolean =>
        names?.Values?.some((value) =>
          names.Option === 'BeginsWith'
            ? name.startsWith(value)
            : names.Option === 'Contains'
              ? name.includes(value)
              : name === value,
        ) ?? true;
      const listed = call.world
        .parameters(call.region)
        .all()
        .filter(({ name }) => matches(name));
      const start = Number(NextToken ?? 0);
      const end = start + (MaxResults ?? 50);
      return {
        Parameters: listed.slice(start, end).map((parameter) => ({
          Name: parameter.name,
          ARN: parameter.arn,
          Type: parameter.type,
          Tier: parameter.tier,
          Description: parameter.description,
          KeyId: parameter.keyId,
          Version: parameter.versions.at(-1)?.version,
          LastModifiedDate: parameter.versions.at(-1)?.changed,
          LastModifiedUser: parameter.versions.at(-1)?.changedBy,
        })),
        NextToken: end < listed.length ? String(end) : undefined,
      };
    }),

    operation(ListTagsForResourceCommand, ({ ResourceType, ResourceId }, call) => ({
      TagList: [...taggable(ResourceType, ResourceId, call).tags].map(([Key, Value]) => ({ Key, Value })),
    })),

    operation(AddTagsToResourceCommand, ({ ResourceType, ResourceId, Tags }, call) => {
      const { tags } = taggable(ResourceType, ResourceId, call);
      for (const { Key, Value } of Tags ?? []) {
        tags.set(Key ?? '', Value ?? '');
      }
      return {};
    }),

    operation(RemoveTagsFromResourceCommand, ({ ResourceType, ResourceId, TagKeys }, call) => {
      const { tags } = taggable(ResourceType, ResourceId, call);
      for (const key of TagKeys ?? []) {
        tags.delete(key);
      }
      return {};
    }),

    operation(DeleteParameterCommand, ({ Name }, call) => {
      if (!call.world.parameters(call.region).remove(Name ?? '')) {
        throw new ServiceError('ParameterNotFound', '');
      }
      return {};
    }),
  ]),
};

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html#sysman-parameter-name-constraints */
function checkName(name: string): void {
  if (!/^[\w./-]+$/.test(name)) {
    throw new ServiceError(
      'ValidationException',
      'Invalid request provided: Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_',
    );
  }
  if (/^\/?(?:aws|ssm)/i.test(name)) {
    throw new ServiceError(
      'ValidationException',
      'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).',
    );
  }
  if (name.includes('/') && !name.startsWith('/')) {
    throw new ServiceError('ValidationException', 'Parameter name must be a fully qualified name.');
  }
  if (name.endsWith('/')) {
    throw new ServiceError('ValidationException', 'Parameter name must not end with slash.');
  }
  if (name.split('/').filter((level) => level !== '').length > 15) {
    throw new ServiceError('HierarchyLevelLimitExceededException', 'A hierarchy can have a maximum of 15 levels.');
  }
}

function tierOf(
  wanted: string | undefined,
  value: string,
  present: StoredParameter | undefined,
): StoredParameter['tier'] {
  const size = Buffer.byteLength(value);
  const tier =
    wanted === 'Intelligent-Tiering'
      ? size > largest.Standard
        ? 'Advanced'
        : 'Standard'
      : wanted === 'Advanced'
        ? 'Advanced'
        : 'Standard';
  // An advanced parameter never goes back to standard.
  const effective = present?.tier === 'Advanced' ? 'Advanced' : tier;
  if (size > largest[effective]) {
    throw new ServiceError(
      'ValidationException',
      effective === 'Standard'
        ? 'Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier.'
        : 'Advanced tier parameters support a maximum parameter value of 8192 characters.',
    );
  }
  return effective;
}

function taggable(type: string | undefined, id: string | undefined, { world, region }: Call): StoredParameter {
  if (type !== 'Parameter') {
    throw new ServiceError('InvalidResourceType', '');
  }
  const parameter = world.parameters(region).find(id ?? '');
  if (parameter === undefined) {
    throw new ServiceError('InvalidResourceId', '');
  }
  return parameter;
}

/** A parameter by name, ARN or `name:version`; its cipher text where it was not asked for in the clear. */
function select(selector: string, decrypt: boolean, { world, region }: Call): Parameter | undefined {
  const [, stem, wanted] = /^(.*?)(?::(\d+))?$/s.exec(selector) ?? [];
  const parameter = world.parameters(region).find(stem ?? selector);
  const version =
    wanted === undefined
      ? parameter?.versions.at(-1)
      : parameter?.versions.find((entry) => entry.version === Number(wanted));
  if (parameter === undefined || version === undefined) {
    return undefined;
  }
  return {
    Name: parameter.name,
    Type: parameter.type,
    Value:
      parameter.type === 'SecureString' && !decrypt
        ? `AQICAHh${Buffer.from(parameter.arn).toString('base64')}`
        : version.value,
    Version: version.version,
    LastModifiedDate: version.changed,
    ARN: parameter.arn,
    ...(wanted !== undefined && { Selector: `:${wanted}` }),
    DataType: 'text',
  };
}
