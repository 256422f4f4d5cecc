import type { Configuration } from '../config/configuration';
import type { Detector } from '../detectors/detector';
import type { ParsedDocument, SourceText } from '../languages/document';
import type { Language } from '../languages/language';
import type { Parsers } from '../languages/parsers';
import type { ScanResult } from './finding';

/** What a scanner is made of. */
export interface ScannerParts {
  readonly detectors: readonly Detector[];
  readonly languages: readonly Language[];
  readonly parsers: Parsers;
}

/** Finds secrets in texts: gate, prefilter, parse, detect, pair, suppress. Reads no file, no clock. */
export class Scanner {
  constructor(private readonly parts: ScannerParts) {}

  /**
   * The findings of one text.
   *
   * @param today `YYYY-MM-DD`, against which expiring allowances are held.
   */
  scan(source: SourceText, configuration: Configuration, today: string): Promise<ScanResult> {
    throw new Error('to be built');
  }

  /** The text read by its language, whether or not it holds a candidate. The caller disposes it. */
  parse(source: SourceText): Promise<ParsedDocument> {
    throw new Error('to be built');
  }
}
