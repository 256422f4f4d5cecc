import type { SyntaxNode } from '../../languages/parsers';
import type { EnvironmentFallback, LookupTarget, Site } from '../code/dialect';
import { closest, isSame, namedChildren, spanOf } from '../code/nodes';
import { expressionOf } from './expressions';

/** How a default is given. */
export interface GoFallback extends EnvironmentFallback {
  readonly form:
    /** `if v == "" { v = "…" }`, `return "…"` behind `if v := os.Getenv("X"); v != "" { return v }` */
    | 'statement'
    /** `getEnv("X", "…")`, `cmp.Or(os.Getenv("X"), "…")` */
    | 'call';
  /**
   * Of a call whose text is empty where its default is: that call, `getEnv("X", "")`. A look-up can wait for it. Undefined
   * where it is not known what the call does.
   */
  readonly unset?: string;
  /** The function of another file that `unset` calls, of which the name alone tells what it does. */
  readonly assumed?: string;
}

const statements: ReadonlySet<string> = new Set(['assignment_statement', 'return_statement', 'block', 'argument_list']);

/** The look-up that a whole literal is the default of. */
export function fallbackOf({ node, literal, root }: Site): GoFallback | undefined {
  const variable = literal.name.at(-1);
  const around = literal.use === 'environment-default' ? closest(node, statements) : undefined;
  const list = expressionOf(node).parent;
  if (variable === undefined || around === undefined || list === null) {
    return undefined;
  }
  if (around.type === 'argument_list') {
    const call = around.parent;
    if (call === null || !mentions(call, variable)) {
      return undefined;
    }
    const unset = unsetCall(call, around, expressionOf(node), root);
    return { variable, span: spanOf(call), form: 'call', ...unset };
  }
  const isWhole = around.type !== 'block' && list.namedChildCount === 1 && list.parent?.id === around.id;
  return isWhole ? { variable, span: spanOf(around), form: 'statement' } : undefined;
}

/** Whether a call names the variable itself, or looks it up among its arguments. */
function mentions(call: SyntaxNode, variable: string): boolean {
  return call.text.includes(`"${variable}"`) || call.text.includes(`\`${variable}\``);
}

/** Whether a look-up takes the place of the call or statement that a secret is the default of, rather than the secret's. */
export function replacesFallback(target: LookupTarget, fallback: GoFallback | undefined): fallback is GoFallback {
  return fallback !== undefined && (target === 'environment' || fallback.unset !== undefined);
}

/** Names of functions that read a variable and have a default for it: `getEnv`, `config.EnvOr`, `GetEnvOrDefault`. */
const readers =
  /^(?:\w+\.)?(?:get|lookup|read)?_?env(?:ironment)?(?:var|variable|string|str)?(?:or|with)?_?(?:default|fallback|else)?$/i;

/**
 * A call with an empty default: one of `cmp.Or`, of a function of the file that gives its default where nothing is set, or
 * of another one whose name says so.
 */
function unsetCall(
  call: SyntaxNode,
  list: SyntaxNode,
  value: SyntaxNode,
  root: SyntaxNode,
): Pick<GoFallback, 'unset' | 'assumed'> | undefined {
  const callee = call.childForFieldName('function')?.text ?? '';
  const given = namedChildren(list).filter(({ type }) => type !== 'comment');
  const place = given.findIndex((one) => isSame(one, value));
  if (callee === 'cmp.Or') {
    const [first] = given;
    const isPlain = given.length === 2 && place === 1 && /^os\.Getenv\(/.test(first?.text ?? '');
    return isPlain && first !== undefined ? { unset: first.text } : undefined;
  }
  const emptied = (): string =>
    call.text.slice(0, value.startIndex - call.startIndex) + '""' + call.text.slice(value.endIndex - call.startIndex);
  const found = namedChildren(root).find(
    (one) => one.type === 'function_declaration' && one.childForFieldName('name')?.text === callee,
  );
  if (found === undefined) {
    const isRead = given.length === 2 && place === 1 && readers.test(callee);
    return isRead ? { unset: emptied(), assumed: callee } : undefined;
  }
  const parameter = parameterNames(found)[place];
  const body = found.childForFieldName('body')?.text ?? '';
  const isKnown =
    parameter !== undefined &&
    found.childForFieldName('result')?.text === 'string' &&
    found.childForFieldName('type_parameters') === null &&
    /\bos\.(?:Getenv|LookupEnv)\(/.test(body + list.text) &&
    new RegExp(`^return ${parameter}$`, 'm').test(body.replace(/^[\t ]+/gm, '')) &&
    body.split(new RegExp(`\\b${parameter}\\b`)).length === 2;
  return isKnown ? { unset: emptied() } : undefined;
}

/** The names of a function's parameters, in order. */
function parameterNames(declaration: SyntaxNode): string[] {
  return namedChildren(declaration.childForFieldName('parameters') ?? declaration)
    .filter(({ type }) => type === 'parameter_declaration')
    .flatMap((one) =>
      one.childrenForFieldName('name').flatMap((name) => (name?.type === 'identifier' ? [name.text] : [])),
    );
}
