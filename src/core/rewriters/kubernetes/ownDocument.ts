import type { Span } from '../../text/span';
import { columnIndent } from '../config/insertion';
import type { ConfigList, ConfigMap, ConfigNode } from '../config/model';
import { textOf, valueOf } from '../config/nodes';
import type { ConfigSite } from '../config/site';
import { lineEnd, lineStart } from '../shared/layout';

/** An ExternalSecret that can go once what it fetches stands elsewhere. */
export interface OwnDocument {
  /** From the line that opens the document to its end (UTF-16 offsets, end exclusive). */
  readonly span: Span;
  /** The lines of the keys that it fetches, without their indentation. */
  readonly items: readonly string[];
}

/**
 * The document of keys that are merged into a Secret, where it says no more than we write ourselves: what a person added
 * to it (a template, an interval of their own) is not taken away.
 */
export function ownDocument(site: ConfigSite, secret: ConfigMap, keys: ConfigList): OwnDocument | undefined {
  const { roots, source } = site;
  const root = roots.find((one) => valueOf(one, 'spec', 'data') === keys);
  const first = keys.items[0];
  if (
    root === undefined ||
    first === undefined ||
    root.span.start < secret.span.start ||
    textOf(root, 'spec', 'target', 'creationPolicy') !== 'Merge' ||
    textOf(root, 'spec', 'refreshInterval') !== '1h' ||
    textOf(root, 'metadata', 'namespace') !== textOf(secret, 'metadata', 'namespace') ||
    !hasOnly(root, ['apiVersion', 'kind', 'metadata', 'spec']) ||
    !hasOnly(valueOf(root, 'metadata'), ['name', 'namespace']) ||
    !hasOnly(valueOf(root, 'spec'), ['refreshInterval', 'secretStoreRef', 'target', 'data']) ||
    !hasOnly(valueOf(root, 'spec', 'target'), ['name', 'creationPolicy'])
  ) {
    return undefined;
  }
  const opening = source.lastIndexOf('---', root.span.start);
  const start = opening < 0 ? -1 : lineStart(source, opening);
  const next = roots[roots.indexOf(root) + 1];
  const end = next === undefined ? source.length : lineStart(source, source.lastIndexOf('---', next.span.start));
  const text = source.slice(root.span.start, end);
  // Comments are somebody's words.
  if (start < 0 || source.slice(start, root.span.start).trim() !== '---' || /(?:^|\s)#/.test(text)) {
    return undefined;
  }
  const indent = columnIndent(source, first.span.start).length;
  const lines = source.slice(lineStart(source, first.span.start), lineEnd(source, keys.span.end)).split(/\r?\n/);
  return { span: { start, end }, items: lines.map((line) => line.slice(indent)) };
}

function hasOnly(node: ConfigNode | undefined, keys: readonly string[]): boolean {
  return node?.kind === 'map' && node.entries.every(({ key }) => keys.includes(key));
}
