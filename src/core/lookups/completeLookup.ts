import type { ParsedDocument } from '../languages/document';
import type { StoreKind } from '../ports';
import type { Span } from '../text/span';
import type { FoundLookup } from './foundLookup';
import { mayHoldLookups } from './glance';
import type { LookupHelper } from './helpers';
import { lookupAt, lookupsIn } from './readLookups';

/** A name that is being written in a look-up. */
export interface LookupToComplete {
  readonly store: StoreKind;
  /** What a chosen name takes the place of. */
  readonly span: Span;
  /** `reference` where the name stands in a URL-like reference, in which some signs are escaped. */
  readonly form: 'plain' | 'reference';
  readonly region?: string;
  readonly profile?: string;
}

/** Stands for a name that is not there yet. */
const stand = 'x';

/**
 * The look-up whose name an offset stands in; also one whose name is still empty. Undefined where there is none.
 *
 * @param parse reads a text as the document's language does; what it gives is disposed here.
 * @param imported tells the functions of other files that a document takes from there.
 */
export async function lookupToComplete(
  source: string,
  offset: number,
  parse: (text: string) => Promise<ParsedDocument>,
  imported: (document: ParsedDocument) => Promise<readonly LookupHelper[]>,
): Promise<LookupToComplete | undefined> {
  if (!mayHoldLookups(source)) {
    return undefined;
  }
  const present = await find(source, offset, parse, imported);
  if (present !== undefined) {
    return toComplete(source, present, present.span);
  }
  const filled = await find(source.slice(0, offset) + stand + source.slice(offset), offset, parse, imported);
  return filled && toComplete(source, filled, { start: filled.span.start, end: filled.span.end - stand.length });
}

async function find(
  text: string,
  offset: number,
  parse: (text: string) => Promise<ParsedDocument>,
  imported: (document: ParsedDocument) => Promise<readonly LookupHelper[]>,
): Promise<FoundLookup | undefined> {
  const document = await parse(text);
  try {
    // Other files are read only where the text itself does not tell.
    return lookupAt(lookupsIn(document), offset) ?? lookupAt(lookupsIn(document, await imported(document)), offset);
  } finally {
    document.dispose();
  }
}

function toComplete(source: string, { store, region, profile }: FoundLookup, span: Span): LookupToComplete {
  const before = source.slice(Math.max(0, span.start - 20), span.start);
  return {
    store,
    span,
    form: /(?:secretsmanager|ssm):\/\/$/i.test(before) ? 'reference' : 'plain',
    ...(region !== undefined && { region }),
    ...(profile !== undefined && { profile }),
  };
}
