import { isConstant } from '../../languages/literal';
import type { SyntaxNode } from '../../languages/parsers';
import { javascriptLanguages } from '../javascript/reading';
import { scopesOf } from '../javascript/scopes';
import { quoted } from '../javascript/strings';
import { nodeAt } from '../javascript/syntax';
import type { FixRequest, Plan, SecretReference } from '../rewriter';
import { Secret } from '../../text/secret';
import { contains } from '../../text/span';
import { nameHint } from '../shared/identifiers';
import { literalOf } from '../shared/literals';
import { consequences, variable } from './variable';

/** Whether a finding stands where the framework resolves variables, so that no code needs to look it up. */
export function isServerlessScript(request: FixRequest): boolean {
  return planScript(request, 'secretsmanager') !== undefined;
}

const transparent =
  /^(?:pair|object|array|parenthesized_expression|as_expression|satisfies_expression|spread_element|ternary_expression)$/;

/**
 * Whether a value becomes a part of what the file gives the framework, as far as the file says: what code takes that runs by
 * itself is no variable for it.
 */
function isOfService(node: SyntaxNode, root: SyntaxNode, depth = 0): boolean {
  let current = node;
  while (current.parent !== null && transparent.test(current.parent.type)) {
    current = current.parent;
  }
  const { parent } = current;
  if (parent?.type !== 'variable_declarator') {
    return /^(?:export_statement|return_statement|arrow_function|assignment_expression)$/.test(parent?.type ?? '');
  }
  const name = parent.childForFieldName('name');
  const uses = name?.type === 'identifier' ? (scopesOf(root).of(name)?.references ?? []) : [];
  return (
    parent.parent?.parent?.type === 'export_statement' ||
    (depth < 5 && uses.length > 0 && uses.every((use) => isOfService(use, root, depth + 1)))
  );
}

/**
 * The plan for a text of `serverless.ts` or `serverless.js`, in which the framework resolves the same variables as in YAML:
 * https://www.serverless.com/framework/docs/providers/aws/guide/intro#alternative-configuration-format
 */
export function planScript(request: FixRequest, target: SecretReference['target']): Plan | undefined {
  const { document, finding } = request;
  const isScript =
    /(?:^|[\\/])serverless\.[cm]?[jt]s$/.test(document.path ?? '') &&
    (javascriptLanguages as readonly string[]).includes(document.language.id);
  const root = isScript && finding.kind === 'storable' ? document.tree?.root : undefined;
  const literal = root && literalOf(document, finding);
  if (root === undefined || literal === undefined) {
    return undefined;
  }
  const node = nodeAt(root, literal.outer);
  const isMember = node.parent?.type === 'pair' || node.parent?.type === 'array';
  if (
    node.type !== 'string' ||
    !isMember ||
    !isOfService(node, root) ||
    !isConstant(literal) ||
    !contains(finding.span, literal.span)
  ) {
    return undefined;
  }
  const { review = [], changes } = consequences(target);
  const quote = document.source.charAt(node.startIndex) === "'" ? "'" : '"';
  return {
    kind: 'plan',
    target,
    safety: 'needs-review',
    behaviourChanges: [...review, ...changes],
    missingDependencies: [],
    value: new Secret(literal.text),
    nameHint: nameHint(finding.name.length > 0 ? finding.name : literal.name, 'secret'),
    fixes: [finding.fingerprint],
    edits: (reference) =>
      reference === undefined ? [] : [{ span: literal.outer, text: quoted(variable(reference), quote) }],
  };
}
