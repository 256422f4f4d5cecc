import type * as vscode from 'vscode';
import { english } from '../../core/text/message';
import { AwsFailure } from '../../core/ports';
import type { Log } from '../../core/ports';

/** The log in the Output panel. It is in English, as it is what people paste into bug reports. */
export class OutputLog implements Log {
  constructor(private readonly channel: vscode.LogOutputChannel) {}

  info(text: string): void {
    this.channel.info(text);
  }

  warn(text: string): void {
    this.channel.warn(text);
  }

  error(text: string, cause?: unknown): void {
    this.channel.error(cause === undefined ? text : `${text} ${describe(cause)}`);
  }

  show(): void {
    this.channel.show(true);
  }
}

/** An error in words, without the objects hanging on it: an SDK error carries its request. */
function describe(cause: unknown): string {
  if (AwsFailure.is(cause)) {
    return `${cause.reason}: ${english(cause.explanation)}`;
  }
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
