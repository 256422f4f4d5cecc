import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import type { Site } from '../code/dialect';
import { doubleQuoted } from '../code/names';
import { closest, isSame } from '../code/nodes';

const attributes: ReadonlySet<string> = new Set(['attribute_item']);

/** The default of an argument of a command line, as clap's attributes write it. */
export interface ClapDefault {
  /** The variable of the environment that the argument is read from where it is not given; undefined where there is none. */
  readonly variable: string | undefined;
  /** `default_value = "…"` */
  readonly span: Span;
  /** The same with the comma that keeps it apart from the others. */
  readonly hull: Span;
}

/**
 * The default of an argument that a secret is: `#[arg(long, default_value = "…")]`. Undefined where it is none.
 *
 * https://docs.rs/clap/latest/clap/_derive/index.html#arg-attributes
 */
export function clapDefault({ node, kind }: Pick<Site, 'node' | 'kind'>): ClapDefault | undefined {
  const list = node.parent;
  const attribute = closest(node, attributes);
  if (kind !== 'whole' || list?.type !== 'token_tree' || !/^#\[(?:arg|clap)\s*\(/.test(attribute?.text ?? '')) {
    return undefined;
  }
  const tokens = list.children.filter((token): token is SyntaxNode => token !== null);
  const at = tokens.findIndex((token) => isSame(token, node));
  const key = tokens[at - 2];
  if (tokens[at - 1]?.text !== '=' || key?.text !== 'default_value') {
    return undefined;
  }
  const before = tokens[at - 3];
  const after = tokens[at + 1];
  const start = before?.text === ',' ? before.startIndex : key.startIndex;
  const end =
    before?.text !== ',' && after?.text === ',' ? (tokens[at + 2]?.startIndex ?? after.endIndex) : node.endIndex;
  const named = tokens.findIndex(
    (token, index) =>
      token.text === 'env' && /^[=,)]$/.test(tokens[index + 1]?.text ?? '') && tokens[index - 1]?.text !== '=',
  );
  const variable =
    named >= 0 && tokens[named + 1]?.text !== '='
      ? fieldVariable(attribute)
      : /^"(\w+)"$/.exec((named < 0 ? undefined : tokens[named + 2])?.text ?? '')?.[1];
  return named >= 0 && variable === undefined
    ? undefined
    : { variable, span: { start: key.startIndex, end: node.endIndex }, hull: { start, end } };
}

/**
 * Whether a literal stands in an expression that clap's attributes take, and no literal alone: `default_value_t = …`.
 *
 * https://docs.rs/clap/latest/clap/_derive/index.html#arg-attributes
 */
export function takesExpression(node: SyntaxNode): boolean {
  const attribute = closest(node, attributes);
  const before = attribute?.text.slice(0, node.startIndex - attribute.startIndex) ?? '';
  const keys = [...before.matchAll(/\b(\w+)\s*=(?!=)/g)];
  return /^#\[(?:arg|clap|command)\s*\(/.test(before) && /^default_(?:value|values)_t$/.test(keys.at(-1)?.[1] ?? '');
}

/** The variable of a plain `env`: called like the field, unless the type says how. */
function fieldVariable(attribute: SyntaxNode | undefined): string | undefined {
  const field = fieldBehind(attribute);
  let before = field?.parent?.parent?.previousNamedSibling;
  while (before?.type === 'attribute_item' || before?.type === 'line_comment') {
    if (before.text.includes('rename_all_env')) {
      return undefined;
    }
    before = before.previousNamedSibling;
  }
  return field?.childForFieldName('name')?.text.toUpperCase();
}

/** The edits that take the default away, so that the argument is read from a variable where it is not given. */
export function clapEdits({ variable, span, hull }: ClapDefault, name: string): TextEdit[] {
  return variable === undefined ? [{ span, text: `env = ${doubleQuoted(name)}` }] : [{ span: hull, text: '' }];
}

/** The field whose argument of a command line a secret is the default of. */
export function clapField(site: Pick<Site, 'node' | 'kind'>): string | undefined {
  return clapDefault(site) === undefined
    ? undefined
    : fieldBehind(closest(site.node, attributes))?.childForFieldName('name')?.text;
}

/** The field that an attribute stands before. */
function fieldBehind(attribute: SyntaxNode | undefined): SyntaxNode | undefined {
  let next = attribute?.nextNamedSibling ?? null;
  while (next !== null && /^(?:attribute_item|line_comment|block_comment)$/.test(next.type)) {
    next = next.nextNamedSibling;
  }
  return next?.type === 'field_declaration' ? next : undefined;
}
