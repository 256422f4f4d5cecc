import type { Span } from '../../text/span';
import { isAlphanumeric } from '../../text/characters';
import { isDrawn } from '../shared/drawn';
import { isPublishedExample } from '../shared/publishedExamples';
import type { TokenKind } from './tokenKind';

/** A token found in a text. */
export interface FoundToken {
  readonly span: Span;
  readonly provider: string;
  readonly token: string;
  readonly severity?: TokenKind['severity'];
  /** Whether its checksum is right; undefined where the format has none. */
  readonly checked?: boolean;
  /** Whether it is known by its provider's name only. */
  readonly named: boolean;
}

/** How far around a token its context is looked for, in UTF-16 code units. */
const contextReach = 240;

/** A token of a kind whose anchor stands at a place of a text, if it is one. */
export function tokenAt(text: string, anchor: number, kind: TokenKind): FoundToken | undefined {
  const start = anchor - kind.lead;
  if (start < 0 || !text.startsWith(kind.anchor, anchor) || !mayBegin(text, start, kind)) {
    return undefined;
  }
  const { pattern } = kind;
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  if (match === null) {
    return undefined;
  }
  const [token] = match;
  const end = start + token.length;
  if (
    !endsWord(text, end) ||
    (kind.url !== true && isPartOfName(text, start, end, kind.anchor)) ||
    (kind.url !== true && isAmidBase64(text, start)) ||
    !isDrawn(match[1] ?? token) ||
    isPublishedExample(match[1] ?? token) ||
    (kind.check !== undefined && !kind.check(token)) ||
    (kind.near !== undefined &&
      !kind.near.test(text.slice(Math.max(0, start - contextReach), start) + text.slice(end, end + contextReach)))
  ) {
    return undefined;
  }
  const checked = kind.checksum?.(token);
  if (checked === false && kind.strict) {
    return undefined;
  }
  return {
    span: { start: kind.url ? addressStart(text, start) : start, end },
    provider: kind.provider,
    token: kind.token,
    named: false,
    ...(kind.severity && { severity: kind.severity }),
    ...(checked !== undefined && { checked }),
  };
}

function mayBegin(text: string, start: number, { joined, url }: TokenKind): boolean {
  return (
    url === true || beginsWord(text, start) || (joined !== undefined && text.startsWith(joined, start - joined.length))
  );
}

/**
 * Prefixes that end words of their own: `video.ico-…`, `public-key-…`. Those of GitLab may have the instance's own before
 * them: https://docs.gitlab.com/administration/settings/account_and_limit_settings/#instance-token-prefix
 */
const shortPrefix = /^(?!gl[a-z]{2})[a-z]{1,6}-$/;
/** What files are called that have a digest of their content in their names. */
const fileEnding =
  /^\.(?:min\.)?(?:png|jpe?g|gif|svg|webp|avif|ico|bmp|m?js|cjs|jsx?|tsx?|css|s[ac]ss|less|map|json|html?|woff2?|ttf|otf|eot|pdf|mp[34]|webm|wasm|xml|ya?ml|tar|t?gz|zip|jar|whl)(?![\w-])/i;

/** Whether a place is amid the name of a file or of something else whose words dots and hyphens join. */
function isPartOfName(text: string, start: number, end: number, anchor: string): boolean {
  return (
    (shortPrefix.test(anchor) && /[A-Za-z0-9_][.-]$/.test(text.slice(Math.max(0, start - 2), start))) ||
    (text.charCodeAt(end) === 46 && fileEnding.test(text.slice(end, end + 16)))
  );
}

/** Whether a place is amid a long base64 text, such as a picture's, where any letters stand by chance. */
function isAmidBase64(text: string, start: number): boolean {
  const before = text.charAt(start - 1);
  return (before === '/' || before === '+') && /^[A-Za-z0-9+/]{80}$/.test(text.slice(Math.max(0, start - 80), start));
}

/** Where the web address begins that a place is part of. */
function addressStart(text: string, place: number): number {
  const scheme = text.lastIndexOf('https://', place);
  return scheme >= 0 && place - scheme < 120 && /^https:\/\/[\w.-]*$/.test(text.slice(scheme, place)) ? scheme : place;
}

function isWordCharacter(code: number): boolean {
  return isAlphanumeric(code) || code === 95;
}

/** Whether no word reaches into a place from before; an escape (`\n`) and a percent-encoded sign (`%3D`) are none. */
export function beginsWord(text: string, start: number): boolean {
  if (start === 0 || !isWordCharacter(text.charCodeAt(start - 1))) {
    return true;
  }
  return /\\[nrtbf]$|%[0-9A-Fa-f]{2}$|\\u00[0-9a-f]{2}$/.test(text.slice(Math.max(0, start - 6), start));
}

/** Whether no word goes on behind a place. */
export function endsWord(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  if (code === 45) {
    return !isWordCharacter(text.charCodeAt(end + 1));
  }
  return !isWordCharacter(code);
}
