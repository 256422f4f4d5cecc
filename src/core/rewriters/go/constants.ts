import type { SyntaxNode } from '../../languages/parsers';
import { applyEdits } from '../../text/edit';
import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Site } from '../code/dialect';
import { closest, descendants, isSame, namedChildren, spanOf } from '../code/nodes';
import { lineEnd, lineIndent, lineStart, nextLineStart } from '../shared/layout';
import { alignmentEdits } from './alignment';

const constSpecs: ReadonlySet<string> = new Set(['const_spec']);
const names: ReadonlySet<string> = new Set(['identifier']);
const blocks: ReadonlySet<string> = new Set(['block', 'source_file']);

/** A constant that a secret is or is part of. */
export interface GoConstant {
  readonly name: string;
  readonly isExported: boolean;
  readonly isLocal: boolean;
  readonly spec: SyntaxNode;
  readonly declaration: SyntaxNode;
}

/** The constant that a secret is or is part of; undefined where there is none. */
export function constantOf({ node }: Site): GoConstant | undefined {
  const spec = closest(node, constSpecs);
  const declaration = spec?.parent;
  if (spec === undefined || !declaration) {
    return undefined;
  }
  const name = spec.childForFieldName('name')?.text ?? '';
  const isLocal = declaration.parent?.type !== 'source_file';
  return { name, isExported: !isLocal && /^\p{Lu}/u.test(name), isLocal, spec, declaration };
}

/** Why a constant cannot become a variable; undefined where it can. */
export function constantObstacle(site: Site, { spec, declaration, isLocal }: GoConstant): Message | undefined {
  const scope = isLocal && declaration.parent ? (closest(declaration.parent, blocks) ?? site.root) : site.root;
  const uses = descendants(scope, names);
  for (const declared of spec.childrenForFieldName('name')) {
    const name = declared?.text ?? '';
    const own = uses.filter((use) => use.text === name && !isSame(use, declared));
    for (const use of own) {
      const other = closest(use, constSpecs);
      if (other !== undefined && !isSame(other, spec)) {
        return message(
          '{0} is part of the constant {1}, which cannot hold a value that is looked up.',
          name,
          other.childForFieldName('name')?.text ?? '',
        );
      }
      if (isArrayLength(use)) {
        return message('The length of an array depends on {0}, which must therefore stay a constant.', name);
      }
    }
    if (!isLocal && site.request.project.goPackage?.constantParts.includes(name) === true) {
      return message(
        'A constant or the length of an array in another file of the package depends on {0}, which must therefore stay a constant.',
        name,
      );
    }
    if (isLocal && own.length === 0) {
      return message('Nothing uses {0}: as a variable it would not compile. Delete it instead.', name);
    }
  }
  const specs = namedChildren(declaration).filter(({ type }) => type === 'const_spec');
  const after = specs.slice(specs.findIndex((one) => isSame(one, spec)) + 1);
  const [next] = after;
  if (next !== undefined && next.childForFieldName('value') === null) {
    return message(
      'The constant below {0} repeats its value. Write that out first.',
      spec.childForFieldName('name')?.text ?? '',
    );
  }
  if (specs.length > 1 && after.some((one) => /\biota\b/.test(one.text))) {
    return message('The constants below are counted with iota, so none above them can be taken out.');
  }
  const shared = specs.some(
    (one) =>
      !isSame(one, spec) &&
      one.startPosition.row <= spec.endPosition.row &&
      one.endPosition.row >= spec.startPosition.row,
  );
  return shared ? message('Several constants share this line. Put each on a line of its own first.') : undefined;
}

function isArrayLength(use: SyntaxNode): boolean {
  for (let inner = use, outer = use.parent; outer !== null; inner = outer, outer = outer.parent) {
    if (outer.type === 'array_type') {
      return isSame(outer.childForFieldName('length'), inner);
    }
    if (outer.type === 'block' || outer.type === 'literal_value') {
      return false;
    }
  }
  return false;
}

/**
 * The edits that make a constant a variable, which gets its value by other edits: out of a group of constants it goes to
 * a declaration of its own behind them.
 */
export function variableEdits(site: Site, constant: GoConstant, value: readonly TextEdit[]): TextEdit[] {
  const { source } = site;
  const { spec, declaration } = constant;
  const specs = namedChildren(declaration).filter(({ type }) => type === 'const_spec');
  const first = spec.childForFieldName('name');
  const expression = spec.childForFieldName('value');
  if (first === null || expression === null) {
    return [];
  }
  const isGroup =
    source.charAt(declaration.endIndex - 1) === ')' && declaration.children.some((child) => child?.type === '(');
  if (!isGroup || specs.length === 1) {
    const isShort = constant.isLocal && !isGroup && spec.childForFieldName('type') === null;
    return isShort
      ? [
          { span: { start: declaration.startIndex, end: spec.startIndex }, text: '' },
          { span: equalsOf(spec), text: ':=' },
          ...value,
        ]
      : [
          { span: { start: declaration.startIndex, end: declaration.startIndex + 'const'.length }, text: 'var' },
          ...value,
        ];
  }
  const type = spec.childForFieldName('type')?.text;
  const head = source.slice(first.startIndex, spec.childrenForFieldName('name').at(-1)?.endIndex ?? first.endIndex);
  const moved = value.map(({ span, text }) => ({
    span: { start: span.start - expression.startIndex, end: span.end - expression.startIndex },
    text,
  }));
  const after = applyEdits(expression.text, moved);
  const isShort = constant.isLocal && type === undefined;
  return movedOut(site, constant, [
    isShort ? `${head} := ${after}` : `var ${head}${type === undefined ? '' : ` ${type}`} = ${after}`,
  ]);
}

/** Whether a constant is one of several in a group of a function's own. */
export function isInLocalGroup({ spec, declaration, isLocal }: GoConstant): boolean {
  const specs = namedChildren(declaration).filter(({ type }) => type === 'const_spec');
  return isLocal && specs.length > 1 && spec.childrenForFieldName('name').length === 1;
}

/** The edits that take a constant out of its group and put lines behind that, its comments above them. */
export function movedOut(
  site: Site,
  { spec, declaration, isLocal }: GoConstant,
  statements: readonly string[],
): TextEdit[] {
  const { source, eol } = site;
  const specs = namedChildren(declaration).filter(({ type }) => type === 'const_spec');
  const indent = lineIndent(source, declaration.startIndex);
  const inner = lineIndent(source, spec.startIndex);
  const comments = source
    .slice(commentStart(source, spec), lineStart(source, spec.startIndex))
    .split(inner)
    .join(indent);
  const trailing = source.slice(spec.endIndex, lineEnd(source, spec.endIndex)).trim();
  const [first = '', ...rest] = statements;
  const lines = [`${first}${trailing === '' ? '' : ` ${trailing}`}`, ...rest];
  const behind = variableBehind(site, declaration);
  const at = lineEnd(source, (behind ?? declaration).endIndex);
  const isList = behind?.type === 'var_declaration' && hasNoComment(source, behind) && lines.length === 1;
  const gap = isLocal || (isList && comments === '') ? eol : eol + eol;
  const removed = removedLines(source, spec, declaration);
  return [
    { span: removed, text: '' },
    ...alignmentEdits(source, specs, [spec], [removed]),
    { span: { start: at, end: at }, text: `${gap}${comments}${lines.map((line) => indent + line).join(eol)}` },
  ];
}

function equalsOf(spec: SyntaxNode): { start: number; end: number } {
  const sign = spec.children.find((child) => child?.type === '=');
  return sign ? spanOf(sign) : { start: spec.endIndex, end: spec.endIndex };
}

/** The last of the statements that were put behind a group for constants that were taken out of it before. */
function variableBehind({ source }: Site, declaration: SyntaxNode): SyntaxNode | undefined {
  let last: SyntaxNode | undefined;
  let previous = declaration;
  for (let next = declaration.nextNamedSibling; next !== null; next = next.nextNamedSibling) {
    const gap = source.slice(previous.endIndex, next.startIndex).replace(/[\r\t ]/g, '');
    const isCheck = next.type === 'if_statement' && previous === last && /^if \w+ != nil \{/.test(next.text);
    const isLookUp =
      /^(?:var )?\w+ :?= \w*must\w*\(".*"\)$/i.test(next.text) ||
      /^\w+, \w+ :?= \w*(?:get|lookup)\w*\(.*"\)$/i.test(next.text);
    if (gap.length > 2 || !(isCheck || isLookUp || next.type === 'comment')) {
      break;
    }
    previous = next;
    last = next.type === 'comment' ? last : next;
  }
  return last;
}

function hasNoComment(source: string, { startIndex }: SyntaxNode): boolean {
  const above = lineStart(source, startIndex);
  return !source
    .slice(lineStart(source, Math.max(0, above - 1)), above)
    .trim()
    .startsWith('//');
}

/** Where the comments begin that stand right above a declaration. */
function commentStart(source: string, spec: SyntaxNode): number {
  let start = lineStart(source, spec.startIndex);
  for (let above = spec.previousSibling; above?.type === 'comment'; above = above.previousSibling) {
    const isOwn =
      lineIndent(source, above.startIndex).length === above.startIndex - lineStart(source, above.startIndex);
    if (!isOwn || nextLineStart(source, above.endIndex) !== start) {
      break;
    }
    start = lineStart(source, above.startIndex);
  }
  return start;
}

/** The lines of a declaration, and a blank one where two would meet or one would end the group. */
function removedLines(source: string, spec: SyntaxNode, declaration: SyntaxNode): { start: number; end: number } {
  const start = commentStart(source, spec);
  const end = nextLineStart(source, spec.endIndex);
  const isBlank = (from: number): boolean => source.slice(from, lineEnd(source, from)).trim() === '';
  const above = lineStart(source, Math.max(0, start - 1));
  const isFirst = above <= lineStart(source, declaration.startIndex);
  if ((isFirst || isBlank(above)) && isBlank(end)) {
    return { start, end: nextLineStart(source, end) };
  }
  const isLast = source.slice(end, declaration.endIndex).trim() === ')';
  return isLast && isBlank(above) ? { start: above, end } : { start, end };
}
