import type { Configuration } from '../../core/config/configuration';
import type { SourceText } from '../../core/languages/document';
import type { PlainFinding } from '../../core/scan/transfer';
import type { Problem } from '../../core/scan/finding';

/** What a scan worker is started with. */
export interface ScanWorkerData {
  readonly serves: 'texts';
  /** The folder of the grammar files. */
  readonly grammars: string;
}

/** The engine is loaded. */
export interface Ready {
  readonly kind: 'ready';
}

/** The engine could not be loaded; the thread ends. */
export interface Unfit {
  readonly kind: 'unfit';
  readonly reason: string;
}

/** What a scan worker is asked. */
export type Request =
  | {
      readonly kind: 'scan';
      readonly id: number;
      readonly source: SourceText;
      readonly configuration: Configuration;
      readonly today: string;
    }
  | { readonly kind: 'cancel'; readonly id: number }
  /** A part has been taken in; the next one may come. */
  | { readonly kind: 'taken'; readonly id: number };

/** What a scan worker answers. `part`s come before the `done` of the same scan and make up its findings, in order. */
export type Answer =
  | Ready
  | Unfit
  | {
      readonly kind: 'part';
      readonly id: number;
      readonly list: 'findings' | 'suppressed';
      readonly findings: readonly PlainFinding[];
    }
  | {
      readonly kind: 'done';
      readonly id: number;
      readonly problems: readonly Problem[];
      readonly provisional?: true;
    }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };

/**
 * So many findings go in one message, and the next message goes when it has been taken in: what takes them is not held
 * up for long by any of them, nor by all at once.
 */
export const partSize = 400;
