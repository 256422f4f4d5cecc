import type { Confidence, SecretKind, Severity } from '../detectors/detector';
import type { Message } from '../text/message';
import type { Secret } from '../text/secret';
import type { Span } from '../text/span';

/** A secret found in a document. */
export interface Finding {
  readonly detector: string;
  readonly kind: SecretKind;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** The secret inside its quotes; of a connection string the whole string. */
  readonly span: Span;
  /** Of a connection string: the password alone. Otherwise the same as `span`. */
  readonly sensitive: Span;
  readonly secret: Secret;
  /** What it is, why it matters, what to do. */
  readonly message: Message;
  /** Why it is thought a secret. */
  readonly evidence: Message;
  /** What it is bound to, outermost first; empty where it is bound to nothing. */
  readonly name: readonly string[];
  /** What the value itself tells: `account`, `keyType`, `scheme` … */
  readonly facts: Readonly<Record<string, string>>;
  /** Stable across line moves and machines; tells nothing of a guessable value. */
  readonly fingerprint: string;
  /** Fingerprints of the findings that it belongs with (an access key id and its secret access key). */
  readonly related: readonly string[];
}

/** Something that kept a document, or part of it, from being looked at in full, or a setting from being applied. */
export interface Problem {
  readonly kind:
    /** Not looked at. */
    | 'too-large'
    /** Looked at for structured secrets only. */
    | 'large'
    | 'binary'
    | 'encoding'
    | 'minified'
    | 'grammar'
    | 'suppression'
    /** A comment or an allowance that silences nothing any more: a hint. */
    | 'unused-suppression'
    | 'unreadable'
    /** Not looked at: an error of our own. */
    | 'failed'
    | 'configuration';
  readonly message: Message;
  /** Where in the document, if anywhere in particular. */
  readonly span?: Span;
}

export interface ScanResult {
  /** In source order; no two with the same span. */
  readonly findings: readonly Finding[];
  /** What an inline comment or the configuration silenced. */
  readonly suppressed: readonly Finding[];
  readonly problems: readonly Problem[];
  /** Whether a first scan of the text might find something else where it makes no sense; only where that will do. */
  readonly provisional?: true;
}

/** Whether a text was looked at, if only in part. */
export function isLookedAt(problems: readonly Problem[]): boolean {
  return problems.every(({ kind }) => kind !== 'too-large');
}
