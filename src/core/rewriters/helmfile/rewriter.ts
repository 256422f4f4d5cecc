import { message } from '../../text/message';
import { keysOf, textOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import { siteOf } from '../config/site';
import type { ConfigSite } from '../config/site';
import { putReference } from '../config/write';
import type { FixRequest, Plan, Refusal, Rewriter, SecretReference } from '../rewriter';
import { refuse } from '../shared/plans';

/**
 * Has Helmfile look up the values of a release, by the expressions of vals that it resolves itself:
 * https://helmfile.readthedocs.io/en/latest/remote-secrets/ https://github.com/helmfile/vals#suported-backends
 */
export const rewriter: Rewriter = {
  id: 'helmfile',
  languages: ['yaml'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) => {
    const { target, finding } = request;
    const site =
      target !== 'default-credential-chain' && finding.kind === 'storable' && isHelmfile(request)
        ? siteOf(request)
        : undefined;
    if (site === undefined || target === 'default-credential-chain') {
      return undefined;
    }
    return 'template' in site ? refuse(target, site) : planValue(site, target);
  },
};

/** `helmfile.yaml`, `helmfile.d/10-databases.yaml`. */
function isHelmfile({ document }: FixRequest): boolean {
  return /(?:^|\/)(?:helmfile[\w.-]{0,60}|helmfile\.d\/[\w./-]{1,100})\.ya?ml$/.test(document.path ?? '');
}

function planValue(site: ConfigSite, target: SecretReference['target']): Plan | Refusal {
  const [releases, , section] = keysOf(site.steps);
  const last = site.steps.at(-1);
  const isValue = releases === 'releases' && section !== undefined && /^(?:values|set(?:String)?)$/.test(section);
  if (!isValue || !site.whole || site.scalar.anchored || last?.kind !== 'entry') {
    return refuse(
      target,
      message(
        'Helmfile looks up only whole values of a release, below values or set: write the secret there as a value of its own, and fix it there.',
      ),
    );
  }
  const named = section === 'values' ? undefined : textOf(last.of, 'name')?.split('.');
  return referencePlan(site, target, {
    path: named ?? keysOf(site.steps.slice(4)),
    changes: [
      target === 'environment'
        ? message('The environment variable must be set where Helmfile runs.')
        : message(
            'Whoever runs Helmfile needs AWS credentials, a region (AWS_REGION) and the permission to read the value. Helm keeps the value in the release’s Secret in the cluster, as before.',
          ),
    ],
    edits: (reference) => [putReference(site, expression(reference))],
  });
}

function expression({ target, name }: SecretReference): string {
  switch (target) {
    case 'secretsmanager':
      return `ref+awssecrets://${name}`;
    case 'parameterstore':
      // vals begins the path of a parameter with a slash of its own.
      return `ref+awsssm://${name.replace(/^\//, '')}`;
    case 'environment':
      return `ref+envsubst://$${name}`;
  }
}
