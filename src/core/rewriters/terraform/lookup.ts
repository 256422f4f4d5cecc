import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Span } from '../../text/span';
import { alignedWith, realigned } from '../hcl/alignment';
import type { SecretReference } from '../rewriter';
import { snakeCase } from '../shared/identifiers';
import { lineIndent } from '../shared/layout';
import { ownComments } from '../shared/ownComments';
import { blockBefore } from './block';
import { ephemeralParameter } from './ephemeralParameter';
import { stringOf, undeclared } from './site';
import type { TerraformSite } from './site';
import type { StateWay } from './writeOnly';

/** How a value is read: the kind of block, its type, the argument that names the secret, and the attribute that is it. */
interface Source {
  readonly kind: 'data' | 'ephemeral';
  readonly type: string;
  readonly argument: string;
  readonly attribute: string;
}

/** An expression, and the edits that put what it names into the file. */
interface Lookup {
  readonly expression: string;
  readonly edits: readonly TextEdit[];
}

/** The block that reads a reference, and the expression that names its value. */
export function lookup(site: TerraformSite, reference: SecretReference, hint: string, ephemeral: boolean): Lookup {
  if (ephemeral && reference.target === 'parameterstore') {
    return ephemeralParameter(site, reference, hint);
  }
  return read(site, reference, hint, sourceOf(reference, ephemeral));
}

function sourceOf(reference: SecretReference, ephemeral: boolean): Source {
  return reference.target === 'secretsmanager'
    ? {
        kind: ephemeral ? 'ephemeral' : 'data',
        type: 'aws_secretsmanager_secret_version',
        argument: 'secret_id',
        attribute: 'secret_string',
      }
    : { kind: 'data', type: 'aws_ssm_parameter', argument: 'name', attribute: 'value' };
}

/** The block that finds a secret without its value, and the expression that is its ARN. */
export function secretArn(site: TerraformSite, reference: SecretReference, hint: string): Lookup {
  return read(site, reference, hint, {
    kind: 'data',
    type: 'aws_secretsmanager_secret',
    argument: 'name',
    attribute: 'arn',
  });
}

function read(site: TerraformSite, reference: SecretReference, hint: string, from: Source): Lookup {
  const known = site.file.blocks.find(
    (block) =>
      block.type === from.kind &&
      block.labels[0] === from.type &&
      stringOf(site.source, block, from.argument) === reference.name &&
      block.attributes.length === 1 &&
      block.blocks.length === 0,
  );
  const elsewhere = site.request.project.terraformDeclared?.find(
    (one) => one.type === from.kind && one.kind === from.type && one.looksUp === reference.name,
  );
  const standing = known?.labels[1] ?? elsewhere?.name;
  const name = standing ?? undeclared(site, snakeCase(hint), from.kind, from.type);
  const expression = `${from.kind}.${from.type}.${name}.${from.attribute}`;
  const block = [`${from.kind} "${from.type}" "${name}" {`, `  ${from.argument} = "${reference.name}"`, '}'];
  return {
    // `ephemeral.` is written without a prefix, as are resources; `data.` has its own.
    expression,
    edits: standing === undefined ? [blockBefore(site, site.blocks[0], block)] : [],
  };
}

/** The edit that puts an expression in the secret's place. */
export function putExpression(site: TerraformSite, expression: string): TextEdit {
  return { span: site.span, text: site.whole ? expression : `\${${expression}}` };
}

/** The edits that give the value to the write-only twin of an argument, and align its neighbours. */
export function writeOnlyEdits(site: TerraformSite, expression: string): TextEdit[] {
  const { attribute, source, eol } = site;
  const block = site.blocks.at(-1) ?? site.file;
  const name = `${attribute.name}_wo`;
  const version = `${name}_version`;
  const group = alignedWith(source, block, attribute);
  const others = group.filter((one) => one !== attribute);
  const hasVersion = block.attributes.some((one) => one.name === version);
  const longest = Math.max(hasVersion ? name.length : version.length, ...others.map((one) => one.name.length));
  const indent = lineIndent(source, attribute.nameSpan.start);
  const { end } = ownComments(source, attribute.span, ['#', '//']);
  return [
    ...realigned(source, others, longest),
    { span: { start: attribute.nameSpan.start, end: attribute.expression.start }, text: `${name.padEnd(longest)} = ` },
    { span: site.span, text: expression },
    ...(hasVersion ? [] : [{ span: empty(end), text: `${eol}${indent}${version.padEnd(longest)} = 1` }]),
  ];
}

function empty(at: number): Span {
  return { start: at, end: at };
}

/** That a value ends up in the state, and what avoids that. */
export function landsInState(way: StateWay | undefined): Message {
  switch (way?.needs) {
    case 'terraform':
      return message(
        'Terraform stores the value it reads in its state, in clear: whoever may read the state can read it. With Terraform 1.11 (required_version), the write-only argument {0} avoids that.',
        way.argument,
      );
    case 'provider':
      return message(
        'Terraform stores the value it reads in its state, in clear: whoever may read the state can read it. The newest AWS providers have a write-only argument {0} that avoids that.',
        way.argument,
      );
    case undefined:
      return message(
        'Terraform stores the value it reads in its state, in clear: whoever may read the state can read it.',
      );
  }
}
