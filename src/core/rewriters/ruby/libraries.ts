import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { KeyUse } from '../code/keyFlow';
import { ancestors, isSame, namedChildren } from '../code/nodes';

/**
 * Settings that libraries hand to clients of the SDK as they are: carrierwave-aws, Paperclip, kt-paperclip. Without keys in
 * them, the clients use their default chain.
 */
const handedOn = /^(?:s3_credentials|aws_credentials)$/;

/** Whether a setting with a key goes to a client of the SDK by way of a library: CarrierWave, Paperclip, Shrine. */
export function isHandedOn(outer: SyntaxNode): boolean {
  switch (outer.type) {
    case 'call':
      return /^(?:::)?Shrine::Storage::S3\.new\b/.test(outer.text);
    case 'assignment':
      return handedOn.test(outer.childForFieldName('left')?.text.split('.').at(-1) ?? '');
    case 'pair':
      return handedOn.test(keyOf(outer));
    default:
      return false;
  }
}

/**
 * What becomes of a key among Fog's settings. Fog does not use the SDK and takes credentials of a role only where it is
 * told to. https://github.com/fog/fog-aws#authentication
 */
export function fogUse(pair: SyntaxNode): KeyUse | undefined {
  const list = pair.parent;
  if (list === null || !/^aws_(?:access_key_id|secret_access_key|session_token)$/.test(keyOf(pair)) || !isOfFog(pair)) {
    return undefined;
  }
  const pairs = namedChildren(list).filter((one) => one.type === 'pair');
  const [first] = pairs.filter((one) => /^aws_(?:access_key_id|secret_access_key|session_token)$/.test(keyOf(one)));
  if (!isSame(first, pair) || pairs.some((one) => keyOf(one) === 'use_iam_profile')) {
    return { kind: 'item', item: pair };
  }
  return {
    kind: 'text',
    node: pair,
    text: asAligned(pair, pairs),
    review: [
      message('Fog takes credentials of the role of an instance, a container or a web identity, and reads no profile.'),
    ],
  };
}

/** The pair that takes a key's place, its value below those of the others where these stand below each other. */
function asAligned(pair: SyntaxNode, pairs: readonly SyntaxNode[]): string {
  const isSymbol = pair.childForFieldName('key')?.text.startsWith(':') === true;
  const [key, mark] = isSymbol ? [':use_iam_profile', '=> '] : ['use_iam_profile:', ''];
  const columns = new Set(pairs.map((one) => one.childForFieldName('value')?.startPosition.column));
  const column = pair.childForFieldName('value')?.startPosition.column ?? 0;
  const width = pairs.length > 2 && columns.size === 1 ? column - pair.startPosition.column - mark.length : 0;
  return `${key.padEnd(Math.max(width, key.length + 1))}${mark}true`;
}

function isOfFog(pair: SyntaxNode): boolean {
  for (const outer of ancestors(pair)) {
    if (outer.type === 'call') {
      return /^(?:::)?Fog::(?:\w+::)?\w+\.new\b/.test(outer.text);
    }
    if (outer.type === 'assignment') {
      return /\bfog_credentials$/.test(outer.childForFieldName('left')?.text ?? '');
    }
    if (outer !== pair && outer.type === 'pair' && keyOf(outer) === 'fog_credentials') {
      return true;
    }
    if (!/^(?:hash|argument_list|pair)$/.test(outer.type)) {
      return false;
    }
  }
  return false;
}

function keyOf(pair: SyntaxNode): string {
  return (pair.childForFieldName('key')?.text ?? '').replace(/^:/, '');
}
