import type { TextEdit } from '../../text/edit';
import { lineIndent, lineStart } from '../shared/layout';
import type { PythonFile } from './file';
import type { Setup } from './setup';
import type { Target } from './target';
import { childIn, descendants, operands } from './tree';
import type { PyNode } from './tree';

/** A literal that is the default of a function's parameter, and may be looked up when the function is called. */
export interface ParameterDefault {
  readonly name: string;
  readonly definition: PyNode;
  /** The statement of the body that comes first, but for a docstring. */
  readonly first: PyNode;
  /** `str` or `bytes`, where the parameter is annotated. */
  readonly type: PyNode | undefined;
}

/**
 * The parameter whose default a target is, where `None` can stand for that default.
 *
 * Python works defaults out once, when the function is defined. Undefined where `None` means something of its own, where
 * something else than callers reads the default (decorators), and where nothing runs (stubs, lambdas).
 */
export function parameterDefaultOf(file: PythonFile, target: Target): ParameterDefault | undefined {
  const parameter = target.kind === 'whole' && target.node.field === 'value' ? target.node.parent : undefined;
  const definition = parameter?.parent?.type === 'parameters' ? parameter.parent.parent : undefined;
  const label = parameter && childIn(parameter, 'name');
  const first = definition && firstStatement(file, definition);
  if (
    !parameter ||
    !/^(?:typed_)?default_parameter$/.test(parameter.type) ||
    definition?.type !== 'function_definition' ||
    label?.type !== 'identifier' ||
    first === undefined ||
    !isPlainlyDecorated(file, definition)
  ) {
    return undefined;
  }
  const name = file.text(label);
  const type = childIn(parameter, 'type');
  const admits = type === undefined || /^(?:str|bytes)$/.test(file.text(type));
  return admits && !meansNone(file, definition, name) ? { name, definition, first, type } : undefined;
}

/** `None` as the default, and a body that begins by looking the value up where nothing else was given. */
export function parameterEdits(
  file: PythonFile,
  setup: Setup,
  target: PyNode,
  parameter: ParameterDefault,
  expression: string,
): TextEdit[] {
  const { name, first, type } = parameter;
  const indent = lineIndent(file.source, first.start);
  const at = aboveComments(file, first);
  const text = `${indent}if ${name} is None:${file.eol}` + `${indent}${file.indent}${name} = ${expression}${file.eol}`;
  return [
    ...(type ? [{ span: { start: type.start, end: type.end }, text: optional(file, setup, type) }] : []),
    { span: { start: target.start, end: target.end }, text: 'None' },
    { span: { start: at, end: at }, text },
  ];
}

/** The first statement that does something, on lines of its own; undefined in a stub. */
function firstStatement(file: PythonFile, definition: PyNode): PyNode | undefined {
  const statements = operands(childIn(definition, 'body'));
  const [documentation] = statements;
  const isDocumented =
    documentation?.type === 'expression_statement' &&
    /^(?:string|concatenated_string)$/.test(operands(documentation)[0]?.type ?? '');
  const code = statements.slice(isDocumented ? 1 : 0);
  const [first] = code;
  const isStub =
    code.length === 1 &&
    first !== undefined &&
    /^(?:pass|\.\.\.|raise\s+NotImplementedError\b.*)$/s.test(file.text(first));
  const isAlone =
    first !== undefined && /^[\t ]*$/.test(file.source.slice(lineStart(file.source, first.start), first.start));
  return isAlone && !isStub ? first : undefined;
}

/** Whether no decorator stands there that may read the default itself, as those of command lines and web frameworks do. */
function isPlainlyDecorated(file: PythonFile, definition: PyNode): boolean {
  const { parent } = definition;
  return (
    parent?.type !== 'decorated_definition' ||
    parent.children
      .filter(({ type }) => type === 'decorator')
      .every((decorator) => /^@(?:staticmethod|classmethod)$/.test(file.text(decorator).trim()))
  );
}

/** Whether the function or a caller in the file gives `None` a meaning of its own. */
function meansNone(file: PythonFile, definition: PyNode, name: string): boolean {
  const compared = new RegExp(`\\b${name}\\s+is\\s+(?:not\\s+)?None\\b|\\b${name}\\s*[!=]=\\s*None\\b`);
  const called = nameOfCallee(file, definition);
  return (
    compared.test(file.text(definition)) ||
    new RegExp(`\\b${name}\\s*=\\s*None\\b`).test(file.source) ||
    file.nodes.some(
      (node) =>
        node.type === 'call' &&
        file.text(childIn(node, 'function') ?? node).endsWith(called) &&
        operands(childIn(node, 'arguments')).some(({ type }) => type === 'none'),
    )
  );
}

/** What calls of the function end in: its name, or that of the class that it makes an object of. */
function nameOfCallee(file: PythonFile, definition: PyNode): string {
  const label = childIn(definition, 'name');
  const name = label ? file.text(label) : '';
  if (!/^__(?:init|new)__$/.test(name)) {
    return name;
  }
  let owner = definition.parent;
  while (owner && owner.type !== 'class_definition') {
    owner = owner.parent;
  }
  const ownName = owner && childIn(owner, 'name');
  return ownName ? file.text(ownName) : '__init__';
}

/** Where the comments begin that stand directly above a statement, or the statement's line. */
function aboveComments(file: PythonFile, statement: PyNode): number {
  const { source } = file;
  let at = lineStart(source, statement.start);
  while (at > 0) {
    const above = lineStart(source, at - 1);
    if (!/^[\t ]*#/.test(source.slice(above, at))) {
      break;
    }
    at = above;
  }
  return at;
}

/** The annotation that admits `None`, as the file writes such types; `X | None` only where it is seen or not evaluated. */
function optional(file: PythonFile, setup: Setup, type: PyNode): string {
  const text = file.text(type);
  const imported = setup.imported('typing', 'Optional', type);
  if (imported !== undefined) {
    return `${imported}[${text}]`;
  }
  const modern =
    /^from __future__ import [^\n]*\bannotations\b/m.test(file.source) ||
    file.nodes.some((node) => node.type === 'match_statement') ||
    file.nodes.some(
      (node) =>
        node.type === 'type' && descendants(node).some((inner) => inner.type === 'none') && /\|/.test(file.text(node)),
    );
  return modern ? `${text} | None` : `${setup.member('typing', 'Optional', type)}[${text}]`;
}
