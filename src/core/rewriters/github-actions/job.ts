import type { ConfigItem, ConfigList, ConfigMap, Step } from '../config/model';
import { boundTo } from '../config/inPlace';
import { textOf, valueOf } from '../config/nodes';
import type { ConfigSite } from '../config/site';
import { words } from '../shared/identifiers';

/** The job that something stands in. */
export interface Job {
  readonly map: ConfigMap;
  /** Below the job: `steps`, `[2]`, `env`, `NAME`. */
  readonly below: readonly Step[];
  readonly steps: ConfigList | undefined;
  /** The index of the step that something stands in. */
  readonly step: number | undefined;
}

export function jobOf(path: readonly Step[]): Job | undefined {
  const [jobs, job, ...below] = path;
  if (jobs?.kind !== 'entry' || jobs.entry.key !== 'jobs' || job?.kind !== 'entry' || job.entry.value?.kind !== 'map') {
    return undefined;
  }
  const map = job.entry.value;
  const steps = valueOf(map, 'steps');
  const [first, second] = below;
  return {
    map,
    below,
    steps: steps?.kind === 'list' && !steps.flow ? steps : undefined,
    step: first?.kind === 'entry' && first.entry.key === 'steps' && second?.kind === 'item' ? second.index : undefined,
  };
}

/**
 * What a secret of a workflow is bound to: of an input of an action, `with`, the action says whose it is.
 */
export function boundInWorkflow(site: ConfigSite): readonly string[] {
  const { below, steps, step } = jobOf(site.steps) ?? {};
  const [, , holder, input] = below ?? [];
  const uses = step === undefined ? undefined : textOf(steps?.items[step]?.value, 'uses');
  if (
    holder?.kind !== 'entry' ||
    holder.entry.key !== 'with' ||
    input?.kind !== 'entry' ||
    uses === undefined ||
    site.embedded
  ) {
    return boundTo(site);
  }
  const [owner = '', ...rest] = (uses.split('@')[0] ?? '').split('/');
  // `docker/login-action` is told by its owner.
  const telling = [rest.at(-1) ?? '', owner]
    .map((name) =>
      words(name).filter(
        (word) => !/^(?:action|actions|github|gh|setup|deploy|run|send|push|upload|login)$/.test(word),
      ),
    )
    .find((said) => said.length > 0);
  return telling === undefined ? boundTo(site) : [telling.join('_'), input.entry.key];
}

/** The first step before another that uses an action. */
export function stepUsing(job: Job, action: string, before = Infinity): ConfigItem | undefined {
  return job.steps?.items.find((item, index) => index < before && textOf(item.value, 'uses')?.startsWith(`${action}@`));
}

/** The jobs of a workflow that have steps, each with its name; a reusable workflow that is called has none. */
export function jobsOf(root: ConfigMap): readonly { readonly name: string; readonly job: Job }[] {
  const jobs = root.entries.find(({ key, value }) => key === 'jobs' && value?.kind === 'map');
  if (jobs?.value?.kind !== 'map') {
    return [];
  }
  const { value } = jobs;
  return value.entries.flatMap((entry) => {
    const job = jobOf([
      { kind: 'entry', of: root, entry: jobs },
      { kind: 'entry', of: value, entry },
    ]);
    return job?.steps === undefined ? [] : [{ name: entry.key, job }];
  });
}
