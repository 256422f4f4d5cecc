import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { LookupTarget, Site } from '../code/dialect';
import { doubleQuoted, mentionedNames } from '../code/names';
import type { SecretReference } from '../rewriter';
import { freeName } from '../shared/identifiers';
import { layLines, lineEnd, lineIndent } from '../shared/layout';
import { bridgeLines, helperLines } from './helperLines';
import type { Failing } from './helperLines';
import { outerItem } from './places';
import { handsOn } from './propagation';
import { existingFieldFunction, fieldFunctionLines } from './secretField';
import { itemsAround } from './usedPaths';
import { isBlockingFunction } from './waiting';
import type { Waiting } from './waiting';

type Store = Exclude<LookupTarget, 'environment'>;

/** The crates that a look-up needs. */
export function cratesOf(target: LookupTarget, waiting: Waiting): string[] {
  return target === 'environment'
    ? []
    : [
        'aws-config',
        target === 'secretsmanager' ? 'aws-sdk-secretsmanager' : 'aws-sdk-ssm',
        ...(waiting === 'awaits' ? [] : ['tokio']),
      ];
}

const values: ReadonlySet<string> = new Set(['const_item', 'static_item', 'macro_invocation', 'expression_statement']);
const skipped: ReadonlySet<string> = new Set([
  ...values,
  'empty_statement',
  'attribute_item',
  'line_comment',
  'block_comment',
]);

/** Names that a new item must not have. */
export function takenNames(root: SyntaxNode): Set<string> {
  return mentionedNames(root, new Set(['identifier', 'type_identifier']));
}

/** What is looked up. */
type HelperRequest = Pick<SecretReference, 'name' | 'jsonKey'>;

/** A look-up by a function of the module. */
export interface HelperCall {
  /** @param place where the look-up is written as an expression; undefined in a closure that is made for it. */
  at(place: SyntaxNode | undefined): string;
  /** The edits that add what it calls. */
  readonly edits: readonly TextEdit[];
}

/**
 * Whether a look-up hands its error on where it stands.
 *
 * @param place undefined in a closure that is made for it.
 */
export function isHandedOn(site: Site, store: Store, waiting: Waiting, place: SyntaxNode | undefined): boolean {
  return canHandOn(place) && existing(site, store, waiting)?.fails !== 'panics';
}

function canHandOn(place: SyntaxNode | undefined): boolean {
  return place !== undefined && handsOn(place);
}

/**
 * The call that looks a name up.
 *
 * @param place where it stands first; undefined in a closure that is made for it.
 */
export function helperCall(
  site: Site,
  store: Store,
  waiting: Waiting,
  place: SyntaxNode | undefined,
  { name, jsonKey }: HelperRequest,
): HelperCall {
  const module = outerItem(site.node).parent ?? site.root;
  const taken = takenNames(module);
  const isSecret = store === 'secretsmanager';
  const known = existing(site, store, waiting);
  const fails = known?.fails ?? (canHandOn(place) ? 'returns' : 'panics');
  const asked =
    known?.name ?? freeName(isSecret ? ['get_secret', 'read_secret'] : ['get_parameter', 'read_parameter'], taken);
  const bridge = known !== undefined && waiting === 'bridges' ? existingBridge(site.node, asked) : undefined;
  const standing = waiting === 'bridges' ? bridge : known?.name;
  const called = standing ?? (waiting === 'bridges' ? freeName([`${asked}_blocking`], taken) : asked);
  const added = [
    ...(known === undefined ? [helperLines(store, waiting, asked, fails)] : []),
    ...(waiting === 'bridges' && bridge === undefined ? [bridgeLines(store, called, asked, fails)] : []),
  ];
  const wait = waiting === 'awaits' ? '.await' : '';
  const unwrapped = (at: SyntaxNode | undefined): string =>
    fails === 'panics' ? '' : canHandOn(at) ? '?' : '.expect("the secret can be read")';
  if (jsonKey === undefined || !isSecret) {
    return {
      at: (at) => `${called}(${doubleQuoted(name)})${wait}${unwrapped(at)}`,
      edits: functionEdits(site, added),
    };
  }
  const knownField = standing && existingFieldFunction(module, standing, waiting);
  const field = knownField ?? freeName(['get_secret_field', 'read_secret_field'], taken);
  return {
    at: (at) => `${field}(${doubleQuoted(name)}, ${doubleQuoted(jsonKey)})${wait}${unwrapped(at)}`,
    edits: functionEdits(site, [
      ...added,
      ...(knownField === undefined ? [fieldFunctionLines(field, called, waiting, fails)] : []),
    ]),
  };
}

/** Adds functions below the item that a secret stands in. */
function functionEdits(site: Site, functions: readonly (readonly string[])[]): TextEdit[] {
  if (functions.length === 0) {
    return [];
  }
  const item = lastOfValues(outerItem(site.node));
  const { source, eol, indent } = site;
  const at = lineEnd(source, item.endIndex);
  const text = functions
    .map((lines) => lines.map((line) => line.replace(/^\t+/, (tabs) => indent.repeat(tabs.length))))
    .map((lines) => `${eol}${eol}${layLines(lines, lineIndent(source, item.startIndex), eol)}`)
    .join('');
  return [{ span: { start: at, end: at }, text }];
}

/** The item itself; of constants and statics that stand one below the other, the last. */
function lastOfValues(item: SyntaxNode): SyntaxNode {
  let last = item;
  for (
    let next: SyntaxNode | null = values.has(item.type) ? item : null;
    next !== null && skipped.has(next.type);
    next = next.nextNamedSibling
  ) {
    last = values.has(next.type) ? next : last;
  }
  return last;
}

/** A function that can be called where a node stands and blocks its thread until an asynchronous one has the answer. */
function existingBridge(node: SyntaxNode, asked: string): string | undefined {
  const found = functionsAround(node).find((item) => {
    const body = item.childForFieldName('body')?.text ?? '';
    return isBlockingFunction(item) && new RegExp(`\\.block_on\\(${asked}\\(\\w+\\)\\)`).test(body);
  });
  return found?.childForFieldName('name')?.text;
}

/** The functions that can be called by name alone where a node stands; of several of a name the nearest. */
function functionsAround(node: SyntaxNode): SyntaxNode[] {
  const found = new Map<string, SyntaxNode>();
  for (const item of itemsAround(node)) {
    const name = item.type === 'function_item' ? item.childForFieldName('name')?.text : undefined;
    if (name !== undefined && !found.has(name)) {
      found.set(name, item);
    }
  }
  return [...found.values()];
}

/** A function that can be called where a secret stands, waits for a store and gives the text of a name. */
function existing(
  { node }: Site,
  store: Store,
  waiting: Waiting,
): { readonly name: string; readonly fails: Failing } | undefined {
  const found = functionsAround(node).find((item) => {
    const head = headOf(item);
    const parameter = /\bfn \w+\( ?(\w+): &str,? ?\) -> (?:std::io::Result<)?&'static str>? ?$/.exec(head)?.[1];
    const fits = waiting === 'blocks' ? isBlockingFunction(item) : /\basync fn\b/.test(head);
    const body = item.childForFieldName('body')?.text ?? '';
    return (
      parameter !== undefined &&
      fits &&
      (store === 'secretsmanager'
        ? body.includes('.get_secret_value()') && body.includes(`.secret_id(${parameter})`)
        : body.includes('.get_parameter()') &&
          body.includes(`.name(${parameter})`) &&
          body.includes('.with_decryption(true)'))
    );
  });
  const name = found?.childForFieldName('name')?.text;
  return found === undefined || name === undefined
    ? undefined
    : { name, fails: headOf(found).includes('Result<') ? 'returns' : 'panics' };
}

/** What stands before a function's body, on one line. */
function headOf(item: SyntaxNode): string {
  const end = item.childForFieldName('body')?.startIndex ?? item.endIndex;
  return item.text.slice(0, end - item.startIndex).replace(/\s+/g, ' ');
}
