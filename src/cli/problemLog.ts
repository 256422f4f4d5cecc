import type { Problem } from '../core/scan/finding';
import { english } from '../core/text/message';
import type { FileProblem } from './formats/format';
import { count } from './formats/textFormat';
import { printable } from './output';
import type { Output } from './output';

/** How many problems of one kind are told one by one. */
const mostOfAKind = 20;

const summaries: Readonly<Record<Problem['kind'], string>> = {
  'too-large': 'too large to be looked at',
  large: 'too large to parse and looked at for structured secrets only',
  binary: 'binary and not looked at',
  encoding: 'not valid UTF-8',
  minified: 'minified and looked at for structured secrets only',
  grammar: 'read without a grammar',
  suppression: 'with a comment or an allowance that does not work',
  'unused-suppression': 'with a comment that silences nothing',
  unreadable: 'that could not be read',
  failed: 'not looked at because of an error of Strongroom',
  configuration: 'with a setting that does not work',
};

/**
 * Tells on standard error what was not looked at in full. A tree of images or bundles does not flood it: beyond a few
 * of a kind the rest is counted.
 */
export class ProblemLog {
  readonly #untold = new Map<Problem['kind'], number>();
  readonly #told = new Map<Problem['kind'], number>();

  constructor(private readonly err: Output) {}

  /** @param asked whether the file was named on the command line, so that silence would be an answer. */
  async add({ path, problem, line }: FileProblem, asked: boolean): Promise<void> {
    const told = this.#told.get(problem.kind) ?? 0;
    // Every tree has binary files; that each of them is one is no news.
    if (!asked && (problem.kind === 'binary' || told >= mostOfAKind)) {
      this.#untold.set(problem.kind, (this.#untold.get(problem.kind) ?? 0) + 1);
      return;
    }
    this.#told.set(problem.kind, told + 1);
    const place = line === undefined ? printable(path) : `${printable(path)}:${String(line)}`;
    await this.err.line(`strongroom: ${place}: ${english(problem.message)}`);
  }

  async end(): Promise<void> {
    for (const [kind, untold] of this.#untold) {
      const more = this.#told.has(kind) ? ' more' : '';
      await this.err.line(`strongroom: ${count(untold, `${more.trim()} file`.trim())} ${summaries[kind]}.`);
    }
  }
}
