import type { Site } from '../code/dialect';
import { doubleQuoted } from '../code/names';
import { namedChildren } from '../code/nodes';
import { outerItem } from './places';

/** The widest line that rustfmt writes unless told otherwise. */
export const width = 100;

/**
 * A static whose value is worked out when it is first used, laid out as rustfmt does.
 *
 * @param head what stands before its type: `pub static NAME`.
 * @param indent of its first line.
 */
export function lazyStatic(site: Site, head: string, expression: string, indent: string): string {
  const type = isImported(site) ? 'LazyLock' : 'std::sync::LazyLock';
  const start = `${head}: ${type}<String> =`;
  const call = `${type}::new(|| ${expression});`;
  const inner = indent + site.indent;
  if (columns(`${indent}${start} ${call}`) <= width) {
    return `${start} ${call}`;
  }
  const opened = `${start} ${type}::new(|| {`;
  return columns(inner + call) > width && columns(indent + opened) <= width
    ? [opened, `${inner}${expression}`, `${indent}});`].join(site.eol)
    : `${start}${site.eol}${inner}${call}`;
}

/** Whether the file says `LazyLock` for short where a secret stands. */
function isImported({ root, node }: Site): boolean {
  return (
    (outerItem(node).parent ?? root).type === 'source_file' &&
    namedChildren(root).some(
      (item) =>
        item.type === 'use_declaration' &&
        /^(?:pub\s+)?use\s+std::sync::(?:LazyLock\b|\{[^}]*\bLazyLock\b)(?!\s+as\b)/.test(item.text),
    )
  );
}

/** The lazy static of the same module that reads a variable; undefined where there is none. */
export function staticOf({ node, root }: Site, variable: string): string | undefined {
  const module = outerItem(node).parent ?? root;
  const read = `env::var(${doubleQuoted(variable)}).expect(`;
  return namedChildren(module)
    .find(
      (item) =>
        item.type === 'static_item' &&
        /\bLazyLock<String>$/.test(item.childForFieldName('type')?.text ?? '') &&
        item.childForFieldName('value')?.text.includes(read) === true,
    )
    ?.childForFieldName('name')?.text;
}

/** How wide a line is; a tab is four columns. */
export function columns(line: string): number {
  return line.replaceAll('\t', '    ').length;
}
