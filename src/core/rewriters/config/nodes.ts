import type { ParsedDocument } from '../../languages/document';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import { readJsonNodes } from './jsonNodes';
import type { ConfigList, ConfigMap, ConfigNode, ConfigPlace, Step } from './model';
import { readYamlNodes } from './yamlNodes';

/** The nodes of a YAML or JSON document, one for each of its documents; none where it has no tree or is neither. */
export function readNodes(document: ParsedDocument): readonly ConfigNode[] {
  if (document.language.id === 'json') {
    const node = readJsonNodes(document.source);
    return node === undefined ? [] : [node];
  }
  return document.language.id === 'yaml' && document.tree ? readYamlNodes(document.source, document.tree.root) : [];
}

/** The value that holds a span; undefined where none does (a comment, a key). */
export function placeOf(roots: readonly ConfigNode[], span: Span): ConfigPlace | undefined {
  const root = roots.find((candidate) => contains(candidate.span, span));
  const steps: Step[] = [];
  for (let node = root; root && node;) {
    if (node.kind === 'scalar') {
      return { root, steps, scalar: node };
    }
    const step = stepInto(node, span);
    if (step === undefined) {
      return undefined;
    }
    steps.push(step);
    node = step.kind === 'entry' ? step.entry.value : step.item.value;
  }
  return undefined;
}

function stepInto(node: ConfigMap | ConfigList, span: Span): Step | undefined {
  if (node.kind === 'map') {
    const entry = node.entries.find(({ value }) => value !== undefined && contains(value.span, span));
    return entry && { kind: 'entry', of: node, entry };
  }
  const index = node.items.findIndex(({ value }) => value !== undefined && contains(value.span, span));
  const item = node.items[index];
  return item && { kind: 'item', of: node, item, index };
}

/** The keys of a path; an item is its index in brackets. */
export function keysOf(steps: readonly Step[]): string[] {
  return steps.map((step) => (step.kind === 'entry' ? step.entry.key : `[${String(step.index)}]`));
}

/** The value of a key; undefined where the node is no map or has no such key. */
export function valueOf(node: ConfigNode | undefined, ...keys: readonly string[]): ConfigNode | undefined {
  let found = node;
  for (const key of keys) {
    found = found?.kind === 'map' ? found.entries.find((entry) => entry.key === key)?.value : undefined;
  }
  return found;
}

/** The text of a key's value where it is a scalar. */
export function textOf(node: ConfigNode | undefined, ...keys: readonly string[]): string | undefined {
  const found = valueOf(node, ...keys);
  return found?.kind === 'scalar' ? found.text : undefined;
}
