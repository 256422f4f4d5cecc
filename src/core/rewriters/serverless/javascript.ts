import { isConstant } from '../../languages/literal';
import { javascriptLanguages } from '../javascript/reading';
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
  if (node.type !== 'string' || !isMember || !isConstant(literal) || !contains(finding.span, literal.span)) {
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
