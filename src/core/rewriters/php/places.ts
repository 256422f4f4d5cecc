import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Site } from '../code/dialect';
import { ancestors, everyNode, namedChildren } from '../code/nodes';
import { constructed } from './constructedProperty';
import { constant, running } from './moments';
import type { Move } from './moves';
import { atStart, textWith } from './moves';
import { promoted } from './promotedProperty';
import { relocatedConstant } from './relocatedConstant';
import { relocatedProperty } from './relocatedProperty';
import { spaceOf } from './space';

/** `none` where nothing can be called at a site; undefined where a call can stand as it is. */
export function moveOf(site: Site): Move | 'none' | undefined {
  for (const outer of ancestors(site.node)) {
    switch (outer.type) {
      case 'const_element':
        return defined(site, outer) ?? relocated(relocatedConstant(site, outer)) ?? 'none';
      case 'property_element':
        return constructed(site, outer) ?? relocated(relocatedProperty(site, outer)) ?? 'none';
      case 'property_promotion_parameter':
        return promoted(site, outer) ?? 'none';
      case 'static_variable_declaration':
        return kept(site, outer) ?? 'none';
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

/** What is declared goes, and its uses look the value up. */
function relocated(edits: Move['edits'] | undefined): Move | undefined {
  return edits && { review: [], edits };
}

/** `static $x = '…';` becomes `static $x = null;`, and `$x ??= …;` follows: PHP before 8.3 takes constants only. */
function kept(site: Site, variable: SyntaxNode): Move | undefined {
  const { source, eol } = site;
  const declaration = variable.parent;
  const name = variable.childForFieldName('name');
  const value = variable.childForFieldName('value');
  const body = declaration?.parent;
  if (!declaration || !name || !value || body?.type !== 'compound_statement' || isEmptied(body, name.text)) {
    return undefined;
  }
  const before = source.slice(source.lastIndexOf('\n', declaration.startIndex) + 1, declaration.startIndex);
  const gap = before.trim() === '' ? eol + before : ' ';
  return {
    review: [],
    edits: (put) => [
      { span: { start: value.startIndex, end: value.endIndex }, text: 'null' },
      {
        span: { start: declaration.endIndex, end: declaration.endIndex },
        text: `${gap}${name.text} ??= ${textWith(source, value, put)};`,
      },
    ],
  };
}

/** Whether code sets a variable to null, which would then be looked up again. */
function isEmptied(body: SyntaxNode, variable: string): boolean {
  return everyNode(body, new Set(['assignment_expression'])).some(
    (one) =>
      one.childForFieldName('left')?.text === variable && one.childForFieldName('right')?.text.toLowerCase() === 'null',
  );
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
