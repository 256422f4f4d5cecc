import type { TextEdit } from '../../text/edit';
import { alignedWith, realigned } from '../hcl/alignment';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Plan, Refusal, SecretReference } from '../rewriter';
import { lineIndent, lineStart, nextLineStart } from '../shared/layout';
import { refuse, setByVariable } from '../shared/plans';
import { blockBefore } from './block';
import { repeatsBlock, sensitiveOutputs } from './outputs';
import { undeclared } from './site';
import type { TerraformSite } from './site';

/** A variable that a value is passed in by. */
export function newVariable(
  site: TerraformSite,
  hint: string,
  ephemeral: boolean,
): {
  readonly name: string;
  readonly expression: string;
  readonly edits: readonly TextEdit[];
  readonly change: Message;
} {
  const name = undeclared(site, hint, 'variable');
  const lines = [
    `variable "${name}" {`,
    '  type      = string',
    '  sensitive = true',
    ...(ephemeral ? ['  ephemeral = true'] : []),
    '}',
  ];
  return {
    name,
    expression: `var.${name}`,
    edits: [blockBefore(site, site.blocks[0], lines)],
    change: mustBePassed(name),
  };
}

function mustBePassed(name: string): Message {
  return message(
    'The environment variable {0} must be set where Terraform runs (plan, apply and destroy).',
    `TF_VAR_${name}`,
  );
}

/** The default of a variable leaves; the value comes by the environment. */
export function planVariable(site: TerraformSite, target: SecretReference['target']): Plan | Refusal {
  const [block] = site.blocks;
  const name = block?.labels[0] ?? '';
  if (block === undefined || site.attribute.name !== 'default' || site.blocks.length > 1 || !isWhole(site)) {
    return refuse(target, message('Only a variable whose default is the secret alone can lose it.'));
  }
  if (isNestedModule(site)) {
    return refuse(target, defaultOfModule(name));
  }
  if (target !== 'environment') {
    return refuse(
      target,
      message(
        'The default of a variable must be a constant. Pass the value by the environment, or use a data source where the variable is used.',
      ),
      'environment',
    );
  }
  if (repeatsBlock(site, `var.${name}`)) {
    return refuse(target, repeats());
  }
  return removalPlan(site, name, () => [...withoutDefault(site, block), ...sensitiveOutputs(site, `var.${name}`)]);
}

/** The edits by which a variable loses its default; undefined where that is not the secret alone. */
export function variableEdits(site: TerraformSite): (() => readonly TextEdit[]) | undefined {
  const [block] = site.blocks;
  return block === undefined || site.attribute.name !== 'default' || site.blocks.length > 1 || !isWhole(site)
    ? undefined
    : () => withoutDefault(site, block);
}

function withoutDefault(site: TerraformSite, block: TerraformSite['file']): readonly TextEdit[] {
  return [
    ...sensitive(site, block),
    ...(block.attributes.some((attribute) => attribute.name === 'sensitive')
      ? [{ span: lines(site), text: '' }]
      : sensitiveInstead(site, block)),
  ];
}

/** Why a value that decides how often a block is repeated stays. */
export function repeats(): Message {
  return message(
    'A block of this file is repeated by the value (for_each), which Terraform allows no sensitive value to do: wrap it in nonsensitive() there first, or decide by another value.',
  );
}

/** A value leaves a `.tfvars` file; it comes by the environment. */
export function planVariableFile(site: TerraformSite, target: SecretReference['target']): Plan | Refusal {
  if (!isWhole(site)) {
    return refuse(target, wholeValues());
  }
  if (target !== 'environment') {
    return refuse(target, constantsOnly(), 'environment');
  }
  const plan = removalPlan(site, site.attribute.name, () => [{ span: lines(site), text: '' }]);
  return { ...plan, behaviourChanges: [...plan.behaviourChanges, beaten(site.attribute.name)] };
}

/** Why part of a variable's value stays in a file of variables. */
export function wholeValues(): Message {
  return message('The secret is part of the value of a variable: only a whole value can be passed by the environment.');
}

/** Why a file of variables looks nothing up. */
export function constantsOnly(): Message {
  return message(
    'A file of variables holds constants only. Pass the value by the environment, or use a data source where the variable is used.',
  );
}

/** https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence */
export function beaten(name: string): Message {
  return message(
    'Any other file of variables that sets {0} (terraform.tfvars, *.auto.tfvars, -var-file) wins over the environment: take it out there, too.',
    name,
  );
}

function removalPlan(site: TerraformSite, name: string, edits: () => readonly TextEdit[]): Plan {
  return setByVariable(site.request.finding, `TF_VAR_${name}`, site.value, [mustBePassed(name)], edits, name);
}

/** `sensitive = false` becomes true. */
function sensitive(site: TerraformSite, block: TerraformSite['file']): TextEdit[] {
  const known = block.attributes.find((attribute) => attribute.name === 'sensitive');
  return known && site.source.slice(known.expression.start, known.expression.end) !== 'true'
    ? [{ span: known.expression, text: 'true' }]
    : [];
}

/** `sensitive = true` in the place of the default, and the signs of equality around it in one column. */
function sensitiveInstead({ source, attribute }: TerraformSite, block: TerraformSite['file']): TextEdit[] {
  const group = alignedWith(source, block, attribute);
  const others = group.filter((one) => one !== attribute);
  const longest = Math.max(...others.map((one) => one.name.length), 'sensitive'.length);
  return [
    { span: attribute.span, text: `${'sensitive'.padEnd(longest)} = true` },
    ...realigned(source, others, longest),
  ];
}

function isWhole(site: TerraformSite): boolean {
  const { expression } = site.attribute;
  return site.span.start === expression.start && site.span.end === expression.end;
}

/** The lines of the secret's attribute; where others share them, the attribute alone. */
function lines({ source, attribute }: TerraformSite): { readonly start: number; readonly end: number } {
  const start = lineStart(source, attribute.span.start);
  const end = nextLineStart(source, attribute.span.end);
  const alone =
    start + lineIndent(source, start).length === attribute.span.start &&
    /^[ \t]*(?:#[^\r\n]*|\/\/[^\r\n]*)?\r?\n?$/.test(source.slice(attribute.span.end, end));
  return alone ? { start, end } : attribute.span;
}

/** Whether a file is of a nested module: https://developer.hashicorp.com/terraform/language/modules/develop/structure */
export function isNestedModule({ request }: Pick<TerraformSite, 'request'>): boolean {
  return /(?:^|[\\/])modules[\\/][^\\/]+[\\/]/.test(request.document.path ?? '');
}

/** That a nested module's variable is not set by the environment. */
export function defaultOfModule(name: string): Message {
  return message(
    'This file is of a module that others call, and the environment sets variables of the root module alone: take the default out, and have each module block that calls this one pass {0}.',
    name,
  );
}

/** That a nested module takes no new variable from the environment. */
export function environmentOfRoot(): Message {
  return message(
    'This file is of a module that others call, and the environment sets variables of the root module alone: look the value up here, or take a variable that each module block passes.',
  );
}
