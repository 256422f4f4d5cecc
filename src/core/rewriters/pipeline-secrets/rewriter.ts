import { message } from '../../text/message';
import { boundTo, storableSite } from '../config/inPlace';
import { formatOf } from '../config/formats';
import type { ConfigFormat } from '../config/formats';
import { referencePlan } from '../config/plan';
import type { Rewriter } from '../rewriter';
import { refuse } from '../shared/plans';
import { azure } from './azure';
import { bitbucket } from './bitbucket';
import { circleci } from './circleci';
import { drone } from './drone';
import { isReason } from './service';
import type { Service } from './service';
import { travis } from './travis';

const services: Partial<Record<ConfigFormat, Service>> = {
  'azure-pipelines': azure,
  bitbucket,
  circleci,
  drone,
  travis,
};

/** Has pipelines of CircleCI, Bitbucket, Azure, Travis CI, Drone and Woodpecker read secret variables that their service keeps. */
export const rewriter: Rewriter = {
  id: 'pipeline-secrets',
  languages: ['yaml'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) => {
    const { target, document } = request;
    const format = formatOf(document);
    const service = format && services[format];
    const site = service && storableSite(request, format);
    if (service === undefined || site === undefined || target === 'default-credential-chain') {
      return undefined;
    }
    const spot = 'template' in site ? site : service.spotOf(site);
    if (isReason(spot) || 'template' in site) {
      return isReason(spot) ? refuse(target, spot) : undefined;
    }
    if (target !== 'environment') {
      return refuse(
        target,
        message(
          '{0} reads nothing from AWS here, but keeps secret variables, which a pipeline reads by name.',
          service.name,
        ),
        'environment',
      );
    }
    return referencePlan(site, target, {
      path: spot.path ?? boundTo(site),
      ...(spot.variable !== undefined && { fixedVariable: spot.variable }),
      review: [service.add(), ...(spot.review ?? [])],
      changes: [],
      edits: ({ name }) => spot.edits(name),
    });
  },
};
