import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import { chainVariable, variableOf } from '../config/credentialChain';
import { formatOf } from '../config/formats';
import { columnIndent, linesBefore } from '../config/insertion';
import type { ConfigItem, ConfigMap, Step } from '../config/model';
import { keysOf, readNodes, textOf, valueOf } from '../config/nodes';
import { removeAll } from '../config/removal';
import { siteOf } from '../config/site';
import type { FixRequest, Plan } from '../rewriter';
import { withRelated } from '../shared/findings';
import { indentUnit, lineEnding } from '../shared/layout';
import { ownComments } from '../shared/ownComments';
import { keysLeave } from '../shared/plans';
import { jobOf, jobsOf, stepUsing } from './job';
import type { Job } from './job';
import { permissionEdits } from './permissions';
import { needsRole, signIn } from './words';

/** `env` of a workflow, of a job, or of a step. */
const environments = /^(?:env|jobs\.[^.]+\.env|jobs\.[^.]+\.steps\.\[\d+\]\.env)$/;
/** Words of what calls AWS, in commands and names of actions. */
const callsAws = /\b(?:aws|terraform|terragrunt|tofu|pulumi|cdk|sam|serverless|sls|ecr|s3|eks|boto3)\b|aws-actions\//i;

/** A job that gets a step of its own, and the step before which that stands. */
interface SigningIn {
  readonly name: string;
  readonly job: Job;
  readonly before: ConfigItem;
}

/**
 * Keys in the variables of a workflow, job or step give way to a step that signs the job in by a role: they are no more
 * variables that something sets outside of the file.
 */
export function planEnvironmentKeys(request: FixRequest): Plan | undefined {
  const { finding, findings, document } = request;
  if (finding.kind !== 'aws-credential' || formatOf(document) !== 'github-actions') {
    return undefined;
  }
  const { source } = document;
  const roots = readNodes(document);
  const group = withRelated(finding, findings);
  const paths: (readonly Step[])[] = [];
  for (const one of group) {
    const site = siteOf({ ...request, finding: one }, roots);
    const variable = site === undefined || 'template' in site ? undefined : variableOf(site);
    if (variable === undefined || !chainVariable.test(variable.name)) {
      return undefined;
    }
    paths.push(variable.steps);
  }
  const [first] = paths;
  const map = first?.at(-1)?.of;
  const root = roots.find((candidate) => candidate.kind === 'map');
  if (
    first === undefined ||
    root?.kind !== 'map' ||
    map?.kind !== 'map' ||
    paths.some((path) => path.at(-1)?.of !== map) ||
    !environments.test(keysOf(first.slice(0, -1)).join('.'))
  ) {
    return undefined;
  }
  const all = jobsOf(root);
  const own = jobOf(first);
  const concerned = own === undefined ? calling(source, all) : all.filter(({ job }) => job.map === own.map);
  const others = own === undefined ? all.filter((one) => !concerned.includes(one)).map(({ name }) => name) : [];
  const signing = concerned.flatMap(({ name, job }): SigningIn[] => {
    const before = job.steps && firstStep(job.steps.items, own?.step);
    return before === undefined || stepUsing(job, signIn) !== undefined ? [] : [{ name, job, before }];
  });
  if (signing.length < concerned.length && signing.length === 0) {
    return undefined;
  }
  const hasRegion = regionOf(root, signing[0]?.job, own?.step) !== undefined;
  const narrowed = signing.filter(({ job }) => valueOf(job.map, 'permissions') === undefined);
  return keysLeave(
    group,
    [
      needsRole(),
      ...(hasRegion
        ? []
        : [message('The region is read from the variable AWS_REGION of the repository: set it, too.')]),
      ...(narrowed.length > 0 && valueOf(root, 'permissions') === undefined
        ? [
            message(
              'The permissions of the job’s token are now stated: what else it must do, such as writing packages or pull requests, has to be added.',
            ),
          ]
        : []),
      ...(others.length === 0
        ? []
        : [
            message(
              'Nothing shows that these jobs call AWS, and they have no credentials any more: {0}. One that does needs the step that signs in, and id-token: write.',
              others.join(', '),
            ),
          ]),
    ],
    () => [
      ...removeAll(source, paths, first.length - 2),
      ...signing.map(({ job, before }) => stepBefore(source, before, regionOf(root, job, own?.step))),
      ...distinct(signing.flatMap(({ job }) => permissionEdits(source, root, job))),
    ],
  );
}

type NamedJob = ReturnType<typeof jobsOf>[number];

/** The jobs whose text shows that they call AWS; all of them where none does. */
function calling(source: string, jobs: readonly NamedJob[]): readonly NamedJob[] {
  const found = jobs.filter(({ job }) => callsAws.test(source.slice(job.map.span.start, job.map.span.end)));
  return found.length === 0 ? jobs : found;
}

/** The step before which a job signs in: the one that had the keys, else the first behind a checkout. */
function firstStep(items: readonly ConfigItem[], step: number | undefined): ConfigItem | undefined {
  const [first, second] = items;
  return step === undefined
    ? textOf(first?.value, 'uses')?.startsWith('actions/checkout@') === true
      ? second
      : first
    : items[step];
}

/** The region that the variables around a job's steps name, as the step that signs in reads it. */
function regionOf(root: ConfigMap, job: Job | undefined, step: number | undefined): string | undefined {
  const names = ['AWS_REGION', 'AWS_DEFAULT_REGION'];
  for (const scope of [job?.map, root]) {
    const name = names.find((one) => valueOf(scope, 'env', one) !== undefined);
    if (name !== undefined) {
      return `\${{ env.${name} }}`;
    }
  }
  const own = step === undefined ? undefined : job?.steps?.items[step]?.value;
  return names.map((name) => textOf(own, 'env', name)).find((text) => text !== undefined);
}

function stepBefore(source: string, before: ConfigItem, region = '${{ vars.AWS_REGION }}'): TextEdit {
  const eol = lineEnding(source);
  const indent = columnIndent(source, before.span.start);
  const unit = indentUnit(source);
  const lines = [
    `- uses: ${signIn}@v6`,
    '  with:',
    `  ${unit}role-to-assume: \${{ vars.AWS_ROLE_ARN }}`,
    `  ${unit}aws-region: ${region}`,
  ].map((line) => indent + line);
  const { start } = ownComments(source, before.span, ['#']);
  // A list whose steps are set apart by an empty line keeps them so.
  const isApart = /(?:\r\n?|\n)[ \t]{0,200}(?:\r\n?|\n)$/.test(source.slice(Math.max(0, start - 204), start));
  return linesBefore(source, start, isApart ? [...lines, ''] : lines, eol);
}

/** Edits without those that several jobs have in common. */
function distinct(edits: readonly TextEdit[]): TextEdit[] {
  const seen = new Set<string>();
  return edits.filter(({ span }) => {
    const key = `${String(span.start)} ${String(span.end)}`;
    return !seen.has(key) && seen.add(key);
  });
}
