import type { SyntaxNode } from '../../languages/parsers';
import { closest } from '../code/nodes';
import { macroAround } from './macros';
import { importedPath, itemsAround } from './usedPaths';

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
  'tokio::io::Error',
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
  'tokio::io::Result',
]);

/** `Box<dyn Error>`, and the same of threads: no other box takes any error. */
const box = /^(?:std::boxed::)?Box<dyn ([\w:]+)((?: ?\+ ?(?:Send|Sync|'static)){0,3})>$/;

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
  return type !== null && takesError(type.text.replace(/\s+/g, ' '), itemsAround(node), 0);
}

/** Whether a result, written as a type, has an error that one of `std::io` becomes. */
function takesError(type: string, items: readonly SyntaxNode[], depth: number): boolean {
  const [, path, list] = /^((?:\w+::)*\w*)<(.*)>$/.exec(type) ?? [];
  if (path === undefined || list === undefined || depth > 2) {
    return false;
  }
  const full = importedPath(items, path);
  const generics = topLevel(list);
  const [, error] = generics;
  if (error !== undefined) {
    const isResult = results.has(full) || /^(?:(?:std|core)::result::)?Result$/.test(full);
    return isResult && becomes(error, items, depth);
  }
  const alias = aliasOf(items, path);
  return alias === undefined ? results.has(full) : takesError(alias, items, depth + 1);
}

/** Whether an error of `std::io` becomes one of a type. */
function becomes(error: string, items: readonly SyntaxNode[], depth: number): boolean {
  const [, trait, bounds = ''] = box.exec(error) ?? [];
  if (trait !== undefined) {
    return (
      /^(?:std|core)::error::Error$/.test(importedPath(items, trait)) &&
      bounds.includes('Send') === bounds.includes('Sync')
    );
  }
  if (converting.has(importedPath(items, error))) {
    return true;
  }
  const alias = aliasOf(items, error);
  if (alias !== undefined) {
    return depth < 2 && becomes(alias, items, depth + 1);
  }
  return (
    /^\w+$/.test(error) &&
    items.some((item) =>
      item.type === 'impl_item'
        ? isIoError(new RegExp(`^impl From<([\\w:]+)> for ${error}\\b`).exec(item.text)?.[1], items)
        : item.type === 'enum_item' &&
          item.childForFieldName('name')?.text === error &&
          [...item.text.matchAll(/#\[from\]\s*(?:\w+:\s*)?([\w:]+)/g)].some(([, from]) => isIoError(from, items)),
    )
  );
}

function isIoError(path: string | undefined, items: readonly SyntaxNode[]): boolean {
  return path !== undefined && /^(?:std|tokio)::io::Error$/.test(importedPath(items, path));
}

/** What `type Name = …` or `type Name<T> = …` of a file stands for. */
function aliasOf(items: readonly SyntaxNode[], name: string): string | undefined {
  return items
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
