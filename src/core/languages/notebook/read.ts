import type { EmbeddedText } from '../embedding/embeddedText';
import { readJson } from '../json/read';
import type { Reading } from '../language';
import type { Literal, LiteralPiece } from '../literal';
import { topContext } from '../syntax/context';
import { sliceLiteral } from '../syntax/slice';

/** Reads a notebook: its cells and outputs as the texts that they are, the rest as JSON. */
export function readNotebook(source: string): Reading {
  const { literals, comments, embedded = [] } = readJson(source);
  // A cell's source that is one string may have been taken for a text of some kind.
  const all = [...literals, ...embedded.map(({ literal }) => literal)].sort(
    (left, right) => left.span.start - right.span.start,
  );
  const kernel = kernelLanguage(literals);
  const rest: Literal[] = [];
  const cells: EmbeddedText[] = [];
  let cellType = 'code';
  let lines: Literal[] = [];
  const finish = (): void => {
    const literal = joined(lines);
    const name = lines[0]?.name.at(-1);
    lines = [];
    if (literal !== undefined) {
      if (name === 'source' || name === 'input') {
        cells.push(...commandsIn(literal));
      }
      cells.push({
        literal,
        as: kindOfCell(literal.text, name === 'source' || name === 'input' ? cellType : 'output', kernel),
      });
    }
  };
  for (const literal of all) {
    const key = textKey(literal);
    if (lines.length > 0 && (key === undefined || literal.use !== 'element' || lines[0]?.use !== 'element')) {
      finish();
    }
    if (key !== undefined) {
      lines.push(literal);
    } else {
      rest.push(literal);
      cellType = literal.name.at(-1) === 'cell_type' ? literal.text : cellType;
    }
  }
  finish();
  return { literals: rest, comments, ...(cells.length > 0 && { embedded: cells }) };
}

/** The key under which a literal is a line of a cell or of an output; undefined for all others. */
function textKey(literal: Literal): string | undefined {
  const { name, use } = literal;
  const key = name.at(-1);
  const isCell =
    name.includes('cells') && (key === 'source' || key === 'input' || key === 'text' || key === 'text/plain');
  return isCell && (use === 'element' || use === 'assigned') ? key : undefined;
}

/** Lines of a cell as one text; each brings its own line end. */
function joined(lines: readonly Literal[]): Literal | undefined {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) {
    return undefined;
  }
  const pieces: LiteralPiece[] = [];
  const texts: string[] = [];
  let length = 0;
  for (const line of lines) {
    for (const piece of line.pieces) {
      pieces.push({
        ...piece,
        inText: { start: piece.inText.start + length, end: piece.inText.end + length },
      });
    }
    texts.push(line.text);
    length += line.text.length;
  }
  return {
    ...first,
    text: texts.join(''),
    pieces,
    span: { start: first.span.start, end: last.span.end },
    outer: { start: first.outer.start, end: last.outer.end },
  };
}

/** `!mysql …`, `%env NAME=value`: https://ipython.readthedocs.io/en/stable/interactive/magics.html */
const command =
  /^[ \t]{0,20}(?:[\w, ]{1,40}=[ \t]{0,4})?(?:!{1,2}|%(?:set_)?env[ \t]{1,4}|%(?:sx|system)[ \t]{1,4})(?=\S)/;

/** Lines of a cell that a shell runs, or that set its environment. */
function commandsIn(literal: Literal): EmbeddedText[] {
  const found: EmbeddedText[] = [];
  let start = 0;
  for (const line of literal.text.split('\n')) {
    const opening = command.exec(line)?.[0];
    if (opening !== undefined) {
      found.push({
        literal: sliceLiteral(literal, { start: start + opening.length, end: start + line.length }, topContext),
        as: { path: 'cell.sh', languageId: 'shellscript' },
      });
    }
    start += line.length + 1;
  }
  return found;
}

const magics: Readonly<Record<string, EmbeddedText['as']>> = {
  bash: { path: 'cell.sh', languageId: 'shellscript' },
  sh: { path: 'cell.sh', languageId: 'shellscript' },
  sql: { path: 'cell.sql' },
  javascript: { path: 'cell.js' },
  html: { path: 'cell.html' },
  markdown: { path: 'cell.md' },
  python: { path: 'cell.py' },
};
const endings: Readonly<Record<string, string>> = {
  python: 'py',
  ipython: 'py',
  pyspark: 'py',
  javascript: 'js',
  typescript: 'ts',
  julia: 'jl',
  scala: 'scala',
  bash: 'sh',
  ruby: 'rb',
  kotlin: 'kt',
  rust: 'rs',
  go: 'go',
  sql: 'sql',
};

function kindOfCell(text: string, type: string, kernel: string): EmbeddedText['as'] {
  if (type === 'output' || type === 'raw') {
    return { path: 'output.txt' };
  }
  if (type !== 'code') {
    return { path: 'cell.md' };
  }
  const magic = /^%%(\w{1,20})/.exec(text)?.[1];
  const chosen = magic !== undefined && Object.hasOwn(magics, magic) ? magics[magic] : undefined;
  const ending = Object.hasOwn(endings, kernel) ? endings[kernel] : kernel;
  return chosen ?? { path: `cell.${ending !== undefined && /^[\w+#]+$/.test(ending) ? ending : 'txt'}` };
}

/** The language of the kernel, as the notebook's metadata has it. */
function kernelLanguage(literals: readonly Literal[]): string {
  const said = (path: string): string | undefined => literals.find(({ name }) => name.join('.') === path)?.text;
  return (said('metadata.kernelspec.language') ?? said('metadata.language_info.name') ?? 'python').toLowerCase();
}
