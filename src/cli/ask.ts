import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

/** Something to choose, by the letter that a person types. */
export interface Choice<Answer> {
  readonly letter: string;
  readonly label: string;
  readonly answer: Answer;
}

/** Asks a person. */
export interface Asker {
  /** One of the choices; the last one where the person gives up (end of input, Ctrl-C). */
  choose<Answer>(question: string, choices: readonly [Choice<Answer>, ...Choice<Answer>[]]): Promise<Answer>;
  /** A line of text; empty where the person gives up. */
  line(question: string): Promise<string>;
}

/** Asks at a terminal. */
export class TerminalAsker implements Asker {
  constructor(
    private readonly input: Readable,
    private readonly output: Writable,
    private readonly signal: AbortSignal,
  ) {}

  async choose<Answer>(question: string, choices: readonly [Choice<Answer>, ...Choice<Answer>[]]): Promise<Answer> {
    const list = choices.map(({ letter, label }) => `  ${letter}  ${label}\n`).join('');
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const typed = (await this.line(`${question}\n${list}> `)).toLowerCase();
      const chosen = choices.find(({ letter }) => letter === typed);
      if (chosen !== undefined) {
        return chosen.answer;
      }
      if (typed === '') {
        break;
      }
    }
    return (choices.at(-1) ?? choices[0]).answer;
  }

  async line(question: string): Promise<string> {
    const reader = createInterface({ input: this.input, output: this.output, terminal: true });
    // The end of input and Ctrl-C close the reader; a question that is open then would wait for ever.
    const givenUp = new Promise<string>((resolve) => {
      reader.once('close', () => {
        resolve('');
      });
    });
    try {
      return (await Promise.race([reader.question(question, { signal: this.signal }), givenUp])).trim();
    } catch {
      return '';
    } finally {
      reader.close();
    }
  }
}
