import { message } from '../../text/message';
import { columnIndent } from '../config/insertion';
import type { ConfigEntry, ConfigMap } from '../config/model';
import { textOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import type { ConfigSite } from '../config/site';
import type { Plan, Refusal, SecretReference } from '../rewriter';
import { indentUnit } from '../shared/layout';
import { refuse } from '../shared/plans';
import { fetchEdit, needsOperator } from './externalSecret';

/** A container's variable reads a Secret, which the operator makes. */
export function planVariable(
  site: ConfigSite,
  target: SecretReference['target'],
  variable: ConfigMap,
  value: ConfigEntry,
): Plan | Refusal {
  const workload = textOf(site.root, 'metadata', 'name');
  const key = textOf(variable, 'name') ?? '';
  if (workload === undefined || variable.flow) {
    return refuse(
      target,
      message('The workload has no name, or the variable is written in braces: it has to be changed by hand.'),
    );
  }
  const secret = `${workload}-secrets`;
  const { source, eol } = site;
  return referencePlan(site, target, {
    path: [key],
    review: [needsOperator(site, target)],
    changes: [message('A container gets the value when it starts: after a rotation, restart it.')],
    edits: (reference) => {
      const outer = columnIndent(source, value.keySpan.start);
      const unit = indentUnit(source);
      const lines = [
        'valueFrom:',
        `${outer}${unit}secretKeyRef:`,
        `${outer}${unit}${unit}name: ${secret}`,
        `${outer}${unit}${unit}key: ${key}`,
      ];
      return [
        { span: { start: value.keySpan.start, end: site.span.end }, text: lines.join(eol) },
        fetchEdit(site, { secret, key, reference, merged: false }),
      ];
    },
  });
}
