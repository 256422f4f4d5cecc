import type { SyntaxNode } from '../../languages/parsers';
import { descendants, expressionAt, namedChildren } from '../code/nodes';
import type { Site } from '../code/dialect';
import { fallbackOf } from './fallback';
import { canAwait } from './places';

/**
 * How code waits for a look-up: `awaits` in asynchronous code, `blocks` its thread in a program that has none, and
 * `bridges` where code that cannot wait may stand in a program that is asynchronous elsewhere: it blocks its thread, too,
 * by way of a function that asynchronous code awaits.
 */
export type Waiting = 'awaits' | 'blocks' | 'bridges';

/** Runtimes, and the frameworks that run what they are given on one. Names as code writes them. */
const runtimes: ReadonlySet<string> = new Set([
  'tokio',
  'async_std',
  'smol',
  'actix_rt',
  'actix_web',
  'axum',
  'hyper',
  'lambda_http',
  'lambda_runtime',
  'poem',
  'rocket',
  'salvo',
  'tide',
  'tonic',
  'warp',
]);

const asynchronous: ReadonlySet<string> = new Set(['async_block', 'await_expression', 'function_modifiers']);
const names: ReadonlySet<string> = new Set(['identifier']);

/**
 * How a secret's code can wait for a look-up.
 *
 * Code that blocks holds up whatever runs on the same thread, once in the life of the process. Nothing else does where
 * there is no runtime: in a file without asynchronous code whose `main` is an ordinary function, or whose crate depends on
 * no runtime.
 */
export function waitingOf(site: Site): Waiting {
  const fallback = site.kind === 'whole' ? fallbackOf(site) : undefined;
  if (canAwait(fallback === undefined ? site.node : expressionAt(site.root, fallback.span))) {
    return 'awaits';
  }
  return isSynchronous(site) ? 'blocks' : 'bridges';
}

function isSynchronous({ root, request }: Site): boolean {
  if (isAsynchronous(root)) {
    return false;
  }
  const { dependencies } = request.project;
  const hasManifest = dependencies.length > 0;
  return (
    namedChildren(root).some((item) => item.type === 'function_item' && nameOf(item) === 'main') ||
    (hasManifest && !dependencies.some((crate) => runtimes.has(crate.replaceAll('-', '_'))))
  );
}

function isAsynchronous(root: SyntaxNode): boolean {
  return (
    descendants(root, asynchronous).some((node) => node.type !== 'function_modifiers' || /\basync\b/.test(node.text)) ||
    descendants(root, names).some((name) => runtimes.has(name.text) && !isOfBlockingFunction(name))
  );
}

/** Whether a name stands in a function that starts a runtime for itself, as the one that is added here does. */
function isOfBlockingFunction(name: SyntaxNode): boolean {
  for (let outer = name.parent; outer !== null; outer = outer.parent) {
    if (outer.type === 'function_item') {
      return isBlockingFunction(outer);
    }
  }
  return false;
}

/** Whether a function waits on a runtime that it starts itself, on a thread of its own. */
export function isBlockingFunction(item: SyntaxNode): boolean {
  return /\.block_on\(/.test(item.text) && /\bthread::(?:scope|spawn)\(/.test(item.text);
}

function nameOf(item: SyntaxNode): string | undefined {
  return item.childForFieldName('name')?.text;
}
