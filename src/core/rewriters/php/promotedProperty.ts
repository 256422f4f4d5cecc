import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Site } from '../code/dialect';
import { everyNode, namedChildren } from '../code/nodes';
import { lineIndent } from '../shared/layout';
import type { Move } from './moves';
import { atStart, textWith } from './moves';

const variables: ReadonlySet<string> = new Set(['variable_name']);
const modifiers = /^(?:visibility|readonly)_modifier$/;

/**
 * A property that a parameter of the constructor declares, with a secret for its default: the class declares it, and
 * the constructor sets it to what it is given, else to what it looks up. A promoted property that is `readonly` could
 * not be set a second time. https://www.php.net/manual/language.oop5.decon.php#language.oop5.decon.constructor.promotion
 */
export function promoted(site: Site, parameter: SyntaxNode): Move | undefined {
  const { source, eol } = site;
  const name = parameter.childForFieldName('name');
  const value = parameter.childForFieldName('default_value');
  const type = parameter.childForFieldName('type');
  const constructor = parameter.parent?.parent;
  const start = constructor?.childForFieldName('body');
  const body = constructor?.parent;
  if (
    !name ||
    !value ||
    start?.type !== 'compound_statement' ||
    body?.type !== 'declaration_list' ||
    body.parent?.type !== 'class_declaration' ||
    !/^(?:primitive_type|named_type|optional_type)$/.test(type?.type ?? '') ||
    type === null ||
    source.slice(name.endIndex, value.startIndex).trim() !== '=' ||
    // An attribute, or what a newer PHP has there.
    !source.slice(parameter.startIndex, type.startIndex).split(/\s+/).every(isModifier(parameter))
  ) {
    return undefined;
  }
  const isPlain = type.type !== 'optional_type' && type.text !== 'mixed';
  const inner = lineIndent(source, body.namedChildren[0]?.startIndex ?? body.startIndex);
  const declared = `${source.slice(parameter.startIndex, name.endIndex)};`;
  const last = namedChildren(body).findLast(
    ({ type: kind, startIndex }) =>
      /^(?:property|const)_declaration$/.test(kind) && startIndex < (constructor?.startIndex ?? 0),
  );
  const at = last?.endIndex ?? body.startIndex + 1;
  const property = `$this->${name.text.slice(1)}`;
  const isUsed =
    everyNode(start, variables).some(({ text }) => text === name.text) ||
    /\$\$|\b(?:compact|get_defined_vars)\s*\(/i.test(start.text);
  return {
    review: isPlain ? [] : [message('Who passes null for {0} gets the value, too.', name.text)],
    edits: (put) => {
      const found = textWith(source, value, put);
      return [
        { span: { start: at, end: at }, text: `${eol}${inner}${declared}${last === undefined ? eol : ''}` },
        { span: { start: parameter.startIndex, end: type.startIndex }, text: isPlain ? '?' : '' },
        { span: { start: value.startIndex, end: value.endIndex }, text: 'null' },
        isUsed
          ? atStart(site, start, `${name.text} ??= ${found};`, `${property} = ${name.text};`)
          : atStart(site, start, `${property} = ${name.text} ?? ${found};`),
      ];
    },
  };
}

/** Whether a word is one of the modifiers that stand before a parameter. */
function isModifier(parameter: SyntaxNode): (word: string) => boolean {
  const known = new Set(
    namedChildren(parameter)
      .filter(({ type }) => modifiers.test(type))
      .map(({ text }) => text),
  );
  return (word) => word === '' || known.has(word);
}
