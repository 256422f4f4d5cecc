/** What people get wrong in YAML: how it is called, and its line, counted from 1. */
export interface YamlMistake {
  readonly kind: 'tab' | 'indentation' | 'colon' | 'reserved' | 'behind-quote' | 'open-quote' | 'bracket';
  readonly line: number;
}

/** The items that a line opens, one within the other. */
const itemsOf = /^(?:- +)*/;
/** A key with its colon. */
const key = /^(?!-\s)(?:"[^"]{0,200}"|'[^']{0,200}'|[^\s"'#&*!|>%@`{[,\]}][^#]{0,200}?):(?=[ \t]|$)/;

/**
 * The first of the common mistakes in a text that does not parse as YAML; undefined where it is none of them.
 *
 * A parser that mends as it goes tells that a text is wrong, but seldom where: one bad line makes nonsense of all that is
 * around it. https://yaml.org/spec/1.2.2/
 */
export function yamlMistake(source: string): YamlMistake | undefined {
  const lines = source.split(/\r\n?|\n/);
  /** The columns in which keys and items stand, outermost first. */
  let columns: number[] = [];
  /** Lines further in than this are the text of a block scalar. */
  let block = Number.POSITIVE_INFINITY;
  for (let index = 0; index < lines.length; index += 1) {
    const text = lines[index] ?? '';
    const content = text.trimStart();
    const column = text.length - content.length;
    if (content === '' || column > block) {
      continue;
    }
    block = Number.POSITIVE_INFINITY;
    const line = index + 1;
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(text)) {
      columns = [];
      continue;
    }
    if (content.startsWith('#') || content.startsWith('%')) {
      continue;
    }
    if (/^ *\t/.test(text)) {
      return { kind: 'tab', line };
    }
    const items = itemsOf.exec(content)?.[0].length ?? 0;
    const opened = key.exec(content.slice(items))?.[0];
    if (opened !== undefined || items > 0) {
      const inner = columns.filter((one) => one < column);
      if (columns.some((one) => one > column) && !columns.includes(column)) {
        return { kind: 'indentation', line };
      }
      columns = [...inner, column, ...(items > 0 ? [column + items] : [])];
    }
    const value = content.slice(items + (opened?.length ?? 0)).trim();
    // A line that opens nothing goes on with the text above.
    const mistake = opened === undefined && items === 0 ? undefined : mistakeIn(value);
    if (mistake === 'open-quote') {
      const end = lastLineOfQuote(lines, index, value);
      if (end === undefined) {
        return { kind: mistake, line };
      }
      index = end;
    } else if (mistake !== undefined) {
      return { kind: mistake, line };
    }
    if (/^[[{]/.test(value)) {
      const end = lastLineOfBrackets(lines, index, value);
      if (end === undefined) {
        return { kind: 'bracket', line };
      }
      index = end;
    }
    if (/^(?:[&!]\S+\s+)*[|>][-+\d]{0,2}(?:\s+#.*)?$/.test(value)) {
      block = opened !== undefined && items > 0 ? column + items : column;
    }
  }
  return undefined;
}

/** What is wrong with the text of a value in one line. */
function mistakeIn(value: string): YamlMistake['kind'] | undefined {
  const quote = value.charAt(0);
  if (quote === '"' || quote === "'") {
    const close = closing(value, quote, 1);
    if (close < 0) {
      return 'open-quote';
    }
    return /^\s*(?:#.*|:(?:\s.*)?)?$/.test(value.slice(close + 1)) ? undefined : 'behind-quote';
  }
  if (/^[@`%]/.test(value)) {
    return 'reserved';
  }
  const isPlain = value !== '' && !/^[[{|>&*!#]/.test(value);
  return isPlain && /:(?:\s|$)/.test(withoutComment(value)) ? 'colon' : undefined;
}

function withoutComment(value: string): string {
  const comment = value.search(/\s#/);
  return comment < 0 ? value : value.slice(0, comment);
}

/** Where a quote closes: a doubled single quote and an escaped double one do not; -1 where it stays open. */
function closing(text: string, quote: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    if (quote === '"' && text.charAt(at) === '\\') {
      at += 1;
    } else if (text.charAt(at) === quote) {
      if (quote === '"' || text.charAt(at + 1) !== quote) {
        return at;
      }
      at += 1;
    }
  }
  return -1;
}

/** The index of the line in which a quote closes that stays open in its own. */
function lastLineOfQuote(lines: readonly string[], index: number, value: string): number | undefined {
  const quote = value.charAt(0);
  for (let next = index + 1; next < lines.length; next += 1) {
    const text = lines[next] ?? '';
    const close = closing(text, quote, 0);
    if (close >= 0) {
      // Behind a key it is the quote that opens another value.
      const opens = /^\s*(?:- +)*[\w.-]+:\s*$/.test(text.slice(0, close));
      return /^\s*(?:#.*)?$/.test(text.slice(close + 1)) && !opens ? next : undefined;
    }
  }
  return undefined;
}

/** The index of the line in which the brackets close that a value begins with. */
function lastLineOfBrackets(lines: readonly string[], index: number, value: string): number | undefined {
  let depth = 0;
  for (let next = index; next < lines.length; next += 1) {
    depth += depthOf(next === index ? value : (lines[next] ?? ''));
    if (depth <= 0) {
      return next;
    }
  }
  return undefined;
}

/** How many more brackets a line opens than it closes, in quotes and comments none. */
function depthOf(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"' || character === "'") {
      // One that stays open is an apostrophe.
      at = Math.max(at, closing(text, character, at + 1));
    } else if (character === '#' && (at === 0 || /\s/.test(text.charAt(at - 1)))) {
      return depth;
    } else {
      depth += /[[{]/.test(character) ? 1 : /[\]}]/.test(character) ? -1 : 0;
    }
  }
  return depth;
}
