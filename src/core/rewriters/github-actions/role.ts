import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import { formatOf } from '../config/formats';
import { columnIndent, linesBefore, linesBehind } from '../config/insertion';
import type { ConfigEntry, ConfigMap, Step } from '../config/model';
import { readNodes, textOf, valueOf } from '../config/nodes';
import { removeAll } from '../config/removal';
import { siteOf } from '../config/site';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { withRelated } from '../shared/findings';
import { indentUnit, lineEnding } from '../shared/layout';
import { keysLeave, refuse } from '../shared/plans';
import { jobOf } from './job';
import type { Job } from './job';

const target = 'default-credential-chain';
const inputs = /^aws-(?:access-key-id|secret-access-key|session-token)$/;

/**
 * The keys that a job signs in with give way to a role, which GitHub's own identity may take:
 * https://github.com/aws-actions/configure-aws-credentials#oidc
 */
export function planRole(request: FixRequest): Plan | Refusal | undefined {
  const { finding, findings, document } = request;
  if (finding.kind !== 'aws-credential' || formatOf(document) !== 'github-actions') {
    return undefined;
  }
  const roots = readNodes(document);
  const group = withRelated(finding, findings);
  const paths: (readonly Step[])[] = [];
  for (const one of group) {
    const site = siteOf({ ...request, finding: one }, roots);
    const last = site === undefined || 'template' in site || !site.whole ? undefined : site.steps.at(-1);
    if (site === undefined || 'template' in site || last?.kind !== 'entry' || !inputs.test(last.entry.key)) {
      return undefined;
    }
    paths.push(site.steps);
  }
  const [first] = paths;
  const last = first?.at(-1);
  const job = first && jobOf(first);
  const root = roots.find((candidate) => candidate.kind === 'map');
  if (
    first === undefined ||
    last?.kind !== 'entry' ||
    job?.step === undefined ||
    root?.kind !== 'map' ||
    last.of.flow
  ) {
    return undefined;
  }
  if (paths.some((path) => path.at(-1)?.of !== last.of)) {
    return refuse(target, message('The keys stand in several steps: they have to be taken out by hand.'));
  }
  const hasRole = textOf(last.of, 'role-to-assume') !== undefined;
  return keysLeave(
    group,
    [
      message(
        'The job signs in with the role whose ARN the variable AWS_ROLE_ARN of the repository holds: create an IAM role that trusts GitHub’s OIDC provider for this repository, and set the variable.',
      ),
    ],
    () => [
      ...(hasRole
        ? removeAll(document.source, paths, first.length)
        : [
            { span: last.entry.span, text: 'role-to-assume: ${{ vars.AWS_ROLE_ARN }}' },
            ...removeAll(document.source, paths.slice(1), first.length),
          ]),
      ...permissionEdits(document.source, root, job),
    ],
  );
}

/** `id-token: write`, where the permissions of the job or of the workflow stand; those that a job has otherwise, kept. */
function permissionEdits(source: string, root: ConfigMap, job: Job): TextEdit[] {
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
