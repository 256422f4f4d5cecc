import type { SyntaxNode } from '../../languages/parsers';
import { descendants } from './nodes';

/** The names that code mentions, in whatever role. */
export function mentionedNames(root: SyntaxNode, identifiers: ReadonlySet<string>): Set<string> {
  return new Set(descendants(root, identifiers).map((node) => node.text));
}

/** A name as it can stand between double quotes in most languages. */
export function doubleQuoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
