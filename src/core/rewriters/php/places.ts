import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { ancestors, isSame, namedChildren } from '../code/nodes';
import { lineIndent } from '../shared/layout';
import { areBracesBelow } from './braces';
import { constant, running } from './moments';
import { relocatedConstant } from './relocatedConstant';
import { spaceOf } from './space';

/** How a value that PHP works out before the program runs is worked out by the program instead. */
export interface Move {
  readonly review: readonly Message[];
  /** @param value the edit that puts a look-up in the secret's place. */
  edits(value: TextEdit): readonly TextEdit[];
}

/** `none` where nothing can be called at a site; undefined where a call can stand as it is. */
export function moveOf(site: Site): Move | 'none' | undefined {
  for (const outer of ancestors(site.node)) {
    switch (outer.type) {
      case 'const_element':
        return defined(site, outer) ?? relocated(site, outer) ?? 'none';
      case 'property_element':
        return constructed(site, outer) ?? 'none';
      case 'simple_parameter':
        return defaulted(site, outer) ?? 'none';
    }
    if (constant.has(outer.type)) {
      return 'none';
    }
    if (running.has(outer.type)) {
      return undefined;
    }
  }
  return undefined;
}

/** `const X = '…';` of a file becomes `define('X', …);`. https://www.php.net/manual/function.define.php */
function defined(site: Site, element: SyntaxNode): Move | undefined {
  const declaration = element.parent;
  const [name, value] = namedChildren(element);
  const isOfFile = /^(?:program|compound_statement)$/.test(declaration?.parent?.type ?? '');
  if (!declaration || !isOfFile || name === undefined || value === undefined || declaration.namedChildCount !== 1) {
    return undefined;
  }
  const space = spaceOf(site).name;
  const full = space === '' ? `'${name.text}'` : `__NAMESPACE__ . '\\${name.text}'`;
  return {
    review: [],
    edits: (put) => [
      { span: { start: declaration.startIndex, end: value.startIndex }, text: `define(${full}, ` },
      put,
      { span: { start: value.endIndex, end: value.endIndex }, text: ')' },
    ],
  };
}

/** A private constant of a class goes, and its uses look the value up. */
function relocated(site: Site, element: SyntaxNode): Move | undefined {
  const edits = relocatedConstant(site, element);
  return edits && { review: [], edits };
}

/** The default of a property is set at the start of the constructor. */
function constructed(site: Site, element: SyntaxNode): Move | undefined {
  const { source, eol, indent } = site;
  const name = element.childForFieldName('name');
  const value = element.childForFieldName('default_value');
  const body = element.parent?.parent;
  const type = body?.parent;
  if (
    !name ||
    !value ||
    !body ||
    !type ||
    value.text.includes('\n') ||
    !body.text.includes('\n') ||
    !isOwnProperty(element, type)
  ) {
    return undefined;
  }
  const members = namedChildren(body);
  const methods = members.filter((member) => member.type === 'method_declaration');
  const own = methods.find((method) => method.childForFieldName('name')?.text.toLowerCase() === '__construct');
  const start = own?.childForFieldName('body');
  const inherits =
    namedChildren(type).some((child) => child.type === 'base_clause') ||
    members.some((member) => member.type === 'use_declaration');
  if (own === undefined ? inherits : !start) {
    return undefined;
  }
  const isFinal = namedChildren(type).some((child) => child.type === 'final_modifier');
  return {
    review: isFinal
      ? []
      : [
          message(
            '{0} is set in the constructor now: a subclass with a constructor of its own must call parent::__construct().',
            name.text,
          ),
        ],
    edits: (put) => {
      const statement = `$this->${name.text.slice(1)} = ${textWith(source, value, put)};`;
      const drop = { span: { start: name.endIndex, end: value.endIndex }, text: '' };
      if (start) {
        return [drop, atStart(site, start, statement)];
      }
      const inner = lineIndent(source, element.startIndex);
      const isBracketBelow = areBracesBelow(methods);
      const head = 'public function __construct()';
      const lines = [...(isBracketBelow ? [head, `${inner}{`] : [`${head} {`]), `${inner}${indent}${statement}`];
      const text = [...lines, `${inner}}`].join(eol);
      const last = members.findLast((member) => /^(?:property|const)_declaration$/.test(member.type));
      const at = last?.endIndex ?? body.startIndex + 1;
      return [drop, { span: { start: at, end: at }, text: `${eol}${eol}${inner}${text}` }];
    },
  };
}

function isOwnProperty(element: SyntaxNode, type: SyntaxNode): boolean {
  const modifiers = element.parent?.namedChildren.map((child) => child?.type) ?? [];
  return type.type === 'class_declaration' && !modifiers.includes('static_modifier');
}

/** `$x = '…'` becomes `$x = null`, and the body begins with `$x ??= …;`. */
function defaulted(site: Site, parameter: SyntaxNode): Move | undefined {
  const { source } = site;
  const name = parameter.childForFieldName('name');
  const value = parameter.childForFieldName('default_value');
  const type = parameter.childForFieldName('type');
  const body = parameter.parent?.parent?.childForFieldName('body');
  if (!name || !value || body?.type !== 'compound_statement' || (type !== null && !takesNull(type))) {
    return undefined;
  }
  const isPlain = type !== null && /^(?:primitive_type|named_type)$/.test(type.type) && type.text !== 'mixed';
  return {
    review: isPlain ? [] : [message('Who passes null for {0} gets the value, too.', name.text)],
    edits: (put) => [
      ...(isPlain ? [{ span: { start: type.startIndex, end: type.startIndex }, text: '?' }] : []),
      { span: { start: value.startIndex, end: value.endIndex }, text: 'null' },
      atStart(site, body, `${name.text} ??= ${textWith(source, value, put)};`),
    ],
  };
}

function takesNull({ type }: SyntaxNode): boolean {
  return /^(?:primitive_type|named_type|optional_type)$/.test(type);
}

/** The edit that puts a statement at the start of a body. */
function atStart({ source, eol, indent }: Site, body: SyntaxNode, statement: string): TextEdit {
  const at = body.startIndex + 1;
  const isOneLine = !body.text.includes('\n');
  const gap = source.startsWith(' ', at) ? '' : ' ';
  const first = namedChildren(body).find((child) => !isSame(child, body));
  const inner =
    first === undefined ? lineIndent(source, body.endIndex - 1) + indent : lineIndent(source, first.startIndex);
  return { span: { start: at, end: at }, text: isOneLine ? ` ${statement}${gap}` : `${eol}${inner}${statement}` };
}

/** The text of a node with an edit within it made. */
function textWith(source: string, node: SyntaxNode, { span, text }: TextEdit): string {
  return source.slice(node.startIndex, span.start) + text + source.slice(span.end, node.endIndex);
}
