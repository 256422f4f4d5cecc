import type { PlannedVariable } from '../../core/environment/childEnvironment';

/** What a launch configuration may hold, as far as its environment goes. All of it comes from a file: trust no type. */
export type LaunchConfiguration = Readonly<Record<string, unknown>> & { readonly type: string };

type Texts = Readonly<Record<string, string>>;

/** Debuggers that take their variables as `environment`, a list of names and values. */
const listed = new Set(['cppdbg', 'cppvsdbg']);

/** Debuggers that hand variables to the program by themselves, also where it runs in a terminal. */
const ownTerminal = new Set(['debugpy', 'python', 'lldb']);

/** The variables that a configuration sets by itself: in `env` or `environment`, as an object or a list. */
export function variablesOf({ env, environment }: LaunchConfiguration): Texts {
  return { ...readVariables(environment), ...readVariables(env) };
}

/** The `.env` files that a configuration names. */
export function environmentFilesOf({ envFile }: LaunchConfiguration): readonly string[] {
  return (Array.isArray(envFile) ? (envFile as unknown[]) : [envFile]).filter(
    (name): name is string => typeof name === 'string' && name !== '',
  );
}

/** The configuration with variables set; those of its `.env` files go after them in every debugger. */
export function withVariables<T extends LaunchConfiguration>(configuration: T, values: ReadonlyMap<string, string>): T {
  const { env, environment, type } = configuration;
  const member = env !== undefined ? 'env' : environment !== undefined || listed.has(type) ? 'environment' : 'env';
  return { ...configuration, [member]: put(configuration[member] ?? (member === 'env' ? {} : []), values) };
}

/**
 * The configuration with the program in the debug console, where it would be started in a terminal by a command line
 * that names its variables. Undefined where it need not change.
 */
export function withoutTerminal<T extends LaunchConfiguration>(configuration: T): T | undefined {
  if (ownTerminal.has(configuration.type)) {
    return undefined;
  }
  const { console, runInTerminal } = configuration;
  const inTerminal = console === 'integratedTerminal' || console === 'externalTerminal';
  return inTerminal || runInTerminal === true
    ? {
        ...configuration,
        ...(inTerminal && { console: 'internalConsole' }),
        ...(runInTerminal === true && { runInTerminal: false }),
      }
    : undefined;
}

/** Where a variable has its value from, for a person. */
export function placeOf({ name, origin }: Pick<PlannedVariable, 'name' | 'origin'>): string {
  return origin.kind === 'file' ? `${name} (${origin.path}:${String(origin.line)})` : name;
}

function readVariables(variables: unknown): Texts {
  if (Array.isArray(variables)) {
    return Object.fromEntries(
      (variables as unknown[]).flatMap((entry) => {
        const pair = pairOf(entry);
        return pair === undefined ? [] : [pair];
      }),
    );
  }
  return typeof variables === 'object' && variables !== null
    ? Object.fromEntries(
        Object.entries(variables).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : {};
}

function put(variables: unknown, values: ReadonlyMap<string, string>): unknown {
  if (!Array.isArray(variables)) {
    return { ...(variables as object), ...Object.fromEntries(values) };
  }
  const entries = variables as unknown[];
  const asTexts = entries.some((entry) => typeof entry === 'string');
  return [
    ...entries.filter((entry) => !values.has(pairOf(entry)?.[0] ?? '')),
    ...[...values].map(([name, value]) => (asTexts ? `${name}=${value}` : { name, value })),
  ];
}

/** `{ "name": "A", "value": "b" }`, or `"A=b"`. */
function pairOf(entry: unknown): [name: string, value: string] | undefined {
  if (typeof entry === 'string') {
    const equals = entry.indexOf('=');
    return equals <= 0 ? undefined : [entry.slice(0, equals), entry.slice(equals + 1)];
  }
  const { name, value } = (typeof entry === 'object' && entry !== null ? entry : {}) as {
    readonly name?: unknown;
    readonly value?: unknown;
  };
  return typeof name === 'string' && typeof value === 'string' ? [name, value] : undefined;
}
