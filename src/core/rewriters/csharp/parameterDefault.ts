import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Site } from '../code/dialect';
import { closest, namedChildren } from '../code/nodes';
import { widest } from '../code/wideLines';
import { lineIndent } from '../shared/layout';
import { isModern } from './scopes';

const parameters: ReadonlySet<string> = new Set(['parameter']);
const owners: ReadonlySet<string> = new Set([
  'method_declaration',
  'constructor_declaration',
  'local_function_statement',
]);

/** A parameter whose default value a secret is, of a function that can look it up before all else. */
export interface ParameterDefault {
  readonly name: string;
  readonly type: SyntaxNode;
  readonly body: SyntaxNode;
}

/** The parameter that a secret is the default of; why it cannot be looked up in the body; undefined where it is of none. */
export function parameterDefault(site: Site): ParameterDefault | Message | undefined {
  const { node, source, kind } = site;
  const parameter = closest(node, parameters);
  const owner = parameter?.parent?.parent;
  const name = parameter?.childForFieldName('name');
  const type = parameter?.childForFieldName('type');
  if (parameter === undefined || !owner || !name || !type || node.startIndex < name.endIndex) {
    return undefined;
  }
  if (!owners.has(owner.type)) {
    return message(
      'The default value of a parameter must be a constant, and {0} has no body here. Make the default null, and look the secret up where the property or field is given its value: {0} ?? ….',
      name.text,
    );
  }
  const body = owner.childForFieldName('body');
  const initializer = namedChildren(owner).find((child) => child.type === 'constructor_initializer');
  const isPlain =
    kind === 'whole' &&
    body?.type === 'block' &&
    /^\{[\t ]*\r?\n/.test(body.text) &&
    /^(?:string|String)\??$/.test(type.text) &&
    /^\s*=\s*$/.test(source.slice(name.endIndex, node.startIndex)) &&
    !new RegExp(`\\b${name.text}\\b`).test(initializer?.text ?? '');
  return isPlain
    ? { name: name.text, type, body }
    : message(
        'The default value of a parameter must be a constant. Make the default null, and look the secret up in the body.',
      );
}

/** The edits that make the default null, and look the secret up at the start of the body where nothing was given. */
export function parameterEdits(
  site: Site,
  { name, type, body }: ParameterDefault,
  expression: string,
  put: (expression: string) => TextEdit,
): TextEdit[] {
  const { source, eol, indent, root } = site;
  const inner = lineIndent(source, body.startIndex) + indent;
  const given = isModern(root) ? `${name} ??= ${expression};` : `${name} = ${name} ?? ${expression};`;
  const lines = inner.length + given.length > widest ? given.replaceAll(' ?? ', `${eol}${inner}${indent}?? `) : given;
  const at = body.startIndex + 1;
  const mark =
    type.text.endsWith('?') || !isNullable(site)
      ? []
      : [{ span: { start: type.endIndex, end: type.endIndex }, text: '?' }];
  return [...mark, put('null'), { span: { start: at, end: at }, text: `${eol}${inner}${lines}` }];
}

/** Whether the file's code says of references whether they may be null, as far as can be seen. */
export function isNullable({ source, request }: Site): boolean {
  return /\bstring\?|^[\t ]*#nullable enable/m.test(source) || (request.project.globalUsings ?? []).length > 0;
}
