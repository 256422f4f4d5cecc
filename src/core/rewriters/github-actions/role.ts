import { message } from '../../text/message';
import { formatOf } from '../config/formats';
import type { Step } from '../config/model';
import { readNodes, textOf } from '../config/nodes';
import { removeAll } from '../config/removal';
import { siteOf } from '../config/site';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { withRelated } from '../shared/findings';
import { keysLeave, refuse } from '../shared/plans';
import { jobOf } from './job';
import { needsRole } from './words';
import { permissionEdits } from './permissions';

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
  return keysLeave(group, [needsRole()], () => [
    ...(hasRole
      ? removeAll(document.source, paths, first.length)
      : [
          { span: last.entry.span, text: 'role-to-assume: ${{ vars.AWS_ROLE_ARN }}' },
          ...removeAll(document.source, paths.slice(1), first.length),
        ]),
    ...permissionEdits(document.source, root, job),
  ]);
}
