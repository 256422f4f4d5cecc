import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { closest, everyNode, isSame } from '../code/nodes';
import { removalEdits, statementSpan } from '../code/removal';
import { constantName, constantOf, demandsConstant, isText, isVisible } from './constants';
import { canAwait, outerItem } from './places';

const names: ReadonlySet<string> = new Set(['identifier', 'shorthand_field_identifier', 'type_identifier']);
const unfit: ReadonlySet<string> = new Set(['token_tree', 'match_pattern', 'attribute_item', 'use_declaration']);

/** A constant that goes: what used it awaits the look-up instead. */
export interface AwaitedConstant {
  /** The place where it is used first. */
  readonly first: SyntaxNode;
  /** All places where it is used: each gives way to a look-up, of the type that the constant has. */
  readonly uses: readonly SyntaxNode[];
  /** The edits that take its declaration away. */
  readonly removal: readonly TextEdit[];
}

/**
 * The constant that a secret is the value of, where asynchronous code alone uses it: that code can await the look-up,
 * while what is worked out when it is first used has to block its thread.
 *
 * Undefined where other modules may use it, where a use cannot await, and where nothing uses it.
 */
export function awaitedConstant(site: Site): AwaitedConstant | undefined {
  const constant = constantOf(site);
  if (
    site.kind !== 'whole' ||
    constant === undefined ||
    !isSame(constant.childForFieldName('value'), site.node) ||
    !isText(constant) ||
    isVisible(constant) ||
    constant.parent?.parent?.type === 'trait_item' ||
    constant.previousNamedSibling?.type === 'attribute_item' ||
    (constant.parent?.parent?.type === 'impl_item' && constant.parent.parent.childForFieldName('trait') !== null)
  ) {
    return undefined;
  }
  const uses = usesOf(site, constant);
  const span = statementSpan(site.source, constant, () => false);
  const [first] = uses ?? [];
  return uses === undefined || first === undefined || span === undefined
    ? undefined
    : { first, uses, removal: removalEdits(site.source, [span]) };
}

/** `NAME`, or `Self::NAME` of a type, in code of the same module that can await; undefined where one is anything else. */
function usesOf(site: Site, constant: SyntaxNode): SyntaxNode[] | undefined {
  const name = constantName(constant);
  const type = constant.parent?.parent;
  const isOfType = type?.type === 'impl_item';
  const owner = isOfType ? type.childForFieldName('type')?.text : undefined;
  const home = outerItem(constant);
  const uses: SyntaxNode[] = [];
  // A format may name it within its text.
  if (new RegExp(`\\{${name}[:}]`).test(site.source)) {
    return undefined;
  }
  for (const word of everyNode(site.root, names)) {
    if (word.text !== name || isSame(word, constant.childForFieldName('name'))) {
      continue;
    }
    const path = word.parent?.type === 'scoped_identifier' ? word.parent : undefined;
    const holder = path?.childForFieldName('path')?.text;
    const isMeant = isOfType ? holder === 'Self' || holder === owner : path === undefined;
    const use = path ?? word;
    const inside = outerItem(use);
    if (
      !isMeant ||
      use.type === 'type_identifier' ||
      closest(use, unfit) !== undefined ||
      demandsConstant(word, constant) ||
      !canAwait(use) ||
      !isSame(inside.parent, home.parent) ||
      (isOfType && holder === 'Self' && !isSame(inside, home))
    ) {
      return undefined;
    }
    uses.push(use);
  }
  return uses;
}
