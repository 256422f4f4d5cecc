import type { ConfigMap, ConfigNode } from '../config/model';
import { keysOf, textOf, valueOf } from '../config/nodes';
import type { ConfigSite } from '../config/site';
import { destroyTime, moduleSource, ownProvider } from '../terraform/unusable';
import type { UnusableSite } from '../terraform/unusable';

/** Why the value of a site cannot be looked up where it stands; undefined where it can. */
export function unusable({ steps }: ConfigSite): UnusableSite | undefined {
  const [section, type, argument, ...rest] = keysOf(steps).filter((key) => !key.startsWith('['));
  if (section === 'module' && rest.length === 0 && /^(?:source|version)$/.test(argument ?? '')) {
    return moduleSource;
  }
  if (section === 'provider' && type === 'aws') {
    return textOf(mapBehind(steps, 'aws'), 'alias') === undefined ? ownProvider : undefined;
  }
  if (section !== 'resource') {
    return undefined;
  }
  const resource = steps.find(
    ({ of }) => of.kind === 'map' && rest[0] !== undefined && valueOf(of, rest[0]) !== undefined,
  );
  const isDestroyed =
    rest[0] === 'provisioner'
      ? steps.some(({ of }) => isDestroy(of))
      : rest[0] === 'connection' && holdsDestroy(valueOf(resource?.of, 'provisioner'));
  return isDestroyed ? destroyTime : undefined;
}

/** The first map in the value of a key, which may be a list of maps. */
function mapBehind(steps: ConfigSite['steps'], key: string): ConfigMap | undefined {
  const index = steps.findIndex((step) => step.kind === 'entry' && step.entry.key === key);
  const found = steps.slice(index + 1).find(({ of }) => of.kind === 'map')?.of;
  return found?.kind === 'map' ? found : undefined;
}

function isDestroy(node: ConfigNode): boolean {
  return /^(?:destroy|\$\{\s*destroy\s*\})$/.test(textOf(node, 'when') ?? '');
}

/** Whether provisioners, in lists or maps by their types, run when the resource is destroyed. */
function holdsDestroy(node: ConfigNode | undefined): boolean {
  if (node === undefined || node.kind === 'scalar') {
    return false;
  }
  const values = node.kind === 'map' ? node.entries : node.items;
  return isDestroy(node) || values.some(({ value }) => holdsDestroy(value));
}
