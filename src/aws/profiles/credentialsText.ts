/** The settings of a section as they stand, by name. */
export type Settings = ReadonlyMap<string, string>;

/** One `[section]` of the text. */
interface FoundSection {
  /** Where the next line after the heading begins. */
  readonly bodyStart: number;
  readonly settings: Map<string, string>;
}

/** Reads the sections of a credentials file that bear a name; later ones override earlier ones, as the SDK has it. */
export function readSettings(text: string, name: string): Settings | undefined {
  const found = sections(text).filter((entry) => entry.name === name);
  return found.length === 0 ? undefined : new Map(found.flatMap(({ settings }) => [...settings]));
}

/**
 * Adds settings to a section of a credentials file, or a section with them at its end. All that stands there stays as it
 * is: order, comments, blank lines, line ends, a byte order mark.
 */
export function addSettings(
  text: string,
  name: string,
  settings: readonly (readonly [name: string, value: string])[],
): string {
  const eol = lineEnd(text);
  const lines = settings.map(([key, value]) => `${key} = ${value}${eol}`).join('');
  const present = sections(text).find((entry) => entry.name === name);
  if (present !== undefined) {
    const before = text.slice(0, present.bodyStart);
    return `${endedLine(before, eol)}${lines}${text.slice(present.bodyStart)}`;
  }
  const separated =
    text.replace(/^\uFEFF/, '').trim() === '' ? text : endedLine(text, eol) + (/(?:\r?\n){2}$/.test(text) ? '' : eol);
  return `${separated}[${name}]${eol}${lines}`;
}

function sections(text: string): readonly (FoundSection & { readonly name: string })[] {
  const found: (FoundSection & { readonly name: string })[] = [];
  for (const { content, end } of lines(text)) {
    // The SDK takes ; and # for a comment at the beginning of a line and after a space.
    const line = content.replace(/(?:^|\s)[;#].*$/, '').trim();
    const heading = /^\[(.*)\]$/.exec(line)?.[1];
    const equals = line.indexOf('=');
    if (heading !== undefined) {
      // Blanks inside the brackets are a part of the name, for the SDK as for boto3.
      found.push({ name: heading, bodyStart: end, settings: new Map() });
    } else if (equals > 0) {
      found.at(-1)?.settings.set(line.slice(0, equals).trim(), line.slice(equals + 1).trim());
    }
  }
  return found;
}

function* lines(text: string): Generator<{ readonly content: string; readonly end: number }> {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline + 1;
    yield { content: text.slice(start, end).replace(/\r?\n$/, ''), end };
    start = end;
  }
}

/** The line end that most lines of a text have. */
function lineEnd(text: string): '\n' | '\r\n' {
  const windows = text.split('\r\n').length - 1;
  return windows > (text.split('\n').length - 1) / 2 ? '\r\n' : '\n';
}

function endedLine(text: string, eol: string): string {
  return text === '' || text === '\uFEFF' || text.endsWith('\n') ? text : text + eol;
}
