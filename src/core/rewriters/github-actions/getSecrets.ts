import { environmentVariableName } from '../../fix/environmentName';
import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import { columnIndent, linesBefore } from '../config/insertion';
import type { ConfigItem } from '../config/model';
import { keysOf, textOf, valueOf } from '../config/nodes';
import { hintFor, referencePlan } from '../config/plan';
import { commentsWith, removeAll } from '../config/removal';
import type { ConfigSite } from '../config/site';
import { putReference } from '../config/write';
import type { Plan, Refusal } from '../rewriter';
import { freeName, nameHint } from '../shared/identifiers';
import { indentUnit, lineEnd } from '../shared/layout';
import { ownComments } from '../shared/ownComments';
import { refuse } from '../shared/plans';
import { boundInWorkflow, jobOf, stepUsing } from './job';
import { readInRun } from './runScript';
import { signIn } from './words';

/** https://github.com/aws-actions/aws-secretsmanager-get-secrets */
const getSecrets = 'aws-actions/aws-secretsmanager-get-secrets';

/** A step reads the secret into the environment of the job; what follows reads it there. */
export function planGetSecrets(site: ConfigSite, target: 'secretsmanager' | 'parameterstore'): Plan | Refusal {
  if (target === 'parameterstore') {
    return refuse(
      target,
      message(
        'AWS has no action that reads parameters. Secrets Manager has one, and the repository has secrets of its own.',
      ),
      'secretsmanager',
      'environment',
    );
  }
  const job = jobOf(site.steps);
  const keys = job ? keysOf(job.below) : [];
  const isJobEnvironment = keys.length === 2 && keys[0] === 'env' && site.whole;
  const isStep = job?.step !== undefined && /^(?:env|with|run)$/.test(keys[2] ?? '');
  if (job === undefined || !(isJobEnvironment || isStep)) {
    return refuse(
      target,
      message('Only the steps of a job can read what an earlier step fetched: move the value into one of them.'),
      'environment',
    );
  }
  const signedIn = stepUsing(job, signIn, job.step);
  const key = keys.at(-1) ?? '';
  if (signedIn === undefined || (isJobEnvironment && !/^[A-Z_][A-Z0-9_]*$/.test(key))) {
    return refuse(
      target,
      signedIn === undefined
        ? message('No step before this one signs in to AWS (aws-actions/configure-aws-credentials).')
        : message('The action that reads secrets sets variables in capitals only.'),
      'environment',
    );
  }
  if (isJobEnvironment && job.steps?.items.slice(0, job.steps.items.indexOf(signedIn)).some(runs) === true) {
    return refuse(
      target,
      message(
        'A step before the one that signs in to AWS runs commands, which would no longer find the variable: sign in first.',
      ),
      'environment',
    );
  }
  const path = boundInWorkflow(site);
  const variable =
    isJobEnvironment || (site.whole && keys[2] === 'env' && /^[A-Z_][A-Z0-9_]*$/.test(key))
      ? key
      : environmentVariableName(hintFor(nameHint(path, 'secret'), site.request.finding, site.span, site.whole));
  return referencePlan(site, target, {
    path,
    changes: [
      message(
        'The role that the job signs in with needs the IAM permissions secretsmanager:GetSecretValue for this secret and secretsmanager:ListSecrets.',
      ),
    ],
    edits: ({ name }) => {
      const reading = stepUsing(job, getSecrets, job.step);
      const fetched = isJobEnvironment ? variable : freeVariable(reading, variable, name);
      const comments = isJobEnvironment ? commentsOf(site, fetched) : [];
      return [
        ...stepEdit(site, signedIn, reading, `${fetched},${name}`, comments),
        ...(isJobEnvironment
          ? removeAll(site.source, [site.steps], site.steps.length - 2)
          : [
              (keys[2] === 'run' ? readInRun(site, job, fetched) : undefined) ??
                putReference(site, `\${{ env.${fetched} }}`),
            ]),
      ];
    },
  });
}

/** Whether a step runs commands, which see the variables of their job. */
function runs({ value }: ConfigItem): boolean {
  return valueOf(value, 'run') !== undefined;
}

/** The variable that gets this secret already, or one that no other secret has. */
function freeVariable(reading: ConfigItem | undefined, variable: string, secret: string): string {
  const lines = (textOf(reading?.value, 'with', 'secret-ids') ?? '').split('\n').map((line) => line.split(','));
  const same = lines.find(([alias, name]) => alias !== undefined && name?.trim() === secret);
  const taken = new Set(lines.flatMap(([alias, name]) => (name === undefined ? [] : [(alias ?? '').trim()])));
  return same?.[0]?.trim() ?? freeName([variable], taken);
}

/**
 * The comments of a variable that leaves its job, as lines above the step that fetches it; each says of which variable it
 * tells.
 */
function commentsOf({ source, steps }: ConfigSite, variable: string): string[] {
  const step = steps.at(-1);
  if (step?.kind !== 'entry') {
    return [];
  }
  const { behind } = ownComments(source, step.entry.span, ['#']);
  return [...commentsWith(source, step), ...(behind === undefined ? [] : [behind.trim()])].map((line) =>
    line.replace(/^#+\s?/, `# ${variable}: `),
  );
}

/** One more line for the step that reads secrets, or that step, behind the one that signs in. */
function stepEdit(
  site: ConfigSite,
  signedIn: ConfigItem,
  reading: ConfigItem | undefined,
  line: string,
  comments: readonly string[],
): TextEdit[] {
  const { source, eol } = site;
  const ids = valueOf(reading?.value, 'with', 'secret-ids');
  if (ids?.kind === 'scalar' && ids.style === 'block') {
    if (ids.text.split('\n').some((one) => one.replace(/ /g, '').trim() === line)) {
      return [];
    }
    const last = ids.text.slice(ids.text.lastIndexOf('\n') + 1);
    const indent = /^[ \t]*/.exec(last)?.[0] ?? '';
    const at = lineEnd(source, ids.span.end);
    const above = reading === undefined || comments.length === 0 ? [] : [commentEdit(site, reading, comments)];
    return [...above, { span: { start: at, end: at }, text: `${eol}${indent}${line}` }];
  }
  const outer = columnIndent(source, signedIn.span.start);
  const unit = indentUnit(source);
  const lines = [
    ...comments,
    `- uses: ${getSecrets}@v3`,
    '  with:',
    `  ${unit}secret-ids: |`,
    `  ${unit}${unit}${line}`,
  ];
  const at = lineEnd(source, signedIn.span.end);
  // A list whose steps are set apart by an empty line keeps them so.
  const apart = /^(?:\r\n?|\n)[ \t]*(?:\r|\n)/.test(source.slice(at, at + 200)) ? eol : '';
  return [{ span: { start: at, end: at }, text: apart + lines.map((one) => eol + outer + one).join('') }];
}

/** Comment lines above a step. */
function commentEdit({ source, eol }: ConfigSite, { span }: ConfigItem, comments: readonly string[]): TextEdit {
  const indent = columnIndent(source, span.start);
  return linesBefore(
    source,
    span.start,
    comments.map((line) => indent + line),
    eol,
  );
}
