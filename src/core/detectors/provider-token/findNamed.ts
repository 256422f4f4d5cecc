import { isDrawn } from '../shared/drawn';
import { endsWord } from './find';
import type { FoundToken } from './find';
import type { NamedTokenKind } from './tokenKind';

/** How far behind a provider's name its token may stand, in UTF-16 code units and lines. */
const reach = 200;
const lines = 3;

/** What stands between a role and a value says that it is something else. */
const otherThings =
  /sha-?\d|sha(?:sum)?\b|md5|hash|digest|commit|revision|\brev\b|etag|checksum|integrity|fingerprint|uuid|public|accessor|_id\b|\bid\b|[a-z]Id\b|url\b|uri\b|\.com\/|\.io\/|image|@/i;

/** What a name says that is for everyone: keys that only search, ids of clients. */
const forEveryone = /search|publishable|public|site_?key|client_?id/i;

/** What stands beside a key that pages are given to search with. https://docsearch.algolia.com/docs/api */
const searchesIndex = /^["'`],?\s{0,40}(?:\/\/[^\n]{0,80}\s{0,40})?["']?indexName["']?\s?:/;

/** A token of a kind whose provider's name stands at a place of a text, if one follows. */
export function namedTokenAt(text: string, name: number, kind: NamedTokenKind): FoundToken | undefined {
  if (isAmidWord(text, name, kind)) {
    return undefined;
  }
  const window = windowFrom(text, name);
  const role = kind.role.exec(window);
  if (role === null) {
    return undefined;
  }
  const after = role.index + role[0].length;
  const { value } = kind;
  for (let index = after; index < window.length; index += 1) {
    if (!isOpening(window.charCodeAt(index - 1))) {
      continue;
    }
    value.lastIndex = index;
    const match = value.exec(window);
    if (match === null) {
      continue;
    }
    const end = index + match[0].length;
    if (
      !isClosing(window, end) ||
      !isDrawn(match[1] ?? match[0]) ||
      kind.check?.(match[0]) === false ||
      otherThings.test(window.slice(after, index)) ||
      forEveryone.test(window.slice(0, index)) ||
      searchesIndex.test(window.slice(end))
    ) {
      return undefined;
    }
    return {
      span: { start: name + index, end: name + end },
      provider: kind.provider,
      token: kind.token,
      named: true,
    };
  }
  return undefined;
}

/** Whether a short name is only how another word goes on: `modify`, `bionic`, `hexa_api_key`. */
function isAmidWord(text: string, at: number, { names }: NamedTokenKind): boolean {
  if (!/^(?:[a-z]{2}|[A-Z]{2})$/.test(text.slice(Math.max(0, at - 1), at + 1))) {
    return false;
  }
  const written = text.slice(at, at + 40).toLowerCase();
  return names.every((name) => !written.startsWith(name) || /^[a-z]{1,5}(?![a-z])/.test(name));
}

function windowFrom(text: string, start: number): string {
  const limit = Math.min(text.length, start + reach);
  let left = lines;
  for (let index = start; index < limit; index += 1) {
    if (text.charCodeAt(index) === 10) {
      left -= 1;
      if (left === 0) {
        return text.slice(start, index);
      }
    }
  }
  // One character more, to tell whether a value ends there.
  return text.slice(start, limit + 1);
}

/** Quotes, white space, and the signs that stand before a value. */
function isOpening(code: number): boolean {
  return (
    code === 34 ||
    code === 39 ||
    code === 96 ||
    code === 61 ||
    code === 58 ||
    code === 32 ||
    code === 9 ||
    code === 10 ||
    code === 40 ||
    code === 62
  );
}

function isClosing(text: string, end: number): boolean {
  return endsWord(text, end) && !/^(?:[/+]|\.[A-Za-z0-9]|=[A-Za-z0-9])/.test(text.slice(end, end + 2));
}
