import { dynamicReference } from '../cloudformation/reference';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { nameHint } from '../shared/identifiers';
import { lineStart } from '../shared/layout';
import { refuse } from '../shared/plans';

/**
 * A parameter of a stack in the configuration of the SAM CLI: CloudFormation resolves a reference that is a parameter's
 * value where a property of a resource uses it.
 *
 * - https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html
 * - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 *
 * @returns undefined where the finding is no parameter's value in such a file.
 */
export function planOverride({ document, finding, target }: FixRequest): Plan | Refusal | undefined {
  const { path, source } = document;
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
  if (target !== 'secretsmanager') {
    return refuse(
      target,
      message('The SAM CLI fills nothing in here; what it hands on can be a reference to Secrets Manager.'),
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
    value: new Secret(source.slice(start, end)),
    nameHint: nameHint([parameter], 'secret'),
    fixes: [finding.fingerprint],
    edits: (reference) => (reference === undefined ? [] : [{ span: finding.span, text: dynamicReference(reference) }]),
  };
}
