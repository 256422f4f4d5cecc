import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { ImportBlock } from '../code/importBlock';
import type { ImportEntry } from '../code/importBlock';
import { namedChildren, spanOf } from '../code/nodes';
import type { Span } from '../../text/span';
import { lineEnd, nextLineStart } from '../shared/layout';

type Required = ImportEntry & { readonly span: Span; readonly isRelative: boolean };

/** The `require` lines that a file begins with. */
function requiresOf(root: SyntaxNode): Required[] {
  const found: Required[] = [];
  for (const node of namedChildren(root)) {
    if (node.type === 'comment') {
      continue;
    }
    const match = /^require(_relative)?[\s(]+(['"])([^'"]+)\2\)?$/.exec(node.text);
    if (node.type !== 'call' || match === null) {
      break;
    }
    found.push({ key: match[3] ?? '', text: node.text, span: spanOf(node), isRelative: match[1] !== undefined });
  }
  return found;
}

/** Comments that must stay first: https://docs.ruby-lang.org/en/master/syntax/comments_rdoc.html#label-Magic+Comments */
function headEnd(source: string): number {
  let offset = source.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    const line = source.slice(offset, lineEnd(source, offset));
    if (
      !/^#(?:!|\s*(?:-\*-\s*)?(?:frozen_string_literal|encoding|coding|warn_indent|shareable_constant_value|typed)\s*:)/.test(
        line,
      )
    ) {
      return offset;
    }
    offset = nextLineStart(source, offset);
  }
}

/** The edits that add what is to be required and, below all of that, a definition. */
export function headEdits(
  { root, source, eol }: Pick<Site, 'root' | 'source' | 'eol'>,
  features: readonly string[],
  definition: string | undefined,
): TextEdit[] {
  const required = requiresOf(root);
  const quote = required[0]?.text.includes('"') === true ? '"' : "'";
  const lines = features
    .filter(
      (feature) => !required.some(({ key }) => key === feature || (key === 'aws-sdk' && /^aws-sdk-/.test(feature))),
    )
    .map((feature) => ({ key: feature, text: `require ${quote}${feature}${quote}` }));
  const last = required.at(-1);
  if (last === undefined) {
    const added = [lines.map(({ text }) => text).join(eol), definition ?? ''].filter((text) => text !== '');
    const at = headEnd(source);
    if (added.length === 0) {
      return [];
    }
    const isBelowHead = at > 1 && !/^\s*(?:\n|$)/.test(source.slice(at, nextLineStart(source, at)));
    const blank = /^[\t ]*\r?\n/.exec(source.slice(at))?.[0].length ?? 0;
    const position = at > 1 ? at + blank : at;
    const above = isBelowHead && blank === 0 ? eol : '';
    return [{ span: { start: position, end: position }, text: above + added.join(eol + eol) + eol + eol }];
  }
  const block = new ImportBlock(source, eol, required);
  for (const line of lines) {
    const run = block.runs.findIndex(
      (entries) => !required.some((one) => one.isRelative && entries[0]?.span === one.span),
    );
    block.insert(Math.max(0, run), line, (left, right) => (left < right ? -1 : left > right ? 1 : 0));
  }
  const edits = block.edits();
  if (definition === undefined) {
    return edits;
  }
  const at = lineEnd(source, last.span.end);
  const same = edits.find(({ span }) => span.start === at);
  const isApart = /^\r?\n[ \t]*(?:\r?\n|$)|^$/.test(source.slice(at));
  const text = (same?.text ?? '') + eol + eol + definition + (isApart ? '' : eol);
  return [...edits.filter((edit) => edit !== same), { span: { start: at, end: at }, text }];
}
