import type { TextEdit } from '../../text/edit';
import { addJsonEntry } from '../config/jsonEntry';
import type { ConfigMap, ConfigNode } from '../config/model';
import { keysOf, textOf, valueOf } from '../config/nodes';
import type { ConfigSite } from '../config/site';
import { isSensitiveItself, isSensitiveRepetition } from '../terraform/repetition';

/**
 * The edits that mark outputs as sensitive which show a local value that is so from now on: Terraform stops where one is
 * not marked. https://developer.hashicorp.com/terraform/language/block/output#sensitive
 */
export function sensitiveOutputs(site: ConfigSite, root: ConfigMap): TextEdit[] {
  const [section, local] = keysOf(site.steps).filter((key) => !key.startsWith('['));
  const outputs = valueOf(root, 'output');
  if (section !== 'locals' || local === undefined || outputs?.kind !== 'map') {
    return [];
  }
  const names = madeWith(site, root, local);
  return outputs.entries.flatMap(({ key, value }) => {
    const shown = valueOf(value, 'value');
    if (shown === undefined || !namesAny(site.source.slice(shown.span.start, shown.span.end), names)) {
      return [];
    }
    const known = valueOf(value, 'sensitive');
    if (known !== undefined) {
      return textOf(value, 'sensitive') === 'true' ? [] : [{ span: known.span, text: 'true' }];
    }
    return addJsonEntry(site, root, ['output', key, 'sensitive'], true) ?? [];
  });
}

/** Whether a local value that is sensitive from now on says how often a block is repeated (`for_each`), at which Terraform stops. */
export function repeatsBlock(site: ConfigSite, root: ConfigMap): boolean {
  const [section, local, ...within] = keysOf(site.steps).filter((key) => !key.startsWith('['));
  if (section !== 'locals' || local === undefined) {
    return false;
  }
  const isWhole = within.length === 0 && keysOf(site.steps).at(-1) === local;
  const whole = isWhole ? madeWith(site, root, local, isSensitiveItself) : new Set<string>();
  const parts = madeWith(site, root, local);
  const blocks = [
    ...['resource', 'data', 'ephemeral'].flatMap((type) => valuesOf(valueOf(root, type))).flatMap(valuesOf),
    ...valuesOf(valueOf(root, 'module')),
  ];
  return blocks.flatMap(itemsOf).some((block) => {
    const given = valueOf(block, 'for_each');
    return (
      given !== undefined && isSensitiveRepetition(site.source.slice(given.span.start, given.span.end), whole, parts)
    );
  });
}

/** The values of a map, or of the maps in a list: a block may be written as either. */
function valuesOf(node: ConfigNode | undefined): readonly ConfigNode[] {
  return node === undefined
    ? []
    : itemsOf(node).flatMap((map) => (map.kind === 'map' ? map.entries.flatMap(({ value }) => value ?? []) : []));
}

function itemsOf(node: ConfigNode): readonly ConfigNode[] {
  return node.kind === 'list' ? node.items.flatMap(({ value }) => value ?? []) : [node];
}

/** A local value and those that are made with it, each as `local.NAME`. */
function madeWith(
  { source }: ConfigSite,
  root: ConfigMap,
  first: string,
  isAsked: (text: string) => boolean = () => true,
): ReadonlySet<string> {
  const found = new Set([`local.${first}`]);
  const locals = valueOf(root, 'locals');
  const maps = locals?.kind === 'list' ? locals.items.map(({ value }) => value) : [locals];
  const entries = maps.flatMap((map) => (map?.kind === 'map' ? map.entries : []));
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const { key, value } of entries) {
      const text = value === undefined ? '' : source.slice(value.span.start, value.span.end);
      if (namesAny(text, found) && isAsked(text)) {
        found.add(`local.${key}`);
      }
    }
  }
  return found;
}

/** Whether a text names one of some local values, `local.password`. */
function namesAny(text: string, names: ReadonlySet<string>): boolean {
  return [...text.matchAll(/(?<![\w.-])local\.[\w-]{1,100}/g)].some(([name]) => names.has(name));
}
