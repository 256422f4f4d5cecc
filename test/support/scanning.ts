import { defaultConfiguration } from '../../src/core/config/configuration';
import type { Configuration } from '../../src/core/config/configuration';
import { detectors } from '../../src/core/detectors/registry.generated';
import { Parsers } from '../../src/core/languages/parsers';
import { languages } from '../../src/core/languages/registry.generated';
import type { ScanResult } from '../../src/core/scan/finding';
import { Scanner } from '../../src/core/scan/scanner';
import { InstalledGrammars } from './grammars';

/** A scanner with everything that is registered. */
export function createScanner(): Scanner {
  return new Scanner({ detectors, languages, parsers: new Parsers(new InstalledGrammars()) });
}

/** Scans a text on a fixed day. */
export function scanText(
  scanner: Scanner,
  path: string | undefined,
  text: string,
  configuration: Partial<Configuration> = {},
): Promise<ScanResult> {
  return scanner.scan({ path, text }, { ...defaultConfiguration, ...configuration }, '2026-06-15');
}
