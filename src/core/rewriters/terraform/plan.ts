import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { FixRequest, Plan, Refusal, SecretReference } from '../rewriter';
import { nameHint, productOf, snakeCase, words } from '../shared/identifiers';
import { refuse } from '../shared/plans';
import { planBuildVariable } from './buildVariable';
import { planContainerSecret } from './containerSecret';
import { landsInState, lookup, putExpression, writeOnlyEdits } from './lookup';
import { outputsOf, repeatsBlock } from './outputs';
import { siteOf, stringOf } from './site';
import type { TerraformSite } from './site';
import { unusable } from './unusable';
import { environmentOfRoot, isNestedModule, newVariable, planVariable, planVariableFile, repeats } from './variables';
import { isAtLeast, requiredVersion } from './version';
import { collectionEdits, collectionNote, writeOnlyCollection } from './writeOnlyCollection';
import { hasWriteOnly, laterWriteOnly, managedPassword, writesSecret } from './writeOnly';
import type { StateWay } from './writeOnly';

type Target = SecretReference['target'];

/** What becomes of a secret of a Terraform file. */
export function planTerraform(request: FixRequest, target: Target): Plan | Refusal | undefined {
  const kind = request.finding.kind === 'storable' ? fileKind(request) : undefined;
  const site = kind && siteOf(request);
  if (site === undefined) {
    return undefined;
  }
  if ('template' in site) {
    return refuse(target, site);
  }
  if (kind === 'values') {
    return planVariableFile(site, target);
  }
  const [outer] = site.blocks;
  if (outer?.type === 'variable') {
    return planVariable(site, target);
  }
  if (outer === undefined || outer.type === 'terraform') {
    return refuse(
      target,
      message(
        'Terraform takes only constants here: leave the value out, and pass it when Terraform is initialised (-backend-config) or by the environment.',
      ),
    );
  }
  return (
    (target === 'environment'
      ? undefined
      : (planBuildVariable(site, target) ?? planContainerSecret(site, target, hintOf(site)))) ??
    planArgument(site, target)
  );
}

/** Whether a file configures Terraform, or holds values of variables; undefined for other HCL (Packer, Nomad …). */
function fileKind({ document }: FixRequest): 'configuration' | 'values' | undefined {
  const path = document.path?.toLowerCase();
  if (path === undefined) {
    return /^[ \t]{0,20}(?:resource|data|provider|variable|locals|module|terraform)\b/m.test(document.source)
      ? 'configuration'
      : undefined;
  }
  return /\.tfvars$/.test(path) ? 'values' : /\.(?:tf|tofu)$/.test(path) ? 'configuration' : undefined;
}

function planArgument(site: TerraformSite, target: Target): Plan | Refusal {
  const { source, file, attribute, request } = site;
  const [outer] = site.blocks;
  const resource = outer?.type === 'resource' && site.blocks.length === 1 ? outer.labels[0] : undefined;
  const constraint = requiredVersion(source, file) ?? request.project.terraformVersion ?? '';
  const whole = site.span.start === attribute.expression.start && site.span.end === attribute.expression.end;
  if (repeatsBlock(site, undefined)) {
    return refuse(target, repeats());
  }
  const no = unusable(site);
  if (no !== undefined && !(no.takesVariable && target === 'environment')) {
    return refuse(target, no.reason, ...(no.takesVariable && !isNestedModule(site) ? (['environment'] as const) : []));
  }
  const isNested = isNestedModule(site);
  const writes = writesSecret(resource, attribute.name);
  if (target === 'environment' && isNested) {
    return refuse(target, environmentOfRoot(), ...(writes ? [] : (['secretsmanager', 'parameterstore'] as const)));
  }
  const isLate = isAtLeast(constraint, 11);
  const writeOnly = whole && isLate && hasWriteOnly(resource, attribute.name);
  if (target !== 'environment' && writes) {
    return refuse(
      target,
      message(
        'This resource itself writes the value into the store: pass it as a variable, or delete this resource and store the value outside of Terraform.',
      ),
      ...(isNested ? [] : (['environment'] as const)),
    );
  }
  // What runs while Terraform does may use values that it forgets:
  // https://developer.hashicorp.com/terraform/language/manage-sensitive-data/ephemeral
  const isForgotten =
    outer?.type === 'provider' || site.blocks.some(({ type }) => type === 'provisioner' || type === 'connection');
  const twins = writeOnlyCollection(site);
  const collection = isLate ? twins : undefined;
  const isWriteOnly = writeOnly || collection !== undefined;
  const way: StateWay | undefined =
    twins !== undefined && !isLate
      ? { argument: twins.argument, needs: 'terraform' }
      : whole
        ? laterWriteOnly(resource, attribute.name, isLate)
        : undefined;
  const ephemeral = target !== 'environment' && (isWriteOnly || (isForgotten && isAtLeast(constraint, 10)));
  const hint = hintOf(site);
  const variable = newVariable(site, hint, isWriteOnly);
  return {
    kind: 'plan',
    target,
    safety: ephemeral && !isWriteOnly ? 'safe' : 'needs-review',
    behaviourChanges: [
      ...(collection === undefined ? [] : [collectionNote(collection)]),
      ...reviews(site, writeOnly, ephemeral || (isWriteOnly && target === 'environment'), resource, way),
      ...(target === 'environment' ? [variable.change] : [permission(target)]),
    ],
    missingDependencies: [],
    value: new Secret(site.value),
    nameHint: hint,
    surroundings: outer?.labels.slice(-1) ?? [],
    ...(target === 'environment' && { fixedVariable: `TF_VAR_${variable.name}` }),
    fixes: [request.finding.fingerprint],
    edits: (reference) => {
      if (reference === undefined) {
        return [];
      }
      const from = target === 'environment' ? variable : lookup(site, reference, hint, ephemeral);
      const put: readonly TextEdit[] = writeOnly
        ? writeOnlyEdits(site, from.expression)
        : [
            ...(collection === undefined ? [] : collectionEdits(site, collection)),
            putExpression(site, from.expression),
          ];
      return [...from.edits, ...put, ...outputsOf(site)];
    },
  };
}

function reviews(
  site: TerraformSite,
  writeOnly: boolean,
  isForgotten: boolean,
  resource: string | undefined,
  way: StateWay | undefined,
): Message[] {
  const { attribute } = site;
  const managed = managedPassword(resource, attribute.name);
  const notes: Message[] = [];
  if (writeOnly) {
    notes.push(
      message(
        'The value no longer stands in the state. Terraform cannot see it change: after a rotation, raise {0}. The AWS provider must be 5.88 or later.',
        `${attribute.name}_wo_version`,
      ),
    );
  }
  if (!isForgotten) {
    notes.push(landsInState(way));
  }
  if (/^user_data(?:_base64)?$/.test(attribute.name)) {
    notes.push(
      message('User data can be read on the instance and in its description: a look-up by the script itself is safer.'),
    );
  }
  if (attribute.name === 'container_definitions') {
    notes.push(
      message(
        'The value stands in clear in the task definition, too. An entry under secrets with valueFrom avoids that.',
      ),
    );
  }
  if (/^aws_lambda_/.test(resource ?? site.blocks[0]?.labels[0] ?? '') && attribute.name === 'variables') {
    notes.push(
      message(
        'The value stands in clear in the function’s configuration, too. Looking it up in the function’s code avoids that.',
      ),
    );
  }
  if (managed !== undefined) {
    notes.push(message('{0} = true instead would have AWS make, store and rotate the password by itself.', managed));
  }
  return notes;
}

function permission(target: Target): Message {
  return target === 'secretsmanager'
    ? message(
        'Whoever runs Terraform needs the IAM permission secretsmanager:GetSecretValue for this secret, which is looked for in the account and region of the AWS provider.',
      )
    : message(
        'Whoever runs Terraform needs the IAM permission ssm:GetParameter for this parameter, which is looked for in the account and region of the AWS provider.',
      );
}

/** `main_password`: of an argument of a resource its label and name, elsewhere what the value is bound to. */
export function hintOf(site: TerraformSite): string {
  const { finding } = site.request;
  const scheme = finding.facts['scheme'];
  const [outer] = site.blocks;
  const label = outer?.labels[1];
  const beside = nameBeside(site);
  if (beside !== undefined) {
    return snakeCase(beside);
  }
  if (outer?.type === 'resource' && label !== undefined && site.blocks.length === 1 && bindsDirectly(site)) {
    return snakeCase(writesSecret(outer.labels[0], site.attribute.name) ? label : `${label}_${site.attribute.name}`);
  }
  const kinds = new Set([
    'resource',
    'data',
    'provider',
    'module',
    'locals',
    'inputs',
    outer?.labels[label === undefined ? 1 : 0],
  ]);
  const path = site.literal.name.length > 0 ? site.literal.name : finding.name;
  const hint = nameHint(
    path.filter((name) => !kinds.has(name)).map((name) => name.replace(/_wo$/, '')),
    scheme === undefined ? 'secret' : `${productOf(scheme)} url`,
  );
  const isPasswordAlone = scheme !== undefined && site.value !== finding.secret.reveal();
  const rest = words(hint).filter((word) => !isPasswordAlone || !/^(?:url|uri|dsn|string|conn|connection)$/.test(word));
  return snakeCase([...rest, ...(isPasswordAlone && !rest.includes('password') ? ['password'] : [])].join(' '));
}

/** The name that stands beside a value, in its block or in the object around it: `{ name = "DB_PASSWORD", value = "…" }`. */
function nameBeside({ source, blocks, attribute, span }: TerraformSite): string | undefined {
  const { start, end } = attribute.expression;
  const open = source.lastIndexOf('{', span.start);
  const object = open >= start ? source.slice(open, Math.min(end, objectEnd(source, span.end))) : undefined;
  if (object !== undefined) {
    return /\bvalue["\s]{0,9}[=:]/.test(object)
      ? /\bname["\s]{0,9}[=:]\s{0,9}"([\w.-]{1,100})"/.exec(object)?.[1]
      : undefined;
  }
  const own = blocks.at(-1);
  return own !== undefined && /^(?:plaintext_)?value$/.test(attribute.name)
    ? (stringOf(source, own, 'secret_name') ?? stringOf(source, own, 'name'))
    : undefined;
}

/** The end of the object around an offset, as far as it holds no other. */
function objectEnd(source: string, offset: number): number {
  const close = source.indexOf('}', offset);
  return close < 0 ? source.length : close;
}

/** Whether a value belongs to its argument itself, not to a key of a map within. */
function bindsDirectly(site: TerraformSite): boolean {
  const last = site.literal.name.at(-1);
  return last === undefined || last === site.attribute.name;
}
