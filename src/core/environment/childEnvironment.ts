import { LineIndex } from '../text/lines';
import type { Message } from '../text/message';
import { readAssignments } from './assignments';
import { readReference } from './reference';
import type { ValueReference } from './reference';

/** A `.env` file, as it was read. */
export interface EnvironmentFile {
  /** As messages name it. */
  readonly path: string;
  readonly text: string;
}

/** Where a variable has its value from. */
export type VariableOrigin =
  /** `line` counts from 1. */
  { readonly kind: 'file'; readonly path: string; readonly line: number } | { readonly kind: 'inherited' };

/** What the environment of a program is made of. */
export interface EnvironmentSources {
  /** A later file goes before an earlier one. */
  readonly files: readonly EnvironmentFile[];
  /** The environment that the program would have without them. */
  readonly inherited: Readonly<Record<string, string | undefined>>;
  /** Whether the files go before what is inherited; otherwise it is the other way round, as with dotenv. */
  readonly override: boolean;
  /** Whether `Path` and `PATH` are one variable: on Windows. */
  readonly ignoreCase?: boolean;
}

/** A variable that the program is to have. */
export interface PlannedVariable {
  readonly name: string;
  readonly origin: VariableOrigin;
  /** As written, without quotes. */
  readonly value: string;
  /** Whether `${NAME}` in the value stands for another variable. */
  readonly expands: boolean;
  readonly reference: ValueReference | undefined;
}

/** A text that begins as a reference does and is none. */
export interface MalformedVariable {
  readonly name: string;
  readonly origin: VariableOrigin;
  readonly reason: Message;
}

export interface EnvironmentPlan {
  readonly variables: ReadonlyMap<string, PlannedVariable>;
  readonly malformed: readonly MalformedVariable[];
}

const filledIn = /\$\{(\w+)\}/g;

/** Merges the files into the inherited environment and reads the references in it. */
export function planEnvironment(sources: EnvironmentSources): EnvironmentPlan {
  const merged = merge(sources);
  const variables = new Map<string, PlannedVariable>();
  const malformed: MalformedVariable[] = [];
  for (const variable of merged.values()) {
    const text = variable.expands ? withPlainVariables(variable.value, merged) : variable.value;
    const reading = readReference(text);
    if (reading?.kind === 'malformed') {
      malformed.push({ name: variable.name, origin: variable.origin, reason: reading.reason });
    }
    variables.set(variable.name, {
      ...variable,
      reference: reading?.kind === 'reference' ? reading.reference : undefined,
    });
  }
  return { variables, malformed };
}

/** Fills `${NAME}` in; what `valueOf` does not know stays as it is written. */
export function fillIn(text: string, valueOf: (name: string) => string | undefined): string {
  return text.replace(filledIn, (written, name: string) => valueOf(name) ?? written);
}

/** The names that are filled into a text. */
export function namesFilledIn(text: string): readonly string[] {
  return [...text.matchAll(filledIn)].map((match) => match[1] ?? '');
}

type Unread = Omit<PlannedVariable, 'reference'>;

function merge({ files, inherited, override, ignoreCase }: EnvironmentSources): ReadonlyMap<string, Unread> {
  const merged = new Map<string, Unread>();
  const spelled = new Map<string, string>();
  const nameOf = (name: string): string => {
    const key = ignoreCase === true ? name.toUpperCase() : name;
    const present = spelled.get(key) ?? name;
    spelled.set(key, present);
    return present;
  };
  for (const [name, value] of Object.entries(inherited)) {
    if (value !== undefined) {
      merged.set(nameOf(name), { name, value, origin: { kind: 'inherited' }, expands: false });
    }
  }
  for (const { path, text } of files) {
    const lines = new LineIndex(text);
    for (const { name: written, value, valueStart, expands } of readAssignments(text)) {
      const name = nameOf(written);
      const standing = inherited[name];
      // The same text is the file's: it tells where to look when something is wrong with it.
      if (override || standing === undefined || standing === value) {
        merged.set(name, { name, value, expands, origin: { kind: 'file', path, line: lines.at(valueStart).line } });
      }
    }
  }
  return merged;
}

/**
 * The text with the values of variables that are neither references nor made of others: a part of a reference
 * (`${STAGE}`) may stand in a variable, a secret may not become one.
 */
function withPlainVariables(text: string, merged: ReadonlyMap<string, Unread>): string {
  if (readReference(text) === undefined) {
    return text;
  }
  return fillIn(text, (name) => {
    const value = merged.get(name)?.value;
    return value === undefined || readReference(value) !== undefined || namesFilledIn(value).length > 0
      ? undefined
      : value;
  });
}
