import { message } from '../../text/message';
import type { TextEdit } from '../../text/edit';
import type { Message } from '../../text/message';
import type { ConfigEntry, ConfigMap, ConfigNode } from '../config/model';
import { textOf, valueOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import type { ConfigSite } from '../config/site';
import { yamlValue } from '../config/write';
import type { Plan, SecretReference } from '../rewriter';
import { indentUnit } from '../shared/layout';
import { deepestExtends, extendedBy } from './merging';

/**
 * The lines of one secret of a job, without indentation: https://docs.gitlab.com/ci/secrets/aws_secrets_manager/
 *
 * @param comment what stands behind the variable's name, with the blanks before it.
 */
export function secretLines(
  { source, root }: ConfigSite,
  job: ConfigMap,
  variable: string,
  { name }: SecretReference,
  comment = '',
): string[] {
  const unit = indentUnit(source);
  const token = tokenFor(job, root);
  return [
    `${variable}:${comment}`,
    `${unit}aws_secrets_manager:`,
    `${unit}${unit}secret_id: ${yamlValue(source, name)}`,
    `${unit}file: false`,
    // With several tokens GitLab asks which of them is meant.
    ...(token === undefined ? [] : [`${unit}token: $${token}`]),
  ];
}

/** The plan by which a value becomes a variable of the project. */
export function projectVariablePlan(site: ConfigSite, name: string, edits: () => readonly TextEdit[]): Plan {
  return referencePlan(site, 'environment', {
    path: [name],
    fixedVariable: name,
    review: [projectVariable(name)],
    changes: [],
    edits,
  });
}

/** The plan by which a job reads a value from Secrets Manager, as a variable. */
export function jobSecretPlan(
  site: ConfigSite,
  variable: string,
  edits: (reference: SecretReference) => readonly TextEdit[],
): Plan {
  return referencePlan(site, 'secretsmanager', {
    path: [variable],
    review: [readsByJob()],
    changes: [jobReads()],
    edits,
  });
}

function readsByJob(): Message {
  return message(
    'GitLab Premium and a runner from 18.3 are needed. The runner’s role, or the one that AWS_ROLE_ARN names where the job has an id_token, needs the IAM permission secretsmanager:GetSecretValue for this secret; AWS_REGION must be set.',
  );
}

function jobReads(): Message {
  return message('The job reads the value when it starts, and GitLab masks it in the log.');
}

export function noParameters(): Message {
  return message('GitLab reads Secrets Manager, not parameters; and the project has variables of its own.');
}

function projectVariable(name: string): Message {
  return message(
    'Add {0} to the CI/CD variables of the project, masked and protected, before the pipeline runs again: jobs find it under the same name.',
    name,
  );
}

/**
 * The token that the job signs in to AWS with, where it has several, of its own, of what it extends or by default: the
 * one whose name or audience tells of AWS, else the first that no other service's name is in.
 */
function tokenFor(job: ConfigMap, root: ConfigNode): string | undefined {
  const own = tokensOf(job, root, 0);
  const byDefault = valueOf(root, 'default', 'id_tokens');
  const entries = own.length > 0 ? own : byDefault?.kind === 'map' ? byDefault.entries : [];
  if (entries.length < 2) {
    return undefined;
  }
  const token =
    entries.find(({ key }) => /(?:^|_)AWS(?:_|$)/i.test(key)) ??
    entries.find(({ value }) => /\baws\b|amazonaws/i.test(textOf(value, 'aud') ?? '')) ??
    entries.find(({ key }) => !/VAULT|GCP|GOOGLE|AZURE|SIGSTORE|NPM|PYPI/i.test(key)) ??
    entries[0];
  return token?.key;
}

/** The tokens of a job, with those of the jobs that it extends. */
function tokensOf(job: ConfigNode | undefined, root: ConfigNode, depth: number): readonly ConfigEntry[] {
  if (job?.kind !== 'map' || depth > deepestExtends) {
    return [];
  }
  const own = valueOf(job, 'id_tokens');
  const entries = own?.kind === 'map' ? own.entries : [];
  const inherited = extendedBy(job).flatMap((name) => tokensOf(valueOf(root, name), root, depth + 1));
  const keys = new Set(entries.map(({ key }) => key));
  return [...entries, ...inherited.filter(({ key }) => !keys.has(key))];
}
