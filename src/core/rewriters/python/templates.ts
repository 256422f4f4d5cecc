import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { stringToken } from './strings';
import type { PythonFile } from './file';
import { overlaps } from '../../text/span';
import type { Span } from '../../text/span';
import { childIn, has, operands } from './tree';
import type { PyNode } from './tree';

/** How a string is filled in where it stands. */
export type Formatting =
  /** `"…" % (a, b)`: the new value goes in at a position; `% {"a": a}`: under a key. */
  | { readonly kind: 'percent'; readonly values: PyNode; readonly position: number | 'key' }
  /** `"…".format(a, b=b)`. */
  | { readonly kind: 'format'; readonly arguments: PyNode };

const percentPart = /%(?:%|(\([^)]*\))?([#\- +*\d.hlL]*)[c-giouxXEFGrsa])/g;

/**
 * How a string is filled in; undefined where it is not, and the reason where that cannot be extended by a value.
 *
 * @param span the stretch of the string that is to become a value.
 */
export function formattingOf(file: PythonFile, string: PyNode, span: Span): Formatting | Message | undefined {
  let node = string;
  while (node.parent && climbs(node.parent)) {
    node = node.parent;
  }
  const { parent } = node;
  if (parent?.type === 'binary_operator' && has(parent, '%') && node.field === 'left') {
    return percentOf(file, string, node, childIn(parent, 'right'), span);
  }
  const call = parent?.type === 'attribute' && node.field === 'object' ? parent.parent : undefined;
  const method = parent ? childIn(parent, 'attribute') : undefined;
  if (
    call?.type !== 'call' ||
    !method ||
    parent?.field !== 'function' ||
    !/^format(?:_map)?$/.test(file.text(method))
  ) {
    return undefined;
  }
  const list = childIn(call, 'arguments');
  if (file.text(method) === 'format_map' || list?.type !== 'argument_list' || isFormatted(file, string)) {
    return notExtendable();
  }
  const fields = [...file.text(string).matchAll(/\{\{|\}\}|\{[^{}]*\}/g)].filter(
    ([field]) => field !== '{{' && field !== '}}',
  );
  return fields.some(({ 0: field, index }) =>
    overlaps({ start: string.start + index, end: string.start + index + field.length }, span),
  )
    ? holed()
    : { kind: 'format', arguments: list };
}

/** Adjacent strings, chains of `+` and parentheses are filled in as one. */
function climbs(parent: PyNode): boolean {
  return (
    parent.type === 'concatenated_string' ||
    (parent.type === 'binary_operator' && has(parent, '+')) ||
    (parent.type === 'parenthesized_expression' && operands(parent).length === 1)
  );
}

function percentOf(
  file: PythonFile,
  string: PyNode,
  template: PyNode,
  values: PyNode | undefined,
  span: Span,
): Formatting | Message {
  if (!values || isFormatted(file, string)) {
    return notExtendable();
  }
  let before = 0;
  let all = 0;
  let keyed = false;
  for (const part of file.text(template).matchAll(percentPart)) {
    if (part[0] === '%%') {
      continue;
    }
    if (part[2]?.includes('*') === true) {
      return notExtendable();
    }
    if (overlaps({ start: template.start + part.index, end: template.start + part.index + part[0].length }, span)) {
      return holed();
    }
    keyed ||= part[1] !== undefined;
    all += 1;
    before += template.start + part.index < span.start ? 1 : 0;
  }
  if (keyed) {
    return values.type === 'dictionary' ? { kind: 'percent', values, position: 'key' } : notExtendable();
  }
  if (values.type === 'tuple') {
    return operands(values).some((value) => value.type === 'list_splat')
      ? notExtendable()
      : { kind: 'percent', values, position: before };
  }
  return all === 1 && values.type !== 'dictionary' ? { kind: 'percent', values, position: before } : notExtendable();
}

function isFormatted(file: PythonFile, string: PyNode): boolean {
  return /f/i.test(stringToken(file.source, string)?.prefix ?? '');
}

/** The same words as for any other secret that is not one constant. */
function holed(): Message {
  return message('The secret is put together from several parts, so there is no single value to store.');
}

function notExtendable(): Message {
  return message(
    'The string is filled in elsewhere by “%” or “format”, in a way to which no value can be added. Make it an f-string first.',
  );
}
