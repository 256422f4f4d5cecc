import type { Button, Dialogs, InputRequest, PickRequest, ReportProgress, Tone } from '../fix/dialogs';

/** Dialogs that a test can replace while the extension runs: VS Code itself refuses to show any during a test run. */
export class ForwardingDialogs implements Dialogs {
  constructor(public target: Dialogs) {}

  pick<T>(request: PickRequest<T>): Promise<T | undefined> {
    return this.target.pick(request);
  }

  input(request: InputRequest): Promise<string | undefined> {
    return this.target.input(request);
  }

  ask<T>(question: string, detail: string, buttons: readonly Button<T>[], tone?: Tone): Promise<T | undefined> {
    return this.target.ask(question, detail, buttons, tone);
  }

  inform<T>(text: string, buttons: readonly Button<T>[]): Promise<T | undefined> {
    return this.target.inform(text, buttons);
  }

  warn<T>(text: string, buttons: readonly Button<T>[]): Promise<T | undefined> {
    return this.target.warn(text, buttons);
  }

  error<T>(text: string, buttons: readonly Button<T>[]): Promise<T | undefined> {
    return this.target.error(text, buttons);
  }

  progress<T>(title: string, task: (signal: AbortSignal, report: ReportProgress) => Promise<T>): Promise<T> {
    return this.target.progress(title, task);
  }

  openExternal(url: string): Promise<void> {
    return this.target.openExternal(url);
  }

  copy(text: string): Promise<void> {
    return this.target.copy(text);
  }
}
