import { message } from '../../text/message';
import { removeAll } from '../config/removal';
import type { ConfigEntry, ConfigMap, Step } from '../config/model';
import type { ConfigSite } from '../config/site';
import type { Plan, Refusal, SecretReference } from '../rewriter';
import { secretInJob, secretsHidden } from './jobSecret';
import { hidesMerged, jobsOf } from './merging';
import { jobSecretPlan } from './secretLines';

/** A job, or a template of jobs, and its script that uses a variable. */
interface Use {
  readonly name: string;
  readonly job: ConfigMap;
  readonly script: ConfigEntry;
}

/**
 * A variable of the whole pipeline becomes a secret of each job whose script names it.
 *
 * @param steps to the variable's entry.
 * @returns undefined where no script names it, or something else does that reads no secrets: rules, images, other variables.
 */
export function planPipelineVariable(
  site: ConfigSite,
  name: string,
  steps: readonly Step[],
  target: SecretReference['target'],
): Plan | Refusal | undefined {
  const uses = /^\w{1,200}$/.test(name) ? usesOf(site, name, steps) : undefined;
  if (uses === undefined || uses.length === 0) {
    return undefined;
  }
  if (uses.some(({ job }) => job.flow || hidesMerged(site, job, 'secrets'))) {
    return secretsHidden(target);
  }
  const plan = jobSecretPlan(site, name, (reference) => [
    ...removeAll(site.source, [steps], 0),
    ...uses.map(({ job, script }) => secretInJob(site, job, script, name, reference)),
  ]);
  const note = message(
    'Only the jobs that name {0} in their scripts have it from now on: {1}. Where a program of another job reads it, add the secret there, too.',
    name,
    uses.map((use) => use.name).join(', '),
  );
  return { ...plan, behaviourChanges: [note, ...plan.behaviourChanges] };
}

/** Where scripts of jobs name a variable; undefined where anything else of the file does. */
function usesOf({ root, source }: ConfigSite, name: string, steps: readonly Step[]): readonly Use[] | undefined {
  const named = new RegExp(`\\$(?:env:|\\{)?${name}(?!\\w)|%${name}%`, 'g');
  const count = (start: number, end: number): number => source.slice(start, end).match(named)?.length ?? 0;
  const uses = jobsOf(root).flatMap(({ key, value }): readonly (Use & { readonly count: number })[] => {
    if (value?.kind !== 'map' || key === 'default') {
      return [];
    }
    const scripts = value.entries.filter((entry) => /^(?:before_|after_)?script$/.test(entry.key));
    const counts = scripts.map(({ span }) => count(span.start, span.end));
    const script = scripts.find((_, index) => counts[index] !== 0);
    return script === undefined
      ? []
      : [{ name: key, job: value, script, count: counts.reduce((sum, one) => sum + one, 0) }];
  });
  const own = steps.at(-1);
  const declared = own?.kind === 'entry' ? count(own.entry.span.start, own.entry.span.end) : 0;
  const all = count(0, source.length) - declared;
  return uses.reduce((sum, use) => sum + use.count, 0) === all ? uses : undefined;
}
