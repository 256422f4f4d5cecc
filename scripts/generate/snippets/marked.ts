/**
 * The notation of the sources: `‹1:text›` is a tab stop with its default, `‹1›` the same one again, `‹0›` where the
 * cursor ends. Everything else stands for itself, so that a source reads as the code that it becomes.
 */
const mark = /‹(\d)(?::([^›]*))?›/g;

/** The defaults of a text's tab stops, by number. @throws Error where one has two, or none. */
export function defaultsOf(text: string): ReadonlyMap<string, string> {
  const defaults = new Map<string, string>();
  for (const [whole, number = '', value] of text.matchAll(mark)) {
    const known = defaults.get(number);
    if (value !== undefined && known !== undefined && known !== value) {
      throw new Error(`Tab stop ${number} has two defaults: ${known}, ${value}.`);
    }
    if (value === undefined && known === undefined && number !== '0') {
      throw new Error(`Tab stop ${number} is used before it has a default: ${whole}.`);
    }
    if (value !== undefined) {
      defaults.set(number, value);
    }
  }
  return defaults;
}

/** The text as it is with every default in place. */
export function plainText(text: string): string {
  const defaults = defaultsOf(text);
  return text.replace(mark, (_, number: string) => defaults.get(number) ?? '');
}

/** The text with the default of each tab stop wherever it stands, so that it can be cut to pieces. */
export function spelledOut(text: string): string {
  const defaults = defaultsOf(text);
  return text.replace(mark, (whole, number: string) =>
    number === '0' ? whole : `‹${number}:${defaults.get(number) ?? ''}›`,
  );
}

/** Marks every place where a word of a plain text is the default of a tab stop. @throws Error where two have the same. */
export function markWords(text: string, defaults: ReadonlyMap<string, string>): string {
  if (new Set(defaults.values()).size < defaults.size) {
    throw new Error(`Two tab stops have one default: ${[...defaults.values()].join(', ')}.`);
  }
  return [...defaults].reduce(
    (marked, [number, word]) =>
      marked.replace(
        new RegExp(`(?<![\\w/-])${word.replace(/[.*+?^$|()[\]{}\\/-]/g, '\\$&')}(?![\\w/-])`, 'g'),
        `‹${number}:${word}›`,
      ),
    text,
  );
}

/**
 * The text in VS Code's syntax, where `$`, `}` and `\` have a meaning: the first of equal tab stops shows the default.
 * https://code.visualstudio.com/docs/editing/userdefinedsnippets#_grammar
 */
export function snippetText(text: string): string {
  defaultsOf(text);
  const seen = new Set<string>();
  let result = '';
  let position = 0;
  for (const match of text.matchAll(mark)) {
    const [whole, number = '', value] = match;
    result += text.slice(position, match.index).replace(/[\\$]/g, '\\$&');
    position = match.index + whole.length;
    result +=
      value === undefined || seen.has(number) ? `$${number}` : `\${${number}:${value.replace(/[\\$}]/g, '\\$&')}}`;
    seen.add(number);
  }
  // A number that follows would be read as one of the tab stop's.
  return (result + text.slice(position).replace(/[\\$]/g, '\\$&')).replace(/(?<!\\)\$(\d)(?=\d)/g, '${$1}');
}
