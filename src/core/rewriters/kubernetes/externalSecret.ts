import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { columnIndent } from '../config/insertion';
import type { ConfigList, ConfigNode } from '../config/model';
import { textOf, valueOf } from '../config/nodes';
import type { ConfigSite } from '../config/site';
import { yamlValue } from '../config/write';
import type { SecretReference } from '../rewriter';
import { indentUnit, lineEnd } from '../shared/layout';

/** A key of a Secret, and what it is fetched from. */
export interface Fetched {
  readonly secret: string;
  readonly key: string;
  readonly reference: SecretReference;
  /** Whether the Secret stands elsewhere and only gets this key. */
  readonly merged: boolean;
}

/** https://external-secrets.io/latest/api/externalsecret/ */
export const apiVersion = 'external-secrets.io/v1';

/**
 * The lines below `spec:` of an ExternalSecret, without indentation.
 *
 * @param items the lines of what is fetched besides.
 */
export function specLines(
  site: ConfigSite,
  { secret, key, reference, merged }: Fetched,
  items: readonly string[] = [],
): string[] {
  const unit = indentUnit(site.source);
  const store = storeOf(site, reference.target);
  return [
    'refreshInterval: 1h',
    'secretStoreRef:',
    `${unit}kind: ${store.kind}`,
    `${unit}name: ${store.name}`,
    'target:',
    `${unit}name: ${secret}`,
    ...(merged ? [`${unit}creationPolicy: Merge`] : []),
    'data:',
    ...items.map((line) => unit + line),
    ...itemLines(site, key, reference).map((line) => unit + line),
  ];
}

function itemLines({ source }: ConfigSite, key: string, { name }: SecretReference): string[] {
  return [
    `- secretKey: ${yamlValue(source, key)}`,
    '  remoteRef:',
    `  ${indentUnit(source)}key: ${yamlValue(source, name)}`,
  ];
}

/** The edit that has a key fetched: in the ExternalSecret that makes the Secret already, or in a new document. */
export function fetchEdit(site: ConfigSite, fetched: Fetched): TextEdit {
  const { source, eol } = site;
  const list = fetchedKeys(site, fetched.secret);
  const last = list?.items.at(-1);
  if (last !== undefined) {
    const indent = columnIndent(source, last.span.start);
    const at = lineEnd(source, last.span.end);
    const lines = itemLines(site, fetched.key, fetched.reference).map((line) => eol + indent + line);
    return { span: { start: at, end: at }, text: lines.join('') };
  }
  const unit = indentUnit(source);
  const namespace = textOf(site.root, 'metadata', 'namespace');
  const lines = [
    '---',
    `apiVersion: ${apiVersion}`,
    'kind: ExternalSecret',
    'metadata:',
    `${unit}name: ${fetched.secret}`,
    ...(namespace === undefined ? [] : [`${unit}namespace: ${namespace}`]),
    'spec:',
    ...specLines(site, fetched).map((line) => unit + line),
  ];
  const end = source.length;
  const open = source === '' || /[\r\n]$/.test(source) ? '' : eol;
  return { span: { start: end, end }, text: open + lines.join(eol) + (open === '' ? eol : '') };
}

/**
 * The keys that an ExternalSecret of the file fetches into a Secret of the namespace that the document is in.
 *
 * @param flow whether they are to be in brackets, or each on a line of its own.
 */
export function fetchedKeys(site: ConfigSite, secret: string, flow = false): ConfigList | undefined {
  for (const root of inNamespace(site)) {
    const target = textOf(root, 'spec', 'target', 'name') ?? textOf(root, 'metadata', 'name');
    const data = valueOf(root, 'spec', 'data');
    if (textOf(root, 'kind') === 'ExternalSecret' && target === secret && data?.kind === 'list' && data.flow === flow) {
      return data;
    }
  }
  return undefined;
}

/** Whether a Secret of the file and of the document's namespace has the name, so that keys can only be merged into it. */
export function hasSecret(site: ConfigSite, secret: string): boolean {
  return inNamespace(site).some(
    (root) => textOf(root, 'kind') === 'Secret' && textOf(root, 'metadata', 'name') === secret,
  );
}

/** What is in the namespace of the document, or like it names none. */
function inNamespace({ roots, root }: ConfigSite): readonly ConfigNode[] {
  const namespace = textOf(root, 'metadata', 'namespace');
  return roots.filter((one) => textOf(one, 'metadata', 'namespace') === namespace);
}

/** The store that other ExternalSecrets of the file use, or the one to be made. */
export function storeOf(
  { roots }: ConfigSite,
  target: SecretReference['target'],
): { readonly kind: string; readonly name: string } {
  for (const root of target === 'secretsmanager' ? roots : []) {
    const name = textOf(root, 'spec', 'secretStoreRef', 'name');
    if (textOf(root, 'kind') === 'ExternalSecret' && name !== undefined && name !== 'aws-parameter-store') {
      return { kind: textOf(root, 'spec', 'secretStoreRef', 'kind') ?? 'SecretStore', name };
    }
  }
  return {
    kind: 'ClusterSecretStore',
    name: target === 'secretsmanager' ? 'aws-secrets-manager' : 'aws-parameter-store',
  };
}

/** What the cluster must have. */
export function needsOperator(site: ConfigSite, target: SecretReference['target']): Message {
  return message(
    'The cluster needs the External Secrets Operator, and a {0} named {1} that may read the value, in the account and region where it is stored.',
    storeOf(site, target).kind,
    storeOf(site, target).name,
  );
}
