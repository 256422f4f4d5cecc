import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { closest, namedChildren } from '../code/nodes';
import { layLines, lineIndent, lineStart } from '../shared/layout';
import { typeDeclarations } from './scopes';
import type { Usings } from './usings';

/** What a class of look-ups is called by once it has both methods, and the edit that adds the one that it lacked. */
export interface Counterpart {
  readonly callee: string;
  readonly edit: TextEdit;
}

/**
 * The method that a class of look-ups lacks: beside the one that blocks its thread the one that can be awaited, or the
 * other way round. Undefined where the class is none that a look-up has added, or has such a method already.
 *
 * @param method the one that is there.
 * @param callee what that is called by.
 * @param lay what lays lines, a tab for each level, as the file has them.
 */
export function counterpart(
  { source, eol }: Site,
  method: SyntaxNode,
  callee: string,
  usings: Usings,
  lay: (lines: readonly string[]) => readonly string[],
): Counterpart | undefined {
  const owner = closest(method, typeDeclarations);
  const members = namedChildren(owner?.childForFieldName('body') ?? method);
  const named = (name: string): SyntaxNode | undefined =>
    members.find((one) => one.type === 'method_declaration' && one.childForFieldName('name')?.text === name);
  const wanted = named('GetAsync') === undefined ? 'GetAsync' : 'Get';
  const hasBoth = named('Get') !== undefined && named('GetAsync') !== undefined;
  const parameter = method.childForFieldName('parameters')?.namedChildren[0]?.childForFieldName('name')?.text ?? '';
  const body = (owner?.text ?? '').replace(/\s+/g, '');
  const isBlocking = body.includes(`Values.GetOrAdd(${parameter},id=>`) && body.includes('Run(()=>ReadAsync(id))');
  const isAwaited = wanted === 'Get' && /Values\.TryGetValue\(|Cache\.GetSecretString\(|ParametersManager\./.test(body);
  if (hasBoth || !callee.includes('.') || !(wanted === 'Get' ? isAwaited : isBlocking)) {
    return undefined;
  }
  const task = usings.use('System.Threading.Tasks', 'Task');
  const lines =
    wanted === 'Get'
      ? [
          `public static string Get(string ${parameter})`,
          '{',
          "\t// On the thread pool, so that the answer does not wait for the caller's synchronization context.",
          `\treturn ${task}.Run(() => GetAsync(${parameter})).GetAwaiter().GetResult();`,
          '}',
        ]
      : [
          `public static async ${task}<string> GetAsync(string ${parameter})`,
          '{',
          `\tif (!Values.ContainsKey(${parameter}))`,
          '\t{',
          `\t\tvar value = await ReadAsync(${parameter}).ConfigureAwait(false);`,
          `\t\tValues.TryAdd(${parameter}, value);`,
          '\t}',
          '',
          `\treturn Values[${parameter}];`,
          '}',
        ];
  const indent = lineIndent(source, lineStart(source, method.startIndex));
  return {
    callee: callee.replace(/\.\w+$/, `.${wanted}`),
    edit: {
      span: { start: method.endIndex, end: method.endIndex },
      text: `${eol}${eol}${layLines(lay(lines), indent, eol)}`,
    },
  };
}
