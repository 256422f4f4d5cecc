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
  /** Whether its lines hold nothing else. */
  readonly isAlone: boolean;
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
  const [, opening = '', name] = /^([^=]{0,200}[{;])?\s*([A-Za-z_]\w{0,127})\s*=\s*$/.exec(before) ?? [];
  const isWhole = /^[ \t]*(?:\/\/.*|[;}].*)?$/.test(after);
  return name !== undefined && isWhole && blocksAround(source, outer.start).at(-1) === 'environment'
    ? { name, literal, isAlone: opening === '' && !/^[ \t]*[;}]/.test(after) }
    : undefined;
}

/**
 * What goes where variables of `environment` directives go: their lines, and a directive that they leave without any, which
 * Jenkins refuses.
 *
 * @param removed whole lines of directives.
 */
export function withEmptied(source: string, removed: readonly Span[]): readonly Span[] {
  const code = bareCode(source);
  const directives = new Map<number, Span[]>();
  for (const line of [...removed].sort((left, right) => left.start - right.start)) {
    const open = code.lastIndexOf('{', line.start);
    directives.set(open, [...(directives.get(open) ?? []), line]);
  }
  return [...directives].flatMap(([open, lines]) => emptied({ source, code }, open, lines) ?? lines);
}

/** Code in which comments are blank, and texts hold no sign of Groovy; as long as it is. */
function bareCode(source: string): string {
  return source.replace(/'(?:\\.|[^'\\\r\n])*'|"(?:\\.|[^"\\\r\n])*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g, (token) =>
    (token.startsWith('/') ? ' ' : 'x').repeat(token.length),
  );
}

/** A directive without its comments; undefined where other variables stay, or where it shares its lines with something else. */
function emptied(
  { source, code }: { readonly source: string; readonly code: string },
  open: number,
  removed: readonly Span[],
): readonly Span[] | undefined {
  const last = removed.at(-1);
  const close = last === undefined ? -1 : code.indexOf('}', last.end);
  const name = /\benvironment\s*$/.exec(code.slice(Math.max(0, open - 200), Math.max(0, open)))?.[0];
  if (close < 0 || name === undefined) {
    return undefined;
  }
  const kept = (text: string): string =>
    removed
      .reduceRight(
        (left, { start, end }) => left.slice(0, start - open - 1) + left.slice(end - open - 1),
        text.slice(open + 1, close),
      )
      .trim();
  const head = { start: lineStart(source, open - name.length), end: nextLineStart(source, open) };
  const foot = { start: lineStart(source, close), end: nextLineStart(source, close) };
  const isAlone =
    source.slice(head.start, open - name.length).trim() === '' && source.slice(close + 1, foot.end).trim() === '';
  if (!isAlone || kept(code) !== '') {
    return undefined;
  }
  const ownLines = source.slice(open + 1, head.end).trim() === '' && source.slice(foot.start, close).trim() === '';
  return kept(source) === '' ? [{ start: head.start, end: foot.end }] : ownLines ? [head, ...removed, foot] : undefined;
}
