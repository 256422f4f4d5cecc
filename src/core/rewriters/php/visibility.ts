import type { SyntaxNode } from '../../languages/parsers';
import { namedChildren } from '../code/nodes';

/**
 * Whether only the class itself can read a member of it: the member is private, or protected where the class is final,
 * has no parent that could read it, and takes nothing from a trait.
 * https://www.php.net/manual/en/language.oop5.visibility.php
 *
 * @param declaration of constants or properties.
 * @param type the class.
 */
export function isOwnOnly(declaration: SyntaxNode, type: SyntaxNode): boolean {
  const visibility = namedChildren(declaration).find((child) => child.type === 'visibility_modifier')?.text;
  return visibility === 'private' || (visibility === 'protected' && isAlone(type));
}

function isAlone(type: SyntaxNode): boolean {
  const body = type.childForFieldName('body');
  const parts = namedChildren(type).map((child) => child.type);
  return (
    parts.includes('final_modifier') &&
    !parts.includes('base_clause') &&
    body !== null &&
    !namedChildren(body).some((member) => member.type === 'use_declaration')
  );
}
