import type { TextEdit } from '../../text/edit';
import { lineIndent, lineStart } from '../shared/layout';
import type { PythonFile } from './file';
import type { Setup } from './setup';
import type { Target } from './target';
import { ancestors, childIn, isAsync, operands } from './tree';
import type { PyNode } from './tree';

/** How a default that is worked out while the module is imported is looked up when it is needed instead. */
export type Deferral =
  /** A parameter is `None` unless it is given, and looked up at the top of the function then. */
  | { readonly kind: 'parameter'; readonly parameter: PyNode; readonly first: PyNode }
  /** A field of a pydantic model has a factory. https://docs.pydantic.dev/latest/concepts/fields/#default-values */
  | { readonly kind: 'field'; readonly value: PyNode }
  /** A field of a pydantic model that is described by `Field(…)` has a factory in place of its default. */
  | { readonly kind: 'described-field'; readonly argument: PyNode }
  /** An option of click has a function that gives the default. https://click.palletsprojects.com/en/stable/options/#dynamic-defaults-for-prompts */
  | { readonly kind: 'option' };

/** How the look-up that stands in a target's place can wait until it is needed; undefined where it cannot, or does so anyway. */
export function deferralOf(file: PythonFile, target: Target): Deferral | undefined {
  const { node } = target;
  return target.kind === 'whole'
    ? (parameterDeferral(file, node) ?? fieldDeferral(file, node) ?? optionDeferral(file, node))
    : fieldDeferral(file, node);
}

function parameterDeferral(file: PythonFile, node: PyNode): Deferral | undefined {
  const parameter = node.parent;
  if (!/^(?:typed_)?default_parameter$/.test(parameter?.type ?? '') || node.field !== 'value' || !parameter) {
    return undefined;
  }
  const definition = parameter.parent?.parent;
  if (definition?.type !== 'function_definition' || isAsync(definition) || isDecorated(file, definition)) {
    return undefined;
  }
  const body = childIn(definition, 'body');
  const statements = operands(body);
  const first = statements[isDocstring(statements[0]) ? 1 : 0];
  const type = childIn(parameter, 'type');
  const alone =
    first !== undefined && /^[\t ]*$/.test(file.source.slice(lineStart(file.source, first.start), first.start));
  return alone && file.text(first) !== '...' && (type === undefined || /^str$/.test(file.text(type)))
    ? { kind: 'parameter', parameter, first }
    : undefined;
}

function isDocstring(statement: PyNode | undefined): boolean {
  return statement?.type === 'expression_statement' && operands(statement)[0]?.type === 'string';
}

/** Whether a decorator may read the defaults of a function: those of the language do not. */
function isDecorated(file: PythonFile, definition: PyNode): boolean {
  return (
    definition.parent?.type === 'decorated_definition' &&
    definition.parent.children.some(
      (child) => child.type === 'decorator' && !/^@(?:static|class)method$/.test(file.text(child)),
    )
  );
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
    case 'parameter': {
      const { parameter, first } = deferral;
      const [name, value, type] = [childIn(parameter, 'name'), childIn(parameter, 'value'), childIn(parameter, 'type')];
      if (!name || !value) {
        return [];
      }
      const indent = lineIndent(file.source, first.start);
      const test = `if ${file.text(name)} is None:${file.eol}${indent}${file.indent}`;
      return [
        { span: { start: value.start, end: value.end }, text: 'None' },
        ...(type === undefined
          ? []
          : [{ span: { start: type.start, end: type.end }, text: optional(file, setup, type) }]),
        {
          span: { start: first.start, end: first.start },
          text: `${test}${file.text(name)} = ${expression}${file.eol}${indent}`,
        },
      ];
    }
  }
}

/** A type or `None`, as the file writes that. */
function optional(file: PythonFile, setup: Setup, type: PyNode): string {
  return /\|\s*None\b/.test(file.source) || /^from __future__ import .*\bannotations\b/m.test(file.source)
    ? `${file.text(type)} | None`
    : `${setup.member('typing', 'Optional', type)}[${file.text(type)}]`;
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
