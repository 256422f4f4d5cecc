import { message } from '../../text/message';
import type { ConfigEntry, ConfigMap, ConfigNode } from '../config/model';
import { keysOf, valueOf } from '../config/nodes';
import { readInScript, variableForScript } from '../config/script';
import type { ConfigSite } from '../config/site';
import type { Plan, Refusal, SecretReference } from '../rewriter';
import { freeName } from '../shared/identifiers';
import { refuse } from '../shared/plans';
import { secretInJob, secretsHidden } from './jobSecret';
import { hidesMerged } from './merging';
import { jobSecretPlan, noParameters, projectVariablePlan } from './secretLines';

/** A script of a job, or of all jobs. */
interface Script {
  readonly entry: ConfigEntry;
  /** The job; undefined where all jobs have it. */
  readonly job: ConfigMap | undefined;
}

/**
 * A secret in a script becomes a variable: one of the project, or one that the job reads from Secrets Manager. What a
 * job is made of by `extends` is merged, so that a template may read it for all jobs that extend it.
 *
 * @returns undefined where the secret stands in no script, or the script cannot read a variable there.
 */
export function planScript(site: ConfigSite, target: SecretReference['target']): Plan | Refusal | undefined {
  const script = scriptOf(site);
  if (script === undefined || readInScript(site, 'X') === undefined) {
    return undefined;
  }
  if (target === 'parameterstore') {
    return refuse(target, noParameters(), 'secretsmanager', 'environment');
  }
  const variable = freeName([variableForScript(site)], variablesOf(site.root, script.job));
  if (target === 'environment') {
    return projectVariablePlan(site, variable, () =>
      [readInScript(site, variable)].filter((edit) => edit !== undefined),
    );
  }
  const { job, entry } = script;
  if (job === undefined || job.flow) {
    return refuse(
      target,
      message('GitLab reads secrets for single jobs (secrets:): move the command to the job that needs it.'),
      'environment',
    );
  }
  if (hidesMerged(site, job, 'secrets')) {
    return secretsHidden(target);
  }
  return jobSecretPlan(site, variable, (reference) => {
    const reading = readInScript(site, variable);
    return reading === undefined ? [] : [secretInJob(site, job, entry, variable, reference), reading];
  });
}

/** `script`, `before_script` or `after_script` of a job, or of the whole pipeline. */
function scriptOf({ root, steps }: ConfigSite): Script | undefined {
  const keys = keysOf(steps);
  const at = isScript(keys[0]) ? 0 : isScript(keys[1]) ? 1 : -1;
  const step = steps[at];
  if (step?.kind !== 'entry' || keys.slice(at + 1).some((key) => !key.startsWith('['))) {
    return undefined;
  }
  const job = at === 1 && keys[0] !== 'default' ? valueOf(root, keys[0] ?? '') : undefined;
  return { entry: step.entry, job: job?.kind === 'map' ? job : undefined };
}

function isScript(key: string | undefined): boolean {
  return key !== undefined && /^(?:before_|after_)?script$/.test(key);
}

/** The names of variables that a job has already. */
function variablesOf(root: ConfigNode, job: ConfigMap | undefined): Set<string> {
  const maps = [
    valueOf(root, 'variables'),
    ...(job === undefined ? [] : [valueOf(job, 'variables'), valueOf(job, 'secrets')]),
  ];
  return new Set(maps.flatMap((map) => (map?.kind === 'map' ? map.entries.map(({ key }) => key) : [])));
}
