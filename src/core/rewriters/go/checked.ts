import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { LookupTarget, Site } from '../code/dialect';
import { isSame, namedChildren, nodeAt } from '../code/nodes';
import { freeName, words } from '../shared/identifiers';
import { lineEnd, lineIndent, lineStart } from '../shared/layout';
import type { GoHelper, SecretReference } from '../rewriter';
import { releasesBelow } from './cleanup';
import { contextAt } from './contexts';
import { constantOf, isInLocalGroup, movedOut } from './constants';
import { conversionOf } from './conversions';
import { errorVariable } from './errorVariable';
import type { ErrorVariable } from './errorVariable';
import { existingHelper } from './existingHelper';
import { expressionOf } from './expressions';
import { failureLines, failureOf } from './failure';
import type { Failure } from './failure';
import { replacesFallback } from './fallback';
import type { GoFallback } from './fallback';
import { returningCall } from './helper';
import type { GoImports } from './imports';
import { importsOf } from './imports';
import { namesWithin, variableName } from './names';
import { placedEdits } from './placed';
import { resultTypes } from './results';
import { bodyOf, declarationOf } from './scopes';
import { anchorOf } from './statements';
import type { Anchor } from './statements';

/** A look-up that is a statement of its own, with what is done where it fails behind it. */
export interface CheckedLookup {
  readonly anchor: Anchor;
  readonly failure: Failure;
  readonly error: ErrorVariable;
  /** The context that is at hand; undefined where one must be made. */
  readonly context: string | undefined;
  /** The expression that gives way. */
  readonly expression: SyntaxNode;
}

/** How a secret is looked up in a statement of its own; undefined where that cannot stand, or nothing is done with an error. */
export function checkedLookup(
  site: Site,
  target: LookupTarget,
  fallback: GoFallback | undefined,
): CheckedLookup | undefined {
  const { root, source } = site;
  const replaced = replacesFallback(target, fallback) ? nodeAt(root, fallback.span) : site.node;
  const anchor = fallback?.form === 'statement' && target === 'environment' ? undefined : anchorOf(replaced, source);
  const failure = anchor && failureOf(anchor, root);
  if (anchor === undefined || failure === undefined) {
    return undefined;
  }
  const knows = (fails: GoHelper['fails']): boolean =>
    existingHelper(site, { target, fails, isField: false }) !== undefined;
  if (failure.kind === 'ends' && knows('panics') && !knows('returns')) {
    return undefined;
  }
  const { statement, declared } = anchor;
  const fresh = freeName(['lookupErr'], namesWithin(site, declared));
  const error = ['err', 'secretErr', fresh]
    .map((name) => errorVariable(name, statement, declared))
    .find((one) => one !== undefined);
  const context = contextAt(statement, root);
  const contextName = importsOf(root).find(({ path }) => path === 'context')?.name ?? 'context';
  const isHidden = context === undefined && declarationOf(contextName, statement)?.isLocal === true;
  return error === undefined || isHidden
    ? undefined
    : { anchor, failure, error, context, expression: expressionOf(replaced) };
}

/** The edits that make a checked look-up; those of the imports not among them. */
export function checkedEdits(
  site: Site,
  { anchor, failure, error, context, expression }: CheckedLookup,
  reference: SecretReference,
  fallback: GoFallback | undefined,
  hint: string,
  imports: GoImports,
  put: (expression: string) => TextEdit,
): TextEdit[] {
  const { root, source, eol } = site;
  const { target } = reference;
  const { statement, declared } = anchor;
  const call = returningCall(
    site,
    imports,
    reference,
    () => context ?? `${imports.use('context', 'stdcontext')}.Background()`,
    target === 'environment' ? undefined : fallback?.unset,
  );
  const isWhole = site.kind === 'whole' && (conversionOf(site) === undefined || fallback !== undefined);
  if (
    isWhole &&
    failure.kind === 'returns' &&
    failure.wraps === undefined &&
    isReturnedAlone(statement, expression, declared)
  ) {
    const [list] = namedChildren(statement);
    return list ? [{ span: { start: list.startIndex, end: list.endIndex }, text: call.expression }, ...call.edits] : [];
  }
  const taken = namesWithin(site, declared);
  const indent = lineIndent(source, statement.startIndex);
  const check = [
    `if ${error.name} != nil {`,
    ...(failure.kind === 'returns' ? releasesBelow(anchor) : []).map((line) => `\t${line}`),
    ...failureLines(failure, error.name, `look up ${words(hint).join(' ')}`, anchor, root, imports, () =>
      freeName(['zero', 'none'], taken),
    ).map((line) => `\t${line}`),
    '}',
  ];
  const constant = constantOf(site);
  if (isWhole && constant !== undefined && isInLocalGroup(constant) && isText(constant.spec)) {
    const name = constant.spec.childForFieldName('name')?.text ?? '';
    return [
      ...movedOut(site, constant, [`${name}, ${error.name} := ${call.expression}`, ...check]),
      ...error.edits,
      ...call.edits,
    ];
  }
  const own = isWhole && anchor.oneLine === undefined ? ownVariable(statement, expression, source, error) : undefined;
  if (own !== undefined) {
    const end = lineEnd(source, statement.endIndex);
    return [
      {
        span: { start: statement.startIndex, end: statement.endIndex },
        text: `${own.name}, ${error.name} ${own.sign} ${call.expression}`,
      },
      { span: { start: end, end }, text: check.map((line) => `${eol}${indent}${line}`).join('') },
      ...error.edits,
      ...call.edits,
    ];
  }
  const name = nameFor(site, variableName(hint), target, taken, bodyOf(declared)?.text ?? '');
  const before = [`${name}, ${error.name} := ${call.expression}`, ...check];
  return [
    ...laid(before, anchor, source, eol),
    ...placedEdits(site, target, fallback, name, put),
    ...error.edits,
    ...call.edits,
  ];
}

/** A name for what was looked up; one that says more than that it is a secret where another look-up has its name. */
function nameFor(site: Site, hint: string, target: LookupTarget, taken: ReadonlySet<string>, body: string): string {
  const isLookedUp = new RegExp(`(?<!\\w)${hint}, \\w+ :?= \\w*(?:secret|parameter|env)\\w*\\(`, 'i').test(body);
  const numbered = isLookedUp ? [2, 3, 4, 5, 6, 7, 8, 9].map((number) => `${hint}${String(number)}`) : [];
  const compared = site.literal.use === 'compared' ? [variableName(`expected ${hint}`)] : [];
  return freeName([hint, ...numbered, ...compared, ...storeNames[target], `${hint}Value`], taken);
}

const storeNames: Readonly<Record<LookupTarget, readonly [string]>> = {
  secretsmanager: ['secret'],
  parameterstore: ['parameter'],
  environment: ['value'],
};

/** Whether a constant has no type but that of texts. */
function isText(spec: SyntaxNode): boolean {
  const type = spec.childForFieldName('type')?.text;
  return type === undefined || type === 'string';
}

/** Lines before a statement; where it stands on one line with the braces around it, all on lines of their own. */
function laid(lines: readonly string[], { statement, oneLine }: Anchor, source: string, eol: string): TextEdit[] {
  if (oneLine === undefined) {
    const start = aboveDirectives(statement, source);
    const indent = lineIndent(source, statement.startIndex);
    return [{ span: { start, end: start }, text: lines.map((line) => `${indent}${line}${eol}`).join('') }];
  }
  const indent = lineIndent(source, oneLine.startIndex);
  const text = lines.map((line) => `${eol}${indent}\t${line}`).join('');
  return [
    { span: { start: oneLine.startIndex + 1, end: statement.startIndex }, text: `${text}${eol}${indent}\t` },
    { span: { start: statement.endIndex, end: oneLine.endIndex - 1 }, text: `${eol}${indent}` },
  ];
}

/** Where the line of a statement begins, or of the comments to tools right above it: `//nolint:gosec`. */
function aboveDirectives(statement: SyntaxNode, source: string): number {
  let start = lineStart(source, statement.startIndex);
  while (start > 0) {
    const above = lineStart(source, start - 1);
    if (!/^[\t ]*\/\/(?:nolint\b|lint:|[a-z]+:[a-z]| ?#nosec)/.test(source.slice(above, start))) {
      break;
    }
    start = above;
  }
  return start;
}

/** The variable that a statement does nothing but give the value to, and how it is given; undefined where there is none. */
function ownVariable(
  statement: SyntaxNode,
  expression: SyntaxNode,
  source: string,
  error: ErrorVariable,
): { readonly name: string; readonly sign: ':=' | '=' } | undefined {
  const rest = source.slice(statement.endIndex, lineEnd(source, statement.endIndex));
  if (!/^[\t ]*(?:\/\/.*)?$/.test(rest)) {
    return undefined;
  }
  const isDeclaration = /^(?:var|const)_declaration$/.test(statement.type);
  const specs = namedChildren(statement);
  const isGroup = statement.children.some((child) => child?.type === '(' || child?.type === 'var_spec_list');
  const binding = isDeclaration ? (specs.length === 1 && !isGroup ? specs[0] : undefined) : statement;
  const type = binding?.childForFieldName('type')?.text;
  const left = binding?.childForFieldName(isDeclaration ? 'name' : 'left');
  const right = binding?.childForFieldName(isDeclaration ? 'value' : 'right');
  const isOnly =
    left && right && isSame(expressionOf(right), expression) && /^\w+$/.test(left.text) && left.text !== '_';
  if (!isOnly || (type !== undefined && type !== 'string')) {
    return undefined;
  }
  if (statement.type === 'assignment_statement') {
    const isPlain =
      statement.childForFieldName('operator')?.text !== '+=' && statement.children.some((child) => child?.type === '=');
    return isPlain && error.isDeclared ? { name: left.text, sign: '=' } : undefined;
  }
  const isNew = isDeclaration || statement.type === 'short_var_declaration';
  return isNew && (binding?.childrenForFieldName('name').length ?? 0) < 2 ? { name: left.text, sign: ':=' } : undefined;
}

/** Whether a statement returns a value and no error from a function that gives just these. */
function isReturnedAlone(statement: SyntaxNode, expression: SyntaxNode, declared: SyntaxNode): boolean {
  const [list] = statement.type === 'return_statement' ? namedChildren(statement) : [];
  const values = list ? namedChildren(list) : [];
  return (
    values.length === 2 &&
    isSame(values[0], expression) &&
    values[1]?.text === 'nil' &&
    resultTypes(declared)[0]?.text === 'string'
  );
}
