import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import { storableSite } from '../config/inPlace';
import { columnIndent, linesAfter, linesBefore, linesBehind } from '../config/insertion';
import type { ConfigEntry, ConfigMap, ConfigNode } from '../config/model';
import { keysOf, valueOf } from '../config/nodes';
import { commentsWith, removeAll } from '../config/removal';
import type { ConfigSite } from '../config/site';
import type { Plan, Refusal, Rewriter, SecretReference } from '../rewriter';
import { indentUnit } from '../shared/layout';
import { ownComments } from '../shared/ownComments';
import { refuse } from '../shared/plans';
import { secretsHidden } from './jobSecret';
import { hidesMerged, inherited, mergesKey } from './merging';
import { planPipelineVariable } from './pipelineVariable';
import { planScript } from './script';
import { jobSecretPlan, noParameters, projectVariablePlan, secretLines } from './secretLines';
import { isOfImage, planServiceVariable, serviceVariable, startsServices } from './services';

/** A variable of a pipeline or of one of its jobs: the entry that goes, and the job. */
interface Variable {
  readonly name: string;
  /** How many steps lead to its entry. */
  readonly depth: number;
  readonly job: ConfigMap | undefined;
  readonly variables: ConfigEntry;
}

/** Has GitLab's runner read variables of jobs from Secrets Manager, or takes them out for variables of the project. */
export const rewriter: Rewriter = {
  id: 'gitlab-ci',
  languages: ['yaml'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) => {
    const { target } = request;
    const site = storableSite(request, 'gitlab-ci');
    if (site === undefined || target === 'default-credential-chain') {
      return undefined;
    }
    return 'template' in site ? refuse(target, site) : planSite(site, target);
  },
};

function planSite(site: ConfigSite, target: SecretReference['target']): Plan | Refusal {
  const variable = variableOf(site);
  const ofService = serviceVariable(site);
  if (ofService !== undefined) {
    return planServiceVariable(site, target, ofService);
  }
  if (variable === undefined && keysOf(site.steps).includes('rules')) {
    return refuse(
      target,
      message(
        'GitLab sets this variable only where the rule applies, and has no place for secrets in rules: store the value, give it to the job under another name (secrets: or a variable of the project), and set this one to $NAME here.',
      ),
    );
  }
  const script = variable === undefined && !site.scalar.anchored ? planScript(site, target) : undefined;
  if (script !== undefined) {
    return script;
  }
  if (variable === undefined || !site.whole || site.scalar.anchored) {
    return refuse(
      target,
      message(
        'Only whole variables can be read from elsewhere: make the value a variable ($NAME here), and fix it there.',
      ),
    );
  }
  const { name, job } = variable;
  const started = job === undefined ? undefined : inherited(site, job, 'trigger');
  if (started !== undefined && (target !== 'environment' || !isOfProject(started))) {
    return triggers(target, isOfProject(started));
  }
  const steps = site.steps.slice(0, variable.depth);
  // Where the last variable of a job goes, those that it merges must not take the place of all of its own.
  const keep = steps.length - (job !== undefined && mergesKey(site, job, 'variables') ? 1 : 2);
  const hasServices = startsServices(site, job);
  if (target === 'environment') {
    return hasServices
      ? planServiceVariable(site, target, name)
      : projectVariablePlan(site, name, () => removeAll(site.source, [steps], keep));
  }
  if (target === 'parameterstore') {
    return refuse(target, noParameters(), 'secretsmanager', 'environment');
  }
  if (hasServices && isOfImage(site, job, name)) {
    return planServiceVariable(site, target, name);
  }
  const inScripts =
    steps.length === 2 && steps.length === site.steps.length
      ? planPipelineVariable(site, name, steps, target)
      : undefined;
  if (inScripts !== undefined) {
    return inScripts;
  }
  if (job === undefined || variable.variables.value?.kind !== 'map' || variable.variables.value.flow) {
    return refuse(
      target,
      message('GitLab reads secrets for single jobs (secrets:): move the variable to the job that uses it.'),
      'environment',
    );
  }
  if (hidesMerged(site, job, 'secrets')) {
    return secretsHidden(target);
  }
  return jobSecretPlan(site, name, (reference) => [
    ...removeAll(site.source, [steps], keep),
    secretEdit(site, job, variable, reference),
  ]);
}

/** Whether a job starts a pipeline of its own project, whose jobs have the variables of the project. */
function isOfProject(trigger: ConfigNode): boolean {
  return (
    trigger.kind === 'map' && valueOf(trigger, 'include') !== undefined && valueOf(trigger, 'project') === undefined
  );
}

/**
 * Why a job that starts another pipeline has no secrets, and what to do:
 * https://docs.gitlab.com/ci/pipelines/downstream_pipelines/#trigger-a-downstream-pipeline-from-a-job-in-the-gitlab-ciyml-file
 */
function triggers(target: SecretReference['target'], isOfProject: boolean): Refusal {
  return isOfProject
    ? refuse(
        target,
        message(
          'A job that starts another pipeline (trigger) has no secrets of its own: give the secret to the jobs of that pipeline, or make this a variable of the project, which they have, too.',
        ),
        'environment',
      )
    : refuse(
        target,
        message(
          'The pipeline of another project gets neither secrets nor variables of this project by itself: take the variable out here, and add it to the CI/CD variables of that project.',
        ),
      );
}

/** The variable that a value is: `NAME: value`, or the `value` beside a `description`. */
function variableOf({ root, steps }: ConfigSite): Variable | undefined {
  const keys = keysOf(steps);
  const at = keys[0] === 'variables' ? 0 : keys[1] === 'variables' ? 1 : -1;
  const step = steps[at];
  const entry = steps[at + 1];
  const rest = keys.slice(at + 2);
  if (step?.kind !== 'entry' || entry?.kind !== 'entry' || rest.length > 1 || (rest[0] ?? 'value') !== 'value') {
    return undefined;
  }
  const job = at === 1 ? valueOf(root, keys[0] ?? '') : undefined;
  return {
    name: entry.entry.key,
    depth: at + 2,
    job: job?.kind === 'map' && keys[0] !== 'default' ? job : undefined,
    variables: step.entry,
  };
}

/** The secret among those of the job, or in a map of their own behind its variables. */
function secretEdit(site: ConfigSite, job: ConfigMap, variable: Variable, reference: SecretReference): TextEdit {
  const { source, eol } = site;
  const unit = indentUnit(source);
  const secrets = valueOf(job, 'secrets');
  const step = site.steps[variable.depth - 1];
  const own = step?.kind === 'entry' ? ownComments(source, step.entry.span, ['#']).behind : undefined;
  const lines = [
    ...(step === undefined ? [] : commentsWith(source, step)),
    ...secretLines(site, job, variable.name, reference, own),
  ];
  const last = secrets?.kind === 'map' && !secrets.flow ? secrets.entries.at(-1) : undefined;
  if (last !== undefined) {
    const indent = columnIndent(source, last.keySpan.start);
    return linesBehind(
      source,
      last,
      lines.map((line) => indent + line),
      eol,
    );
  }
  const indent = columnIndent(source, variable.variables.keySpan.start);
  const text = ['secrets:', ...lines.map((line) => unit + line)].map((line) => indent + line);
  // Where the last variable goes, its map goes too.
  const { keySpan, value } = variable.variables;
  return value?.kind === 'map' && value.entries.length === 1
    ? linesBefore(source, keySpan.start, text, eol)
    : linesAfter(
        source,
        variable.variables.span.end,
        text,
        eol,
        step?.kind === 'entry' ? step.entry.span.end : undefined,
      );
}
