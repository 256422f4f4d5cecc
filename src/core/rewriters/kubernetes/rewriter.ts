import { message } from '../../text/message';
import { storableSite } from '../config/inPlace';
import { keysOf, textOf } from '../config/nodes';
import type { ConfigSite } from '../config/site';
import type { Plan, Refusal, Rewriter, SecretReference } from '../rewriter';
import { refuse } from '../shared/plans';
import { planSecretKey } from './secret';
import { planVariable } from './variable';

/** Has the External Secrets Operator fetch what Kubernetes manifests hold. */
export const rewriter: Rewriter = {
  id: 'kubernetes',
  languages: ['yaml'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) => {
    const site = storableSite(request, 'kubernetes');
    const { target, document } = request;
    if (site === undefined || target === 'default-credential-chain') {
      return undefined;
    }
    if ('template' in site) {
      return refuse(target, site);
    }
    return document.tree?.hasErrors === true
      ? refuse(target, message('The file does not parse as YAML (a template?); the fix is offered where it does.'))
      : planSite(site, target);
  },
};

function planSite(site: ConfigSite, target: SecretReference['target']): Plan | Refusal {
  if (target === 'environment') {
    return refuse(
      target,
      message('Kubernetes fills nothing into manifests from the environment.'),
      'secretsmanager',
      'parameterstore',
    );
  }
  const [first, ...rest] = keysOf(site.steps);
  const kind = textOf(site.root, 'kind');
  if (kind === 'Secret' && (first === 'data' || first === 'stringData') && rest.length === 1 && site.whole) {
    return planSecretKey(site, target);
  }
  const last = site.steps.at(-1);
  if (last?.kind === 'entry' && last.entry.key === 'value' && site.whole && textOf(last.of, 'name') !== undefined) {
    return planVariable(site, target, last.of, last.entry);
  }
  return refuse(
    target,
    kind === 'ConfigMap'
      ? message('A ConfigMap is stored in clear: move the value into a Secret, and read it from there.')
      : message('Kubernetes reads a Secret only into a variable or a file: move the value into a variable first.'),
  );
}
