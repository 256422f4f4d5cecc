import type { TextEdit } from '../../text/edit';
import type { SecretReference } from '../rewriter';
import { snakeCase } from '../shared/identifiers';
import { blockBefore } from './block';
import { declaredInModule, undeclared } from './site';
import type { TerraformSite } from './site';

/**
 * What a parameter's ARN is made of. `id` of `aws_region` is the region in every version of the provider, unlike `name`
 * and `region`.
 */
const parts = [
  { type: 'aws_partition', attribute: 'partition' },
  { type: 'aws_region', attribute: 'id' },
  { type: 'aws_caller_identity', attribute: 'account_id' },
] as const;

/**
 * The ephemeral resource that reads a parameter, of the AWS provider from 5.81. It takes an ARN and nothing else:
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/ephemeral-resources/ssm_parameter
 */
export function ephemeralParameter(
  site: TerraformSite,
  reference: SecretReference,
  hint: string,
): { readonly expression: string; readonly edits: readonly TextEdit[] } {
  const { file, source } = site;
  const type = 'aws_ssm_parameter';
  const tail = `:parameter/${reference.name.replace(/^\//, '')}"`;
  const known = file.blocks.find(
    (block) =>
      block.type === 'ephemeral' &&
      block.labels[0] === type &&
      block.attributes.some(
        ({ name, expression }) => name === 'arn' && source.slice(expression.start, expression.end).endsWith(tail),
      ),
  );
  const name = known?.labels[1] ?? undeclared(site, snakeCase(hint), 'ephemeral', type);
  const expression = `ephemeral.${type}.${name}.value`;
  if (known !== undefined) {
    return { expression, edits: [] };
  }
  const lines: string[] = [];
  const [partition = '', region = '', account = ''] = parts.map((part) => {
    const own = [...declaredInModule(site, 'data', part.type)][0];
    if (own === undefined) {
      lines.push(`data "${part.type}" "${name}" {}`, '');
    }
    return `\${data.${part.type}.${own ?? name}.${part.attribute}}`;
  });
  lines.push(`ephemeral "${type}" "${name}" {`, `  arn = "arn:${partition}:ssm:${region}:${account}${tail}`, '}');
  return { expression, edits: [blockBefore(site, site.blocks[0], lines)] };
}
