import type { TextEdit } from '../../text/edit';
import { addJsonEntry } from '../config/jsonEntry';
import type { ConfigMap } from '../config/model';
import { keysOf, textOf, valueOf } from '../config/nodes';
import type { ConfigSite } from '../config/site';

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

/** A local value and those that are made with it. */
function madeWith({ source }: ConfigSite, root: ConfigMap, first: string): ReadonlySet<string> {
  const found = new Set([first]);
  const locals = valueOf(root, 'locals');
  const maps = locals?.kind === 'list' ? locals.items.map(({ value }) => value) : [locals];
  const entries = maps.flatMap((map) => (map?.kind === 'map' ? map.entries : []));
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const { key, value } of entries) {
      if (value !== undefined && namesAny(source.slice(value.span.start, value.span.end), found)) {
        found.add(key);
      }
    }
  }
  return found;
}

/** Whether a text names one of some local values: `${local.password}`. */
function namesAny(text: string, names: ReadonlySet<string>): boolean {
  return [...text.matchAll(/(?<![\w.-])local\.([\w-]{1,100})/g)].some(([, name = '']) => names.has(name));
}
