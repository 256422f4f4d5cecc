import type { EmbeddedText } from '../embedding/embeddedText';
import { isCommand, kindOfText } from '../embedding/kindOfText';
import type { Span } from '../../text/span';
import { Collector } from '../lines/collector';
import { behindLineEnd, lineEndAt } from '../lines/lineEnds';
import type { Reading } from '../language';
import { LineScanner } from '../plaintext/lineScanner';
import { readProseLine } from '../prose/read';
import { stretchFinder } from '../stretchFinder';
import { topContext } from '../syntax/context';
import { LiteralText } from '../syntax/literalText';

interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** How a block of code begins, and how one tells that it is over. */
interface Opening {
  readonly info: string;
  /** In code units: as much white space at most is no part of the block's lines. */
  readonly indent: number;
  readonly closes: (line: string) => boolean;
  /** Whether the line that closes it is part of what follows. */
  readonly leavesLast: boolean;
}

const fence = /^(\s{0,20}(?:[-*+]|\d{1,3}[.)])\s{1,4}|[\s>]{0,40})(`{3,}|~{3,}|-{4,}\s*$)\s*\{?\.?([\w+#.-]{0,30})/;
const source = /^\[(?:source|listing)?,\s*([\w+#-]{1,30})/;
const directive = /^(\s*)\.\.\s(?:code-block|code|sourcecode|highlight|literalinclude|prompt)::\s*([\w+#-]{0,30})/;
const org = /^\s*#\+begin_(?:src|example)\s*([\w+#-]{0,30})/i;
const isRow = /^\s{0,8}\|/;
/** Inline code. */
const inline = /`([^`\r\n]{6,300})`/g;

/**
 * Reads a document: each block of code by its language, the rest as a text for people.
 *
 * @param within as `Language.read` takes it; a block that one of the stretches touches is read as a whole.
 */
export function readMarkdown(text: string, within?: readonly Span[]): Reading {
  return new MarkdownReader(text, within).read();
}

class MarkdownReader {
  readonly #into: Collector;
  #offset = 0;
  /** The language that `[source,…]` gave for the block below. */
  #announced: string | undefined;
  /** The heads of the table that is being read. */
  #columns: readonly string[] | undefined;
  /** Whether the rows of that table are asked for. */
  #isTableAsked = false;
  readonly #isAsked: (start: number, end: number) => boolean;

  constructor(
    private readonly text: string,
    within: readonly Span[] | undefined,
  ) {
    this.#into = new Collector(text);
    this.#isAsked = stretchFinder(within);
  }

  read(): Reading {
    this.#offset = this.text.startsWith('\uFEFF') ? 1 : 0;
    this.#frontMatter();
    while (this.#offset < this.text.length) {
      const line = this.#next();
      const content = this.text.slice(line.start, Math.min(line.end, line.start + 400));
      const opening = this.#opening(content);
      this.#announced = source.exec(content)?.[1] ?? (content.trim() === '' ? this.#announced : undefined);
      if (opening !== undefined) {
        this.#block(opening);
      } else {
        this.#prose(line, content);
      }
    }
    return this.#into.reading();
  }

  #next(): Line {
    const start = this.#offset;
    const end = lineEndAt(this.text, start);
    this.#offset = behindLineEnd(this.text, end);
    return { start, end, next: this.#offset };
  }

  /** Settings before the text itself, between `---` or `+++`. */
  #frontMatter(): void {
    const sign = /^(---|\+\+\+)[ \t]*\r?\n/.exec(this.text.slice(this.#offset, this.#offset + 10))?.[1];
    if (sign === undefined) {
      return;
    }
    const body = behindLineEnd(this.text, lineEndAt(this.text, this.#offset));
    const close = this.text.indexOf(`\n${sign}`, body - 1);
    if (close >= 0) {
      this.#embed(
        [{ start: body, end: close + 1, next: close + 1 }],
        { path: sign === '---' ? 'front.yaml' : 'front.toml' },
        0,
      );
      this.#offset = close + 1 + sign.length;
    }
  }

  #opening(line: string): Opening | undefined {
    const fenced = fence.exec(line);
    if (fenced !== null) {
      const marks = (fenced[2] ?? '').trim();
      const isListing = marks.startsWith('-');
      if (isListing && this.#announced === undefined) {
        return undefined;
      }
      return {
        leavesLast: false,
        info: isListing ? (this.#announced ?? '') : (fenced[3] ?? ''),
        indent: fenced[1]?.length ?? 0,
        closes: (other) => {
          const trimmed = other.replace(/^[\s>]+/, '').trimEnd();
          return trimmed.startsWith(marks) && trimmed.replaceAll(marks.charAt(0), '') === '';
        },
      };
    }
    const indented = directive.exec(line);
    if (indented !== null) {
      const depth = indented[1]?.length ?? 0;
      return {
        leavesLast: true,
        info: indented[2] ?? '',
        indent: depth + 8,
        closes: (other) => other.trim() !== '' && other.search(/\S/) <= depth,
      };
    }
    const block = org.exec(line);
    return block === null
      ? undefined
      : { leavesLast: false, info: block[1] ?? '', indent: 0, closes: (other) => /^\s*#\+end_/i.test(other) };
  }

  #block(opening: Opening): void {
    const lines: Line[] = [];
    while (this.#offset < this.text.length) {
      const before = this.#offset;
      const line = this.#next();
      if (opening.closes(this.text.slice(line.start, Math.min(line.end, line.start + 400)))) {
        this.#offset = opening.leavesLast ? before : this.#offset;
        break;
      }
      lines.push(line);
    }
    this.#embed(lines, kindOfInfo(opening.info), opening.indent);
  }

  #embed(lines: readonly Line[], as: EmbeddedText['as'] | undefined, indent: number): void {
    const [first] = lines;
    const last = lines.at(-1);
    if (first === undefined || last === undefined) {
      return;
    }
    const outer = { start: first.start, end: last.next };
    if (!this.#isAsked(outer.start, outer.end)) {
      return;
    }
    const text = new LiteralText(this.text);
    for (const line of lines) {
      let from = line.start;
      while (from < line.end && from < line.start + indent && /[\s>]/.test(this.text.charAt(from))) {
        from += 1;
      }
      text.verbatim(from, line.next);
    }
    const literal = text.finish(outer, topContext);
    if (literal !== undefined) {
      const kind = as ?? kindOfText(literal.text, undefined) ?? { path: 'block' };
      this.#into.embed(text, outer, kind);
    }
  }

  #prose(line: Line, content: string): void {
    const isAsked = this.#isAsked(line.start, line.end);
    if (!isAsked && !this.#isInTable(content)) {
      return;
    }
    if (/^(?: {4}|\t)\s*\S/.test(content)) {
      const end = Math.min(line.end, line.start + 2_000);
      if (!this.#command(line.start + content.search(/\S/), end)) {
        new LineScanner(this.text, line.start, end, false, this.#into.literals).scan();
      }
      return;
    }
    if (this.#row(line, content, isAsked) || !isAsked) {
      return;
    }
    const before = this.#into.literals.length;
    readProseLine(this.text, line.start, line.end, this.#into);
    if (this.#into.literals.length > before) {
      return;
    }
    for (const match of this.text.slice(line.start, Math.min(line.end, line.start + 2_000)).matchAll(inline)) {
      const start = line.start + match.index + 1;
      const end = start + (match[1] ?? '').length;
      if (!this.#command(start, end) && /[=:]/.test(match[1] ?? '')) {
        new LineScanner(this.text, start, end, false, this.#into.literals).scan();
      }
    }
  }

  /** A row of a table: each cell is named by the head of its column. */
  #row(line: Line, content: string, isAsked: boolean): boolean {
    if (!isRow.test(content)) {
      this.#columns = undefined;
      return false;
    }
    this.#isTableAsked = isAsked || (this.#columns !== undefined && this.#isTableAsked);
    if (this.#columns === undefined || /^[\s|:-]*$/.test(content)) {
      this.#columns ??= content.split('|').map((head) => head.replace(/[*_`]/g, '').trim());
      return false;
    }
    if (!this.#isTableAsked) {
      return false;
    }
    const before = this.#into.literals.length;
    let start = line.start;
    for (const [index, cell] of content.split('|').entries()) {
      const value = /^[\s*_`]*([^\s*_`](?:\S{0,198}[^\s*_`])?)[\s*_`]*$/.exec(cell)?.[1] ?? '';
      const name = this.#columns[index] ?? '';
      if (/^[^\s<>[\]()]{4,200}$/.test(value) && /^\p{L}[\p{L}\w -]{1,40}$/u.test(name)) {
        const from = start + cell.indexOf(value);
        this.#into.plain(from, from + value.length, [name]);
      }
      start += cell.length + 1;
    }
    return this.#into.literals.length > before;
  }

  /** Whether a line must be looked at for the table that it belongs to: the head of a column may stand far above. */
  #isInTable(content: string): boolean {
    return this.#columns !== undefined || isRow.test(content);
  }

  /** Sets a stretch apart as shell text where it is a command's. */
  #command(start: number, end: number): boolean {
    const stretch = this.text.slice(start, end);
    if (!isCommand(stretch)) {
      return false;
    }
    const text = new LiteralText(this.text);
    text.verbatim(start + (/^[$#>]\s+/.exec(stretch)?.[0].length ?? 0), end);
    this.#into.embed(text, { start, end }, { path: 'command.sh', languageId: 'shellscript' });
    return true;
  }
}

const aliases: Readonly<Record<string, string>> = {
  python: 'py',
  python3: 'py',
  pycon: 'txt',
  javascript: 'js',
  node: 'js',
  typescript: 'ts',
  shell: 'sh',
  bash: 'sh',
  zsh: 'sh',
  console: 'sh',
  terminal: 'sh',
  'shell-session': 'sh',
  shellscript: 'sh',
  powershell: 'ps1',
  ruby: 'rb',
  golang: 'go',
  rust: 'rs',
  csharp: 'cs',
  'c#': 'cs',
  'c++': 'cpp',
  kotlin: 'kt',
  yml: 'yaml',
  terraform: 'tf',
  hcl: 'tf',
  dotenv: 'env',
  docker: 'dockerfile',
  text: 'txt',
  plain: 'txt',
  plaintext: 'txt',
  conf: 'conf',
  nginx: 'conf',
  markdown: 'md',
  mysql: 'sql',
  postgresql: 'sql',
};

function kindOfInfo(info: string): EmbeddedText['as'] | undefined {
  const name = info.toLowerCase();
  if (name === '') {
    return undefined;
  }
  if (name.includes('.')) {
    return { path: name };
  }
  const ending = Object.hasOwn(aliases, name) ? aliases[name] : name;
  return ending === 'dockerfile' ? { path: 'Dockerfile' } : { path: `block.${ending ?? name}`, languageId: name };
}
