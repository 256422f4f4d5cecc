import type { Node } from 'jsonc-parser';
import { message } from '../text/message';
import type { Message } from '../text/message';
import { defaultConfiguration } from './configuration';
import type { StorageSettings } from './configuration';
import { propertiesOf, stringOf } from './nodes';
import type { Complain } from './nodes';

const placeholders: readonly string[] = ['workspace', 'file', 'name', 'path'];

/** Both services allow 50 tags on a resource; three are left for those that Strongroom sets itself. */
const mostTags = 47;
/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html: the shorter of both services' limits. */
const longestDescription = 1024;

/** How new secrets and parameters are made: tags, key and description. */
export function readStorage(node: Node, complain: Complain): StorageSettings {
  let storage = defaultConfiguration.storage;
  if (node.type !== 'object') {
    complain(node, message('“{0}” must be an object.', 'storage'));
    return storage;
  }
  for (const { name, key, value } of propertiesOf(node)) {
    switch (name) {
      case 'standardTags':
        storage = { ...storage, standardTags: readFlag(name, value, complain, storage.standardTags) };
        break;
      case 'tags':
        storage = { ...storage, tags: readTags(value, complain) };
        break;
      case 'kmsKeyId':
        storage = { ...storage, kmsKeyId: checked(value, kmsKeyProblem, complain) ?? storage.kmsKeyId };
        break;
      case 'description':
        storage = { ...storage, description: checked(value, descriptionProblem, complain) ?? storage.description };
        break;
      default:
        complain(
          key,
          message('There is no setting “{0}” here, only: standardTags, tags, kmsKeyId, description.', name),
        );
    }
  }
  return storage;
}

/** What is wrong with a template of descriptions; undefined where nothing is. An empty one means no description. */
export function descriptionProblem(template: string): Message | undefined {
  const unknown = [...template.matchAll(/\{([^{}]*)\}/g)].find(([, name = '']) => !placeholders.includes(name));
  if (unknown !== undefined) {
    return message('There is no placeholder “{0}”. Placeholders are: {workspace}, {file}, {name}, {path}.', unknown[0]);
  }
  return template.length > longestDescription
    ? message('A description has {0} characters at most.', longestDescription)
    : undefined;
}

/**
 * What is wrong with the name of a KMS key; undefined where nothing is. A key is named by its id, its ARN, `alias/…` or
 * the ARN of an alias. https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
 */
export function kmsKeyProblem(id: string): Message | undefined {
  return /^(?:arn:[\w-]{1,20}:kms:[\w-]{1,30}:\d{12}:(?:key\/[\w-]{1,80}|alias\/[\w/-]{1,250})|alias\/[\w/-]{1,250}|(?:mrk-)?[\da-f-]{32,36})$/.test(
    id,
  )
    ? undefined
    : message('A KMS key is named by its id, its ARN, or alias/…');
}

/**
 * What is wrong with a tag; undefined where nothing is.
 * https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html#id_tags_naming_best_practices
 */
export function tagProblem(key: string, value: string): Message | undefined {
  if (key === '' || key.length > 128 || value.length > 256) {
    return message('A tag’s key has 1 to 128 characters, its value 256 at most.');
  }
  if (/^aws:/i.test(key)) {
    return message('A tag’s key must not begin with aws: – those are reserved.');
  }
  return /^[\p{L}\p{N}\s_.:/=+@-]*$/u.test(key + value)
    ? undefined
    : message('AWS allows letters, digits, spaces and _ . : / = + - @ in a tag.');
}

function readTags(node: Node, complain: Complain): StorageSettings['tags'] {
  if (node.type !== 'object') {
    complain(node, message('“{0}” must be an object of tags and their values.', 'tags'));
    return {};
  }
  const tags: [key: string, value: string][] = [];
  for (const { name, value } of propertiesOf(node)) {
    const text = stringOf(value);
    const problem = text === undefined ? message('A tag’s value must be a string.') : tagProblem(name, text);
    if (problem !== undefined) {
      complain(value, problem);
    } else if (tags.length === mostTags) {
      complain(value, message('A secret has at most {0} tags of yours.', mostTags));
    } else {
      tags.push([name, text ?? '']);
    }
  }
  return Object.fromEntries(tags);
}

function readFlag(name: string, node: Node, complain: Complain, fallback: boolean): boolean {
  const given: unknown = node.value;
  if (typeof given === 'boolean') {
    return given;
  }
  complain(node, message('“{0}” must be true or false.', name));
  return fallback;
}

/** A text that nothing is wrong with. */
function checked(node: Node, problemOf: (text: string) => Message | undefined, complain: Complain): string | undefined {
  const text = stringOf(node);
  const problem = text === undefined ? message('This must be a string.') : problemOf(text);
  if (problem !== undefined) {
    complain(node, problem);
    return undefined;
  }
  return text;
}
