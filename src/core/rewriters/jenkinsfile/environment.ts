import type { ParsedDocument } from '../../languages/document';
import type { Finding } from '../../scan/finding';
import type { Span } from '../../text/span';
import { lineEnd, lineStart, nextLineStart } from '../shared/layout';
import { blocksAround, stringAround } from './groovy';
import type { GroovyString } from './groovy';

/** A variable of an `environment` directive whose whole value is a string. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly literal: GroovyString;
}

/**
 * The variable of an `environment` directive that a finding is the value of:
 * https://www.jenkins.io/doc/book/pipeline/syntax/#environment
 */
export function environmentVariable({ source }: ParsedDocument, { span }: Finding): EnvironmentVariable | undefined {
  const literal = stringAround(source, span);
  if (literal === undefined || literal.quotes.length !== 1) {
    return undefined;
  }
  const { outer } = literal;
  const before = source.slice(lineStart(source, outer.start), outer.start);
  const after = source.slice(outer.end, lineEnd(source, outer.end));
  const name = /^\s*([A-Za-z_]\w{0,127})\s*=\s*$/.exec(before)?.[1];
  const isWhole = /^[ \t]*(?:\/\/.*)?$/.test(after);
  return name !== undefined && isWhole && blocksAround(source, outer.start).at(-1) === 'environment'
    ? { name, literal }
    : undefined;
}

const comment = /\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g;

/**
 * What goes where variables of `environment` directives go: their lines, and a directive that they leave without any, which
 * Jenkins refuses.
 *
 * @param removed whole lines of directives.
 */
export function withEmptied(source: string, removed: readonly Span[]): readonly Span[] {
  const directives = new Map<number, Span[]>();
  for (const line of [...removed].sort((left, right) => left.start - right.start)) {
    const open = source.lastIndexOf('{', line.start);
    directives.set(open, [...(directives.get(open) ?? []), line]);
  }
  return [...directives].flatMap(([open, lines]) => emptied(source, open, lines) ?? lines);
}

/** A directive without its comments; undefined where other variables stay, or where it shares its lines with something else. */
function emptied(source: string, open: number, removed: readonly Span[]): readonly Span[] | undefined {
  const last = removed.at(-1);
  const close = last === undefined ? -1 : source.indexOf('}', last.end);
  if (open < 0 || close < 0) {
    return undefined;
  }
  const kept = removed.reduceRight(
    (text, { start, end }) => text.slice(0, start - open - 1) + text.slice(end - open - 1),
    source.slice(open + 1, close),
  );
  const span = { start: lineStart(source, open), end: nextLineStart(source, close) };
  const isAlone =
    /^\s*environment\s*$/.test(source.slice(span.start, open)) && source.slice(close + 1, span.end).trim() === '';
  if (!isAlone || kept.replace(comment, '').trim() !== '') {
    return undefined;
  }
  const head = { start: span.start, end: nextLineStart(source, open) };
  const foot = { start: lineStart(source, close), end: span.end };
  const ownLines = source.slice(open + 1, head.end).trim() === '' && source.slice(foot.start, close).trim() === '';
  return kept.trim() === '' ? [span] : ownLines ? [head, ...removed, foot] : undefined;
}
