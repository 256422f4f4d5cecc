import { descendants, namedChildren } from '../code/nodes';
import { declarationOf } from './scopes';
import type { Anchor } from './statements';

const conditionals: ReadonlySet<string> = new Set(['if_statement']);
const identifiers: ReadonlySet<string> = new Set(['identifier']);
const releases = /^(?:\w+\.(?:Close|Stop|Shutdown|Disconnect|Rollback|Release|Unlock|RUnlock|Cancel)|cancel\w*)\(.*\)$/;

/**
 * What a function releases where it fails further down, of what it holds before a statement: `pool.Close()`. A look-up that
 * fails in between must release that, too.
 */
export function releasesBelow({ statement }: Anchor): string[] {
  const block = statement.parent;
  const below = block === null ? [] : namedChildren(block).filter((one) => one.startIndex >= statement.startIndex);
  const check = below.find(
    (one) => conditionals.has(one.type) && / != nil$/.test(one.childForFieldName('condition')?.text ?? ''),
  );
  const list = check?.childForFieldName('consequence');
  const steps = list ? namedChildren(namedChildren(list)[0] ?? list) : [];
  if (steps.at(-1)?.type !== 'return_statement') {
    return [];
  }
  return steps
    .filter(({ type, text }) => type === 'expression_statement' && releases.test(text) && !text.includes('\n'))
    .filter((step) => descendants(step, identifiers).every((name) => declarationOf(name.text, statement) !== undefined))
    .map(({ text }) => text);
}
