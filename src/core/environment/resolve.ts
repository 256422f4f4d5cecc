import { AwsFailure } from '../ports';
import type { ConnectionChoice, SecretLookup, SecretReader } from '../ports';
import type { Message } from '../text/message';
import { Secret } from '../text/secret';
import { fillIn } from './childEnvironment';
import type { EnvironmentPlan, PlannedVariable, VariableOrigin } from './childEnvironment';
import { regionOfArn } from './reference';
import type { ValueReference } from './reference';
import { selectMember } from './selection';

/** A reference that could not be resolved. */
export interface UnresolvedVariable {
  readonly name: string;
  readonly origin: VariableOrigin;
  readonly reason: Message;
  /** Of a call to AWS that failed. */
  readonly failure?: AwsFailure;
}

/** The environment of a program: what is or holds a secret as a `Secret`, all else as plain text. */
export interface ResolvedEnvironment {
  readonly values: ReadonlyMap<string, string | Secret>;
  /** What was looked up, each value once: what is to be masked. */
  readonly secrets: readonly Secret[];
}

export type Resolution =
  | { readonly kind: 'resolved'; readonly environment: ResolvedEnvironment }
  | { readonly kind: 'failed'; readonly unresolved: readonly UnresolvedVariable[] };

export interface ResolveOptions {
  /** What was asked for; it goes before AWS_PROFILE and AWS_REGION of the files, and after what a reference says itself. */
  readonly choice: ConnectionChoice;
  readonly reader: (choice: ConnectionChoice) => SecretReader | Promise<SecretReader>;
  readonly signal?: AbortSignal;
}

/** Whether a plan has anything to look up. */
export function hasReferences({ variables }: EnvironmentPlan): boolean {
  return [...variables.values()].some(({ reference }) => reference !== undefined);
}

/** Looks up every reference of a plan, each distinct one once. All of them succeed, or the answer tells which did not. */
export async function resolveEnvironment(plan: EnvironmentPlan, options: ResolveOptions): Promise<Resolution> {
  const referring = [...plan.variables.values()].filter(
    (variable): variable is PlannedVariable & { readonly reference: ValueReference } =>
      variable.reference !== undefined,
  );
  const answers = await readAll(
    referring.map(({ reference }) => ({
      choice: choiceFor(reference, plan, options.choice),
      lookup: lookupOf(reference),
    })),
    options,
  );
  const looked = new Map<string, Secret>();
  const unresolved: UnresolvedVariable[] = [];
  for (const [index, { name, origin, reference }] of referring.entries()) {
    const answer = answers[index];
    if (answer === undefined || AwsFailure.is(answer)) {
      if (answer !== undefined) {
        unresolved.push({ name, origin, reason: answer.explanation, failure: answer });
      }
      continue;
    }
    // Not the answer itself: each bundle carries its own copy of the class.
    const value = reference.key === undefined ? new Secret(answer.reveal()) : selectMember(answer, reference.key);
    if ('template' in value) {
      unresolved.push({ name, origin, reason: value });
    } else {
      looked.set(name, value);
    }
  }
  return unresolved.length > 0
    ? { kind: 'failed', unresolved }
    : { kind: 'resolved', environment: environmentOf(plan, looked) };
}

/** Reads look-ups, grouped by connection, none of them twice. */
async function readAll(
  wanted: readonly { readonly choice: ConnectionChoice; readonly lookup: SecretLookup }[],
  { reader, signal }: ResolveOptions,
): Promise<readonly (Secret | AwsFailure | undefined)[]> {
  const groups = new Map<string, { readonly choice: ConnectionChoice; readonly lookups: Map<string, SecretLookup> }>();
  for (const { choice, lookup } of wanted) {
    const group = groups.get(JSON.stringify(choice)) ?? { choice, lookups: new Map<string, SecretLookup>() };
    groups.set(JSON.stringify(choice), group);
    group.lookups.set(JSON.stringify(lookup), lookup);
  }
  const answers = new Map<string, Secret | AwsFailure>();
  for (const [group, { choice, lookups }] of groups) {
    const read = await (await reader(choice)).read([...lookups.values()], signal);
    for (const [index, lookup] of [...lookups.keys()].entries()) {
      const answer = read[index];
      if (answer !== undefined) {
        answers.set(group + lookup, answer);
      }
    }
  }
  return wanted.map(({ choice, lookup }) => answers.get(JSON.stringify(choice) + JSON.stringify(lookup)));
}

function lookupOf({ store, name, stage, version, label }: ValueReference): SecretLookup {
  return {
    store,
    name,
    ...(stage !== undefined && { stage }),
    ...(version !== undefined && { version }),
    ...(label !== undefined && { label }),
  };
}

/** The connection of a reference: its own, that which was asked for, that which the files tell the program. */
function choiceFor(
  reference: ValueReference,
  { variables }: EnvironmentPlan,
  asked: ConnectionChoice,
): ConnectionChoice {
  const ofFile = (...names: readonly string[]): string | undefined =>
    names
      .map((name) => variables.get(name))
      .find((variable) => variable?.origin.kind === 'file' && variable.value !== '')?.value;
  const profile = reference.profile ?? asked.profile ?? ofFile('AWS_PROFILE');
  const region =
    reference.region ?? regionOfArn(reference.name) ?? asked.region ?? ofFile('AWS_REGION', 'AWS_DEFAULT_REGION');
  return { ...(profile !== undefined && { profile }), ...(region !== undefined && { region }) };
}

function environmentOf({ variables }: EnvironmentPlan, looked: ReadonlyMap<string, Secret>): ResolvedEnvironment {
  const values = new Map<string, string | Secret>();
  for (const { name } of variables.values()) {
    values.set(name, valueOf(name, variables, looked, new Set()) ?? '');
  }
  const secrets = new Map([...looked.values()].map((secret) => [secret.reveal(), secret]));
  return { values, secrets: [...secrets.values()] };
}

/** The value of a variable with others filled in; a `Secret` as soon as one of them is. Undefined where it is unknown. */
function valueOf(
  name: string,
  variables: EnvironmentPlan['variables'],
  looked: ReadonlyMap<string, Secret>,
  within: ReadonlySet<string>,
): string | Secret | undefined {
  const variable = variables.get(name);
  const secret = looked.get(name);
  if (variable === undefined || secret !== undefined) {
    return secret;
  }
  if (!variable.expands || within.has(name)) {
    return variable.value;
  }
  const inner = new Set(within).add(name);
  const secrets: Secret[] = [];
  const text = fillIn(variable.value, (other) => {
    const value = inner.has(other) ? undefined : valueOf(other, variables, looked, inner);
    // Not `instanceof`: each bundle carries its own copy of this class.
    if (value === undefined || typeof value === 'string') {
      return value;
    }
    secrets.push(value);
    return value.reveal();
  });
  return secrets.length > 0 ? new Secret(text) : text;
}
