import type { ParsedDocument } from '../languages/document';
import type { Language } from '../languages/language';
import type { Literal } from '../languages/literal';
import type { Message } from '../text/message';
import type { Secret } from '../text/secret';
import type { Span } from '../text/span';
import type { GlanceMemory } from './shared/glanceMemory';

export type Severity = 'error' | 'warning' | 'information' | 'hint';
export type Confidence = 'high' | 'medium' | 'low';

/** What kind of fix a finding calls for. */
export type SecretKind =
  /** Passwords, connection strings, tokens, private keys: move to a store. */
  | 'storable'
  /** AWS access key ids, secret access keys, session tokens: remove, use the default credential chain. */
  | 'aws-credential'
  /** Signed addresses: they end by themselves, and are made anew where they are needed. No rewrite. */
  | 'signed-url';

/** What a detector saw, before pairing and suppression. */
export interface Candidate {
  /** The secret inside its quotes; of a connection string the whole string. */
  readonly span: Span;
  readonly value: Secret;
  /** The literal it stands in, if any. */
  readonly literal?: Literal;
  /** What it is bound to, where the literal's own name path does not say it (`{name: "DB_PASSWORD", value: "…"}`). */
  readonly name?: readonly string[];
  /** Of a connection string: the password alone, as it stands in the source. Otherwise absent (the span is all secret). */
  readonly sensitive?: Span;
  readonly confidence: Confidence;
  /** Why this is thought a secret, in words. */
  readonly evidence: Message;
  /** Overrides the detector's priority. */
  readonly priority?: number;
  /** Overrides the detector's severity. */
  readonly severity?: Severity;
  /** Whether it is a plain value of test code: the configuration says how those are reported. */
  readonly testData?: true;
  /** What the value itself tells: `account`, `keyType`, `scheme` … Never the value. */
  readonly facts: Readonly<Record<string, string>>;
}

/**
 * One kind of secret. Registered by its folder: `detectors/<id>/detector.ts` exports `detector`, and `cases.md` beside
 * it proves it.
 */
export interface Detector {
  /** The folder's name. Names the bad thing: `aws-access-key-id`. */
  readonly id: string;
  /** A short title for lists, such as “AWS access key id”. */
  readonly title: Message;
  readonly severity: Severity;
  readonly kind: SecretKind;
  /** Whether it goes by the names of values, and so looks at files whose names say that they hold a secret. */
  readonly byName?: true;
  /**
   * Words for the prefilter, in lower case; the detector runs only on documents that hold one of them (matched without
   * regard to ASCII case; other letters as they are).
   */
  readonly keywords: readonly string[];
  /** Whether it recognises its secret by structure alone, and so also runs on text without a language of its own, on minified code and on lock files. */
  readonly structural: boolean;
  /** Where two detectors claim the same span, the higher one keeps it. */
  readonly priority: number;
  /**
   * A second, cheap look at a keyword hit before anything is parsed: whether a secret of this kind may be there. Says
   * no only where `find` would find nothing because of that hit. Without it, every hit is worth a parse.
   *
   * @param memory of this document; none is remembered where it is left out.
   */
  glance?(text: string, hit: Span, language: Language, memory?: GlanceMemory): boolean;
  find(document: ParsedDocument): readonly Candidate[];
  /** What it is, why it matters and what to do, in full sentences. */
  explain(candidate: Candidate): Message;
}
