import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { freeName } from '../shared/identifiers';
import type { FixRequest } from '../rewriter';
import { isCompared } from './compared';
import { takenNames } from './declarations';
import { findHelper } from './existingHelper';
import { environmentHelper } from './helperText';
import { insertAtHead } from './insertion';
import { moduleHead } from './moduleHead';
import { replace } from './replacement';
import { defaultedOperand } from './site';
import type { Site } from './site';
import { quoted } from './strings';
import { styleOf } from './style';
import type { Style } from './style';
import { removalEdits } from './removalEdits';
import { environmentVariable, keyName, spanOf, unwrap } from './syntax';

/** A look-up in the environment that a literal is the default of. */
export interface EnvironmentDefault {
  readonly variable: string;
  /** What gives way to the new look-up: from the old look-up to the end of the default. */
  readonly span: Span;
  /** Of `const { X = 'literal' } = process.env`: where the name ends and ` = 'literal'` begins. */
  readonly destructured?: number;
  /** Of `process.env.X = 'literal'`, which is of no use any more: the statement. */
  readonly assignment?: SyntaxNode;
  /** Whether the look-up must stay what it is, because it is Vite's: `import.meta.env.X || 'literal'`. */
  readonly kept?: boolean;
}

/** The look-up in the environment that a literal is the default of, if it is one. */
export function environmentDefault(site: Site): EnvironmentDefault | undefined {
  if (site.kind !== 'whole') {
    return undefined;
  }
  const assigned = environmentAssignment(site.node);
  if (assigned !== undefined) {
    return assigned;
  }
  const defaulted = defaultedOperand(site.node);
  if (defaulted !== undefined) {
    // Of `process.env.A || process.env.B || 'literal'`, the last look-up is the one to keep.
    const left = unwrap(defaulted.left);
    const nearest = left.type === 'binary_expression' ? left.childForFieldName('right') : defaulted.left;
    const variable = nearest === null ? undefined : environmentVariable(unwrap(nearest));
    if (variable === undefined || nearest === null) {
      return undefined;
    }
    return unwrap(nearest).text.startsWith('import.meta')
      ? { variable, span: { start: nearest.endIndex, end: defaulted.whole.endIndex }, kept: true }
      : { variable, span: { start: nearest.startIndex, end: defaulted.whole.endIndex } };
  }
  const pattern = site.node.parent;
  if (pattern?.type !== 'object_assignment_pattern' && pattern?.type !== 'assignment_pattern') {
    return undefined;
  }
  const property = pattern.parent?.type === 'pair_pattern' ? pattern.parent : pattern;
  const declarator = property.parent?.parent;
  const left = pattern.childForFieldName('left');
  if (
    declarator?.type !== 'variable_declarator' ||
    left === null ||
    !/^(?:process|import\.meta)\.env$/.test(declarator.childForFieldName('value')?.text ?? '')
  ) {
    return undefined;
  }
  const variable = property === pattern ? left.text : keyName(property);
  return variable === undefined
    ? undefined
    : { variable, span: { start: site.node.startIndex, end: site.node.endIndex }, destructured: left.endIndex };
}

/** `process.env.X = 'literal'`, `process.env.X = process.env.X || 'literal'`, `process.env.X ??= 'literal'`. */
function environmentAssignment(literal: SyntaxNode): EnvironmentDefault | undefined {
  const value = defaultedOperand(literal)?.whole ?? literal;
  const assignment = value.parent;
  const left = assignment?.childForFieldName('left');
  const statement = assignment?.parent;
  if (!/^(?:augmented_)?assignment_expression$/.test(assignment?.type ?? '') || !left) {
    return undefined;
  }
  const variable = environmentVariable(left);
  return variable === undefined || statement?.type !== 'expression_statement'
    ? undefined
    : { variable, span: spanOf(statement), assignment: statement };
}

/** The edits that replace a secret by a look-up in the environment. */
export function environmentEdits(request: FixRequest, root: SyntaxNode, site: Site, name: string): TextEdit[] {
  const { source, language } = request.document;
  const style = styleOf(root, source);
  const fallback = environmentDefault(site);
  if (fallback?.assignment !== undefined) {
    return removalEdits([fallback.assignment], source);
  }
  if (fallback?.kept === true) {
    return [{ span: fallback.span, text: '' }];
  }
  if (readsPlainly(request, root, site, fallback)) {
    if (fallback?.destructured !== undefined) {
      return [{ span: { start: fallback.destructured, end: fallback.span.end }, text: '' }];
    }
    return [lookup(site, fallback, { text: property(name, style), kind: 'call' }, style, source)];
  }
  const head = moduleHead(root, source);
  const typed = language.id !== 'javascript';
  const existing = findHelper(root, 'environment', typed, []);
  const usable =
    existing !== undefined &&
    (existing.statement.type.includes('function') || existing.statement.startIndex < site.node.startIndex);
  const helper = usable ? existing.name : freeName(['requireEnvironment', 'readEnvironment'], takenNames(root));
  const declarations = usable ? [] : [environmentHelper(helper, typed, style)];
  return [
    ...insertAtHead(head, [], declarations, style, source),
    lookup(site, fallback, { text: `${helper}(${quoted(name, style.quote)})`, kind: 'call' }, style, source),
  ];
}

/** Whether `process.env.X` does: in JavaScript, except where `undefined` would be equal to what is not sent. */
export function readsPlainly(
  request: FixRequest,
  root: SyntaxNode,
  site: Site,
  fallback: EnvironmentDefault | undefined,
): boolean {
  return (
    request.document.language.id === 'javascript' &&
    (fallback?.destructured !== undefined || fallback?.assignment !== undefined || !isCompared(root, site))
  );
}

function property(name: string, style: Style): string {
  return /^[a-z_$][\w$]*$/i.test(name) ? `process.env.${name}` : `process.env[${quoted(name, style.quote)}]`;
}

function lookup(
  site: Site,
  fallback: EnvironmentDefault | undefined,
  expression: Parameters<typeof replace>[1],
  style: Style,
  source: string,
): TextEdit {
  return fallback === undefined
    ? replace(site, expression, style, source)
    : { span: fallback.span, text: expression.text };
}
