import { existsSync } from 'node:fs';
import type { Configuration } from '../../core/config/configuration';
import type { Engine } from '../../core/engine';
import { decode } from '../../core/scan/decode';
import { isLookedAt } from '../../core/scan/finding';
import type { Problem, ScanResult } from '../../core/scan/finding';
import { largestText } from '../../core/scan/gate';
import { LineIndex } from '../../core/text/lines';
import { message } from '../../core/text/message';
import { outlineOf } from '../errorOutline';
import { FileReader } from '../fileBytes';
import { nothingFound } from './fileOutcome';
import type { FileOutcome, PlacedProblem } from './fileOutcome';

/** In bytes: the largest text that is looked at, were all of it UTF-16. */
const largestFile = 2 * largestText;

/** A file that is to be scanned. */
export interface FileToScan {
  /** Absolute. */
  readonly file: string;
  /** As findings and fingerprints name it. */
  readonly path: string;
  readonly configuration: Configuration;
}

/** What a file scanner needs of an engine. */
export type ScanEngine = Pick<Engine, 'mayHoldSecrets' | 'scan'>;

/** Reads files and scans them, one after the other, so that what is in memory is one file and its findings. */
export class FileScanner {
  readonly #reader = new FileReader(largestFile);

  /** @param today `YYYY-MM-DD`, against which expiring allowances are held. */
  constructor(
    private readonly engine: ScanEngine,
    private readonly today: string,
  ) {}

  /** What a file comes to. A file that cannot be read is a problem of its own, not an error. */
  async scan({ file, path, configuration }: FileToScan): Promise<FileOutcome> {
    const read = this.#reader.read(file);
    if (read.kind === 'problem') {
      return notLooked([{ problem: gone(file, read.problem), line: undefined }]);
    }
    if (!this.engine.mayHoldSecrets(read.bytes, configuration, path)) {
      return nothingFound;
    }
    const decoded = decode(read.bytes);
    const ofFile = decoded.problem === undefined ? [] : [{ problem: decoded.problem, line: undefined }];
    if (decoded.kind === 'binary') {
      return notLooked(ofFile);
    }
    const { text } = decoded;
    let result: ScanResult;
    try {
      result = await this.engine.scan({ path, text }, configuration, this.today);
    } catch (error) {
      // One file that we stumble over must not cost what is found in all others.
      return notLooked([...ofFile, { problem: failed(error), line: undefined }]);
    }
    const { findings, suppressed, problems } = result;
    return {
      looked: isLookedAt(problems),
      problems: [...ofFile, ...placed(problems, text)],
      findings,
      suppressed,
      text: findings.length > 0 ? text : undefined,
    };
  }
}

function notLooked(problems: readonly PlacedProblem[]): FileOutcome {
  return { ...nothingFound, looked: false, problems };
}

function placed(problems: readonly Problem[], text: string): readonly PlacedProblem[] {
  if (problems.length === 0) {
    return [];
  }
  const lines = new LineIndex(text);
  return problems.map((problem) => ({ problem, line: problem.span && lines.at(problem.span.start).line }));
}

/** A file that was listed a moment ago and is not there any more is worth a plainer word. */
function gone(file: string, problem: Problem): Problem {
  return problem.kind === 'unreadable' && !existsSync(file)
    ? { kind: 'unreadable', message: message('This file was gone before it could be looked at.') }
    : problem;
}

function failed(error: unknown): Problem {
  const { name, trace } = outlineOf(error);
  const places = trace.slice(0, 4).map((line) => line.trim().replace(/\(?\/[^\s()]*\//, '('));
  return {
    kind: 'failed',
    message: message(
      'This file was not looked at: an error of Strongroom’s own ({0}). The other files were. Please report it with these words; they hold no source text.',
      [name, ...places].join(' '),
    ),
  };
}
