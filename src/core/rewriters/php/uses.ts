import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { ImportBlock } from '../code/importBlock';
import { descendants, namedChildren, spanOf } from '../code/nodes';
import { lineEnd } from '../shared/layout';
import { spaceOf } from './space';

const declared: ReadonlySet<string> = new Set([
  'class_declaration',
  'interface_declaration',
  'trait_declaration',
  'enum_declaration',
]);
const clauses: ReadonlySet<string> = new Set(['namespace_use_clause']);

/** How a class is written in a file, and the edits that import it. */
export interface ClassName {
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

/**
 * A class as a file names it: imported by a `use` where the file has a namespace or imports, else with its full name.
 *
 * @param name in full, without the leading backslash.
 */
export function classNamed(site: Site, name: string): ClassName {
  const { source, eol, root } = site;
  const space = spaceOf(site);
  const uses = space.members.filter(({ type }) => type === 'namespace_use_declaration');
  const full = { name: `\\${name}`, edits: [] };
  for (const { called, target } of uses.flatMap(importsOf)) {
    if (target.toLowerCase() === name.toLowerCase()) {
      return { name: called, edits: [] };
    }
  }
  const short = name.slice(name.lastIndexOf('\\') + 1);
  const taken = [
    ...uses.flatMap(importsOf).map(({ called }) => called),
    ...descendants(root, declared).map((type) => type.childForFieldName('name')?.text ?? ''),
  ];
  if (taken.some((other) => other.toLowerCase() === short.toLowerCase())) {
    return full;
  }
  const text = `use ${name};`;
  const entries = uses
    .filter((use) => !/^use\s+(?:function|const)\b/i.test(use.text))
    .map((use) => ({ key: keyOf(use), text: use.text, span: spanOf(use) }));
  if (entries.length > 0) {
    const block = new ImportBlock(source, eol, entries);
    const alike = block.runs.findIndex((run) => run.some(({ key }) => key.startsWith('aws\\')));
    block.insert(alike < 0 ? block.runs.length - 1 : alike, { key: name.toLowerCase(), text }, compare);
    return { name: short, edits: block.edits() };
  }
  const { header } = space;
  if (header === undefined) {
    return full;
  }
  const end = lineEnd(source, header.endIndex);
  return { name: short, edits: [{ span: { start: end, end }, text: `${eol}${eol}${space.indent}${text}` }] };
}

/** Names sort as texts, with what separates them before everything else. */
function compare(left: string, right: string): number {
  const [first, second] = [left.replaceAll('\\', ' '), right.replaceAll('\\', ' ')];
  return first < second ? -1 : first > second ? 1 : 0;
}

function keyOf(use: SyntaxNode): string {
  return namedChildren(use)[0]?.text.replace(/^\\/, '').toLowerCase() ?? '';
}

/** What an import is called in its file, and the full name that it stands for. */
export function importsOf(use: SyntaxNode): { readonly called: string; readonly target: string }[] {
  const prefix = namedChildren(use).find(({ type }) => type === 'namespace_name')?.text;
  return descendants(use, clauses).map((clause) => {
    const target = `${prefix === undefined ? '' : `${prefix}\\`}${namedChildren(clause)[0]?.text ?? ''}`;
    const called = clause.childForFieldName('alias')?.text ?? target.slice(target.lastIndexOf('\\') + 1);
    return { called, target: target.replace(/^\\/, '') };
  });
}

/** The full name of a class as a file names it, without the leading backslash; a relative name is one of its namespace. */
export function importedClass(site: Site, name: string): string {
  if (name.startsWith('\\')) {
    return name.slice(1);
  }
  const space = spaceOf(site);
  const [head = '', ...rest] = name.split('\\');
  const known = space.members
    .filter(({ type }) => type === 'namespace_use_declaration')
    .flatMap(importsOf)
    .find(({ called }) => called.toLowerCase() === head.toLowerCase());
  return [known?.target ?? (space.name === '' ? head : `${space.name}\\${head}`), ...rest].join('\\');
}
