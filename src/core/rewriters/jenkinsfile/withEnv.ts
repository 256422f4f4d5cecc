import type { TextEdit } from '../../text/edit';
import type { Finding } from '../../scan/finding';
import type { Span } from '../../text/span';
import { indentUnit, lineEnding, lineStart } from '../shared/layout';
import { stringAround, textIn } from './groovy';

/** A variable that `withEnv(['NAME=value', …]) { … }` sets. */
export interface EnvironmentItem {
  readonly name: string;
  readonly value: string;
  /** The edits that put `withCredentials([…])` in its place, or around what is left of `withEnv`. */
  wrapped(head: string): TextEdit[];
}

/**
 * The variable of `withEnv` that a finding is all of; undefined where it is none, or its block cannot be told.
 *
 * https://www.jenkins.io/doc/pipeline/steps/workflow-basic-steps/#withenv-set-environment-variables
 */
export function environmentItem(source: string, { sensitive, span }: Finding): EnvironmentItem | undefined {
  const literal = stringAround(source, sensitive);
  const text = literal && textIn(source, literal)?.text;
  const assigned = /^([A-Za-z_]\w{0,127})=([^$]{1,4096})$/.exec(text ?? '');
  const [, name, value] = assigned ?? [];
  const step = literal && stepAround(source, literal.outer);
  if (literal === undefined || step === undefined || name === undefined || value === undefined) {
    return undefined;
  }
  // What is found is the value, or all of it but what a URL has around its password.
  const from = literal.inner.start + name.length + 1;
  if (span.start < from || sensitive.end > literal.inner.end || source.slice(from, literal.inner.end) !== value) {
    return undefined;
  }
  return {
    name,
    value,
    wrapped: (head) =>
      step.isOnly ? [{ span: step.head, text: head }] : aroundBlock(source, step, literal.outer, head),
  };
}

interface Step {
  /** From `withEnv` to its closing parenthesis. */
  readonly head: Span;
  readonly list: Span;
  readonly isOnly: boolean;
  /** From the opening brace of its block to behind the closing one. */
  readonly block: Span;
}

function stepAround(source: string, item: Span): Step | undefined {
  const before = /\bwithEnv[ \t]{0,5}\([ \t]{0,5}\[((?:'[^'\r\n]{0,500}'|"[^"\r\n]{0,500}"|[\s,]){0,200})$/.exec(
    source.slice(Math.max(0, item.start - 2_100), item.start),
  );
  const behind = /^((?:'[^'\r\n]{0,500}'|"[^"\r\n]{0,500}"|[\s,]){0,200})\][ \t]{0,5}\)[ \t]{0,5}\{/.exec(
    source.slice(item.end),
  );
  if (before === null || behind === null) {
    return undefined;
  }
  const start = item.start - before[0].length;
  const brace = item.end + behind[0].length - 1;
  const end = closingBrace(source, brace);
  return end === undefined
    ? undefined
    : {
        head: { start, end: item.end + behind[0].lastIndexOf(')') + 1 },
        list: { start: item.start - (before[1]?.length ?? 0), end: item.end + (behind[1]?.length ?? 0) },
        isOnly: ((before[1] ?? '') + (behind[1] ?? '')).replace(/[\s,]/g, '') === '',
        block: { start: brace, end },
      };
}

/** Behind the brace that closes a block; undefined where it is not told. */
function closingBrace(source: string, open: number): number | undefined {
  // A pattern in slashes stands where a value may: `=~ /\{it's/`.
  const token =
    /(?<=[=(,~:[!&|?{;]\s{0,20}|\breturn\s{1,20})\/(?![/*])(?:[^/\\\r\n]|\\.)+\/|\$\/[\s\S]*?\/\$|\/\/[^\r\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\/|'''|"""|'(?:[^'\\\r\n]|\\.)*'|"(?:[^"\\\r\n]|\\.)*"|[{}]/g;
  token.lastIndex = open;
  let depth = 0;
  for (let found = token.exec(source); found !== null; found = token.exec(source)) {
    const [text] = found;
    if (text === "'''" || text === '"""') {
      const end = source.indexOf(text, token.lastIndex);
      if (end < 0) {
        return undefined;
      }
      token.lastIndex = end + 3;
    } else if (text === '{') {
      depth += 1;
    } else if (text === '}') {
      depth -= 1;
      if (depth === 0) {
        return token.lastIndex;
      }
    }
  }
  return undefined;
}

/** The item goes with its comma, and a block of its own stands around the step; what stands in long strings keeps its place. */
function aroundBlock(source: string, { head, list, block }: Step, item: Span, text: string): TextEdit[] {
  const eol = lineEnding(source);
  const indent = source.slice(lineStart(source, head.start), head.start);
  const unit = indentUnit(source);
  const next = /^[ \t]*,\s*/.exec(source.slice(item.end, list.end));
  const previous = /,\s*$/.exec(source.slice(list.start, item.start));
  const gone =
    next === null
      ? { start: item.start - (previous?.[0].length ?? 0), end: item.end }
      : { start: item.start, end: item.end + next[0].length };
  const body = source.slice(block.start, block.end);
  const isPlain = indent.trim() === '' && !/'''|"""/.test(body);
  const lines = isPlain ? [...body.matchAll(/\n(?=[^\r\n])/g)].map(({ index }) => block.start + index + 1) : [];
  return [
    isPlain
      ? { span: { start: head.start, end: head.start }, text: `${text} {${eol}${indent}${unit}` }
      : { span: { start: head.start, end: head.start }, text: `${text} { ` },
    { span: gone, text: '' },
    ...lines.map((start) => ({ span: { start, end: start }, text: unit })),
    { span: { start: block.end, end: block.end }, text: isPlain ? `${eol}${indent}}` : ' }' },
  ];
}
