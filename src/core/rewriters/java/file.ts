import type { SyntaxNode } from '../../languages/parsers';
import type { Site } from '../code/dialect';
import { closest, isSame, namedChildren } from '../code/nodes';
import { mentionedNames } from '../code/names';
import { JvmImports, readImport } from '../jvm/imports';
import type { ImportUse } from '../jvm/unusedImports';

/** Nodes that declare a type. */
export const typeDeclarations: ReadonlySet<string> = new Set([
  'class_declaration',
  'interface_declaration',
  'enum_declaration',
  'record_declaration',
  'annotation_type_declaration',
]);

export const identifiers: ReadonlySet<string> = new Set(['identifier', 'type_identifier']);

/** The type at the top of the file that a node stands in. */
export function topType(node: SyntaxNode): SyntaxNode | undefined {
  let found: SyntaxNode | undefined;
  for (let type = closest(node, typeDeclarations); type !== undefined; type = outerType(type)) {
    found = type;
  }
  return found;
}

function outerType(type: SyntaxNode): SyntaxNode | undefined {
  return type.parent === null ? undefined : closest(type.parent, typeDeclarations);
}

/** The names by which classes go in a file, and the imports that it needs for them. */
export function importsOf({ root, source, eol }: Pick<Site, 'root' | 'source' | 'eol'>): JvmImports {
  const statements = namedChildren(root);
  const declarations = statements.filter((node) => node.type === 'import_declaration');
  const owner = statements.find((node) => node.type === 'package_declaration');
  const code = statements.filter((node) => node.type !== 'import_declaration' && node.type !== 'package_declaration');
  const mentioned = new Set(code.flatMap((node) => [...mentionedNames(node, identifiers)]));
  return new JvmImports({
    source,
    eol,
    terminator: ';',
    groupsApart: true,
    package: owner,
    packageName: owner === undefined ? '' : (namedChildren(owner).at(-1)?.text ?? ''),
    imports: declarations.map(readImport),
    mentioned,
    top: startOfCode(source, code[0]),
  });
}

/** Where the code begins, its comments included; a comment that a blank line keeps apart is the file's own. */
function startOfCode(source: string, first: SyntaxNode | undefined): number {
  let start = first;
  for (let before = start; before && /_comment$/.test(before.type); before = before.nextNamedSibling ?? undefined) {
    const next = before.nextNamedSibling;
    if (next === null || /\n[\t ]*\r?\n/.test(source.slice(before.endIndex, next.startIndex))) {
      start = next ?? before;
    }
  }
  return start?.startIndex ?? (source.startsWith('\uFEFF') ? 1 : 0);
}

/** The names that a new member of a type must not have: those that are mentioned in the file outside of its other types. */
export function takenNames(root: SyntaxNode, type: SyntaxNode): Set<string> {
  const others = namedChildren(root).filter((node) => !typeDeclarations.has(node.type) || isSame(node, type));
  return new Set(others.flatMap((node) => [...mentionedNames(node, identifiers)]));
}

/** The imports of a file, to see which of them are used. */
export function importUse(root: SyntaxNode, source: string): ImportUse {
  const importNodes = namedChildren(root)
    .filter((node) => node.type === 'import_declaration')
    .map(readImport);
  return { root, source, importNodes, identifiers };
}
