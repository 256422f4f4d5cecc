import { dynamicReference } from '../cloudformation/reference';
import { textOf } from '../config/nodes';
import { siteOf } from '../config/site';
import { putReference } from '../config/write';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { TextEdit } from '../../text/edit';
import type { FixRequest, Plan, Refusal, SecretReference } from '../rewriter';
import { nameHint } from '../shared/identifiers';
import { lineStart } from '../shared/layout';
import { refuse } from '../shared/plans';

/**
 * A parameter of a stack in the configuration of the SAM CLI, or in a file of parameters: CloudFormation resolves a reference that is a parameter's
 * value where a property of a resource uses it.
 *
 * - https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html
 * - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 *
 * @returns undefined where the finding is no parameter's value in such a file.
 */
export function planOverride(request: FixRequest): Plan | Refusal | undefined {
  const { document, finding } = request;
  const { path, source } = document;
  if (document.language.id === 'json') {
    return planParameterFile(request);
  }
  if (!/(?:^|\/)samconfig(?:\.[\w-]{1,60})?\.(?:toml|ya?ml)$/i.test(path ?? '')) {
    return undefined;
  }
  const { start, end } = finding.span;
  const before = source.slice(lineStart(source, start), start);
  const name =
    /(?:^|[\s"'=[,])(?:ParameterKey=([A-Za-z\d]{1,255}),ParameterValue|([A-Za-z\d]{1,255}))=(?:\\?["'])?$/.exec(before);
  const parameter = name?.[1] ?? name?.[2];
  const isWhole = /^(?:\\?["']|[\s,\]]|$)/.test(source.slice(end));
  if (parameter === undefined || !isWhole || source.slice(start, end).includes('\\')) {
    return undefined;
  }
  return planParameter(request, parameter, source.slice(start, end), (reference) => ({
    span: finding.span,
    text: dynamicReference(reference),
  }));
}

/**
 * A parameter of a file that `aws cloudformation` reads, `[{ "ParameterKey": "…", "ParameterValue": "…" }]`:
 * https://docs.aws.amazon.com/cli/latest/reference/cloudformation/create-stack.html
 */
function planParameterFile(request: FixRequest): Plan | Refusal | undefined {
  const site = siteOf(request);
  const last = site === undefined || 'template' in site ? undefined : site.steps.at(-1);
  const parameter =
    last?.kind === 'entry' && last.entry.key === 'ParameterValue' ? textOf(last.of, 'ParameterKey') : undefined;
  return site === undefined || 'template' in site || parameter === undefined || !site.whole
    ? undefined
    : planParameter(request, parameter, site.value, (reference) => putReference(site, dynamicReference(reference)));
}

function planParameter(
  { finding, target }: FixRequest,
  parameter: string,
  value: string,
  edit: (reference: SecretReference) => TextEdit,
): Plan | Refusal {
  if (target !== 'secretsmanager') {
    return refuse(
      target,
      message('Nothing is filled in here; what is handed on to CloudFormation can be a reference to Secrets Manager.'),
      'secretsmanager',
    );
  }
  return {
    kind: 'plan',
    target,
    safety: 'needs-review',
    behaviourChanges: [
      message(
        'CloudFormation resolves the reference where a property of a resource uses the parameter {0}, and only there: not in user data, in the code of a function, in outputs or in conditions. AllowedPattern, AllowedValues and MaxLength of the parameter would judge the reference itself.',
        parameter,
      ),
      message(
        'Whoever deploys the stack needs the IAM permission secretsmanager:GetSecretValue for this secret, which is looked for in the account and region of the stack.',
      ),
      message(
        'CloudFormation reads the value when it creates or updates the resource: after a rotation, update the stack.',
      ),
    ],
    missingDependencies: [],
    value: new Secret(value),
    nameHint: nameHint([parameter], 'secret'),
    fixes: [finding.fingerprint],
    edits: (reference) => (reference === undefined ? [] : [edit(reference)]),
  };
}
