import { boundTo, storableSite } from '../config/inPlace';
import { referencePlan } from '../config/plan';
import { putReference } from '../config/write';
import type { Rewriter } from '../rewriter';
import { refuse } from '../shared/plans';
import { planFallback } from './fallback';
import { importEdits } from './imports';
import { planProperties } from './properties';
import { springChanges, springDependencies, springWay } from './way';

/** Has Spring Boot import secrets into its properties, or read them from the environment. */
export const rewriter: Rewriter = {
  id: 'spring',
  languages: ['yaml', 'properties'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) => {
    const { target, document } = request;
    if (target === 'default-credential-chain') {
      return undefined;
    }
    if (document.language.id === 'properties') {
      return planProperties(request, target);
    }
    const site = storableSite(request, 'spring');
    if (site === undefined || 'template' in site) {
      return site && refuse(target, site);
    }
    const fallback = target === 'environment' ? planFallback(request, site.scalar.span) : undefined;
    if (fallback !== undefined) {
      return fallback;
    }
    return referencePlan(site, target, {
      path: boundTo(site),
      changes: springChanges(target),
      dependencies: springDependencies(target),
      edits: (reference) => {
        const { location, property } = springWay(reference);
        return [...(location === undefined ? [] : importEdits(site, location)), putReference(site, `\${${property}}`)];
      },
    });
  },
};
