import type { TextEdit } from '../../text/edit';
import { columnIndent, linesBefore, linesBehind } from '../config/insertion';
import type { ConfigEntry, ConfigMap } from '../config/model';
import { valueOf } from '../config/nodes';
import { indentUnit, lineEnding } from '../shared/layout';
import type { Job } from './job';

/** `id-token: write`, where the permissions of the job or of the workflow stand; those that a job has otherwise, kept. */
export function permissionEdits(source: string, root: ConfigMap, job: Job): TextEdit[] {
  const eol = lineEnding(source);
  const own = valueOf(job.map, 'permissions') ?? valueOf(root, 'permissions');
  if (own?.kind === 'map') {
    const known = own.entries.find(({ key }) => key === 'id-token');
    if (known !== undefined) {
      return known.value?.kind === 'scalar' && known.value.text !== 'write'
        ? [{ span: known.value.span, text: 'write' }]
        : [];
    }
    const last = own.entries.at(-1);
    if (own.flow || last === undefined) {
      const at = last?.span.end ?? own.span.start + 1;
      return [{ span: { start: at, end: at }, text: last === undefined ? ' id-token: write ' : ', id-token: write' }];
    }
    return [linesBehind(source, last, [`${columnIndent(source, last.keySpan.start)}id-token: write`], eol)];
  }
  if (own?.kind === 'scalar') {
    return own.text === 'write-all' ? [] : replaced(source, own.text, own.span, job, root, eol);
  }
  const anchor: ConfigEntry | undefined = job.map.entries.find(({ key }) => key === 'steps');
  if (anchor === undefined) {
    return [];
  }
  const indent = columnIndent(source, anchor.keySpan.start);
  const unit = indentUnit(source);
  const lines = ['permissions:', `${unit}id-token: write`, `${unit}contents: read`].map((line) => indent + line);
  return [linesBefore(source, anchor.keySpan.start, lines, eol)];
}

/** `permissions: read-all` grants no identity: its place takes what a checkout and the role need. */
function replaced(
  source: string,
  text: string,
  span: ConfigEntry['span'],
  job: Job,
  root: ConfigMap,
  eol: string,
): TextEdit[] {
  const entry = [...job.map.entries, ...root.entries].find(({ value }) => value?.span.start === span.start);
  if (entry === undefined || text === '') {
    return [];
  }
  const indent = columnIndent(source, entry.keySpan.start) + indentUnit(source);
  return [
    {
      span: { start: entry.keySpan.end, end: span.end },
      text: `:${eol}${indent}id-token: write${eol}${indent}contents: read`,
    },
  ];
}
