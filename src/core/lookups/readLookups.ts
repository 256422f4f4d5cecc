import type { ParsedDocument } from '../languages/document';
import { sourceSpan } from '../languages/literal';
import { callLookup } from './callLookups';
import { Evidence } from './evidence';
import type { FoundLookup } from './foundLookup';
import { lookupHelpers } from './helpers';
import type { LookupHelper } from './helpers';
import { settingLookups } from './settingLookups';
import { textLookups } from './textLookups';

/**
 * The look-ups of a document whose name is written out there, in source order.
 *
 * @param imported functions of other files that the document takes from there.
 */
export function lookupsIn(document: ParsedDocument, imported: readonly LookupHelper[] = []): readonly FoundLookup[] {
  const { literals, source, language } = document;
  let helpers: readonly LookupHelper[] | undefined;
  const context = {
    source,
    literals,
    evidence: new Evidence(source),
    helpers: () => (helpers ??= [...lookupHelpers(document), ...imported]),
  };
  const found = new Map<string, FoundLookup>();
  for (const [index, literal] of literals.entries()) {
    if (
      literal.use === 'key' ||
      literal.use === 'structural' ||
      literal.use === 'compared' ||
      literal.use === 'prose'
    ) {
      continue;
    }
    const written = textLookups(literal, language.id);
    const placed = written.length > 0 ? written : settingLookups(literals, index, language.id);
    const called = placed.length > 0 ? undefined : callLookup(index, context);
    for (const { inText, ...lookup } of called === undefined ? placed : [called]) {
      const span = sourceSpan(literal, inText);
      found.set(`${String(span.start)}-${String(span.end)}`, { ...lookup, span });
    }
  }
  return [...found.values()].sort((left, right) => left.span.start - right.span.start);
}

/** The look-up whose name an offset stands in or touches; undefined where there is none. */
export function lookupAt(lookups: readonly FoundLookup[], offset: number): FoundLookup | undefined {
  return lookups.find(({ span }) => span.start <= offset && offset <= span.end);
}
