import { Prefilter } from '../../scan/prefilter';
import { tokenAt } from './find';
import type { FoundToken } from './find';
import { namedTokenAt } from './findNamed';
import { agents } from './providers/agents';
import { ai } from './providers/ai';
import { azure } from './providers/azure';
import { business } from './providers/business';
import { clouds } from './providers/clouds';
import { codeHosting } from './providers/codeHosting';
import { development } from './providers/development';
import { games } from './providers/games';
import { messaging } from './providers/messaging';
import { monitoring } from './providers/monitoring';
import { namedAfterProviders } from './providers/named';
import { namedApis } from './providers/namedApis';
import { namedServices } from './providers/namedServices';
import { namedTools } from './providers/namedTools';
import { networks } from './providers/networks';
import { payment } from './providers/payment';
import { webhooks } from './providers/webhooks';
import type { NamedTokenKind, TokenKind } from './tokenKind';

/** Every kind that is known by its structure. */
export const tokenKinds: readonly TokenKind[] = [
  ...codeHosting,
  ...development,
  ...clouds,
  ...azure,
  ...ai,
  ...messaging,
  ...webhooks,
  ...payment,
  ...monitoring,
  ...business,
  ...agents,
  ...networks,
  ...games,
];

/** Every kind that is known by its provider's name. */
export const namedTokenKinds: readonly NamedTokenKind[] = [
  ...namedAfterProviders,
  ...namedServices,
  ...namedApis,
  ...namedTools,
];

interface Kinds {
  readonly structured: readonly TokenKind[];
  readonly named: readonly NamedTokenKind[];
}

const byKeyword: ReadonlyMap<string, Kinds> = indexKinds();

/** What the prefilter looks for. */
export const keywords: readonly string[] = [...byKeyword.keys()];

const automaton = new Prefilter(keywords);

function indexKinds(): Map<string, Kinds> {
  const index = new Map<string, { structured: TokenKind[]; named: NamedTokenKind[] }>();
  const at = (keyword: string): { structured: TokenKind[]; named: NamedTokenKind[] } => {
    const known = index.get(keyword) ?? { structured: [], named: [] };
    index.set(keyword, known);
    return known;
  };
  for (const kind of tokenKinds) {
    at(kind.anchor.toLowerCase()).structured.push(kind);
  }
  for (const kind of namedTokenKinds) {
    for (const name of kind.names) {
      at(name).named.push(kind);
    }
  }
  return index;
}

/** The tokens of a text whose anchor or provider's name stands at a place. */
export function tokensAtHit(text: string, start: number, end: number): FoundToken[] {
  return tokensOfKinds(text, start, byKeyword.get(text.slice(start, end).toLowerCase()));
}

/** Whether a hit of the prefilter, which knows no case, is the anchor of a token or a provider's name. */
export function isAnchor(text: string, start: number, end: number): boolean {
  const kinds = byKeyword.get(text.slice(start, end).toLowerCase());
  return (
    kinds !== undefined &&
    (kinds.named.length > 0 || kinds.structured.some(({ anchor }) => text.startsWith(anchor, start)))
  );
}

function tokensOfKinds(text: string, start: number, kinds: Kinds | undefined): FoundToken[] {
  const found: FoundToken[] = [];
  for (const kind of kinds?.structured ?? []) {
    const token = tokenAt(text, start, kind);
    if (token !== undefined) {
      found.push(token);
    }
  }
  for (const kind of kinds?.named ?? []) {
    const token = namedTokenAt(text, start, kind);
    if (token !== undefined) {
      found.push(token);
    }
  }
  return found;
}

/** Every token of a text; of those at one place, the first is of the kind that the tables name first. */
export function tokensIn(text: string): FoundToken[] {
  const found = new Map<number, FoundToken>();
  automaton.searchText(text, (keyword, end) => {
    const start = end - automaton.lengthOf(keyword);
    for (const token of tokensOfKinds(text, start, byKeyword.get(keywords[keyword] ?? ''))) {
      const known = found.get(token.span.start);
      if (isPartOfConnectionString(text, token.span.start)) {
        continue;
      }
      if (known === undefined || (known.named && !token.named)) {
        found.set(token.span.start, token);
      }
    }
    return undefined;
  });
  return [...found.values()];
}

/** `AccountName=…;AccountKey=…`: there the whole string is the secret, and another detector's. */
function isPartOfConnectionString(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 400), start);
  return (
    /(?:AccountKey|SharedAccessKey|Password)\s?=\s?$/i.test(before.slice(-24)) &&
    /(?:AccountName|Endpoint|DefaultEndpointsProtocol|HostName|SharedAccessKeyName)=/i.test(
      before.slice(before.lastIndexOf('\n') + 1),
    )
  );
}
