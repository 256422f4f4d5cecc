/** One line of a list to choose from. */
export interface PickItem<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** What choosing it means; undefined for a line that only says something. */
  readonly value: T | undefined;
  /** Whether this is what holds now: the list opens on it. */
  readonly isCurrent?: boolean;
}

/** A heading within a list. */
export interface PickHeading {
  readonly heading: string;
}

/** Sentences within a list that only say something; as long as they need to be. */
export interface PickNote {
  readonly note: string;
}

export type PickLine<T> = PickItem<T> | PickHeading | PickNote;

export interface PickRequest<T> {
  readonly title: string;
  readonly placeholder: string;
  readonly items: readonly PickLine<T>[];
  /** Replaces the items once more is known; a list that is closed by then ignores it. */
  readonly later?: Promise<readonly PickLine<T>[]>;
  /** Gives the items bit by bit, all of them each time; aborted when the list is closed. */
  readonly loading?: (signal: AbortSignal) => AsyncIterable<readonly PickLine<T>[]>;
  /** Whether what is typed narrows the list; otherwise every line stays. */
  readonly searchable?: true;
}

export interface InputRequest {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
  readonly placeholder?: string;
  /** What is wrong with a text, or undefined. */
  readonly problem?: (text: string) => string | undefined;
}

export interface Button<T> {
  readonly label: string;
  readonly value: T;
}

/** `warning` where something can be lost, `information` otherwise. */
export type Tone = 'information' | 'warning';

/**
 * Tells how far something has come.
 *
 * @param share how much of the whole was done since the last time, 0 to 1.
 */
export type ReportProgress = (text: string, share: number) => void;

/** Everything by which a flow talks to a person. Tests put a script in its place. */
export interface Dialogs {
  /** The chosen item's value; undefined where the list was closed. */
  pick<T>(request: PickRequest<T>): Promise<T | undefined>;
  /** The text, already free of problems; undefined where the box was closed. */
  input(request: InputRequest): Promise<string | undefined>;
  /** A question that wants an answer before anything goes on; undefined is Cancel. */
  ask<T>(question: string, detail: string, buttons: readonly Button<T>[], tone?: Tone): Promise<T | undefined>;
  /** Notifications: they stay until they are closed, and nothing waits for them but what their buttons do. */
  inform<T>(text: string, buttons: readonly Button<T>[]): Promise<T | undefined>;
  warn<T>(text: string, buttons: readonly Button<T>[]): Promise<T | undefined>;
  error<T>(text: string, buttons: readonly Button<T>[]): Promise<T | undefined>;
  /** Shows that something takes time; the signal is aborted when the person cancels. */
  progress<T>(title: string, task: (signal: AbortSignal, report: ReportProgress) => Promise<T>): Promise<T>;
  openExternal(url: string): Promise<void>;
  copy(text: string): Promise<void>;
}
