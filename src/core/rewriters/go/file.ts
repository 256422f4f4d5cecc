import type { SyntaxNode } from '../../languages/parsers';
import { mentionedNames } from '../code/names';
import { descendants, namedChildren } from '../code/nodes';
import type { Site } from '../code/dialect';
import type { FixRequest } from '../rewriter';
import { GoImports } from './imports';

const identifiers: ReadonlySet<string> = new Set(['identifier', 'type_identifier', 'package_identifier']);
const declarations: ReadonlySet<string> = new Set(['const_spec', 'var_spec', 'type_spec', 'type_alias']);
const binders: ReadonlySet<string> = new Set([
  'parameter_declaration',
  'variadic_parameter_declaration',
  'short_var_declaration',
  'var_spec',
  'const_spec',
  'range_clause',
]);

/** Names of the package's block: of this file and of those beside it. */
export function packageNames(root: SyntaxNode, { project }: Pick<FixRequest, 'project'>): Set<string> {
  const names = new Set(project.goPackage?.declared ?? []);
  for (const node of namedChildren(root)) {
    if (node.type === 'function_declaration') {
      names.add(node.childForFieldName('name')?.text ?? '');
    } else if (/^(?:const|var|type)_declaration$/.test(node.type)) {
      for (const spec of descendants(node, declarations)) {
        for (const name of spec.childrenForFieldName('name')) {
          names.add(name?.text ?? '');
        }
      }
    }
  }
  return names;
}

/** Names that a new function of the package must not have: it would clash with them, or be hidden by them. */
export function takenNames(root: SyntaxNode, request: Pick<FixRequest, 'project'>): Set<string> {
  return new Set([...packageNames(root, request), ...mentionedNames(root, identifiers)]);
}

/** Names that code within functions gives to something of its own. */
function localNames(root: SyntaxNode): Set<string> {
  const names = new Set<string>();
  const pending = [root];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    if (binders.has(current.type)) {
      const left = current.childrenForFieldName('name').concat(current.childrenForFieldName('left'));
      for (const node of left) {
        for (const name of node === null ? [] : node.type === 'identifier' ? [node] : namedChildren(node)) {
          names.add(name.text);
        }
      }
    }
    pending.push(...namedChildren(current));
  }
  return names;
}

/**
 * The imports of a site's file.
 *
 * @param isLocal whether names of variables are in the way: where code within a function uses the import.
 */
export function goImports(
  { root, source, eol, request }: Pick<Site, 'root' | 'source' | 'eol' | 'request'>,
  isLocal = false,
): GoImports {
  const taken = packageNames(root, request);
  return new GoImports(root, source, eol, isLocal ? new Set([...taken, ...localNames(root)]) : taken);
}

/** The name in the package clause. */
export function packageOf(root: SyntaxNode): string {
  const clause = namedChildren(root).find(({ type }) => type === 'package_clause');
  return clause?.namedChildren[0]?.text ?? '';
}

/** https://go.dev/s/generatedcode */
export function isGenerated(source: string): boolean {
  return /^\/\/ Code generated .* DO NOT EDIT\.\r?$/m.test(source);
}
