import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ConnectionChoice } from '../ports';
import type { FixTarget } from '../rewriters/rewriter';
import type { Finding } from '../scan/finding';
import type { Span } from '../text/span';
import { SecretMask } from './secretMask';

/** One spot of the code that a fix in progress is to change. */
export interface JournalPlace {
  /** The document: an absolute path or a URI. */
  readonly file: string;
  readonly fingerprint: string;
  readonly detector: string;
  /** Where the finding stood, in UTF-16 code units. */
  readonly span: Span;
  /** Tells whether the text is still as it was; see `textHash`. */
  readonly textHash?: string;
}

/** What is known of a value that is on its way out of the code. Never the value. */
export interface JournalEntry {
  readonly version: 1;
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly started: string;
  /** The folder that the files lie in, absolute or a URI: a fix is taken up only where it was begun. */
  readonly workspace: string;
  readonly target: FixTarget;
  /** The name of the secret, parameter, variable or profile. */
  readonly name: string;
  /** Where in AWS; empty for what is kept in a file. */
  readonly connection: ConnectionChoice;
  /** Known from the moment the store has answered; names the account, too. */
  readonly arn?: string;
  /** The file that keeps the value, for an environment variable. */
  readonly keptIn?: string;
  /** The value is a whole connection, as one JSON object whose members the code looks up. */
  readonly whole?: true;
  /** What entries of one fix of several secrets have in common; absent of a fix of one. */
  readonly batch?: string;
  /** `stored`: read back and compared, so that only the code is left to change. */
  readonly step: 'storing' | 'stored';
  /** What is still to be changed; empty once everything was. */
  readonly places: readonly JournalPlace[];
}

/** What stands in a journal. */
export interface JournalContent {
  /** The oldest first. */
  readonly entries: readonly JournalEntry[];
  /** What stands there and cannot be read as an entry, by file. */
  readonly unreadable: readonly string[];
}

/**
 * The fixes that are in progress, kept where they outlive the process.
 *
 * Architecture invariant: an entry is written before the first call to AWS and removed after the code was changed; it
 * holds no value, nor anything by which a value could be guessed.
 */
export interface FixJournal {
  /** Writes an entry, or replaces the one of the same id. Rejects with what the system reports. */
  write(entry: JournalEntry): Promise<void>;
  /** Removes an entry, if it is there. Rejects with what the system reports. */
  remove(id: string): Promise<void>;
  read(): Promise<JournalContent>;
}

/**
 * A hash of a text in which every secret is masked: a hash of the text itself would let a password be guessed by whoever
 * knows the rest of the file.
 *
 * @param findings all of the text, the suppressed ones too.
 */
export function textHash(source: string, findings: readonly Finding[]): string {
  const masked = new SecretMask(source, findings).apply(source);
  return bytesToHex(sha256(utf8ToBytes(masked))).slice(0, 32);
}

/** Whether two fingerprints are of the same detector, file and name: their ordinals change as others are fixed. */
export function alikeFingerprints(left: string, right: string): boolean {
  return left.replace(/-\d+$/, '') === right.replace(/-\d+$/, '');
}

/** Whether two connections lead to the same place, as far as it was told. */
export function sameConnection(left: ConnectionChoice, right: ConnectionChoice): boolean {
  return left.profile === right.profile && left.region === right.region;
}

/** Reads what was written as JSON; undefined where it is no entry of this version. */
export function readEntry(json: unknown): JournalEntry | undefined {
  if (!isRecord(json) || json['version'] !== 1) {
    return undefined;
  }
  const { id, started, workspace, target, name, connection, arn, keptIn, whole, batch, step, places } = json;
  if (
    ![id, started, workspace, name].every(isText) ||
    !isTarget(target) ||
    (step !== 'storing' && step !== 'stored') ||
    !isRecord(connection) ||
    ![connection['profile'], connection['region'], arn, keptIn, batch].every(
      (part) => part === undefined || isText(part),
    ) ||
    (whole !== undefined && whole !== true) ||
    !Array.isArray(places) ||
    !places.every(isPlace)
  ) {
    return undefined;
  }
  return json as unknown as JournalEntry;
}

function isPlace(json: unknown): json is JournalPlace {
  return (
    isRecord(json) &&
    [json['file'], json['fingerprint'], json['detector']].every(isText) &&
    (json['textHash'] === undefined || isText(json['textHash'])) &&
    isRecord(json['span']) &&
    [json['span']['start'], json['span']['end']].every((offset) => typeof offset === 'number')
  );
}

function isTarget(json: unknown): json is FixTarget {
  const targets: Readonly<Record<FixTarget, true>> = {
    secretsmanager: true,
    parameterstore: true,
    environment: true,
    'default-credential-chain': true,
  };
  return isText(json) && Object.hasOwn(targets, json);
}

function isText(json: unknown): json is string {
  return typeof json === 'string';
}

function isRecord(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null;
}
