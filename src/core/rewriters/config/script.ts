import { environmentVariableName } from '../../fix/environmentName';
import type { TextEdit } from '../../text/edit';
import { nameHint } from '../shared/identifiers';
import type { Span } from '../../text/span';
import { commandName, placeOf } from '../shellscript/place';
import type { Place } from '../shellscript/place';
import { quotingAt, spliced } from '../shellscript/quotes';
import { boundTo } from './inPlace';
import { hintFor } from './plan';
import type { ConfigSite } from './site';

/**
 * The edit that has a shell script, which is a value of a configuration, read a variable of its environment in the
 * secret's place.
 *
 * @returns undefined where quotes of YAML and of the shell could be confused, or the shell reads no variable there.
 */
export function readInScript(site: ConfigSite, variable: string): TextEdit | undefined {
  const read = scriptAround(site);
  if (read === undefined) {
    return undefined;
  }
  const { quotes, from, script, stretch, place } = read;
  if (place.word === undefined || place.document !== undefined) {
    return undefined;
  }
  const expansion = /\w/.test(script.charAt(stretch.end)) ? `\${${variable}}` : `$${variable}`;
  const edit = spliced(script, stretch, quotingAt(script, place.word.start, stretch.start), expansion);
  const text =
    quotes === "'" ? edit.text.replace(/'/g, "''") : quotes === '"' ? edit.text.replace(/"/g, '\\"') : edit.text;
  return { span: { start: edit.span.start + from, end: edit.span.end + from }, text };
}

interface ScriptAround {
  /** Of the value that the script is. */
  readonly quotes: '' | "'" | '"';
  /** Where the script begins in the source. */
  readonly from: number;
  readonly script: string;
  /** The secret in the script. */
  readonly stretch: Span;
  readonly place: Place;
}

/** The script that a secret stands in; undefined where YAML's quotes may mean that it reads otherwise. */
function scriptAround({ scalar, source, span }: ConfigSite): ScriptAround | undefined {
  const quotes = scalar.style === 'single' ? "'" : scalar.style === 'double' ? '"' : '';
  const from =
    scalar.style === 'block' ? source.indexOf('\n', scalar.span.start) + 1 : scalar.span.start + quotes.length;
  const script = source.slice(from, scalar.span.end - quotes.length);
  // What stands in these quotes is the script as it is only where nothing in it is escaped.
  if ((quotes !== '' && script.includes(quotes === "'" ? "'" : '\\')) || (quotes === '' && span.start === from)) {
    return undefined;
  }
  const stretch = { start: span.start - from, end: span.end - from };
  const place = placeOf(script, stretch);
  return place && { quotes, from, script, stretch, place };
}

/** The variable that a secret of a script gets. */
export function variableForScript(site: ConfigSite): string {
  const assigned = assignedIn(site);
  if (assigned !== undefined) {
    return environmentVariableName(assigned);
  }
  const program = programOf(site);
  const path = boundTo(site);
  const hint = nameHint(program === undefined ? path : [program, ...path.slice(-1)], 'secret');
  return environmentVariableName(hintFor(hint, site.request.finding, site.span, site.whole));
}

/** The variable that a script gives the secret itself: `PGPASSWORD='…' psql`. */
function assignedIn(site: ConfigSite): string | undefined {
  const read = scriptAround(site);
  const before = read?.script.slice(Math.max(0, read.stretch.start - 300), read.stretch.start);
  return before === undefined ? undefined : /(?:^|[\s;&|(])([A-Za-z_]\w{0,200})=["']?$/.exec(before)?.[1];
}

/** The program that a script gives the secret to, where its name tells whose secret it is. */
function programOf(site: ConfigSite): string | undefined {
  const read = scriptAround(site);
  if (read === undefined) {
    return undefined;
  }
  const { script, place } = read;
  const piped = place.command.isPiped
    ? /^\s{0,20}\|\s{0,20}(?:sudo\s{1,20})?([^\s|]{1,200})/.exec(script.slice(place.span.end))
    : null;
  const called = piped?.[1] ?? commandName(place.command)?.text ?? '';
  return tellingProgram(called.slice(called.lastIndexOf('/') + 1));
}

/** What a secret is called after by the program that is given it; undefined where that tells nothing. */
export function tellingProgram(called: string): string | undefined {
  const program = called === 'sshpass' ? 'ssh' : called;
  return /^[a-z][a-z\d-]{1,30}$/.test(program) && !plainPrograms.has(program) ? program : undefined;
}

/** Programs that are given anybody's secrets. */
const plainPrograms: ReadonlySet<string> = new Set([
  'echo',
  'printf',
  'export',
  'env',
  'set',
  'curl',
  'wget',
  'sh',
  'bash',
  'sed',
  'tee',
  'cat',
  'make',
  'node',
  'python',
]);
