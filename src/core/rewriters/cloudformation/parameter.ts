import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Plan, Refusal, SecretReference } from '../rewriter';
import { beginsLine, columnIndent, linesBehind } from '../config/insertion';
import type { ConfigMap, Step } from '../config/model';
import { valueOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import { removeAll } from '../config/removal';
import type { ConfigSite } from '../config/site';
import { putReference } from '../config/write';
import { refuse } from '../shared/plans';
import { dynamicReference } from './reference';

/** What a value must be like for CloudFormation to take it: a reference is judged as it is written. */
const constraints = ['AllowedPattern', 'AllowedValues', 'MaxLength'];

/**
 * What becomes of a parameter's default: a reference, which CloudFormation resolves where the parameter is used, or no
 * default where the parameter takes no text of that form.
 */
export function planParameter(site: ConfigSite, target: SecretReference['target']): Plan | Refusal {
  const step = site.steps.at(-1);
  const name = site.steps[1]?.kind === 'entry' ? site.steps[1].entry.key : '';
  if (step?.kind !== 'entry' || step.entry.key !== 'Default' || !site.whole) {
    return refuse(target, message('Only the default of a parameter can be moved.'));
  }
  if (target === 'parameterstore') {
    return refuse(
      target,
      message(
        'A parameter cannot be of a SecureString, and its default can refer to one only where every property that uses it supports that.',
      ),
      'secretsmanager',
    );
  }
  const refers = target === 'secretsmanager' && !constraints.some((key) => valueOf(step.of, key) !== undefined);
  return referencePlan(site, target, {
    path: [name],
    review: [
      refers
        ? message(
            'The default of parameter {0} is resolved only where a property of a resource uses it. A stack that exists keeps the value it was given until it is updated with the new default.',
            name,
          )
        : message(
            'Parameter {0} has no default any more: pass it with each deployment (--parameter-overrides {0}=…), or let the stack use its previous value.',
            name,
          ),
    ],
    changes: refers
      ? [
          message(
            'Whoever deploys the stack needs the IAM permission secretsmanager:GetSecretValue for this secret, which is looked for in the account and region of the stack.',
          ),
        ]
      : [],
    edits: (reference) => [
      ...(refers ? [putReference(site, dynamicReference(reference))] : []),
      ...noEcho(site, step.of, step, refers),
    ],
  });
}

/** `NoEcho: true`, and the default away where it is to go. */
function noEcho(site: ConfigSite, parameter: ConfigMap, step: Step, keepsDefault: boolean): TextEdit[] {
  const { source, eol } = site;
  const entry = step.kind === 'entry' ? step.entry : undefined;
  const echo = parameter.entries.find(({ key }) => key === 'NoEcho');
  const json = site.request.document.language.id === 'json';
  if (echo?.value?.kind === 'scalar') {
    const on = /^true$/i.test(echo.value.text);
    const turned = on
      ? []
      : [{ span: echo.value.span, text: json && echo.value.style !== 'plain' ? '"true"' : 'true' }];
    return keepsDefault ? turned : [...turned, ...removeAll(source, [site.steps], site.steps.length)];
  }
  if (entry === undefined) {
    return [];
  }
  const text = json ? '"NoEcho": true' : 'NoEcho: true';
  if (!keepsDefault) {
    return [{ span: entry.span, text }];
  }
  if (!parameter.flow) {
    return [linesBehind(source, entry, [columnIndent(source, entry.keySpan.start) + text], eol)];
  }
  const at = entry.span.end;
  const apart = beginsLine(source, entry.keySpan.start) ? eol + columnIndent(source, entry.keySpan.start) : ' ';
  return [{ span: { start: at, end: at }, text: `,${apart}${text}` }];
}
