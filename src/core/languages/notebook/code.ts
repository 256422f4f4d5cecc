import type { Span } from '../../text/span';
import type { ParsedDocument } from '../document';
import type { Language } from '../language';
import type { Literal } from '../literal';
import type { Parsers } from '../parsers';
import { readDocument } from '../readDocument';

/** A cell of a notebook's code. */
export interface CodeCell {
  /** Its lines as one text, and where each part of it stands in the notebook. */
  readonly literal: Literal;
  /** Where it begins in the code of the notebook. */
  readonly start: number;
}

/** The Python of a notebook as one program, each cell behind the one before it. */
export interface NotebookCode {
  /** Magics and commands of a shell stand in it as comments of the same length. */
  readonly document: ParsedDocument;
  readonly cells: readonly CodeCell[];
}

/** Magics that run the rest of their cell as Python: https://ipython.readthedocs.io/en/stable/interactive/magics.html */
const ownCell = /^\s*%%(?:time|timeit|capture|prun|memit|mprun|black|blackcellmagic)\b/;

/** The code of a notebook in Python; undefined where there is none, or no grammar for it. */
export async function readNotebookCode(
  { path, embedded = [] }: ParsedDocument,
  python: Language,
  parsers: Parsers,
): Promise<NotebookCode | undefined> {
  const literals = embedded
    .filter(({ literal, as }) => as.path === 'cell.py' && (!/^\s*%%/.test(literal.text) || ownCell.test(literal.text)))
    .map(({ literal }) => literal)
    .sort((left, right) => left.span.start - right.span.start);
  if (literals.length === 0 || python.grammar === undefined) {
    return undefined;
  }
  const cells: CodeCell[] = [];
  let text = '';
  for (const literal of literals) {
    cells.push({ literal, start: text.length });
    text += `${withoutMagics(literal.text)}\n`;
  }
  const tree = await parsers.parse(python.grammar, text);
  return tree && { document: readDocument({ path, text }, python, tree), cells };
}

/** Where a stretch of the notebook stands in its code; undefined where it is no code, or is written with escapes. */
export function spanInCode({ cells }: NotebookCode, { start, end }: Span): Span | undefined {
  for (const { literal, start: offset } of cells) {
    const from = offsetIn(literal, start, 'start');
    const to = offsetIn(literal, end, 'end');
    if (from !== undefined && to !== undefined) {
      return { start: offset + from, end: offset + to };
    }
  }
  return undefined;
}

function offsetIn({ pieces }: Literal, offset: number, side: 'start' | 'end'): number | undefined {
  for (const { span, inText, verbatim } of pieces) {
    if (verbatim ? offset >= span.start && offset <= span.end : offset === span[side]) {
      return verbatim ? inText.start + offset - span.start : inText[side];
    }
  }
  return undefined;
}

/** A cell in which magics, commands of a shell and questions are comments: `!pip install x` is `0#ip install x`. */
function withoutMagics(cell: string): string {
  let goesOn = false;
  return cell
    .split('\n')
    .map((line) => {
      const isOurs = goesOn || /^\s*(?:[%!?]|[\w.]{1,80}\?{1,2}\s*$)/.test(line);
      const assigned = isOurs ? null : /^([ \t]{0,80}\w[\w, ]{0,80}=[ \t]{0,20})([!%].*)$/.exec(line);
      goesOn = (isOurs || assigned !== null) && line.endsWith('\\');
      if (isOurs) {
        const indent = /^\s*/.exec(line)?.[0] ?? '';
        return indent + commented(line.slice(indent.length));
      }
      return assigned ? `${assigned[1] ?? ''}${commented(assigned[2] ?? '')}` : line;
    })
    .join('\n');
}

function commented(text: string): string {
  return text.length < 2 ? '0'.repeat(text.length) : `0#${text.slice(2)}`;
}
