import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { FixRequest, Plan, Refusal, Rewriter, SecretReference } from '../rewriter';
import { freeName, nameHint, snakeCase } from '../shared/identifiers';
import { planForReview, refuse } from '../shared/plans';
import { orThroughEnvironment } from '../shared/throughEnvironment';
import { blockBefore } from '../terraform/block';
import { putExpression } from '../terraform/lookup';
import { declared, siteOf } from '../terraform/site';
import type { TerraformSite } from '../terraform/site';
import { variableEdits } from '../terraform/variables';
import { planTemplate } from './template';
import { refuseUnread } from './unread';

/**
 * Has Packer read secrets from Secrets Manager, or from variables:
 *
 * - https://developer.hashicorp.com/packer/docs/templates/hcl_templates/functions/contextual/aws_secretsmanager
 * - https://developer.hashicorp.com/packer/docs/templates/hcl_templates/variables
 */
export const rewriter: Rewriter = {
  id: 'packer',
  languages: ['hcl', 'json'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) => {
    const { target, finding, document } = request;
    if (document.language.id === 'json') {
      return withEnvironment(request, planTemplate);
    }
    if (
      target === 'default-credential-chain' ||
      finding.kind !== 'storable' ||
      !/\.pkr\.hcl$/i.test(document.path ?? '')
    ) {
      return undefined;
    }
    return withEnvironment(request, (other) =>
      other.target === 'default-credential-chain' ? undefined : planPacker(other, other.target),
    );
  },
};

/** What a plan refuses and the environment can do goes through it. */
function withEnvironment(
  request: FixRequest,
  plan: (request: FixRequest) => Plan | Refusal | undefined,
): Plan | Refusal | undefined {
  return orThroughEnvironment(request, plan(request), 'packer build', plan);
}

function planPacker(request: FixRequest, target: SecretReference['target']): Plan | Refusal | undefined {
  const site = siteOf(request);
  if (site === undefined || 'template' in site) {
    return site && refuse(target, site);
  }
  const [outer] = site.blocks;
  if (outer?.type === 'variable') {
    return planVariable(site, target, outer.labels[0] ?? '');
  }
  if (outer?.type === 'variables') {
    return refuse(
      target,
      message(
        'The default of a variable must be a constant. Declare this one in a block of its own, which can go without a default.',
      ),
    );
  }
  if (outer === undefined || outer.type === 'packer') {
    return refuse(target, message('Packer takes only constants here: leave the value out.'));
  }
  const unread = refuseUnread(target, site.value);
  if (unread !== undefined) {
    return unread;
  }
  if (target === 'secretsmanager' && outer.type === 'data') {
    return refuse(
      target,
      message(
        'Packer reads data sources before it has locals, where the value would be looked up: pass it by a variable.',
      ),
      'environment',
    );
  }
  const hint = hintOf(site);
  const taken = new Set([...declared(site.file, 'variable'), ...declared(site.file, 'local')]);
  for (const { type, attributes } of site.file.blocks) {
    if (type === 'locals') {
      attributes.forEach(({ name }) => taken.add(name));
    }
  }
  const name = freeName([hint], taken);
  return plan(site, target, hint, {
    changes: target === 'environment' ? [mustBeSet(name)] : [permission()],
    fixedVariable: target === 'environment' ? `PKR_VAR_${name}` : undefined,
    edits: (reference) =>
      target === 'environment'
        ? [
            blockBefore(site, outer, [`variable "${name}" {`, '  type      = string', '  sensitive = true', '}']),
            putExpression(site, `var.${name}`),
          ]
        : [
            blockBefore(site, outer, [
              `local "${name}" {`,
              `  expression = aws_secretsmanager("${reference.name}", null)`,
              '  sensitive  = true',
              '}',
            ]),
            putExpression(site, `local.${name}`),
          ],
  });
}

/** The default of a variable leaves; the value comes by the environment. */
function planVariable(site: TerraformSite, target: SecretReference['target'], name: string): Plan | Refusal {
  const edits = variableEdits(site);
  if (edits === undefined) {
    return refuse(target, message('Only a variable whose default is the secret alone can lose it.'));
  }
  return target === 'environment'
    ? plan(site, target, name, { changes: [mustBeSet(name)], fixedVariable: `PKR_VAR_${name}`, edits })
    : refuse(
        target,
        message('The default of a variable must be a constant. Pass the value by the environment.'),
        'environment',
      );
}

interface Change {
  readonly changes: readonly Message[];
  readonly fixedVariable: string | undefined;
  readonly edits: (reference: SecretReference) => ReturnType<Plan['edits']>;
}

function plan(
  { request, value }: TerraformSite,
  target: SecretReference['target'],
  hint: string,
  { changes, fixedVariable, edits }: Change,
): Plan {
  return planForReview(request.finding, target, {
    value,
    nameHint: hint,
    behaviourChanges: changes,
    fixedVariable,
    edits: (reference) => (reference === undefined ? [] : edits(reference)),
  });
}

function mustBeSet(name: string): Message {
  return message('The environment variable {0} must be set where Packer runs.', `PKR_VAR_${name}`);
}

function permission(): Message {
  return message(
    'Whoever runs Packer needs AWS credentials, a region in the environment or the profile, and the IAM permission secretsmanager:GetSecretValue for this secret.',
  );
}

/** What the value is bound to: `DB_PASSWORD` of `environment_vars = ["DB_PASSWORD=…"]`, else the argument. */
function hintOf({ literal, attribute, request, span, source }: TerraformSite): string {
  const own = /"([A-Za-z_]\w{0,100})=$/.exec(source.slice(Math.max(0, span.start - 102), span.start))?.[1];
  const path = literal.name.length > 0 ? literal.name : request.finding.name;
  return snakeCase(own ?? nameHint(path.slice(-1), attribute.name)).toLowerCase();
}
