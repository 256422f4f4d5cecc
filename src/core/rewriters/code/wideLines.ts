import type { TextEdit } from '../../text/edit';
import type { Site } from './dialect';
import { closest, isSame, namedChildren } from './nodes';
import { lineEnd, lineIndent, lineStart } from '../shared/layout';

/** The widest line of Java, Kotlin and C# by the style guides and formatters in use: more is broken. */
export const widest = 120;

/**
 * Whether text in a secret's place makes its line wider than `widest`, in columns, a tab being four of them.
 * Of several lines, the first counts.
 */
export function isTooWide({ source, span }: Pick<Site, 'source' | 'span'>, text: string): boolean {
  const [before, after] = [
    source.slice(lineStart(source, span.start), span.start),
    source.slice(span.end, lineEnd(source, span.end)),
  ];
  const columns = (line: string): number => line.replaceAll('\t', '    ').length;
  const [first = '', ...more] = text.split(/\r?\n/);
  return columns(before + first + (more.length === 0 ? after : '')) > widest;
}

/** Parts of texts that code is put in, where not every language and version admits a line break. */
const interpolations: ReadonlySet<string> = new Set(['interpolation', 'interpolated_expression']);

/** An alternative, `a ?? b`, with the operator on a line of its own where one line would get too wide and ends behind it. */
export function alternative(
  site: Pick<Site, 'source' | 'node' | 'span' | 'eol' | 'indent'>,
  first: string,
  operator: string,
  second: string,
): string {
  const flat = `${first} ${operator} ${second}`;
  const indent = lineIndent(site.source, site.span.start) + site.indent;
  const rest = site.source.slice(site.span.end, lineEnd(site.source, site.span.end));
  return isTooWide(site, flat) && closest(site.node, interpolations) === undefined && /^[)\]}; \t]*$/.test(rest)
    ? `${first}${site.eol}${indent}${operator} ${second}`
    : flat;
}

/**
 * The edit that puts an expression in the place of an argument, on a line of its own where the line of those before it
 * would get too wide; undefined where it is no such argument.
 *
 * @param levels how many levels a line is indented by that goes on with the one above.
 */
export function ownLine(site: Site, expression: string, levels: number): TextEdit | undefined {
  const { source, node, span, eol, indent } = site;
  const argument = node.parent?.type === 'argument' ? node.parent : node;
  const list = argument.parent;
  if (
    site.kind !== 'whole' ||
    list?.type !== 'argument_list' ||
    !isTooWide(site, expression) ||
    closest(node, interpolations) !== undefined
  ) {
    return undefined;
  }
  const start = lineStart(source, argument.startIndex);
  const given = namedChildren(list);
  const isFirst = isSame(given[0], argument);
  let comma = argument.startIndex;
  while (comma > start && /[\t ]/.test(source.charAt(comma - 1))) {
    comma -= 1;
  }
  const isBehind = source.charAt(comma - 1) === ',';
  if (isFirst || !isBehind || argument.startIndex !== span.start) {
    return undefined;
  }
  const outer = lineIndent(source, argument.startIndex);
  const inner = list.startIndex < start ? outer : outer + indent.repeat(levels);
  return { span: { start: comma, end: span.end }, text: eol + inner + expression };
}
