import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { ConfigEntry, ConfigMap } from '../config/model';
import { textOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import { removeAll } from '../config/removal';
import type { ConfigSite } from '../config/site';
import type { Plan, Refusal, SecretReference } from '../rewriter';
import { refuse } from '../shared/plans';
import { indentUnit, lineEnd, lineStart, nextLineStart } from '../shared/layout';
import { becomeExternalInJson, fetchEditsInJson, isJson, listNotes } from './json';
import { apiVersion, fetchEdit, fetchedKeys, needsOperator, specLines } from './externalSecret';
import type { Fetched } from './externalSecret';
import { ownDocument } from './ownDocument';
import type { OwnDocument } from './ownDocument';

/**
 * A key of a Secret is fetched instead: where it is the only one that is left, the Secret becomes an ExternalSecret that
 * makes it; otherwise the key is merged into the Secret, which keeps the others. An empty Secret must not stay: a
 * container that takes all of its variables from it (envFrom) would start before any of them is there.
 */
export function planSecretKey(site: ConfigSite, target: SecretReference['target']): Plan | Refusal {
  const [section, entry] = site.steps;
  const root = site.root;
  const name = textOf(root, 'metadata', 'name');
  const json = isJson(site);
  if (
    root.kind !== 'map' ||
    (root.flow && !json) ||
    name === undefined ||
    section?.kind !== 'entry' ||
    entry?.kind !== 'entry'
  ) {
    return refuse(target, message('The Secret has no name, or is written in braces: it has to be changed by hand.'));
  }
  const { key } = entry.entry;
  const isLast =
    entry.of.entries.length === 1 &&
    root.entries.filter((one) => one.key === 'data' || one.key === 'stringData').length === 1;
  const known = fetchedKeys(site, name, json);
  const absorbed = isLast && !json && known ? ownDocument(site, root, known) : undefined;
  const isOnly = isLast && (known === undefined || absorbed !== undefined);
  return referencePlan(site, target, {
    path: [name, key],
    review: [needsOperator(site, target), ...(isOnly ? [] : listNotes(site))],
    changes: [
      message(
        'The operator fetches the value every hour; a container that has it as a variable gets the new one when it starts.',
      ),
    ],
    edits: (reference) => {
      const fetched = { secret: name, key, reference, merged: !isOnly };
      const removal = isOnly ? [] : removeAll(site.source, [site.steps], 0);
      if (json) {
        return isOnly
          ? becomeExternalInJson(site, root, section.entry, fetched)
          : fetchEditsInJson(site, fetched, removal);
      }
      return isOnly
        ? becomeExternal(site, root, section.entry, fetched, absorbed)
        : [...removal, fetchEdit(site, fetched)];
    },
  });
}

/**
 * The Secret itself becomes an ExternalSecret; its metadata and comments stay.
 *
 * @param absorbed the document that merged other keys into it, which has nothing left to be merged into.
 */
function becomeExternal(
  site: ConfigSite,
  root: ConfigMap,
  data: ConfigEntry,
  fetched: Fetched,
  absorbed: OwnDocument | undefined,
): TextEdit[] {
  const { source, eol } = site;
  const unit = indentUnit(source);
  const type = textOf(root, 'type');
  const template = type === undefined || type === 'Opaque' ? [] : [`${unit}template:`, `${unit}${unit}type: ${type}`];
  const lines = specLines(site, fetched, absorbed?.items);
  const behindTarget = lines.findIndex((line) => line.startsWith(`${unit}name: ${fetched.secret}`)) + 1;
  const spec = [
    'spec:',
    ...[...lines.slice(0, behindTarget), ...template, ...lines.slice(behindTarget)].map((line) => unit + line),
  ];
  const edits: TextEdit[] = [
    ...(absorbed === undefined ? [] : [{ span: absorbed.span, text: '' }]),
    {
      span: { start: data.span.start, end: lineEnd(source, data.span.end) },
      text: spec.join(eol),
    },
  ];
  for (const entry of root.entries) {
    if (entry.key === 'apiVersion' && entry.value) {
      edits.push({ span: entry.value.span, text: apiVersion });
    } else if (entry.key === 'kind' && entry.value) {
      edits.push({ span: entry.value.span, text: 'ExternalSecret' });
    } else if (entry.key === 'type' || entry.key === 'immutable') {
      const span = { start: lineStart(source, entry.span.start), end: nextLineStart(source, entry.span.end) };
      edits.push({ span, text: '' });
    }
  }
  return edits;
}
