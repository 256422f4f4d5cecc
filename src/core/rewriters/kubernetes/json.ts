import { applyEdits } from '../../text/edit';
import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { ConfigEntry, ConfigList, ConfigMap, ConfigNode, Step } from '../config/model';
import { readNodes, valueOf, textOf } from '../config/nodes';
import { removeAll } from '../config/removal';
import type { ConfigSite } from '../config/site';
import { appendEntry, noComments } from '../shared/entries';
import { indentUnit, lineIndent } from '../shared/layout';
import { apiVersion, fetchedKeys, storeOf } from './externalSecret';
import type { Fetched } from './externalSecret';

/** Whether the manifest of a site is written in JSON. */
export function isJson(site: ConfigSite): boolean {
  return site.request.document.language.id === 'json';
}

/** The site as one within its own resource, where a file in JSON holds a List of them. */
export function inResource(site: ConfigSite): ConfigSite {
  const items = isJson(site) ? itemsOf(site.root) : undefined;
  const [, item, ...steps] = site.steps;
  return items === undefined || item?.kind !== 'item' || item.item.value === undefined
    ? site
    : { ...site, root: item.item.value, roots: items.items.flatMap(({ value }) => (value ? [value] : [])), steps };
}

/** What is to be said of a file that cannot hold a second resource as it is. */
export function listNotes(site: ConfigSite): Message[] {
  const [file] = isJson(site) ? readNodes(site.request.document) : [];
  return file === undefined || itemsOf(file) !== undefined
    ? []
    : [message('The file becomes a List (kind: List) of what it held and the ExternalSecret.')];
}

/** The items of a List of resources. */
function itemsOf(root: ConfigNode | undefined): ConfigList | undefined {
  const items = textOf(root, 'kind')?.endsWith('List') === true ? valueOf(root, 'items') : undefined;
  return items?.kind === 'list' ? items : undefined;
}

/** The edits that have a variable read a key of a Secret. */
export function readsSecretInJson(
  { source }: ConfigSite,
  { span }: ConfigEntry,
  secret: string,
  key: string,
): TextEdit {
  const json = { secretKeyRef: { name: secret, key } };
  return { span, text: `"valueFrom": ${written(source, span.start, json, true)}` };
}

/**
 * The edits that have a key fetched, beside others of the resource: in the ExternalSecret that makes the Secret already,
 * or in a new one. A file that holds one resource becomes a List, since JSON has one value in a file:
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#collections
 */
export function fetchEditsInJson(site: ConfigSite, fetched: Fetched, edits: readonly TextEdit[]): TextEdit[] {
  const { source, eol } = site;
  const known = fetchedKeys(site, fetched.secret, true)?.items.at(-1);
  if (known !== undefined) {
    const text = written(source, known.span.start, itemOf(fetched));
    return [...edits, ...appendEntry(source, eol, known.span, { text, comments: noComments }, [])];
  }
  const namespace = textOf(site.root, 'metadata', 'namespace');
  const external = {
    apiVersion,
    kind: 'ExternalSecret',
    metadata: { name: fetched.secret, ...(namespace !== undefined && { namespace }) },
    spec: specOf(site, fetched, {}),
  };
  const [file] = readNodes(site.request.document);
  const last = itemsOf(file)?.items.at(-1);
  if (last !== undefined) {
    const text = written(source, last.span.start, external);
    return [...edits, ...appendEntry(source, eol, last.span, { text, comments: noComments }, [])];
  }
  return file === undefined ? [] : [becomeList(site, file, edits, external)];
}

/** The one resource of a file with what has been changed in it, and another one behind it. */
function becomeList(
  { source, eol }: ConfigSite,
  { span }: ConfigNode,
  edits: readonly TextEdit[],
  other: object,
): TextEdit {
  const { start, end } = span;
  const moved = edits.map((edit) => ({
    span: { start: edit.span.start - start, end: edit.span.end - start },
    text: edit.text,
  }));
  const resource = applyEdits(source.slice(start, end), moved);
  if (!/[\r\n]/.test(resource)) {
    return { span, text: `{ "apiVersion": "v1", "kind": "List", "items": [${resource}, ${oneLine(other)}] }` };
  }
  const unit = indentUnit(source);
  const inner = [...resource.split(/\r\n|\n/), ...JSON.stringify(other, undefined, unit).split('\n')];
  const behind = resource.split(/\r\n|\n/).length - 1;
  const lines = [
    '{',
    `${unit}"apiVersion": "v1",`,
    `${unit}"kind": "List",`,
    `${unit}"items": [`,
    ...inner.map((line, index) => (line === '' ? '' : unit + unit + line + (index === behind ? ',' : ''))),
    `${unit}]`,
    '}',
  ];
  return { span, text: lines.join(eol) };
}

/** The Secret itself becomes an ExternalSecret; its metadata stays. */
export function becomeExternalInJson(
  site: ConfigSite,
  root: ConfigMap,
  { span }: ConfigEntry,
  fetched: Fetched,
): TextEdit[] {
  const { source } = site;
  const type = textOf(root, 'type');
  const template = type === undefined || type === 'Opaque' ? {} : { template: { type } };
  const gone = root.entries.filter(({ key }) => key === 'type' || key === 'immutable');
  return [
    { span, text: `"spec": ${written(source, span.start, specOf(site, fetched, template))}` },
    ...root.entries.flatMap(({ key, value }) =>
      value === undefined || (key !== 'apiVersion' && key !== 'kind')
        ? []
        : [{ span: value.span, text: key === 'kind' ? '"ExternalSecret"' : `"${apiVersion}"` }],
    ),
    ...removeAll(
      source,
      gone.map((entry): Step[] => [{ kind: 'entry', of: root, entry }]),
      0,
    ),
  ];
}

function specOf(site: ConfigSite, fetched: Fetched, template: object): object {
  return {
    refreshInterval: '1h',
    secretStoreRef: storeOf(site, fetched.reference.target),
    target: { name: fetched.secret, ...(fetched.merged && { creationPolicy: 'Merge' }), ...template },
    data: [itemOf(fetched)],
  };
}

function itemOf({ key, reference }: Fetched): object {
  return { secretKey: key, remoteRef: { key: reference.name } };
}

/**
 * A value as JSON at an offset: in lines, where its sibling there begins a line or the file has several.
 *
 * @param isShort whether it may stand in the line of its sibling, where that has others beside it.
 */
function written(source: string, offset: number, value: object, isShort = false): string {
  const indent = lineIndent(source, offset);
  const begins = source.slice(0, offset).endsWith(indent) && /(?:^|[\r\n])[ \t]*$/.test(source.slice(0, offset));
  if (!begins && (isShort || !/[\r\n]/.test(source.trim()))) {
    return oneLine(value);
  }
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  return JSON.stringify(value, undefined, indentUnit(source))
    .split('\n')
    .join(eol + indent);
}

/** JSON in one line, with the blanks that people put there. */
function oneLine(value: object): string {
  const lines = JSON.stringify(value, undefined, 1).split('\n');
  return lines.reduce((text, line) => {
    const part = line.trim();
    const isTight = text.endsWith('[') || part.startsWith(']');
    return text + (isTight ? '' : ' ') + part;
  });
}
