import type { Configuration } from '../../core/config/configuration';
import type { Unfit, Ready } from '../scanWorker/messages';
import type { PlainFileOutcome } from './fileOutcome';

/** What a thread that scans files is started with. */
export interface FileThreadData {
  readonly serves: 'files';
  /** The folder of the grammar files. */
  readonly grammars: string;
  /** `YYYY-MM-DD`, against which expiring allowances are held. */
  readonly today: string;
  /** The lock under which grammars are compiled, of `ThreadLock`. */
  readonly compiling: SharedArrayBuffer;
}

/** What a thread that scans files is asked. */
export type FileRequest =
  /** A configuration that files of later batches refer to. */
  | { readonly kind: 'configuration'; readonly id: number; readonly configuration: Configuration }
  | {
      readonly kind: 'batch';
      readonly id: number;
      readonly files: readonly { readonly file: string; readonly path: string; readonly configuration: number }[];
    };

/** What it answers. */
export type FileAnswer =
  | Ready
  | Unfit
  | {
      readonly kind: 'batch';
      readonly id: number;
      /** In the order of the files; undefined where scanning one came to an error. */
      readonly outcomes: readonly (PlainFileOutcome | undefined)[];
    };
