import type { TextEdit } from '../../text/edit';
import { indentUnit } from '../shared/layout';
import { beginsLine, columnIndent } from './insertion';
import type { ConfigMap } from './model';
import { quoted } from './write';

/** A value of JSON: a text, a truth value, or what a map holds. */
export type JsonValue = string | boolean | { readonly [key: string]: JsonValue };

/**
 * The edit that adds an entry to a JSON document, behind the last one of the map that a path of keys leads to; maps on the
 * way that are not there are made, before all others in the map that they are missing from. Undefined where something else
 * than a map stands there.
 *
 * @param path the keys to the entry, its own the last.
 */
export function addJsonEntry(
  { source, eol }: { readonly source: string; readonly eol: string },
  root: ConfigMap,
  path: readonly [string, ...string[]],
  value: JsonValue,
): TextEdit | undefined {
  const [key, next, ...rest] = path;
  const known = root.entries.find((entry) => entry.key === key)?.value;
  if (next !== undefined && known !== undefined) {
    return known.kind === 'map' ? addJsonEntry({ source, eol }, known, [next, ...rest], value) : undefined;
  }
  if (next === undefined && known !== undefined) {
    return undefined;
  }
  const nested = [...path].slice(1).reduceRight<JsonValue>((inner, name) => ({ [name]: inner }), value);
  const [first] = root.entries;
  const last = root.entries.at(-1);
  if (first === undefined || last === undefined) {
    return { span: root.span, text: `{ ${entryText(key, nested, undefined, eol)} }` };
  }
  const ownLines = beginsLine(source, first.keySpan.start);
  const indent = ownLines ? columnIndent(source, first.keySpan.start) : undefined;
  const layout = indent === undefined ? undefined : { indent, unit: indentUnit(source) };
  const text = entryText(key, nested, layout, eol);
  const apart = indent === undefined ? ' ' : eol + indent;
  return next === undefined
    ? { span: { start: last.span.end, end: last.span.end }, text: `,${apart}${text}` }
    : { span: { start: first.keySpan.start, end: first.keySpan.start }, text: `${text},${apart}` };
}

interface Layout {
  readonly indent: string;
  readonly unit: string;
}

/** An entry, in one line where it has no layout. */
function entryText(key: string, value: JsonValue, layout: Layout | undefined, eol: string): string {
  const name = `${quoted(key, 'double')}: `;
  if (typeof value !== 'object') {
    return name + (typeof value === 'string' ? quoted(value, 'double') : String(value));
  }
  const inner = layout && { ...layout, indent: layout.indent + layout.unit };
  const entries = Object.entries(value).map(([own, held]) => entryText(own, held, inner, eol));
  return layout === undefined || inner === undefined
    ? `${name}{ ${entries.join(', ')} }`
    : `${name}{${eol}${entries.map((entry) => inner.indent + entry).join(`,${eol}`)}${eol}${layout.indent}}`;
}
