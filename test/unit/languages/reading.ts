import assert from 'node:assert/strict';
import type { ParsedDocument } from '../../../src/core/languages/document';
import { readEmbedded } from '../../../src/core/languages/embedding/readEmbedded';
import { HOLE } from '../../../src/core/languages/literal';
import type { Literal } from '../../../src/core/languages/literal';
import { Parsers } from '../../../src/core/languages/parsers';
import { readDocument } from '../../../src/core/languages/readDocument';
import { languages } from '../../../src/core/languages/registry.generated';
import { selectLanguage } from '../../../src/core/languages/selection';
import { InstalledGrammars } from '../../support/grammars';

const parsers = new Parsers(new InstalledGrammars());

/** Reads a text by its path, lets a test look at it, and checks what holds of every document. */
export async function reading<Result>(
  path: string,
  text: string,
  look: (document: ParsedDocument) => Result,
): Promise<Result> {
  const source = { path, text };
  const language = selectLanguage(source, languages);
  const tree = language.grammar === undefined ? undefined : await parsers.parse(language.grammar, text);
  const document = await readEmbedded(readDocument(source, language, tree), languages, parsers);
  try {
    checkInvariants(document);
    return look(document);
  } finally {
    document.dispose();
  }
}

/** One line a literal, keys left out: `use name.path "text" callee(argument)`, a hole as `…`. */
export async function summary(path: string, text: string): Promise<string[]> {
  return reading(path, text, ({ literals }) => literals.filter((literal) => literal.use !== 'key').map(line));
}

/** The literals of a text, keys left out. */
export async function literalsOf(path: string, text: string): Promise<readonly Literal[]> {
  return reading(path, text, ({ literals }) => literals.filter((literal) => literal.use !== 'key'));
}

/** The only literal of a text, keys left out. */
export async function onlyLiteral(path: string, text: string): Promise<Literal> {
  const [literal, ...others] = await literalsOf(path, text);
  assert.ok(literal, `no literal in ${text}`);
  assert.equal(others.length, 0, `more than one literal in ${text}`);
  return literal;
}

/** The source that a literal's expression covers. */
export function outerText(literal: Literal, text: string): string {
  return text.slice(literal.outer.start, literal.outer.end);
}

function line(literal: Literal): string {
  const name = literal.name.length > 0 ? ` ${literal.name.join('.')}` : '';
  const call = literal.call ? ` ${literal.call.callee}(${String(literal.call.argument)})` : '';
  return `${literal.use}${name} ${JSON.stringify(literal.text.replaceAll(HOLE, '…'))}${call}`;
}

/** What every language promises of its literals and comments. */
function checkInvariants({ source, literals, comments }: ParsedDocument): void {
  let position = 0;
  for (const literal of literals) {
    const { outer, span, pieces, text } = literal;
    const where = JSON.stringify(source.slice(outer.start, outer.end).slice(0, 80));
    assert.ok(span.start >= position, `literals in source order: ${where}`);
    position = span.start;
    assert.ok(
      outer.start >= 0 && outer.start <= span.start && span.start <= span.end && outer.end <= source.length,
      `bounds: ${where}`,
    );
    assert.ok(pieces.length > 0, `pieces: ${where}`);
    assert.equal(pieces[0]?.span.start, span.start, `span begins with the first piece: ${where}`);
    assert.equal(pieces.at(-1)?.span.end, span.end, `span ends with the last piece: ${where}`);
    let inText = 0;
    let inSource = span.start;
    for (const piece of pieces) {
      assert.ok(piece.span.start >= inSource && piece.span.end >= piece.span.start, `pieces in source order: ${where}`);
      assert.ok(
        piece.inText.start >= inText && piece.inText.end >= piece.inText.start && piece.inText.end <= text.length,
        `pieces in order: ${where}`,
      );
      if (piece.verbatim) {
        assert.equal(
          source.slice(piece.span.start, piece.span.end),
          text.slice(piece.inText.start, piece.inText.end),
          `verbatim: ${where}`,
        );
      }
      inSource = piece.span.end;
      inText = piece.inText.end;
    }
    assert.ok(
      literal.name.every((segment) => segment !== ''),
      `no empty names: ${where}`,
    );
  }
  position = 0;
  for (const comment of comments) {
    assert.ok(
      comment.start >= position && comment.end > comment.start && comment.end <= source.length,
      'comments in order and in bounds',
    );
    position = comment.end;
  }
}

/** A source, and the line of each literal in it (see `summary`), keys left out. */
export type LiteralCase = readonly [source: string, ...lines: string[]];

/** A group of tests: what is read out of each source. */
export function literalTable(path: string, title: string, cases: readonly LiteralCase[]): void {
  describe(title, () => {
    for (const [source, ...expected] of cases) {
      it(source.slice(0, 100), async () => {
        assert.deepEqual(await summary(path, source), expected);
      });
    }
  });
}
