import type { Severity } from '../detector';

/** One kind of token of one provider, recognised by its structure. */
export interface TokenKind {
  /** `GitHub` */
  readonly provider: string;
  /** What the provider calls it: “personal access token”. */
  readonly token: string;
  /** A literal stretch that every such token holds; in lower case it is the prefilter's keyword. */
  readonly anchor: string;
  /** How many characters of the token stand before the anchor; 0 by default; negative where it begins behind it. */
  readonly lead: number;
  /** Sticky, from the token's start; linear. Group 1 is what was drawn at random, by default the whole. */
  readonly pattern: RegExp;
  /** Whether the token's own checksum is right, where its format has one. */
  readonly checksum?: (token: string) => boolean;
  /** Whether a wrong checksum rules the token out, as where the provider documents how it is made. */
  readonly strict: boolean;
  /** Any further condition on the structure. */
  readonly check?: (token: string) => boolean;
  /** What must stand within the 240 characters around the token, for kinds whose structure others share. */
  readonly near?: RegExp;
  /** A word that may stand right before the token, as `bot` in addresses of Telegram. */
  readonly joined?: string;
  /** Whether the token is a web address: it is taken from its scheme on. */
  readonly url?: boolean;
  /** Where it is another than the detector's: test mode, keys that browsers carry. */
  readonly severity?: Severity;
  /** The page that tells the format. */
  readonly source: string;
}

/** A token without a structure of its own: known by its provider's name beside it. */
export interface NamedTokenKind {
  readonly provider: string;
  readonly token: string;
  /** Lower case; each is a keyword of the prefilter. What follows within a few lines is looked at. */
  readonly names: readonly string[];
  /** Sticky: the value. */
  readonly value: RegExp;
  /** Any further condition on the structure. */
  readonly check?: (token: string) => boolean;
  /** What must stand between the provider's name and the value, or be part of the name: `key`, `token`. */
  readonly role: RegExp;
  readonly source: string;
}

type Options = Partial<
  Pick<TokenKind, 'lead' | 'checksum' | 'strict' | 'check' | 'near' | 'joined' | 'url' | 'severity'>
>;

/** The kinds of one provider: what it is called, its anchor, its pattern. */
export function tokensOf(
  provider: string,
  source: string,
  rows: readonly (readonly [token: string, anchor: string, pattern: RegExp, options?: Options])[],
): TokenKind[] {
  return rows.map(([token, anchor, pattern, options]) => ({
    provider,
    token,
    anchor,
    pattern,
    source,
    lead: 0,
    strict: false,
    ...options,
  }));
}

const anyRole = /key|token|secret|auth|password|pat\b|credential/i;

/** The kinds of one provider that are known by its name. */
export function namedTokensOf(
  provider: string,
  source: string,
  rows: readonly (readonly [
    token: string,
    names: readonly string[],
    value: RegExp,
    role?: RegExp,
    check?: (token: string) => boolean,
  ])[],
): NamedTokenKind[] {
  return rows.map(([token, names, value, role, check]) => ({
    provider,
    token,
    names,
    value,
    source,
    role: role ?? anyRole,
    ...(check && { check }),
  }));
}
