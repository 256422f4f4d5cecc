import type { ParsedDocument } from '../../languages/document';
import { HOLE, isConstant } from '../../languages/literal';
import type { Literal } from '../../languages/literal';
import type { Finding } from '../../scan/finding';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { contains, overlaps } from '../../text/span';
import type { Span } from '../../text/span';
import { decodedText, literalOf } from '../shared/literals';
import type { PythonFile } from './file';
import { stringToken } from './strings';
import type { StringToken } from './strings';
import { formattingOf } from './templates';
import type { Formatting } from './templates';
import { innermost, nodeAt, operands } from './tree';
import type { PyNode } from './tree';

/** What gives way to a look-up. */
export type Target =
  /** A whole expression. */
  | { readonly kind: 'whole'; readonly node: PyNode; readonly bytes: boolean; readonly value: string }
  /** A stretch of a string. */
  | {
      readonly kind: 'part';
      readonly node: PyNode;
      readonly span: Span;
      readonly formatting: Formatting | undefined;
      readonly value: string;
    };

/** What of a finding's literal gives way, or why nothing can. */
export function targetOf(document: ParsedDocument, file: PythonFile, finding: Finding): Target | Message | undefined {
  const literal = literalOf(document, finding);
  if (literal === undefined) {
    return undefined;
  }
  if (isConstant(literal) && contains(finding.span, literal.span) && !isTemplate(file, finding)) {
    const node = nodeAt(file.module, literal.outer);
    const strings = stringsIn(node);
    const bytes = strings.some((string) => /b/i.test(stringToken(file.source, string)?.prefix ?? ''));
    if (bytes && /[\u0080-\uffff]/.test(literal.text)) {
      return message(
        'The bytes are not plain ASCII text, and both stores hold text: encode them first, as Base64 for example.',
      );
    }
    return strings.some((string) => namesCharacters(file, string, string))
      ? unknownCharacters()
      : { kind: 'whole', node, bytes, value: literal.text };
  }
  return partOf(file, literal, isConstant(literal) && !isTemplate(file, finding) ? finding.span : finding.sensitive);
}

/** Whether the secret is part of a string that is filled in: only the part that is secret can be stored. */
function isTemplate(file: PythonFile, finding: Finding): boolean {
  if (finding.sensitive.start === finding.span.start && finding.sensitive.end === finding.span.end) {
    return false;
  }
  const string = innermost(file.module, finding.sensitive, 'string');
  return string !== undefined && formattingOf(file, string, finding.sensitive) !== undefined;
}

function stringsIn(node: PyNode): PyNode[] {
  const strings: PyNode[] = [];
  const stack = [node];
  for (let current = stack.pop(); current; current = stack.pop()) {
    if (current.type === 'string') {
      strings.push(current);
    } else {
      stack.push(...current.children);
    }
  }
  return strings;
}

function partOf(file: PythonFile, literal: Literal, span: Span): Target | Message {
  const node = innermost(file.module, span, 'string');
  const token = node && stringToken(file.source, node);
  const value = decodedText(literal, span);
  const holes = node?.children.some((child) => child.type === 'interpolation' && overlaps(child, span)) === true;
  if (
    !node ||
    !token ||
    !contains(token.inside, span) ||
    holes ||
    value === undefined ||
    value.includes(HOLE) ||
    value === '' ||
    splitsEscape(file, token, span)
  ) {
    return message('The secret is put together from several parts, so there is no single value to store.');
  }
  if (namesCharacters(file, node, span)) {
    return unknownCharacters();
  }
  if (/b/i.test(token.prefix)) {
    return message(
      'The secret is part of a byte string, which cannot hold a look-up: make the string a text and encode it, then try again.',
    );
  }
  const formatting = formattingOf(file, node, span);
  if (formatting !== undefined && 'template' in formatting) {
    return formatting;
  }
  return {
    kind: 'part',
    node,
    span,
    formatting,
    value:
      formatting === undefined
        ? value
        : formatting.kind === 'percent'
          ? value.replace(/%%/g, '%')
          : value.replace(/\{\{/g, '{').replace(/\}\}/g, '}'),
  };
}

/** Whether a stretch of a string holds `\N{NAME}`: what that stands for is not known here. */
function namesCharacters(file: PythonFile, string: PyNode, span: Span): boolean {
  const prefix = stringToken(file.source, string)?.prefix ?? '';
  return (
    !/[rb]/i.test(prefix) &&
    [...file.text(string).matchAll(/\\(?:N\{[^}]*\}|[\s\S])/g)].some(
      ({ 0: escape, index }) =>
        escape.startsWith('\\N{') &&
        overlaps({ start: string.start + index, end: string.start + index + escape.length }, span),
    )
  );
}

function unknownCharacters(): Message {
  return message('The secret holds characters by name (“\\N{…}”): write them as they are, then try again.');
}

/** Whether a cut at the ends of a stretch would part a backslash from the quote that it guards: in raw strings, too. */
function splitsEscape(file: PythonFile, token: StringToken, span: Span): boolean {
  const endsIn = (offset: number): boolean =>
    /(?:^|[^\\])(?:\\\\)*\\$/.test(file.source.slice(Math.max(token.inside.start, offset - 20), offset));
  return endsIn(span.start) || (span.end < token.inside.end && endsIn(span.end));
}

/** The operands of an expression in parentheses that holds nothing else: the expression that they enclose. */
export function unparenthesised(node: PyNode): PyNode | undefined {
  const [only, ...others] = operands(node);
  return node.type === 'parenthesized_expression' && others.length === 0 ? only : undefined;
}
