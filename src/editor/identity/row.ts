import type { Message } from '../../core/text/message';

/** A text to translate, or data to show as it is. */
export type Words = Message | string;

/** What colours a row's icon, by what it means. */
export type RowTone = 'plain' | 'good' | 'warning' | 'bad' | 'missing';

/** One row of the Identity view, not yet in a language and free of VS Code. */
export interface Row {
  /** Stable, so that VS Code keeps what is expanded and selected. */
  readonly id: string;
  readonly label: Words;
  readonly description?: Words;
  /** Whole sentences; also what a screen reader says after the label. */
  readonly tooltip: readonly Words[];
  /** A codicon. */
  readonly icon: string;
  readonly tone: RowTone;
  /** What *Copy* copies. */
  readonly copy?: string;
  /** The page that *Open in the AWS Console* opens. */
  readonly consoleUrl?: string;
  readonly children?: readonly Row[];
}
