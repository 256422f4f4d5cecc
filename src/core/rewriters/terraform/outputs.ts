import type { TextEdit } from '../../text/edit';
import { alignedWith, realigned } from '../hcl/alignment';
import type { Attribute, Block } from '../hcl/blocks';
import { lineIndent } from '../shared/layout';
import { ownComments } from '../shared/ownComments';
import type { Span } from '../../text/span';
import { isSensitiveItself, isSensitiveRepetition } from './repetition';
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
  const names = shown === undefined ? undefined : madeWith(site, shown, () => true);
  return file.blocks.flatMap((block) => {
    const value = block.type === 'output' ? block.attributes.find((one) => one.name === 'value') : undefined;
    const isShown =
      value !== undefined &&
      (names === undefined ? site.attribute === value : namesAny(source, value.expression, names));
    return isShown ? marked(site, block, value) : [];
  });
}

/**
 * What has a value that is made with another: that itself, and local values that name one of these.
 *
 * @param isAsked whether a local value of an expression counts.
 */
function madeWith(
  { source, file }: TerraformSite,
  shown: string,
  isAsked: (expression: string) => boolean,
): ReadonlySet<string> {
  const found = new Set([shown]);
  const locals = file.blocks.filter(({ type }) => type === 'locals').flatMap(({ attributes }) => attributes);
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const { name: local, expression } of locals) {
      if (namesAny(source, expression, found) && isAsked(source.slice(expression.start, expression.end))) {
        found.add(`local.${local}`);
      }
    }
  }
  return found;
}

/** Whether an expression names one of some values: `local.password`. */
function namesAny(source: string, { start, end }: Span, names: ReadonlySet<string>): boolean {
  return [...source.slice(start, end).matchAll(/(?<![\w.-])(?:local|var)\.[\w-]{1,100}/g)].some(([name]) =>
    names.has(name),
  );
}

/**
 * Whether a value that is sensitive from now on says how often a block is repeated (`for_each`), at which Terraform stops.
 *
 * @param shown `var.password`; undefined for the local value that the secret stands in, if it does.
 */
export function repeatsBlock(site: TerraformSite, shown: string | undefined): boolean {
  const [outer] = site.blocks;
  const name =
    shown ?? (outer?.type === 'locals' && site.blocks.length === 1 ? `local.${site.attribute.name}` : undefined);
  if (name === undefined) {
    return false;
  }
  const isWhole = shown !== undefined || isSensitiveItself(textOf(site, site.attribute));
  const whole = isWhole ? madeWith(site, name, isSensitiveItself) : new Set<string>();
  const parts = madeWith(site, name, () => true);
  return site.file.blocks
    .filter(({ type }) => /^(?:resource|data|ephemeral|module)$/.test(type))
    .flatMap(({ attributes }) => attributes)
    .some((one) => one.name === 'for_each' && isSensitiveRepetition(textOf(site, one), whole, parts));
}

function textOf({ source }: TerraformSite, { expression }: Attribute): string {
  return source.slice(expression.start, expression.end);
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
  // Signs of equality stand in one column in lines that follow one another, which a value of several lines does not.
  const isLong = /[\r\n]/.test(source.slice(value.span.start, value.span.end));
  const group = isLong ? [] : alignedWith(source, block, value);
  const longest = Math.max(name.length, ...group.map((one) => one.name.length));
  const { end } = ownComments(source, value.span, ['#', '//']);
  const indent = lineIndent(source, value.span.start);
  return [
    ...realigned(source, group, longest),
    { span: { start: end, end }, text: `${eol}${indent}${name.padEnd(longest)} = true` },
  ];
}
