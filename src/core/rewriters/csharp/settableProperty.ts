import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { mentionedNames } from '../code/names';
import { widest } from '../code/wideLines';
import { closest, isSame, namedChildren } from '../code/nodes';
import { camelCase, freeName } from '../shared/identifiers';
import { lineEnd, lineIndent, lineStart, nextLineStart } from '../shared/layout';
import { isNullable } from './parameterDefault';
import { hasModifier, identifiers, isModern, typeDeclarations } from './scopes';

/** A property with a default that an initialiser, a configuration or a caller may give another value. */
export interface SettableProperty {
  readonly name: string;
  readonly declaration: SyntaxNode;
  readonly type: SyntaxNode;
  /** `set`, `init`, with what modifies it. */
  readonly setter: string;
}

/** The property of options that a secret is the default of: `public string Password { get; set; } = "…";` */
export function settableProperty({ node, kind }: Site): SettableProperty | undefined {
  const declaration = node.parent?.type === 'property_declaration' ? node.parent : undefined;
  const name = declaration?.childForFieldName('name');
  const type = declaration?.childForFieldName('type');
  const accessors = declaration?.childForFieldName('accessors');
  if (kind !== 'whole' || !declaration || !name || !type || !accessors) {
    return undefined;
  }
  const [getter = '', setter = '', ...more] = namedChildren(accessors).map(({ text }) => text.replace(';', '').trim());
  const isPlain =
    isSame(declaration.childForFieldName('value'), node) &&
    /^(?:string|String)\??$/.test(type.text) &&
    !hasModifier(declaration, 'static') &&
    getter === 'get' &&
    /^(?:(?:protected|internal)\s+)*(?:set|init)$/.test(setter) &&
    more.length === 0 &&
    keepsFields(closest(declaration, typeDeclarations)) &&
    !/\[\s*field\s*:/.test(headOf(declaration, name));
  return isPlain ? { name: name.text, declaration, type, setter } : undefined;
}

/** An interface has no fields, and those of a struct are not there to be read where none of its constructors ran. */
function keepsFields(owner: SyntaxNode | undefined): boolean {
  return (
    owner?.type === 'class_declaration' ||
    (owner?.type === 'record_declaration' && !owner.children.some((child) => child?.type === 'struct'))
  );
}

/** What stands before the name of a declaration: attributes, modifiers, a type. */
function headOf(declaration: SyntaxNode, name: SyntaxNode): string {
  return declaration.text.slice(0, name.startIndex - declaration.startIndex);
}

/**
 * The edits that have a property looked up where it is read without having been given a value: its value is kept in a
 * field, as that of a property without accessors of its own is by the compiler.
 */
export function settableEdits(site: Site, property: SettableProperty, expression: string): TextEdit[] {
  const { eol, indent, root } = site;
  const text = site.source;
  const { declaration, type } = property;
  const outer = lineIndent(text, declaration.startIndex);
  const owner = closest(declaration, typeDeclarations) ?? root;
  const plain = camelCase(property.name);
  const field = freeName([`_${plain}`, `_${plain}Value`], new Set(mentionedNames(owner, identifiers)));
  const mark = type.text.endsWith('?') || !(isModern(root) || isNullable(site)) ? '' : '?';
  const getter = `get => ${field} ?? ${expression};`;
  const setter = `${property.setter} => ${field} = value;`;
  const kept = `private ${type.text}${mark} ${field};`;
  const body = { start: namesEnd(declaration), end: declaration.endIndex };
  const comment = text.slice(declaration.endIndex, lineEnd(text, declaration.endIndex));
  const isAlone =
    text.slice(lineStart(text, declaration.startIndex), declaration.startIndex).trim() === '' &&
    /^\s*(?:$|\/\/|\/\*[^*]*\*\/\s*$)/.test(comment);
  if (!isAlone) {
    const start = declaration.startIndex;
    return [
      { span: { start, end: start }, text: `${kept} ` },
      { span: body, text: ` { ${getter} ${setter} }` },
    ];
  }
  const isWide = outer.length + indent.length + getter.length > widest;
  const lines = [
    '{',
    indent + (isWide ? getter.replaceAll(' ?? ', `${eol}${outer}${indent.repeat(2)}?? `) : getter),
    indent + setter,
    '}',
  ];
  const first = firstLine(text, declaration);
  const above = text.slice(lineStart(text, Math.max(0, first - 1)), first).trim();
  const next = nextLineStart(text, declaration.endIndex);
  const below = text.slice(next, lineEnd(text, next)).trim();
  const gap = below === '' || below.startsWith('}') ? '' : eol;
  const isLast = comment.trim() === '';
  return [
    {
      span: { start: first, end: first },
      text: `${above === '' || above.endsWith('{') ? '' : eol}${outer}${kept}${eol}${eol}`,
    },
    { span: body, text: `${eol}${lines.map((line) => outer + line).join(eol)}${isLast ? gap : ''}` },
    ...(isLast || gap === '' ? [] : [{ span: { start: next, end: next }, text: gap }]),
  ];
}

function namesEnd(declaration: SyntaxNode): number {
  return declaration.childForFieldName('name')?.endIndex ?? declaration.startIndex;
}

/** Where the lines of a declaration begin, the comments above it included. */
function firstLine(text: string, declaration: SyntaxNode): number {
  let start = lineStart(text, declaration.startIndex);
  for (let above = declaration.previousNamedSibling; above?.type === 'comment'; above = above.previousNamedSibling) {
    const line = lineStart(text, above.startIndex);
    if (nextLineStart(text, above.endIndex) !== start || text.slice(line, above.startIndex).trim() !== '') {
      break;
    }
    start = line;
  }
  return start;
}
