import type { TextEdit } from '../../text/edit';
import { addJsonEntry } from '../config/jsonEntry';
import type { ConfigMap, ConfigNode } from '../config/model';
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

/**
 * What repeats a block by a local value that is sensitive from now on, `count` or `for_each`, at which Terraform stops;
 * undefined where nothing does. https://developer.hashicorp.com/terraform/language/meta-arguments/for_each#limitations-on-values-used-in-for_each
 */
export function repeatedBy(site: ConfigSite, root: ConfigMap): string | undefined {
  const [section, local, ...within] = keysOf(site.steps).filter((key) => !key.startsWith('['));
  if (section !== 'locals' || local === undefined || within.length > 0) {
    return undefined;
  }
  const names = madeWith(site, root, local, isSensitiveItself);
  const blocks = [
    ...[valueOf(root, 'resource'), valueOf(root, 'data')].flatMap(valuesOf).flatMap(valuesOf),
    ...valuesOf(valueOf(root, 'module')),
  ];
  return ['count', 'for_each'].find((argument) =>
    blocks.flatMap(itemsOf).some((block) => {
      const given = valueOf(block, argument);
      const text = given === undefined ? '' : site.source.slice(given.span.start, given.span.end);
      return isSensitiveItself(text) && namesAny(text, names);
    }),
  );
}

/** Whether a value made with a sensitive one is so as a whole: objects and lists are not, whose parts are. */
function isSensitiveItself(text: string): boolean {
  return !/^[{[]|\bnonsensitive\(/.test(text);
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

/** A local value and those that are made with it. */
function madeWith(
  { source }: ConfigSite,
  root: ConfigMap,
  first: string,
  isAsked: (text: string) => boolean = () => true,
): ReadonlySet<string> {
  const found = new Set([first]);
  const locals = valueOf(root, 'locals');
  const maps = locals?.kind === 'list' ? locals.items.map(({ value }) => value) : [locals];
  const entries = maps.flatMap((map) => (map?.kind === 'map' ? map.entries : []));
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const { key, value } of entries) {
      const text = value === undefined ? '' : source.slice(value.span.start, value.span.end);
      if (namesAny(text, found) && isAsked(text)) {
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
