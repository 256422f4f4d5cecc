import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import { planStorable } from '../config/inPlace';
import { columnIndent } from '../config/insertion';
import { moveMember } from '../config/moveMember';
import { referencePlan } from '../config/plan';
import type { ConfigSite } from '../config/site';
import { putReference, quoted, yamlValue } from '../config/write';
import { containerChanges } from '../ecs-task-definition/words';
import type { Plan, Refusal, Rewriter, SecretReference } from '../rewriter';
import { indentUnit } from '../shared/layout';
import { refuse } from '../shared/plans';

/**
 * Moves variables of a Copilot manifest from `variables` to `secrets`:
 * https://aws.github.io/copilot-cli/docs/developing/secrets/
 */
export const rewriter: Rewriter = {
  id: 'copilot',
  languages: ['yaml'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) => planStorable(request, 'copilot', planSite),
};

function planSite(site: ConfigSite, target: SecretReference['target']): Plan | Refusal {
  const [variable, holder] = [...site.steps].reverse();
  const isVariable = variable?.kind === 'entry' && holder?.kind === 'entry' && holder.entry.key === 'variables';
  if (!isVariable || !site.whole || site.scalar.anchored) {
    return refuse(
      target,
      message(
        'Copilot fetches whole variables (secrets): make the value a variable of the container, and fix it there.',
      ),
    );
  }
  if (target === 'environment') {
    return refuse(
      target,
      message(
        'A container has the variables of its manifest, and none of those who deploy it: Copilot fetches this one from AWS.',
      ),
      'secretsmanager',
      'parameterstore',
    );
  }
  const { keySpan, key } = variable.entry;
  return referencePlan(site, target, {
    path: [key],
    review: [
      message(
        'Copilot lets a service read only what carries the tags copilot-application and copilot-environment: add them, with the names of the application and of the environment.',
      ),
    ],
    changes: containerChanges(target),
    edits: (reference) =>
      moveMember({
        source: site.source,
        eol: site.eol,
        steps: site.steps,
        to: 'secrets',
        changes: [valueEdit(site, keySpan, variable.of.flow, reference)],
      }) ?? [],
  });
}

/** The name of a parameter in place of the value; a secret's is below a key of its own. */
function valueEdit(
  site: ConfigSite,
  key: ConfigSite['span'],
  isFlow: boolean,
  { target, name }: SecretReference,
): TextEdit {
  const { source, eol, span } = site;
  if (target === 'parameterstore') {
    return putReference(site, name);
  }
  const { style } = site.scalar;
  const text = style === 'single' || style === 'double' ? quoted(name, style) : yamlValue(source, name);
  const colon = source.indexOf(':', key.end) + 1;
  return isFlow
    ? { span, text: `{ secretsmanager: ${text} }` }
    : {
        span: { start: colon, end: span.end },
        text: `${eol}${columnIndent(source, key.start)}${indentUnit(source)}secretsmanager: ${text}`,
      };
}
