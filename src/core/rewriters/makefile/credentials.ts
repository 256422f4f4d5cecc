import { continuedLineEnd } from '../../languages/shell/quoting';
import { message } from '../../text/message';
import type { Span } from '../../text/span';
import { assignmentRemoval } from '../config/assignments';
import { chainVariable, ownSetting } from '../config/credentialChain';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { withRelated } from '../shared/findings';
import { lineEnd, lineStart, nextLineStart } from '../shared/layout';
import { keysLeave, refuse } from '../shared/plans';
import { lineAround } from './line';

const target = 'default-credential-chain';

/** Takes variables that the default credential chain reads out of a makefile, with the lines that only export them. */
export function planKeys({ document, finding, findings }: FixRequest): Plan | Refusal {
  const { source } = document;
  const group = withRelated(finding, findings);
  const names = new Set<string>();
  const gone: Span[] = [];
  for (const { span } of group) {
    const line = lineAround(source, span.start);
    const start = lineStart(source, span.start);
    const isWhole =
      line?.kind === 'assignment' &&
      line.head.start >= start &&
      /^(?:(?:export|override)[ \t]+){0,2}$/.test(source.slice(start, line.head.start)) &&
      source.slice(line.head.end, span.start).trim() === '' &&
      /^\s*(?:#.*)?$/.test(source.slice(span.end, lineEnd(source, span.end)));
    if (!isWhole) {
      return refuse(target, message('The key is part of a longer text or of a list: it has to be taken out by hand.'));
    }
    if (!chainVariable.test(line.name)) {
      return refuse(target, ownSetting(line.name));
    }
    names.add(line.name);
    gone.push({ start, end: nextLineStart(source, span.end) });
  }
  gone.push(...exportsOf(source, names));
  const used = [...names].find((name) => isNamed(source, name, gone));
  return used === undefined
    ? keysLeave(
        group,
        [
          message(
            'Commands of this makefile now find credentials by the default chain: variables of the environment, a profile (AWS_PROFILE), or the role of the machine.',
          ),
        ],
        () => assignmentRemoval(document, gone),
      )
    : refuse(target, message('{0} is used in other lines of this file: take it out of them first.', used));
}

/** The lines that export variables and nothing else: `export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY`. */
function exportsOf(source: string, names: ReadonlySet<string>): Span[] {
  return [...source.matchAll(/^export[ \t]+([A-Z_ \t]{1,300})$/gm)].flatMap(({ index, 1: words = '' }) =>
    words
      .trim()
      .split(/[ \t]+/)
      .every((word) => names.has(word)) && continuedLineEnd(source, index) === lineEnd(source, index)
      ? [{ start: index, end: nextLineStart(source, index) }]
      : [],
  );
}

function isNamed(source: string, name: string, gone: readonly Span[]): boolean {
  return [...source.matchAll(new RegExp(`(?<![\\w])${name}(?!\\w)`, 'g'))].some(
    ({ index }) =>
      !gone.some(({ start, end }) => start <= index && index < end) &&
      !/^[ \t]*#/.test(source.slice(lineStart(source, index), index)),
  );
}
