import type { Configuration } from '../../core/config/configuration';
import type { Engine, OpenDocument } from '../../core/engine';
import type { SourceText } from '../../core/languages/document';
import type { ScanResult } from '../../core/scan/finding';

/** What the editor asks of the engine, which is a bundle of its own and is loaded when first needed. */
export interface ScanEngine extends Pick<Engine, 'lookups' | 'lookupToComplete' | 'insertion'> {
  /** @param signal gives up waiting; the promise is then rejected with the signal's reason. */
  scan(source: SourceText, configuration: Configuration, today: string, signal?: AbortSignal): Promise<ScanResult>;
  open(source: SourceText, configuration: Configuration, today: string): Promise<OpenDocument>;
}

export type LoadEngine = () => Promise<ScanEngine>;

/**
 * The engine, loaded once and on first use. A failed attempt is not kept: the next call tries again.
 */
export function lazily<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
