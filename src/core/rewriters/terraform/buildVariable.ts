import type { TextEdit } from '../../text/edit';
import { Secret } from '../../text/secret';
import { buildChanges, variableType } from '../codebuild/words';
import { alignedWith } from '../hcl/alignment';
import { columnIndent } from '../config/insertion';
import type { Plan } from '../rewriter';
import { stringOf } from './site';
import type { TerraformSite } from './site';

/**
 * A variable of a build becomes one that CodeBuild fetches, so that the value stands neither in the project nor in the
 * state: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codebuild_project
 *
 * @returns undefined where the secret is not the whole value of an `environment_variable`.
 */
export function planBuildVariable(site: TerraformSite, target: 'secretsmanager' | 'parameterstore'): Plan | undefined {
  const { source, blocks, attribute, span, eol } = site;
  const [resource] = blocks;
  const block = blocks.at(-1);
  const name = block && stringOf(source, block, 'name');
  const isValue =
    site.whole &&
    attribute.name === 'value' &&
    span.start === attribute.expression.start &&
    span.end === attribute.expression.end;
  if (
    resource?.labels[0] !== 'aws_codebuild_project' ||
    block?.type !== 'environment_variable' ||
    name === undefined ||
    !isValue
  ) {
    return undefined;
  }
  const kind = `"${variableType(target)}"`;
  const type = block.attributes.find((one) => one.name === 'type');
  const width =
    alignedWith(source, block, attribute).length > 1 ? attribute.expression.start - attribute.nameSpan.start - 3 : 0;
  const typeEdit: TextEdit =
    type === undefined
      ? {
          span: { start: attribute.nameSpan.start, end: attribute.nameSpan.start },
          text: `${'type'.padEnd(width)} = ${kind}${eol}${columnIndent(source, attribute.nameSpan.start)}`,
        }
      : { span: type.expression, text: kind };
  return {
    kind: 'plan',
    target,
    safety: 'safe',
    behaviourChanges: buildChanges(target),
    missingDependencies: [],
    value: new Secret(site.value),
    nameHint: name,
    fixes: [site.request.finding.fingerprint],
    edits: (reference) => (reference === undefined ? [] : [typeEdit, { span, text: `"${reference.name}"` }]),
  };
}
