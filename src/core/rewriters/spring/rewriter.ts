import { message } from '../../text/message';
import type { Message } from '../../text/message';
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
    const isBootstrap = target !== 'environment' && /(?:^|\/)bootstrap[^/]*$/.test(document.path ?? '');
    if (document.language.id === 'properties') {
      const plan = planProperties(request, target);
      return plan?.kind === 'plan' && isBootstrap ? refuse(target, notInBootstrap(), 'environment') : plan;
    }
    const site = storableSite(request, 'spring');
    if (site === undefined || 'template' in site) {
      return site && refuse(target, site);
    }
    if (isBootstrap) {
      return refuse(target, notInBootstrap(), 'environment');
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

/**
 * Spring Cloud reads either a bootstrap file or what `spring.config.import` names:
 * https://docs.spring.io/spring-cloud-config/reference/client.html
 */
function notInBootstrap(): Message {
  return message(
    'A bootstrap file is read where nothing is imported by spring.config.import: move the value to the application file, which imports secrets, first.',
  );
}
