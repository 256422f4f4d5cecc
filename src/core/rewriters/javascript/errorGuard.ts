import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { lineEnd, lineIndent, lineStart } from '../shared/layout';
import { readImports } from './imports';
import { innerLines } from './innerLines';
import { isDirective } from './moduleHead';
import { end } from './style';
import type { Style } from './style';
import { children, descendants, named } from './syntax';

/** How a handler of Express hands its errors on once it is async: its body goes into `try`, and `next` takes what it throws. */
export interface ErrorGuard {
  readonly body: SyntaxNode;
  /** Whether the body stands in a `try` by itself already. */
  readonly guarded: boolean;
  /** What `next` is called. */
  readonly next: string;
  /** The parameter behind which `next` comes, and what is written; undefined where the handler takes it. */
  readonly parameter: { readonly behind: SyntaxNode; readonly text: string } | undefined;
}

/** How a handler can hand its errors on; undefined where it is not laid out for that. */
export function errorGuardOf(handler: SyntaxNode): ErrorGuard | undefined {
  const body = handler.childForFieldName('body');
  const statements = body?.type === 'statement_block' ? children(body) : [];
  const [first] = statements;
  const parameters = children(handler.childForFieldName('parameters') ?? handler).map(
    (parameter) => parameter.childForFieldName('pattern') ?? parameter,
  );
  const [, response, next] = parameters;
  if (
    body === null ||
    first === undefined ||
    response === undefined ||
    parameters.length > 3 ||
    handler.childForFieldName('parameters') === null ||
    parameters.slice(1).some((parameter) => parameter.type !== 'identifier')
  ) {
    return undefined;
  }
  const guarded =
    statements.length === 1 && first.type === 'try_statement' && first.childForFieldName('handler') !== null;
  if (guarded) {
    return { body, guarded, next: '', parameter: undefined };
  }
  if (isDirective(first) || !isOnLinesOfItsOwn(body)) {
    return undefined;
  }
  if (next !== undefined) {
    return { body, guarded, next: next.text, parameter: undefined };
  }
  const text = descendants(handler, 'identifier').some(({ text: name }) => name === 'next')
    ? undefined
    : nextParameter(response);
  return text === undefined
    ? undefined
    : { body, guarded, next: 'next', parameter: { behind: wholeParameter(response), text: `, ${text}` } };
}

/** The parameter `next`, with its type where the parameters have types; undefined where that type has no name here. */
function nextParameter(response: SyntaxNode): string | undefined {
  if (wholeParameter(response).childForFieldName('type') === null) {
    return 'next';
  }
  const root = response.tree.rootNode;
  const express = readImports(root).filter(({ module }) => module === 'express');
  const imported = express.some(({ braces }) => braces && /\bNextFunction\b(?!\s+as\b)/.test(braces.text));
  const whole = express.map((module) => module.default ?? module.namespace).find((name) => name !== undefined);
  const type = imported ? 'NextFunction' : whole && `${whole}.NextFunction`;
  return type && `next: ${type}`;
}

function wholeParameter(pattern: SyntaxNode): SyntaxNode {
  return /^(?:required|optional)_parameter$/.test(pattern.parent?.type ?? '') ? (pattern.parent ?? pattern) : pattern;
}

/** Whether the braces of a block have no code beside them within. */
function isOnLinesOfItsOwn(body: SyntaxNode): boolean {
  const { text } = body;
  return /^\{[ \t]*(?:\r?\n)+[ \t]/.test(text) && /\n[ \t]*\}$/.test(text);
}

/** The edits that put the body of a handler into `try`. */
export function guardEdits({ body, guarded, next, parameter }: ErrorGuard, style: Style, source: string): TextEdit[] {
  const last = children(body).at(-1);
  if (guarded || last === undefined) {
    return [];
  }
  const { eol, indent } = style;
  const inner = lineIndent(source, (named(body)[0] ?? last).startIndex);
  const closing = lineStart(source, body.endIndex - 1);
  const opening = lineEnd(source, body.startIndex);
  const give = `${last.type === 'return_statement' && last.namedChildCount > 0 ? 'return ' : ''}${next}(error)${end(style)}`;
  return [
    ...(parameter === undefined
      ? []
      : [{ span: { start: parameter.behind.endIndex, end: parameter.behind.endIndex }, text: parameter.text }]),
    { span: { start: opening, end: opening }, text: `${eol}${inner}try {` },
    ...innerLines(body, source)
      .filter((at) => at < closing)
      .map((at) => ({ span: { start: at, end: at }, text: indent })),
    {
      span: { start: closing, end: closing },
      text: `${inner}} catch (error) {${eol}${inner}${indent}${give}${eol}${inner}}${eol}`,
    },
  ];
}
