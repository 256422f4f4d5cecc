import type { TextEdit } from '../../text/edit';
import { alignedWith, realigned } from '../hcl/alignment';
import type { Attribute, Block } from '../hcl/blocks';
import { lineIndent } from '../shared/layout';
import { ownComments } from '../shared/ownComments';
import type { TerraformSite } from './site';

const name = 'sensitive';

/**
 * The edits that mark outputs as sensitive which show a value that is so from now on: Terraform stops where one is not
 * marked. https://developer.hashicorp.com/terraform/language/block/output#sensitive
 *
 * @param shown what an output's value names, `local.password`; undefined for the output that the secret stands in.
 */
export function sensitiveOutputs(site: TerraformSite, shown: string | undefined): TextEdit[] {
  const { source, file } = site;
  const pattern = shown === undefined ? undefined : new RegExp(`(?<![\\w.-])${shown.replace('.', '\\.')}(?![\\w-])`);
  return file.blocks.flatMap((block) => {
    const value = block.type === 'output' ? block.attributes.find((one) => one.name === 'value') : undefined;
    const isShown =
      value !== undefined &&
      (pattern === undefined
        ? site.attribute === value
        : pattern.test(source.slice(value.expression.start, value.expression.end)));
    return isShown ? marked(site, block, value) : [];
  });
}

/** The outputs that show what the site's value is given to: a local value, or the output that it stands in. */
export function outputsOf(site: TerraformSite): TextEdit[] {
  const [outer] = site.blocks;
  return outer?.type === 'output'
    ? sensitiveOutputs(site, undefined)
    : outer?.type === 'locals' && site.blocks.length === 1
      ? sensitiveOutputs(site, `local.${site.attribute.name}`)
      : [];
}

function marked({ source, eol }: TerraformSite, block: Block, value: Attribute): TextEdit[] {
  const known = block.attributes.find((one) => one.name === name);
  if (known !== undefined) {
    const isMarked = source.slice(known.expression.start, known.expression.end) === 'true';
    return isMarked ? [] : [{ span: known.expression, text: 'true' }];
  }
  const outer = lineIndent(source, block.span.start);
  if (!/[\r\n]/.test(source.slice(block.body.start, value.span.start))) {
    // A block in one line holds one argument.
    const inner = `${eol}${outer}  `;
    const behind = { start: value.span.end, end: block.body.end };
    return [
      {
        span: { start: block.body.start, end: value.expression.start },
        text: `${inner}${'value'.padEnd(name.length)} = `,
      },
      { span: behind, text: `${inner}${name} = true${eol}${outer}` },
    ];
  }
  const group = alignedWith(source, block, value);
  const longest = Math.max(name.length, ...group.map((one) => one.name.length));
  const { end } = ownComments(source, value.span, ['#', '//']);
  const indent = lineIndent(source, value.span.start);
  return [
    ...realigned(source, group, longest),
    { span: { start: end, end }, text: `${eol}${indent}${name.padEnd(longest)} = true` },
  ];
}
