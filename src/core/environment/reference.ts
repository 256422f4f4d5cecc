import type { StoreKind } from '../ports';
import { message } from '../text/message';
import type { Message } from '../text/message';

/** Where the value of a variable is to be read: what stands in `.env` or `launch.json` in place of a secret. */
export interface ValueReference {
  readonly store: StoreKind;
  /** The secret's or parameter's name, or its ARN. */
  readonly name: string;
  /** The member of a JSON object that is meant, of its outermost level. */
  readonly key?: string;
  /** The staging label of a secret's version: `AWSPREVIOUS`. */
  readonly stage?: string;
  /** The id of a secret's version, or the number of a parameter's. */
  readonly version?: string;
  /** The label of a parameter's version. */
  readonly label?: string;
  readonly region?: string;
  readonly profile?: string;
}

/** What a text comes to when it is read as a reference. */
export type ReferenceReading =
  | { readonly kind: 'reference'; readonly reference: ValueReference }
  /** It begins as a reference does, and goes on otherwise. The reason quotes nothing of it. */
  | { readonly kind: 'malformed'; readonly reason: Message };

type Option = 'key' | 'stage' | 'version' | 'label' | 'region' | 'profile';

const schemes = { secretsmanager: 'secretsmanager', ssm: 'parameterstore' } as const;

/** The options of each store, in the order in which they are written. */
const optionsOf: Readonly<Record<StoreKind, readonly Option[]>> = {
  secretsmanager: ['key', 'stage', 'version', 'region', 'profile'],
  parameterstore: ['key', 'version', 'label', 'region', 'profile'],
};

/**
 * Reads a reference: `secretsmanager://NAME?key=JSON_KEY&stage=AWSPREVIOUS`, `ssm:///path/of/parameter?version=3`.
 *
 * @returns undefined where the text is an ordinary value.
 */
export function readReference(text: string): ReferenceReading | undefined {
  const scheme = /^(secretsmanager|ssm):\/\//i.exec(text);
  if (scheme === null) {
    return undefined;
  }
  const store = schemes[scheme[1]?.toLowerCase() as keyof typeof schemes];
  const rest = text.slice(scheme[0].length);
  const mark = rest.indexOf('?');
  const name = decode(mark === -1 ? rest : rest.slice(0, mark));
  if (name === undefined) {
    return malformed(badEscape());
  }
  const problem = nameProblem(store, name);
  if (problem !== undefined) {
    return malformed(problem);
  }
  const options = readOptions(store, mark === -1 ? undefined : rest.slice(mark + 1));
  if ('template' in options) {
    return malformed(options);
  }
  const region = regionOfArn(name);
  if (region !== undefined && options.region !== undefined && options.region !== region) {
    return malformed(message('its ARN is of another region than its option region'));
  }
  return { kind: 'reference', reference: { store, name, ...options } };
}

/** Writes a reference, so that `readReference` reads the same again. It holds no quotes, spaces, `#`, `$` or `@`. */
export function formatReference(reference: ValueReference): string {
  const { store, name } = reference;
  const scheme = store === 'secretsmanager' ? 'secretsmanager' : 'ssm';
  const options = optionsOf[store].flatMap((option) => {
    const value = reference[option];
    return value === undefined ? [] : `${option}=${encode(value)}`;
  });
  const query = options.length === 0 ? '' : `?${options.join('&')}`;
  return `${scheme}://${encode(name).replace(/%(?:2F|3A|2B|3D)/g, decodeURIComponent)}${query}`;
}

/** The region that an ARN names; undefined for a name. */
export function regionOfArn(name: string): string | undefined {
  return /^arn:[\w-]+:(?:secretsmanager|ssm):([\w-]+):/.exec(name)?.[1];
}

function nameProblem(store: StoreKind, name: string): Message | undefined {
  if (name === '') {
    return message('it names no secret or parameter');
  }
  if (store === 'secretsmanager') {
    // https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
    return /^(?:arn:[\w-]+:secretsmanager:[\w-]+:\d{12}:secret:)?[\w/+=.@-]+$/.test(name)
      ? undefined
      : message('the name of a secret has letters without accents, digits and / _ + = . @ - only, or is an ARN');
  }
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
  if (/^arn:[\w-]+:ssm:[\w-]+:\d{12}:parameter\/[\w./-]+$/.test(name)) {
    return undefined;
  }
  if (!/^[\w./-]+$/.test(name)) {
    return message('the name of a parameter has letters without accents, digits and _ . - / only, or is an ARN');
  }
  return name.includes('/') && !name.startsWith('/')
    ? message('the name of a parameter with a / in it begins with one: write three slashes, ssm:///path')
    : undefined;
}

function readOptions(store: StoreKind, query: string | undefined): Partial<Record<Option, string>> | Message {
  const read: Partial<Record<Option, string>> = {};
  for (const part of query === undefined ? [] : query.split('&')) {
    const equals = part.indexOf('=');
    const option = optionsOf[store].find((known) => known === (equals === -1 ? part : part.slice(0, equals)));
    if (option === undefined) {
      return message('its options are {0}, each written as name=value, and & stands between them', known(store));
    }
    if (read[option] !== undefined) {
      return message('its option {0} is given twice', option);
    }
    const value = decode(equals === -1 ? '' : part.slice(equals + 1));
    if (value === undefined) {
      return badEscape();
    }
    const problem = value === '' ? message('its option {0} has no value', option) : valueProblem(store, option, value);
    if (problem !== undefined) {
      return problem;
    }
    read[option] = value;
  }
  if (read.version !== undefined && (read.stage ?? read.label) !== undefined) {
    return message('it names its version twice: by version and by {0}', read.stage === undefined ? 'label' : 'stage');
  }
  return read;
}

function valueProblem(store: StoreKind, option: Option, value: string): Message | undefined {
  switch (option) {
    case 'version':
      if (store === 'parameterstore') {
        return /^\d{1,10}$/.test(value) ? undefined : message('the version of a parameter is a number');
      }
      return /^[\w-]{1,64}$/.test(value)
        ? undefined
        : message('the version of a secret is its id; a label such as AWSPREVIOUS is a stage');
    case 'stage':
    case 'label':
      return /^[\w.+=@/-]{1,256}$/.test(value)
        ? undefined
        : message('its option {0} has a character that no such label can have', option);
    case 'region':
      return /^[a-z0-9-]{1,40}$/.test(value) ? undefined : message('its region is none');
    case 'key':
    case 'profile':
      return undefined;
  }
}

function known(store: StoreKind): string {
  return optionsOf[store].join(', ');
}

function malformed(reason: Message): ReferenceReading {
  return { kind: 'malformed', reason };
}

function badEscape(): Message {
  return message('a % in it is not followed by the two digits of an escape; write the sign itself as %25');
}

/** Undefined where the text has a `%` that escapes nothing. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** With everything escaped that a `.env` reader, a shell or a URL could take for a sign of its own. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
