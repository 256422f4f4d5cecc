import type {
  Button,
  Dialogs,
  InputRequest,
  PickItem,
  PickLine,
  PickRequest,
  ReportProgress,
  Tone,
} from '../../../../src/editor/fix/dialogs';

/** Something that was put before the person. */
export interface Shown {
  readonly kind: 'pick' | 'input' | 'ask' | 'inform' | 'warn' | 'error' | 'progress';
  readonly text: string;
  readonly detail: string;
  /** The lines of a list or the buttons of a question. */
  readonly choices: readonly string[];
}

/** What the person does when the next list, box or question comes: press a line or button, type, or close it. */
export type Answer = { readonly press: RegExp } | { readonly type: string } | 'close';

/** A person who answers by a script. Lists, boxes and questions that the script does not expect fail the test. */
export class ScriptedDialogs implements Dialogs {
  readonly shown: Shown[] = [];
  readonly opened: string[] = [];
  readonly copied: string[] = [];
  readonly #answers: Answer[];
  readonly #failures: Error[] = [];
  /** Runs while a progress is shown, before its task. */
  duringProgress: () => Promise<void> = () => Promise.resolve();
  /** The button to press on notifications that have it. */
  notificationButton: RegExp | undefined;
  cancelProgress: AbortController | undefined;

  constructor(answers: readonly Answer[] = []) {
    this.#answers = [...answers];
  }

  /** Fails where something unexpected was asked, or something expected was not. */
  verify(): void {
    const [failure] = this.#failures;
    if (failure !== undefined) {
      throw failure;
    }
    if (this.#answers.length > 0) {
      throw new Error(`Nobody asked for ${JSON.stringify(this.#answers.map(String))}; shown: ${this.transcript}`);
    }
  }

  /** Everything that was shown, as text. */
  get transcript(): string {
    return this.shown
      .map(({ kind, text, detail, choices }) =>
        [kind, text, detail, ...choices].filter((part) => part !== '').join('\n  '),
      )
      .join('\n');
  }

  of(kind: Shown['kind']): readonly Shown[] {
    return this.shown.filter((shown) => shown.kind === kind);
  }

  async pick<T>(request: PickRequest<T>): Promise<T | undefined> {
    let lines = (await request.later) ?? request.items;
    for await (const loaded of request.loading?.(new AbortController().signal) ?? []) {
      lines = loaded;
    }
    const items = lines.filter((line): line is PickItem<T> => 'label' in line);
    this.#show('pick', request.title, request.placeholder, lines.map(lineText));
    return this.#choose(
      items.map((item) => ({ label: lineText(item), value: item.value })),
      request.title,
    );
  }

  input(request: InputRequest): Promise<string | undefined> {
    this.#show('input', request.title, request.prompt, [request.value]);
    const answer = this.#answers.shift();
    if (answer === 'close') {
      return Promise.resolve(undefined);
    }
    if (answer === undefined || !('type' in answer)) {
      this.#unexpected(`a text for “${request.title}”`);
      return Promise.resolve(undefined);
    }
    const problem = request.problem?.(answer.type);
    if (problem !== undefined) {
      this.#unexpected(`the text is refused: ${problem}`);
      return Promise.resolve(undefined);
    }
    return Promise.resolve(answer.type);
  }

  ask<T>(question: string, detail: string, buttons: readonly Button<T>[], _tone?: Tone): Promise<T | undefined> {
    this.#show(
      'ask',
      question,
      detail,
      buttons.map(({ label }) => label),
    );
    return Promise.resolve(this.#choose(buttons, question));
  }

  inform<T>(text: string, buttons: readonly Button<T>[]): Promise<T | undefined> {
    return this.#notify('inform', text, buttons);
  }

  warn<T>(text: string, buttons: readonly Button<T>[]): Promise<T | undefined> {
    return this.#notify('warn', text, buttons);
  }

  error<T>(text: string, buttons: readonly Button<T>[]): Promise<T | undefined> {
    return this.#notify('error', text, buttons);
  }

  async progress<T>(title: string, task: (signal: AbortSignal, report: ReportProgress) => Promise<T>): Promise<T> {
    this.#show('progress', title, '', []);
    await this.duringProgress();
    return task((this.cancelProgress ?? new AbortController()).signal, () => {});
  }

  openExternal(url: string): Promise<void> {
    this.opened.push(url);
    return Promise.resolve();
  }

  copy(text: string): Promise<void> {
    this.copied.push(text);
    return Promise.resolve();
  }

  #notify<T>(kind: Shown['kind'], text: string, buttons: readonly Button<T>[]): Promise<T | undefined> {
    this.#show(
      kind,
      text,
      '',
      buttons.map(({ label }) => label),
    );
    const wanted = this.notificationButton;
    return Promise.resolve(wanted && buttons.find(({ label }) => wanted.test(label))?.value);
  }

  #choose<T>(
    choices: readonly { readonly label: string; readonly value: T | undefined }[],
    title: string,
  ): T | undefined {
    const answer = this.#answers.shift();
    if (answer === 'close') {
      return undefined;
    }
    const chosen =
      answer !== undefined && 'press' in answer ? choices.find(({ label }) => answer.press.test(label)) : undefined;
    if (chosen === undefined) {
      this.#unexpected(`a choice for “${title}” of ${choices.map(({ label }) => label).join(' | ')}`);
    }
    return chosen?.value;
  }

  #show(kind: Shown['kind'], text: string, detail: string, choices: readonly string[]): void {
    this.shown.push({ kind, text, detail, choices });
  }

  #unexpected(what: string): void {
    this.#failures.push(new Error(`The script has no answer: ${what}\n${this.transcript}`));
  }
}

function lineText(line: PickLine<unknown>): string {
  if ('heading' in line) {
    return `— ${line.heading}`;
  }
  return 'note' in line
    ? line.note
    : [line.label, line.description, line.detail].filter((part) => part !== undefined).join(' · ');
}
