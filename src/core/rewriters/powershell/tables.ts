import type { SyntaxNode } from '../../languages/parsers';
import type { Span } from '../../text/span';
import { everyNode, isSame, namedChildren } from '../code/nodes';
import { lineEnd, lineStart, nextLineStart } from '../shared/layout';
import { expressionOf } from './commands';
import { variableName, variableUses } from './variables';

const entries: ReadonlySet<string> = new Set(['hash_entry']);

/** What reads an entry of a table that a variable holds. */
export interface TableUses {
  /** `@table`, as an argument of a command: each of its entries is a parameter. */
  readonly splats: readonly SyntaxNode[];
  /** `$table.Key` */
  readonly reads: readonly SyntaxNode[];
}

/** The name of an entry, lower case, without quotes. */
export function entryName(entry: SyntaxNode): string {
  return (entry.namedChildren[0]?.text ?? '').replace(/^['"]|['"]$/g, '').toLowerCase();
}

/** The entries of the table that an entry is one of. */
export function entriesOf(entry: SyntaxNode): SyntaxNode[] {
  return namedChildren(entry.parent ?? entry).filter(({ type }) => entries.has(type));
}

/** The variable that a table is assigned to, and the names that lead to an entry of it; undefined where it is given to none. */
function holderOf(entry: SyntaxNode): { readonly variable: SyntaxNode; readonly path: readonly string[] } | undefined {
  let table = expressionOf(entry.parent?.parent ?? entry);
  const path = [entryName(entry)];
  for (let { parent } = table; parent !== null; { parent } = table) {
    if (parent.type === 'hash_entry') {
      path.unshift(entryName(parent));
      table = expressionOf(parent.parent?.parent ?? parent);
    } else if (parent.type === 'cast_expression' && /^\[(?:ordered|pscustomobject|hashtable)\]/i.test(parent.text)) {
      table = expressionOf(parent);
    } else if (parent.type === 'assignment_expression') {
      const left = namedChildren(parent)[0];
      const variable = left && everyNode(left, new Set(['variable']))[0];
      return variable && left.text === variable.text ? { variable, path } : undefined;
    } else {
      return undefined;
    }
  }
  return undefined;
}

/** What reads an entry; undefined where its table is used in a way of which that cannot be told. */
export function tableUses(entry: SyntaxNode): TableUses | undefined {
  const holder = holderOf(entry);
  const splats: SyntaxNode[] = [];
  const reads: SyntaxNode[] = [];
  for (const use of holder === undefined ? [] : variableUses(holder.variable)) {
    const read = readOf(use);
    const { path = [] } = holder ?? {};
    if (use.text.startsWith('@') && path.length === 1) {
      splats.push(use);
    } else if (read.path.length === path.length && read.path.every((name, index) => name === path[index])) {
      reads.push(expressionOf(read.node));
    } else if (read.path.every((name, index) => name === path[index]) || read.path.length === 0) {
      return undefined;
    }
  }
  return holder && { splats, reads };
}

/** The members that an expression reads of a variable: `a`, `b` of `$x.a.b`. */
function readOf(variable: SyntaxNode): { readonly node: SyntaxNode; readonly path: readonly string[] } {
  const path: string[] = [];
  let node = variable;
  for (let parent = expressionOf(node).parent; parent?.type === 'member_access'; { parent } = node) {
    const [object, member] = namedChildren(parent);
    if (!isSame(object, node) || member === undefined) {
      break;
    }
    path.push(member.text.replace(/^['"]|['"]$/g, '').toLowerCase());
    node = parent;
  }
  return { node, path };
}

/** The arguments that the variable of a table is spread into commands by. */
export function splattedIn(body: SyntaxNode): SyntaxNode[] {
  const first = namedChildren(body).find(({ type }) => entries.has(type));
  return (first && tableUses(first))?.splats.map(expressionOf) ?? [];
}

/** What is spread into a command by a variable: the entries of the one table that it is ever given; undefined where another may be. */
export function splattedEntries(splat: SyntaxNode): readonly SyntaxNode[] | undefined {
  const name = variableName(splat);
  const root = splat.tree.rootNode;
  const set = everyNode(root, new Set(['assignment_expression'])).filter(
    (one) => variableName(namedChildren(one)[0] ?? one) === name,
  );
  const table = set.length === 1 && set[0] ? everyNode(set[0], new Set(['hash_literal_body']))[0] : undefined;
  const own = table && namedChildren(table).filter(({ type }) => entries.has(type));
  const [first] = own ?? [];
  return first !== undefined && tableUses(first) !== undefined && holderOf(first)?.path.length === 1 ? own : undefined;
}

/** The stretch that goes with an entry: its lines, or its part of a line with a semicolon. */
export function entrySpan(entry: SyntaxNode, source: string): Span {
  const start = lineStart(source, entry.startIndex);
  const behind = source.slice(entry.endIndex, lineEnd(source, entry.endIndex));
  if (!/\S/.test(source.slice(start, entry.startIndex)) && /^\s*(?:;\s*)?(?:#.*)?$/.test(behind)) {
    return { start, end: nextLineStart(source, entry.endIndex) };
  }
  const next = /^[\t ]*;[\t ]*/.exec(behind)?.[0];
  if (next !== undefined && /\S/.test(behind.slice(next.length))) {
    return { start: entry.startIndex, end: entry.endIndex + next.length };
  }
  const before = source.slice(start, entry.startIndex).trimEnd();
  return {
    start: before.endsWith(';') ? start + before.slice(0, -1).trimEnd().length : entry.startIndex,
    end: entry.endIndex,
  };
}
