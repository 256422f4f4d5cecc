import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { closest, everyNode, isSame, namedChildren, spanOf } from '../code/nodes';
import { removalEdits, statementSpan } from '../code/removal';
import { canCall } from './moments';
import { isOwnOnly } from './visibility';

const words: ReadonlySet<string> = new Set(['name']);
const texts: ReadonlySet<string> = new Set(['string_content', 'string_value']);

const bodies: ReadonlySet<string> = new Set(['declaration_list']);

/**
 * A constant that only its class can read, whose uses can each look the value up instead: it goes, and they take its place.
 *
 * Undefined where others may use it (it is not private, nor protected in a final class), where a use is worked out before the program runs, where the
 * name may be put together at run time, and where nothing uses it.
 */
export function relocatedConstant(
  site: Site,
  element: SyntaxNode,
): ((value: TextEdit) => readonly TextEdit[]) | undefined {
  const declaration = element.parent;
  const type = declaration?.parent?.parent;
  const [name, value] = namedChildren(element);
  if (
    site.kind !== 'whole' ||
    !declaration ||
    type?.type !== 'class_declaration' ||
    name === undefined ||
    !isSame(value, site.node) ||
    declaration.namedChildren.filter((child) => child?.type === 'const_element').length !== 1 ||
    !isOwnOnly(declaration, type)
  ) {
    return undefined;
  }
  const uses = usesOf(site, type, name);
  const span = statementSpan(site.source, declaration, () => false);
  if (uses === undefined || uses.length === 0 || span === undefined) {
    return undefined;
  }
  return ({ text }) => [...removalEdits(site.source, [span]), ...uses.map((use) => ({ span: spanOf(use), text }))];
}

/** `self::NAME` and its like, wherever the name stands; undefined where it stands as anything else, or cannot run. */
function usesOf(site: Site, type: SyntaxNode, name: SyntaxNode): SyntaxNode[] | undefined {
  const owner = type.childForFieldName('name')?.text.toLowerCase();
  const uses: SyntaxNode[] = [];
  if (everyNode(site.root, texts).some(({ text }) => text.includes(`::${name.text}`))) {
    return undefined;
  }
  for (const word of everyNode(site.root, words)) {
    if (word.text !== name.text || isSame(word, name)) {
      continue;
    }
    const access = word.parent;
    const holder = access?.namedChildren[0]?.text.toLowerCase() ?? '';
    if (
      access?.type !== 'class_constant_access_expression' ||
      !['self', 'static', owner].includes(holder) ||
      !canCall(access) ||
      // A class within has a `self` of its own.
      !isSame(closest(access, bodies)?.parent, type)
    ) {
      return undefined;
    }
    uses.push(access);
  }
  return uses;
}
