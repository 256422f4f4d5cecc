import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { KeyUse } from '../code/keyFlow';
import { ancestors, isSame, namedChildren } from '../code/nodes';

const accessKeyId = /^(?:AKIA|ASIA)[A-Z2-7]{16}$/;

/**
 * What takes the place of keys in the settings of WP Offload Media: the role of the server. The plugin knows of no other
 * link of the default chain. https://deliciousbrains.com/wp-offload-media/doc/settings-constants/
 *
 * @param item the element of the array whose value is a key.
 */
export function offloadMediaUse(item: SyntaxNode, value: SyntaxNode): KeyUse | undefined {
  const [key, held] = namedChildren(item);
  const option = /^(['"])(access-key-id|secret-access-key)\1$/.exec(key?.text ?? '');
  if (option === null || !isSame(held, value) || !isSettings(item) || !isKeyPair(item.parent)) {
    return undefined;
  }
  const [, quote = "'", name] = option;
  return name === 'access-key-id'
    ? {
        kind: 'text',
        node: item,
        text: `${quote}use-server-roles${quote} => true`,
        review: [
          message(
            'WP Offload Media takes the role of the EC2 instance or of the container: elsewhere it finds no credentials.',
          ),
        ],
      }
    : { kind: 'item', item };
}

/**
 * Whether an array holds both keys of AWS, and no choice of its own for the role: of an id that stays, or the keys of
 * another provider, nothing can be taken out.
 */
function isKeyPair(array: SyntaxNode | null): boolean {
  const options = new Map(
    (array ? namedChildren(array) : []).map((item) => {
      const [key, held] = namedChildren(item).map(({ text }) => text.replace(/^(['"])(.*)\1$/, '$2'));
      return [key, held];
    }),
  );
  return (
    accessKeyId.test(options.get('access-key-id') ?? '') &&
    options.has('secret-access-key') &&
    (options.get('provider') ?? 'aws') === 'aws' &&
    !options.has('use-server-roles')
  );
}

/** Whether an element stands in `define('AS3CF_SETTINGS', serialize(array(…)))`. */
function isSettings(item: SyntaxNode): boolean {
  for (const outer of ancestors(item)) {
    if (outer.type === 'function_call_expression' && !/^\\?serialize\b/.test(outer.text)) {
      return /^\\?define\(\s{0,20}['"]AS3CF_SETTINGS['"]/.test(outer.text);
    }
  }
  return false;
}
