import { message } from '../../text/message';
import type { ConfigMap, ConfigNode } from '../config/model';
import { keysOf, textOf, valueOf } from '../config/nodes';
import type { ConfigSite } from '../config/site';
import { putReference } from '../config/write';
import type { Plan, Refusal, SecretReference } from '../rewriter';
import { refuse } from '../shared/plans';
import { inherited, jobsOf } from './merging';
import { projectVariablePlan } from './secretLines';

/**
 * The variable of a service that a secret is the whole value of: `services: [{ variables: { NAME: … } }]`.
 * https://docs.gitlab.com/ci/services/#available-settings-for-services
 */
export function serviceVariable({ steps, whole, scalar }: ConfigSite): string | undefined {
  const keys = keysOf(steps);
  const name = keys.at(-1);
  return whole && !scalar.anchored && keys.at(-4) === 'services' && keys.at(-2) === 'variables' ? name : undefined;
}

/** Whether services start that have a variable of a job, or of the whole pipeline: of it, or of one of its jobs. */
export function startsServices(site: ConfigSite, job: ConfigMap | undefined): boolean {
  return servicesOf(site, job).length > 0;
}

/** Whether a variable is one that the image of a service reads by its name: `POSTGRES_PASSWORD` of `postgres:16`. */
export function isOfImage(site: ConfigSite, job: ConfigMap | undefined, variable: string): boolean {
  return servicesOf(site, job).some((service) => {
    const image = (service.kind === 'scalar' ? service.text : textOf(service, 'name')) ?? '';
    const program = (image.split('/').at(-1)?.split(/[:@]/)[0] ?? '').toUpperCase();
    const prefixes = program === 'MARIADB' ? ['MARIADB', 'MYSQL'] : [program];
    return prefixes.some((prefix) => prefix.length > 3 && variable.startsWith(`${prefix}_`));
  });
}

/**
 * Containers of services get what the pipeline's own text gives them, and neither secrets of a job nor, by themselves,
 * variables of the project. Such a variable stays, and names that of the project:
 * https://docs.gitlab.com/ci/services/postgres/
 */
export function planServiceVariable(site: ConfigSite, target: SecretReference['target'], name: string): Plan | Refusal {
  return target === 'environment'
    ? projectVariablePlan(site, name, () => [putReference(site, `$${name}`)])
    : refuse(
        target,
        message(
          'GitLab gives the containers of services no secrets of a job: make the value a variable of the project, which this one then names.',
        ),
        'environment',
      );
}

/** The services of a job, or, of the whole pipeline, those of it and of all of its jobs. */
function servicesOf(site: ConfigSite, job: ConfigMap | undefined): readonly ConfigNode[] {
  const { root } = site;
  const own =
    job === undefined
      ? jobsOf(root).map(({ value }) => (value?.kind === 'map' ? valueOf(value, 'services') : undefined))
      : [inherited(site, job, 'services')];
  const byDefault = [valueOf(root, 'services'), valueOf(root, 'default', 'services')];
  return [...own, ...byDefault].flatMap((node) =>
    node?.kind === 'list' ? node.items.flatMap(({ value }) => value ?? []) : [],
  );
}
