import type { Node } from 'jsonc-parser';
import type { Severity } from '../detectors/detector';
import { message } from '../text/message';
import type { Message } from '../text/message';
import type { CustomPattern } from './configuration';
import { propertiesOf, stringOf } from './nodes';
import type { Complain } from './nodes';

/** Says why a regular expression must not be run on other people's text; undefined where it may be. */
export type PatternCheck = (source: string, flags: string) => Message | undefined;

/** What a pattern may be reported as. */
const reported: readonly string[] = ['error', 'warning', 'information', 'hint'];
const members: readonly string[] = ['id', 'description', 'pattern', 'keywords', 'ignoreCase', 'severity'];
const longestPattern = 1_000;

/**
 * The team's own patterns. A pattern that cannot be used is a problem at its place, and the others apply.
 *
 * @param taken ids that are taken: those of the detectors.
 */
export function readPatterns(
  node: Node,
  taken: readonly string[],
  check: PatternCheck,
  complain: Complain,
): readonly CustomPattern[] {
  if (node.type !== 'array') {
    complain(node, message('“{0}” must be a list of patterns, each with id, pattern and keywords.', 'patterns'));
    return [];
  }
  const patterns: CustomPattern[] = [];
  for (const child of node.children ?? []) {
    const known = [...taken, ...patterns.map(({ id }) => id)];
    const pattern = readPattern(child, known, check, complain);
    if (pattern !== undefined) {
      patterns.push(pattern);
    }
  }
  return patterns;
}

function readPattern(
  node: Node,
  taken: readonly string[],
  check: PatternCheck,
  complain: Complain,
): CustomPattern | undefined {
  if (node.type !== 'object') {
    complain(node, message('A pattern is an object: { "id": …, "pattern": …, "keywords": […] }.'));
    return undefined;
  }
  const given = new Map<string, Node>();
  for (const { name, key, value } of propertiesOf(node)) {
    if (members.includes(name)) {
      given.set(name, value);
    } else {
      complain(key, message('A pattern has no “{0}”, only: {1}.', name, members.join(', ')));
    }
  }
  const absent = ['id', 'pattern', 'keywords'].find((name) => !given.has(name));
  if (absent !== undefined) {
    complain(node, message('A pattern needs “{0}”.', absent));
    return undefined;
  }
  const id = readId(given.get('id'), taken, complain);
  const ignoreCase = readIgnoreCase(given.get('ignoreCase'), complain);
  const pattern = readExpression(given.get('pattern'), ignoreCase, check, complain);
  const keywords = readKeywords(given.get('keywords'), complain);
  const severity = readSeverity(given.get('severity'), complain);
  const description = readDescription(given.get('description'), complain);
  return id === undefined || pattern === undefined || keywords === undefined
    ? undefined
    : { id, description: description ?? id, pattern, ignoreCase, keywords, severity };
}

function readId(node: Node | undefined, taken: readonly string[], complain: Complain): string | undefined {
  const id = node && stringOf(node);
  if (node === undefined || id === undefined || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id) || id.length > 60) {
    complainAt(node, complain, message('A pattern’s id is made of lower-case letters, digits and hyphens.'));
    return undefined;
  }
  if (taken.includes(id)) {
    complain(node, message('“{0}” is the id of a detector or of another pattern already.', id));
    return undefined;
  }
  return id;
}

function readExpression(
  node: Node | undefined,
  ignoreCase: boolean,
  check: PatternCheck,
  complain: Complain,
): string | undefined {
  const source = node && stringOf(node);
  if (node === undefined || source === undefined || source === '' || source.length > longestPattern) {
    complainAt(
      node,
      complain,
      message('“{0}” must be a regular expression of at most {1} characters.', 'pattern', longestPattern),
    );
    return undefined;
  }
  const problem = check(source, patternFlags(ignoreCase));
  if (problem !== undefined) {
    complain(node, problem);
    return undefined;
  }
  return source;
}

/** The flags that a pattern is read with: as Unicode, `^` and `$` at every line. */
export function patternFlags(ignoreCase: boolean): string {
  return ignoreCase ? 'gimu' : 'gmu';
}

function readKeywords(node: Node | undefined, complain: Complain): readonly string[] | undefined {
  const given = node?.type === 'array' ? (node.children ?? []) : node === undefined ? [] : [node];
  const keywords = given.map((child) => stringOf(child)?.toLowerCase());
  const wrong = given.find((_, index) => !/^[\x21-\x7e]{3,60}$/.test(keywords[index] ?? ''));
  if (given.length === 0 || wrong !== undefined) {
    complainAt(
      wrong ?? node,
      complain,
      message(
        'A keyword is a word of 3 to 60 ASCII characters that stands in every match; without one, every text would have to be searched.',
      ),
    );
    return undefined;
  }
  return keywords.filter((keyword) => keyword !== undefined);
}

function readIgnoreCase(node: Node | undefined, complain: Complain): boolean {
  const given: unknown = node?.value;
  if (node !== undefined && typeof given !== 'boolean') {
    complain(node, message('“{0}” must be true or false.', 'ignoreCase'));
  }
  return given === true;
}

function readSeverity(node: Node | undefined, complain: Complain): Severity {
  const severity = node && stringOf(node);
  if (node !== undefined && !reported.includes(severity ?? '')) {
    complain(node, message('“{0}” is one of: {1}.', 'severity', reported.join(', ')));
    return 'warning';
  }
  return (severity ?? 'warning') as Severity;
}

function readDescription(node: Node | undefined, complain: Complain): string | undefined {
  const text = node && stringOf(node)?.trim();
  if (node !== undefined && (text === undefined || text === '')) {
    complain(node, message('“{0}” must be a text that is not empty.', 'description'));
  }
  return text === '' ? undefined : text?.slice(0, 200);
}

function complainAt(node: Node | undefined, complain: Complain, what: Message): void {
  if (node !== undefined) {
    complain(node, what);
  }
}
