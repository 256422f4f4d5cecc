import { message } from '../../text/message';
import { keysOf, textOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import type { ConfigSite } from '../config/site';
import { putReference } from '../config/write';
import type { Plan, Refusal, SecretReference } from '../rewriter';
import { refuse } from '../shared/plans';
import { obstacle, reviews } from './obstacle';
import { planParameter } from './parameter';
import { dynamicReference } from './reference';
import { typedPlace } from './typed';
import { functionsAround, resolvesSecureStrings, resourceType } from './template';

/** What becomes of a secret of a template; the steps of its site lead from the template's own root. */
export function planSite(site: ConfigSite, target: SecretReference['target']): Plan | Refusal {
  const keys = keysOf(site.steps);
  const [section, name = ''] = keys;
  if (section === 'Parameters') {
    return planParameter(site, target);
  }
  if (section === 'Globals') {
    return planProperty(site, target, undefined, keys.slice(1), keys.slice(2));
  }
  if (section === 'Resources' && keys[2] === 'Properties') {
    return planProperty(site, target, resourceType(site.root, site.steps), keys.slice(3), [name, ...keys.slice(3)]);
  }
  return refuse(
    target,
    message(
      'CloudFormation resolves references to secrets only in the properties of resources: move the value there first.',
    ),
  );
}

function planProperty(
  site: ConfigSite,
  target: SecretReference['target'],
  type: string | undefined,
  property: readonly string[],
  path: readonly string[],
): Plan | Refusal {
  const reason = obstacle(type, property, functionsAround(site.steps, site.scalar.tag).includes('Base64'));
  if (reason !== undefined) {
    return refuse(target, reason);
  }
  const typed = typedPlace(site, type);
  if (typed !== undefined && target !== 'environment') {
    return referencePlan(site, target, {
      path: [...path.slice(0, 1), typed.name],
      review: typed.review,
      changes: typed.changes(target),
      edits: (reference) => typed.edits(reference),
    });
  }
  if (target === 'environment') {
    return refuse(
      target,
      message('A template reads no environment variables. Secrets Manager works here.'),
      'secretsmanager',
    );
  }
  if (target === 'parameterstore' && !resolvesSecureStrings(type, property)) {
    return refuse(
      target,
      message(
        'CloudFormation resolves SecureString parameters only in a few properties, and this is none of them. Secrets Manager works here.',
      ),
      'secretsmanager',
    );
  }
  const named = site.literal.name.at(-1);
  const keys = path.filter((key) => !/^(?:Fn::|\[)/.test(key));
  const last = keys.at(-1) ?? '';
  const isValue = /^value$/i.test(last);
  const option = optionName(site);
  return referencePlan(site, target, {
    // What is between the two is the same for all resources of the type.
    path: [
      ...keys.slice(0, 1),
      ...(keys.length > 1 ? [option ?? (isValue && named !== undefined ? named : last)] : []),
    ],
    review: reviews(type, property),
    changes: [
      target === 'secretsmanager'
        ? message(
            'Whoever deploys the stack needs the IAM permission secretsmanager:GetSecretValue for this secret, which is looked for in the account and region of the stack.',
          )
        : message(
            'Whoever deploys the stack needs the IAM permission ssm:GetParameters for this parameter, which is looked for in the account and region of the stack.',
          ),
      message(
        'CloudFormation reads the value when it creates or updates the resource: after a rotation, update the stack.',
      ),
    ],
    edits: (reference) => [putReference(site, dynamicReference(reference))],
  });
}

/** What an option of Elastic Beanstalk is called, beside its `Value`. */
function optionName({ steps }: ConfigSite): string | undefined {
  const last = steps.at(-1);
  return last?.kind === 'entry' && last.entry.key === 'Value' ? textOf(last.of, 'OptionName') : undefined;
}
