import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import { columnIndent } from '../config/insertion';
import type { ConfigEntry, ConfigMap, ConfigNode } from '../config/model';
import { textOf, valueOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import type { ConfigSite } from '../config/site';
import { yamlValue } from '../config/write';
import type { Plan, Refusal, SecretReference } from '../rewriter';
import { refuse } from '../shared/plans';
import { readsSecret } from './variable';
import { indentUnit, layLines, lineStart } from '../shared/layout';

/**
 * The class whose secrets a workload mounts by the Secrets Store CSI driver; undefined where it mounts none.
 * https://secrets-store-csi-driver.sigs.k8s.io/
 */
export function mountedClass(node: ConfigNode | undefined): string | undefined {
  if (node?.kind === 'list') {
    return node.items.map(({ value }) => mountedClass(value)).find((name) => name !== undefined);
  }
  if (node?.kind !== 'map') {
    return undefined;
  }
  return textOf(node, 'csi', 'driver') === 'secrets-store.csi.k8s.io'
    ? textOf(node, 'csi', 'volumeAttributes', 'secretProviderClass')
    : node.entries.map(({ value }) => mountedClass(value)).find((name) => name !== undefined);
}

/** What a variable needs of the class: where its objects are listed, and which Secret they are synced to. */
interface ProviderClass {
  readonly root: ConfigMap;
  readonly parameters: ConfigEntry;
  readonly objects: ConfigEntry;
}

/** The class of AWS by that name in the file, as far as it can be added to. */
function providerClass(roots: readonly ConfigNode[], name: string): ProviderClass | undefined {
  for (const root of roots) {
    const spec = valueOf(root, 'spec');
    const parameters = spec?.kind === 'map' ? spec.entries.find(({ key }) => key === 'parameters') : undefined;
    const objects =
      parameters?.value?.kind === 'map' ? parameters.value.entries.find(({ key }) => key === 'objects') : undefined;
    if (
      root.kind === 'map' &&
      textOf(root, 'kind') === 'SecretProviderClass' &&
      textOf(root, 'metadata', 'name') === name &&
      textOf(spec, 'provider') === 'aws' &&
      parameters !== undefined &&
      objects?.value?.kind === 'scalar' &&
      objects.value.style === 'block'
    ) {
      return { root, parameters, objects };
    }
  }
  return undefined;
}

/**
 * A variable of a workload that mounts secrets by the CSI driver reads a Secret that the driver syncs.
 * https://github.com/aws/secrets-store-csi-driver-provider-aws
 */
export function planSynced(
  site: ConfigSite,
  target: SecretReference['target'],
  variable: ConfigMap,
  value: ConfigEntry,
  name: string,
): Plan | Refusal {
  const key = textOf(variable, 'name') ?? '';
  const found = providerClass(site.roots, name);
  if (found === undefined) {
    return refuse(
      target,
      message(
        'The workload mounts the SecretProviderClass {0}, which does not stand in this file with a list of objects: add the secret to its objects with the alias {1}, and that to its secretObjects, and have the variable read that Secret (secretKeyRef).',
        name,
        key,
      ),
    );
  }
  const secrets = valueOf(found.root, 'spec', 'secretObjects');
  const [known] = secrets?.kind === 'list' ? secrets.items : [];
  const secret = textOf(known?.value, 'secretName') ?? `${textOf(site.root, 'metadata', 'name') ?? name}-secrets`;
  return referencePlan(site, target, {
    path: [key],
    review: [
      message(
        'The driver must sync to Secrets (syncSecret.enabled), and the account of the workload must be allowed to read the value.',
      ),
    ],
    changes: [message('A container gets the value when it starts: after a rotation, restart it.')],
    edits: (reference) => [
      readsSecret(site, variable, value, secret, key),
      objectEdit(site, found, reference, key),
      syncEdit(site, found, secret, key),
    ],
  });
}

/** The secret at the end of the class's list of objects, which is a text of its own. */
function objectEdit(
  { source, eol }: ConfigSite,
  { objects }: ProviderClass,
  reference: SecretReference,
  key: string,
): TextEdit {
  const span = objects.value?.span ?? objects.span;
  const text = source.slice(span.start, span.end);
  const first = /[\r\n]([ \t]+)-/.exec(text)?.[1] ?? columnIndent(source, objects.keySpan.start) + indentUnit(source);
  const type = reference.target === 'secretsmanager' ? 'secretsmanager' : 'ssmparameter';
  const lines = [
    `- objectName: ${yamlValue(source, reference.name)}`,
    `  objectType: ${type}`,
    `  objectAlias: ${key}`,
  ];
  const at = span.start + text.trimEnd().length;
  return { span: { start: at, end: at }, text: eol + layLines(lines, first, eol) };
}

/** The object among those that are synced to the Secret. */
function syncEdit({ source, eol }: ConfigSite, found: ProviderClass, secret: string, key: string): TextEdit {
  const unit = indentUnit(source);
  const secrets = valueOf(found.root, 'spec', 'secretObjects');
  const data = secrets?.kind === 'list' ? valueOf(secrets.items[0]?.value, 'data') : undefined;
  const last = data?.kind === 'list' && !data.flow ? data.items.at(-1) : undefined;
  const item = [`- objectName: ${key}`, `  key: ${key}`];
  if (last !== undefined) {
    const text = source.slice(last.span.start, last.span.end).trimEnd();
    const at = last.span.start + text.length;
    return { span: { start: at, end: at }, text: eol + layLines(item, columnIndent(source, last.span.start), eol) };
  }
  const indent = columnIndent(source, found.parameters.keySpan.start);
  const lines = [
    'secretObjects:',
    `${unit}- secretName: ${secret}`,
    `${unit}  type: Opaque`,
    `${unit}  data:`,
    ...item.map((line) => `${unit}  ${unit}${line}`),
  ];
  const at = lineStart(source, found.parameters.keySpan.start);
  return { span: { start: at, end: at }, text: layLines(lines, indent, eol) + eol };
}
