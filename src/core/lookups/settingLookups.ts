import type { Literal } from '../languages/literal';
import type { StoreKind } from '../ports';
import { fetchedVariable } from './fetchedVariables';
import { wholeText } from './foundLookup';
import type { LookupInText } from './foundLookup';

/** Terraform's data sources and ephemeral resources: https://registry.terraform.io/providers/hashicorp/aws/latest/docs */
const terraform: readonly (readonly [type: string, attribute: string, store: StoreKind])[] = [
  ['aws_secretsmanager_secret_version', 'secret_id', 'secretsmanager'],
  ['aws_secretsmanager_secret', 'name', 'secretsmanager'],
  ['aws_secretsmanager_secret', 'arn', 'secretsmanager'],
  ['aws_ssm_parameter', 'name', 'parameterstore'],
];

/**
 * Look-ups that a setting makes by the place at which it stands: a data source, an `ExternalSecret`, a task definition,
 * a step of a workflow.
 *
 * @param literals all of the document, in source order; `index` is the place of the literal in question.
 */
export function settingLookups(
  literals: readonly Literal[],
  index: number,
  languageId: string,
): readonly LookupInText[] {
  const literal = literals[index];
  if (literal === undefined) {
    return [];
  }
  const found =
    languageId === 'hcl'
      ? (terraformLookup(literal) ?? taskSecret(literal))
      : languageId === 'yaml' || languageId === 'json'
        ? (externalSecret(literals, index) ??
          mountedObject(literals, index) ??
          (languageId === 'json' ? terraformLookup(literal) : undefined) ??
          taskSecret(literal) ??
          fetchedVariable(literals, index))
        : undefined;
  if (found !== undefined) {
    return [found];
  }
  return languageId === 'yaml' && literal.name.at(-1) === 'secret-ids' && literal.name.at(-2) === 'with'
    ? workflowSecrets(literal)
    : [];
}

function terraformLookup(literal: Literal): LookupInText | undefined {
  const [block, type, , attribute, ...deeper] = literal.name;
  if (block === 'ephemeral' && type === 'aws_ssm_parameter' && attribute === 'arn') {
    return parameterOfArn(literal);
  }
  const known = terraform.find(([ofType, ofAttribute]) => ofType === type && ofAttribute === attribute);
  return known !== undefined && deeper.length === 0 && (block === 'data' || block === 'ephemeral')
    ? wholeText(literal, known[2], true)
    : undefined;
}

/**
 * The name in an ARN of which region and account are filled in: `arn:${…}:ssm:${…}:${…}:parameter/app/db`.
 *
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/ephemeral-resources/ssm_parameter
 */
function parameterOfArn({ text }: Literal): LookupInText | undefined {
  const name = /:parameter(\/[\w./-]{1,1011})$/.exec(text)?.[1];
  return name === undefined
    ? undefined
    : {
        store: 'parameterstore',
        name,
        inText: { start: text.length - name.length, end: text.length },
        certain: true,
      };
}

/** https://external-secrets.io/latest/api/externalsecret/ */
function externalSecret(literals: readonly Literal[], index: number): LookupInText | undefined {
  const literal = literals[index];
  const place = literal?.name.slice(-2).join('.');
  if (literal === undefined || (place !== 'remoteRef.key' && place !== 'extract.key')) {
    return undefined;
  }
  const store = nearest(literals, index, (name) => name.at(-2) === 'secretStoreRef' && name.at(-1) === 'name')?.text;
  if (store !== undefined && /vault|gcp|google|azure|akeyless|password|doppler|ibm|oracle|yandex/i.test(store)) {
    return undefined;
  }
  const kind = /param|ssm/i.test(store ?? '') ? 'parameterstore' : 'secretsmanager';
  return wholeText(literal, kind, /aws|secrets-?manager|param|ssm/i.test(store ?? ''));
}

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/integrating_csi_driver_SecretProviderClass.html */
function mountedObject(literals: readonly Literal[], index: number): LookupInText | undefined {
  const literal = literals[index];
  if (literal?.name.at(-1) !== 'objectName') {
    return undefined;
  }
  const near = literals.slice(Math.max(0, index - 4), index + 5).filter(({ name }) => name.at(-1) === 'objectType');
  const [type] = near.sort(
    (left, right) => Math.abs(left.span.start - literal.span.start) - Math.abs(right.span.start - literal.span.start),
  );
  return type?.text === 'secretsmanager' || type?.text === 'ssmparameter'
    ? wholeText(literal, type.text === 'ssmparameter' ? 'parameterstore' : 'secretsmanager', true)
    : undefined;
}

/**
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html; ARNs tell of themselves, but
 * for those of which a template fills account and region in.
 */
function taskSecret(literal: Literal): LookupInText | undefined {
  if (!/^(?:secret(?:s|options)\.valuefrom$|RuntimeEnvironmentSecrets\.)/i.test(literal.name.slice(-2).join('.'))) {
    return undefined;
  }
  const name = /^arn:.{0,200}:secretsmanager:.{0,200}:secret:([\w/+=.@-]{1,512})$/.exec(literal.text)?.[1];
  const { length } = literal.text;
  return name === undefined
    ? wholeText(literal, 'parameterstore', true)
    : { store: 'secretsmanager', name, inText: { start: length - name.length, end: length }, certain: true };
}

/** https://github.com/aws-actions/aws-secretsmanager-get-secrets: lines of `NAME` or `ALIAS, NAME`; `NAME*` is a prefix. */
function workflowSecrets({ text }: Literal): readonly LookupInText[] {
  return [...text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) => {
    const name = line.slice(line.indexOf(',') + 1).trim();
    if (!/^[\w/+=.@:-]{1,600}$/.test(name)) {
      return [];
    }
    const start = index + line.lastIndexOf(name);
    return [{ store: 'secretsmanager', name, inText: { start, end: start + name.length }, certain: true }];
  });
}

function nearest(
  literals: readonly Literal[],
  index: number,
  is: (name: readonly string[]) => boolean,
): Literal | undefined {
  for (let distance = 1; distance < 60; distance += 1) {
    const before = literals[index - distance];
    const behind = literals[index + distance];
    if (before !== undefined && is(before.name)) {
      return before;
    }
    if (behind !== undefined && is(behind.name)) {
      return behind;
    }
  }
  return undefined;
}
