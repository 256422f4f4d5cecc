import type { ConfigEntry, ConfigMap, ConfigNode } from '../config/model';
import { valueOf } from '../config/nodes';
import type { ConfigSite } from '../config/site';

/**
 * Whether a key of a job would stand in the way of the same key of another, since YAML's `<<` merges no maps within maps:
 * the job merges a map that has it, or a job that merges this one has one of its own.
 *
 * @param key `secrets`.
 */
export function hidesMerged(site: ConfigSite, job: ConfigMap, key: string): boolean {
  const { root, source } = site;
  if (valueOf(job, key) === undefined && mergesKey(site, job, key)) {
    return true;
  }
  return jobsOf(root).some(
    ({ value }) =>
      value?.kind === 'map' &&
      value !== job &&
      valueOf(value, key) !== undefined &&
      mergedMaps(source, root, value).includes(job),
  );
}

/** Whether a job would have the same key of another that it merges by `<<`, if it had none itself. */
export function mergesKey({ root, source }: ConfigSite, job: ConfigMap, key: string): boolean {
  return mergedMaps(source, root, job).some((map) => valueOf(map, key) !== undefined);
}

/** How deep `extends` may go: https://docs.gitlab.com/ci/yaml/#extends */
export const deepestExtends = 11;

/** The names of the jobs that a job extends, in the order in which they are merged. */
export function extendedBy(job: ConfigMap): readonly string[] {
  const named = valueOf(job, 'extends');
  const nodes = named?.kind === 'list' ? named.items.map(({ value }) => value) : [named];
  return nodes.flatMap((node) => (node?.kind === 'scalar' ? [node.text] : []));
}

/** What a job has under a key, by itself, by `<<` or from a job that it extends. */
export function inherited(site: ConfigSite, job: ConfigMap, key: string, depth = 0): ConfigNode | undefined {
  const { root, source } = site;
  const own = [job, ...mergedMaps(source, root, job)].map((map) => valueOf(map, key)).find((one) => one !== undefined);
  if (own !== undefined || depth > deepestExtends) {
    return own;
  }
  return extendedBy(job)
    .map((name) => valueOf(root, name))
    .map((extended) => (extended?.kind === 'map' ? inherited(site, extended, key, depth + 1) : undefined))
    .findLast((one) => one !== undefined);
}

/** The jobs that a job merges by `<<`, and those that they merge. */
function mergedMaps(source: string, root: ConfigNode, job: ConfigMap): readonly ConfigMap[] {
  const found: ConfigMap[] = [];
  const pending = [job];
  for (let map = pending.pop(); map !== undefined; map = pending.pop()) {
    for (const entry of map.entries.filter(isMerge)) {
      const names = source.slice(entry.keySpan.end, entry.span.end).match(/\*[^\s,\]]{1,100}/g) ?? [];
      for (const merged of names.map((name) => anchored(source, root, name.slice(1)))) {
        if (merged !== undefined && !found.includes(merged)) {
          found.push(merged);
          pending.push(merged);
        }
      }
    }
  }
  return found;
}

function isMerge({ key }: ConfigEntry): boolean {
  return key === '<<';
}

/** The job that an anchor names. */
function anchored(source: string, root: ConfigNode, name: string): ConfigMap | undefined {
  const entry = jobsOf(root).find(({ keySpan, value }) => {
    const between = value === undefined ? '' : source.slice(keySpan.end, value.span.start);
    return /&([^\s,[\]{}]{1,100})/.exec(between)?.[1] === name;
  });
  return entry?.value?.kind === 'map' ? entry.value : undefined;
}

/** The entries of a pipeline, jobs and templates among them. */
export function jobsOf(root: ConfigNode): readonly ConfigEntry[] {
  return root.kind === 'map' ? root.entries : [];
}
