import type { SyntaxNode } from '../../languages/parsers';
import { closest, namedChildren } from '../code/nodes';
import { macroAround } from './macros';
import { importedPath } from './usedPaths';

/** What a `?` leaves, and what runs of its own or before the program does. */
const boundaries: ReadonlySet<string> = new Set([
  'function_item',
  'closure_expression',
  'async_block',
  'const_block',
  'const_item',
  'static_item',
  'gen_block',
  'try_block',
]);

/** Macros that may put what they are given into a closure. */
const enclosing = /^(?:trace|debug|info|warn|error|event|span|select|thread_local|lazy_static)$/;

/** Errors that one of `std::io` becomes by `From`, as their crates declare them. */
const converting: ReadonlySet<string> = new Set([
  'actix_web::Error',
  'anyhow::Error',
  'axum::BoxError',
  'color_eyre::Report',
  'color_eyre::eyre::Error',
  'color_eyre::eyre::Report',
  'eyre::Error',
  'eyre::Report',
  'lambda_http::Error',
  'lambda_runtime::Error',
  'std::io::Error',
  'tower::BoxError',
]);

/** Results whose error, where none is named, is one of those. */
const results: ReadonlySet<string> = new Set([
  'actix_web::Result',
  'anyhow::Result',
  'color_eyre::Result',
  'color_eyre::eyre::Result',
  'eyre::Result',
  'std::io::Result',
]);

const box = /^(?:std::boxed::)?Box<dyn (?:(?:std|core)::error::|error::)?Error(?: ?\+ ?(?:Send|Sync|'static)){0,3}>$/;

/**
 * Whether `?` can hand a `std::io::Error` on where a node stands: right in a function that gives a result whose error
 * such a one becomes.
 */
export function handsOn(node: SyntaxNode): boolean {
  const owner = closest(node, boundaries);
  const macro = macroAround(node);
  if (owner?.type !== 'function_item' || (macro !== undefined && enclosing.test(macro.name))) {
    return false;
  }
  const type = owner.childForFieldName('return_type');
  return type !== null && takesError(type.text.replace(/\s+/g, ' '), rootOf(node), 0);
}

/** Whether a result, written as a type, has an error that one of `std::io` becomes. */
function takesError(type: string, root: SyntaxNode, depth: number): boolean {
  const [, path, list] = /^((?:\w+::)*\w*)<(.*)>$/.exec(type) ?? [];
  if (path === undefined || list === undefined || depth > 2) {
    return false;
  }
  const full = importedPath(root, path);
  const generics = topLevel(list);
  const [, error] = generics;
  if (error !== undefined) {
    const isResult = results.has(full) || /^(?:(?:std|core)::result::)?Result$/.test(full);
    return isResult && becomes(error, root, depth);
  }
  const alias = aliasOf(root, path);
  return alias === undefined ? results.has(full) : takesError(alias, root, depth + 1);
}

/** Whether an error of `std::io` becomes one of a type. */
function becomes(error: string, root: SyntaxNode, depth: number): boolean {
  if (box.test(error) || converting.has(importedPath(root, error))) {
    return true;
  }
  const alias = aliasOf(root, error);
  if (alias !== undefined) {
    return depth < 2 && becomes(alias, root, depth + 1);
  }
  return (
    /^\w+$/.test(error) &&
    namedChildren(root).some((item) =>
      item.type === 'impl_item'
        ? new RegExp(`^impl From<(?:(?:std::)?io::Error)> for ${error}\\b`).test(item.text)
        : item.type === 'enum_item' &&
          item.childForFieldName('name')?.text === error &&
          /#\[from\]\s*(?:\w+:\s*)?(?:std::)?io::Error\b/.test(item.text),
    )
  );
}

/** What `type Name = …` or `type Name<T> = …` of a file stands for. */
function aliasOf(root: SyntaxNode, name: string): string | undefined {
  return namedChildren(root)
    .find((item) => item.type === 'type_item' && item.childForFieldName('name')?.text === name)
    ?.childForFieldName('type')
    ?.text.replace(/\s+/g, ' ');
}

/** The parts of a list of types between the commas that stand in no brackets. */
function topLevel(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < list.length; at += 1) {
    const character = list.charAt(at);
    depth += '<([{'.includes(character) ? 1 : '>)]}'.includes(character) ? -1 : 0;
    if (character === ',' && depth === 0) {
      parts.push(list.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(list.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function rootOf(node: SyntaxNode): SyntaxNode {
  let root = node;
  for (let outer = node.parent; outer !== null; outer = outer.parent) {
    root = outer;
  }
  return root;
}
