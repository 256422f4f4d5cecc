import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { ConfigEntry, ConfigMap, ConfigNode } from '../config/model';
import { textOf, valueOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import { removeAll } from '../config/removal';
import type { ConfigSite } from '../config/site';
import { keyLike } from '../config/write';
import type { Plan, SecretReference } from '../rewriter';
import { addVariable, takesVariable, variableNames } from './environment';
import { fetchEdit, hasSecret, needsOperator } from './externalSecret';
import { isJson } from './json';

/** What of a file reads a key of a ConfigMap. */
type Use =
  /** All of its keys become variables of a container. */
  | { readonly kind: 'all'; readonly container: ConfigMap; readonly from: ConfigEntry; readonly prefix: string }
  /** A variable reads the key: `configMapKeyRef`, or with a name of its own within. */
  | { readonly kind: 'key'; readonly reference: ConfigEntry; readonly name: ConfigEntry }
  /** Files of a volume, or anything else that cannot read a Secret instead. */
  | { readonly kind: 'other' };

/**
 * A key of a ConfigMap is fetched into a Secret, and the containers of the file that read it as a variable read that.
 *
 * @returns undefined where no container of the file does, or something else of the file reads the ConfigMap.
 */
export function planConfigMapKey(
  site: ConfigSite,
  target: Exclude<SecretReference['target'], 'environment'>,
): Plan | undefined {
  const name = textOf(site.root, 'metadata', 'name');
  const [section, entry] = site.steps;
  if (
    name === undefined ||
    section?.kind !== 'entry' ||
    section.entry.key !== 'data' ||
    entry?.kind !== 'entry' ||
    site.steps.length !== 2 ||
    !site.whole ||
    isJson(site)
  ) {
    return undefined;
  }
  const { key } = entry.entry;
  const namespace = textOf(site.root, 'metadata', 'namespace');
  const uses = site.roots
    .filter((root) => textOf(root, 'metadata', 'namespace') === namespace)
    .flatMap((root) => usesOf(root, name, key));
  const isVariable = /^[A-Za-z_]\w{0,200}$/.test(key);
  const cannot = (use: Use): boolean =>
    use.kind === 'other' || (use.kind === 'all' && (!isVariable || !takesVariable(use.container)));
  if (uses.length === 0 || uses.some(cannot)) {
    return undefined;
  }
  const secret = `${name}-secrets`;
  return referencePlan(site, target, {
    path: [name, key],
    review: [
      needsOperator(site, target),
      message(
        'The value leaves the ConfigMap {0}: what of other files reads it from there must read the key {1} of the Secret {2}.',
        name,
        key,
        secret,
      ),
    ],
    changes: [message('A container gets the value when it starts: after a rotation, restart it.')],
    edits: (reference) => [
      ...removeAll(site.source, [site.steps], 1),
      ...uses.flatMap((use) => readsSecretInstead(site, use, secret, key)),
      fetchEdit(site, { secret, key, reference, merged: hasSecret(site, secret) }),
    ],
  });
}

function readsSecretInstead(site: ConfigSite, use: Use, secret: string, key: string): TextEdit[] {
  switch (use.kind) {
    case 'all': {
      const name = use.prefix + key;
      // What a container lists itself comes before what it takes as a whole.
      return variableNames(use.container).has(name)
        ? []
        : [addVariable(site, use.container, use.from, { name, secret, key })];
    }
    case 'key':
      return [
        { span: use.reference.keySpan, text: keyLike(site.source, use.reference.keySpan, 'secretKeyRef') },
        ...(use.name.value === undefined ? [] : [{ span: use.name.value.span, text: secret }]),
      ];
    case 'other':
      return [];
  }
}

/** Everything below a node that reads a key of a ConfigMap. */
function usesOf(node: ConfigNode | undefined, configMap: string, key: string): readonly Use[] {
  if (node?.kind === 'list') {
    return node.items.flatMap(({ value }) => usesOf(value, configMap, key));
  }
  if (node?.kind !== 'map') {
    return [];
  }
  return node.entries.flatMap((entry): readonly Use[] => {
    const { value } = entry;
    const named = value?.kind === 'map' ? value.entries.find((one) => one.key === 'name') : undefined;
    const isMeant = named?.value?.kind === 'scalar' && named.value.text === configMap;
    if (entry.key === 'envFrom' && value?.kind === 'list') {
      return value.items.flatMap(({ value: from }): readonly Use[] =>
        textOf(from, 'configMapRef', 'name') === configMap
          ? [{ kind: 'all', container: node, from: entry, prefix: textOf(from, 'prefix') ?? '' }]
          : [],
      );
    }
    if (entry.key === 'configMapKeyRef' && isMeant) {
      const isKey = textOf(value, 'key') === key;
      return isKey ? [{ kind: 'key', reference: entry, name: named }] : [];
    }
    return entry.key === 'configMap' && isMeant && takesKey(value, key)
      ? [{ kind: 'other' }]
      : usesOf(value, configMap, key);
  });
}

/** Whether a volume has a key of the ConfigMap that it mounts: all of them, unless it lists some. */
function takesKey(volume: ConfigNode | undefined, key: string): boolean {
  const items = valueOf(volume, 'items');
  return items?.kind !== 'list' || items.items.some(({ value }) => textOf(value, 'key') === key);
}
