import { siteOf } from '../config/site';
import type { Rewriter } from '../rewriter';
import { refuse } from '../shared/plans';
import { planSite } from './plan';
import { isTemplate } from './template';

/** Writes dynamic references into CloudFormation and SAM templates, in YAML and JSON. */
export const rewriter: Rewriter = {
  id: 'cloudformation',
  languages: ['yaml', 'json'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) => {
    const { target, finding, document } = request;
    if (target === 'default-credential-chain' || finding.kind !== 'storable' || !isTemplate(document.source)) {
      return undefined;
    }
    const site = siteOf(request);
    return site === undefined ? undefined : 'template' in site ? refuse(target, site) : planSite(site, target);
  },
};
