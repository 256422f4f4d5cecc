import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { boundTo, planStorable } from '../config/inPlace';
import { addJsonEntry } from '../config/jsonEntry';
import type { ConfigMap } from '../config/model';
import { keysOf, valueOf } from '../config/nodes';
import { hintFor, referencePlan } from '../config/plan';
import { removeAll } from '../config/removal';
import type { ConfigSite } from '../config/site';
import { putReference } from '../config/write';
import type { FixRequest, Plan, Refusal, Rewriter, SecretReference } from '../rewriter';
import { freeName, nameHint, snakeCase } from '../shared/identifiers';
import { refuse } from '../shared/plans';
import { orThroughEnvironment } from '../shared/throughEnvironment';
import {
  beaten,
  constantsOnly,
  defaultOfModule,
  environmentOfRoot,
  isNestedModule,
  repeats,
  wholeValues,
} from '../terraform/variables';
import { repeatsBlock, sensitiveOutputs } from './outputs';
import { unusable } from './unusable';

/**
 * Has Terraform look up what its configuration in JSON holds:
 * https://developer.hashicorp.com/terraform/language/syntax/json
 */
export const rewriter: Rewriter = {
  id: 'terraform-json',
  languages: ['json'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) => orThroughEnvironment(request, planJson(request), 'terraform apply', planJson),
};

function planJson(request: FixRequest): Plan | Refusal | undefined {
  return planStorable(request, 'terraform-json', planSite);
}

/** What a secret that is stored is created or given its value by; looking that up would go in a circle. */
const stores = /^aws_(?:secretsmanager_secret_version|ssm_parameter)$/;

function planSite(site: ConfigSite, target: SecretReference['target']): Plan | Refusal {
  const { root } = site;
  const keys = keysOf(site.steps);
  const [section, type] = keys;
  if (root.kind !== 'map' || site.scalar.style !== 'double') {
    return refuse(target, otherwise());
  }
  if (/\.tfvars\.json$/i.test(site.request.document.path ?? '')) {
    return planVariableFile(site, target, keys);
  }
  if (section === 'variable') {
    return planVariable(site, target, keys);
  }
  if (section === undefined || !/^(?:resource|data|provider|module|locals)$/.test(section)) {
    return refuse(target, otherwise());
  }
  if (repeatsBlock(site, root)) {
    return refuse(target, repeats());
  }
  const no = unusable(site);
  if (no !== undefined && !(no.takesVariable && target === 'environment')) {
    return refuse(target, no.reason, ...(no.takesVariable && !isNestedModule(site) ? (['environment'] as const) : []));
  }
  const writes = section === 'resource' && stores.test(type ?? '');
  if (target === 'environment') {
    return isNestedModule(site)
      ? refuse(target, environmentOfRoot(), ...(writes ? [] : (['secretsmanager', 'parameterstore'] as const)))
      : passed(site, root, target);
  }
  if (writes) {
    return refuse(
      target,
      message('This resource gives the secret its value: pass that by a variable.'),
      ...(isNestedModule(site) ? [] : (['environment'] as const)),
    );
  }
  return lookedUp(site, root, target);
}

/** A value leaves a file of variables; it comes by the environment. */
function planVariableFile(
  site: ConfigSite,
  target: SecretReference['target'],
  [name = '', ...within]: readonly string[],
): Plan | Refusal {
  if (within.length > 0 || !site.whole) {
    return refuse(target, wholeValues());
  }
  if (!/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name)) {
    return refuse(target, message('No variable can have this name: take the entry out.'));
  }
  return target === 'environment'
    ? referencePlan(site, target, {
        path: [name],
        review: [mustBePassed(name), beaten(name)],
        changes: [],
        fixedVariable: `TF_VAR_${name}`,
        edits: () => removeAll(site.source, [site.steps], 0),
      })
    : refuse(target, constantsOnly(), 'environment');
}

/** The default of a variable leaves; the value comes by the environment. */
function planVariable(site: ConfigSite, target: SecretReference['target'], keys: readonly string[]): Plan | Refusal {
  const [, name = '', attribute] = keys;
  if (attribute !== 'default' || keys.length !== 3 || !site.whole) {
    return refuse(target, message('Only a variable whose default is the secret alone can lose it.'));
  }
  if (isNestedModule(site)) {
    return refuse(target, defaultOfModule(name));
  }
  return target === 'environment'
    ? referencePlan(site, target, {
        path: [name],
        review: [mustBePassed(name)],
        changes: [],
        fixedVariable: `TF_VAR_${name}`,
        edits: () => removeAll(site.source, [site.steps], site.steps.length - 1),
      })
    : refuse(
        target,
        message('The default of a variable must be a constant. Pass the value by the environment.'),
        'environment',
      );
}

/** A data source of the document reads the value. */
function lookedUp(site: ConfigSite, root: ConfigMap, target: 'secretsmanager' | 'parameterstore'): Plan | Refusal {
  const source =
    target === 'secretsmanager'
      ? { type: 'aws_secretsmanager_secret_version', argument: 'secret_id', attribute: 'secret_string' }
      : { type: 'aws_ssm_parameter', argument: 'name', attribute: 'value' };
  const { name, path } = named(site, valueOf(root, 'data', source.type));
  const entry = (id: string): ReturnType<typeof addJsonEntry> =>
    addJsonEntry(site, root, ['data', source.type, name], { [source.argument]: id });
  return entry('') === undefined
    ? refuse(target, otherwise())
    : referencePlan(site, target, {
        path,
        review: [
          message(
            'The value stands in the state of Terraform as before: whoever may read the state can read it. Whoever runs Terraform needs the IAM permission {0} for it.',
            target === 'secretsmanager' ? 'secretsmanager:GetSecretValue' : 'ssm:GetParameter',
          ),
        ],
        changes: [],
        edits: (reference) => {
          const added = entry(reference.name);
          return added === undefined
            ? []
            : [
                added,
                putReference(site, `\${data.${source.type}.${name}.${source.attribute}}`),
                ...sensitiveOutputs(site, root),
              ];
        },
      });
}

/** A new variable passes the value in. */
function passed(site: ConfigSite, root: ConfigMap, target: 'environment'): Plan | Refusal {
  const { name, path } = named(site, valueOf(root, 'variable'));
  const added = addJsonEntry(site, root, ['variable', name], { type: 'string', sensitive: true });
  return added === undefined
    ? refuse(target, otherwise())
    : referencePlan(site, target, {
        path,
        review: [mustBePassed(name)],
        changes: [],
        fixedVariable: `TF_VAR_${name}`,
        edits: () => [added, putReference(site, `\${var.${name}}`), ...sensitiveOutputs(site, root)],
      });
}

/** A name that nothing else has among those of its kind, after the resource and the argument that it is for. */
function named(
  site: ConfigSite,
  among: ReturnType<typeof valueOf>,
): { readonly name: string; readonly path: readonly string[] } {
  const keys = keysOf(site.steps).filter((key) => !key.startsWith('['));
  const bound = nameHint(boundTo(site).slice(-1), keys.at(-1) ?? 'secret');
  const own = hintFor(bound, site.request.finding, site.span, site.whole);
  const holder = keys[0] === 'resource' || keys[0] === 'data' ? keys[2] : keys[0] === 'locals' ? undefined : keys[1];
  const path = holder === undefined || holder === own ? [own] : [holder, own];
  const taken = new Set(among?.kind === 'map' ? among.entries.map(({ key }) => key) : []);
  return { name: freeName([snakeCase(path.join('_')).toLowerCase()], taken), path };
}

function mustBePassed(name: string): Message {
  return message(
    'The environment variable {0} must be set where Terraform runs (plan, apply and destroy).',
    `TF_VAR_${name}`,
  );
}

function otherwise(): Message {
  return message(
    'Terraform looks values up in resources, providers, modules and locals: make the value one of them, and fix it there.',
  );
}
