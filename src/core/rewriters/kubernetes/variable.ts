import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import { columnIndent } from '../config/insertion';
import type { ConfigEntry, ConfigMap } from '../config/model';
import { textOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import type { ConfigSite } from '../config/site';
import type { Plan, Refusal, SecretReference } from '../rewriter';
import { indentUnit } from '../shared/layout';
import { refuse } from '../shared/plans';
import { fetchEdit, hasSecret, needsOperator } from './externalSecret';
import { fetchEditsInJson, isJson, listNotes, readsSecretInJson } from './json';

/** A container's variable reads a Secret, which the operator makes. */
export function planVariable(
  site: ConfigSite,
  target: SecretReference['target'],
  variable: ConfigMap,
  value: ConfigEntry,
): Plan | Refusal {
  const workload = textOf(site.root, 'metadata', 'name');
  const key = textOf(variable, 'name') ?? '';
  if (workload === undefined) {
    return refuse(
      target,
      message('The workload has no name by which its Secret could be named: it has to be changed by hand.'),
    );
  }
  const secret = `${workload}-secrets`;
  return referencePlan(site, target, {
    path: [key],
    review: [needsOperator(site, target), ...listNotes(site)],
    changes: [message('A container gets the value when it starts: after a rotation, restart it.')],
    edits: (reference) => {
      const fetched = { secret, key, reference, merged: hasSecret(site, secret) };
      return isJson(site)
        ? fetchEditsInJson(site, fetched, [readsSecretInJson(site, value, secret, key)])
        : [readsSecret(site, variable, value, secret, key), fetchEdit(site, fetched)];
    },
  });
}

/** The edit that has a variable read a key of a Secret: `valueFrom` in place of `value`, in braces where that is. */
export function readsSecret(
  { source, eol, span }: ConfigSite,
  variable: ConfigMap,
  { keySpan }: ConfigEntry,
  secret: string,
  key: string,
): TextEdit {
  const place = { start: keySpan.start, end: span.end };
  if (variable.flow) {
    const apart = /^\{\s/.test(source.slice(variable.span.start)) ? ' ' : '';
    const inner = `{${apart}name: ${secret}, key: ${key}${apart}}`;
    return { span: place, text: `valueFrom: {${apart}secretKeyRef: ${inner}${apart}}` };
  }
  const outer = columnIndent(source, keySpan.start);
  const unit = indentUnit(source);
  const lines = [
    'valueFrom:',
    `${outer}${unit}secretKeyRef:`,
    `${outer}${unit}${unit}name: ${secret}`,
    `${outer}${unit}${unit}key: ${key}`,
  ];
  return { span: place, text: lines.join(eol) };
}
