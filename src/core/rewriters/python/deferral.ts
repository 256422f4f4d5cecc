import type { TextEdit } from '../../text/edit';
import type { LookupTarget } from '../code/dialect';
import type { PythonFile } from './file';
import { parameterDefaultOf, parameterEdits } from './parameterDefault';
import type { ParameterDefault } from './parameterDefault';
import type { Setup } from './setup';
import type { Target } from './target';
import { ancestors, childIn, operands } from './tree';
import type { PyNode } from './tree';

/** How a default that is worked out while the module is imported is looked up when it is needed instead. */
export type Deferral =
  /** A parameter is `None` unless it is given, and looked up at the top of the function then. */
  | { readonly kind: 'parameter'; readonly parameter: ParameterDefault }
  /** A field of a pydantic model has a factory. https://docs.pydantic.dev/latest/concepts/fields/#default-values */
  | { readonly kind: 'field'; readonly value: PyNode }
  /** A field of a pydantic model that is described by `Field(…)` has a factory in place of its default. */
  | { readonly kind: 'described-field'; readonly argument: PyNode }
  /** An option of click has a function that gives the default. https://click.palletsprojects.com/en/stable/options/#dynamic-defaults-for-prompts */
  | { readonly kind: 'option' };

/** How the look-up that stands in a target's place can wait until it is needed; undefined where it cannot, or does so anyway. */
export function deferralOf(file: PythonFile, target: Target, kind: LookupTarget): Deferral | undefined {
  const parameter = parameterDefaultOf(file, target);
  if (parameter !== undefined) {
    return { kind: 'parameter', parameter };
  }
  // A variable of the environment is at hand as soon as the module is imported.
  if (kind === 'environment') {
    return undefined;
  }
  return fieldDeferral(file, target.node) ?? (target.kind === 'whole' ? optionDeferral(file, target.node) : undefined);
}

function fieldDeferral(file: PythonFile, node: PyNode): Deferral | undefined {
  const around = [node, ...ancestors(node)];
  const at = around.findIndex((outer) => outer.type === 'assignment');
  const assignment = around[at];
  const value = around[at - 1];
  const owner = assignment?.parent?.parent?.parent;
  const type = assignment && childIn(assignment, 'type');
  const bases = owner?.type === 'class_definition' ? childIn(owner, 'superclasses') : undefined;
  if (
    !value ||
    !type ||
    !bases ||
    value.field !== 'right' ||
    /\b(?:ClassVar|Final)\b/.test(file.text(type)) ||
    around.slice(0, at).some((outer) => outer.type === 'lambda') ||
    !operands(bases).some((base) => /(?:^|\.)(?:BaseSettings|BaseModel)$/.test(file.text(base)))
  ) {
    return undefined;
  }
  const callee = value.type === 'call' ? childIn(value, 'function') : undefined;
  if (!callee || !/^(?:pydantic\.)?Field$/.test(file.text(callee))) {
    return { kind: 'field', value };
  }
  const [first] = operands(childIn(value, 'arguments'));
  const argument = around.find((outer) => outer.parent === childIn(value, 'arguments'));
  const isDefault =
    argument !== undefined &&
    (argument.type === 'keyword_argument' ? childText(file, argument, 'name') === 'default' : argument === first);
  return isDefault ? { kind: 'described-field', argument } : undefined;
}

function childText(file: PythonFile, node: PyNode, field: string): string | undefined {
  const child = childIn(node, field);
  return child && file.text(child);
}

function optionDeferral(file: PythonFile, node: PyNode): Deferral | undefined {
  const argument = node.parent;
  const call = argument?.parent?.parent;
  const name = argument?.type === 'keyword_argument' ? childIn(argument, 'name') : undefined;
  const callee = call?.type === 'call' ? childIn(call, 'function') : undefined;
  return name !== undefined &&
    file.text(name) === 'default' &&
    callee !== undefined &&
    /^(?:click\.)?(?:option|argument)$/.test(file.text(callee)) &&
    file.imports.some((one) => one.module.split('.')[0] === 'click' || one.module.startsWith('flask.cli'))
    ? { kind: 'option' }
    : undefined;
}

/** The edits that make a look-up wait, beside the one that puts it in the literal's place. */
export function deferralEdits(
  file: PythonFile,
  setup: Setup,
  target: PyNode,
  deferral: Deferral,
  substitute: () => readonly TextEdit[],
  expression: string,
): TextEdit[] {
  switch (deferral.kind) {
    case 'option':
      return prefixed(substitute(), 'lambda: ');
    case 'field': {
      const { value } = deferral;
      const field = setup.member('pydantic', 'Field', value);
      return around(substitute(), value, `${field}(default_factory=lambda: `, ')');
    }
    case 'described-field': {
      const { argument } = deferral;
      const value = argument.type === 'keyword_argument' ? (childIn(argument, 'value') ?? argument) : argument;
      return around(
        substitute(),
        { start: argument.start, end: value.end },
        'default_factory=lambda: ',
        '',
        value.start,
      );
    }
    case 'parameter':
      return parameterEdits(file, setup, target, deferral.parameter, expression);
  }
}

function prefixed(edits: readonly TextEdit[], prefix: string): TextEdit[] {
  return edits.map((edit, index) => (index === 0 ? { ...edit, text: prefix + edit.text } : edit));
}

/** Puts text before and behind an expression in which edits are made. */
function around(
  edits: readonly TextEdit[],
  whole: { readonly start: number; readonly end: number },
  before: string,
  behind: string,
  from = whole.start,
): TextEdit[] {
  const opening = { span: { start: whole.start, end: from }, text: before };
  const closing = { span: { start: whole.end, end: whole.end }, text: behind };
  const merged = edits.map((edit) => {
    const starts = edit.span.start === from;
    const ends = edit.span.end === whole.end;
    return starts || ends
      ? {
          span: { start: starts ? whole.start : edit.span.start, end: edit.span.end },
          text: `${starts ? before : ''}${edit.text}${ends ? behind : ''}`,
        }
      : edit;
  });
  const startsMerged = edits.some((edit) => edit.span.start === from);
  const endsMerged = edits.some((edit) => edit.span.end === whole.end);
  return [...(startsMerged ? [] : [opening]), ...merged, ...(endsMerged || behind === '' ? [] : [closing])];
}
