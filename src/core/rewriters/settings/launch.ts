import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import { beginsLine, columnIndent } from '../config/insertion';
import { textOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import { removeAll } from '../config/removal';
import { siteOf } from '../config/site';
import type { ConfigMap } from '../config/model';
import type { ConfigSite } from '../config/site';
import type { FixRequest, Plan } from '../rewriter';

/**
 * A variable of a debug configuration goes to the file that its `envFile` names, `.env` where it names none:
 * https://code.visualstudio.com/docs/nodejs/nodejs-debugging#_load-environment-variables-from-external-file
 *
 * @returns undefined where the finding is no variable of a configuration.
 */
export function planLaunchVariable(request: FixRequest): Plan | undefined {
  if (!/(?:^|\/)\.vscode\/launch\.json$/i.test(request.document.path ?? '')) {
    return undefined;
  }
  const site = siteOf(request);
  if (site === undefined || 'template' in site || !site.whole) {
    return undefined;
  }
  const [variable, holder] = [...site.steps].reverse();
  if (variable?.kind !== 'entry' || holder?.kind !== 'entry' || holder.entry.key !== 'env') {
    return undefined;
  }
  const { key } = variable.entry;
  const file = textOf(holder.of, 'envFile');
  return referencePlan(site, 'environment', {
    path: [key],
    fixedVariable: key,
    review: [
      message(
        'The program gets {0} from {1} when you debug it: the value, or a reference that is filled in when you press F5, must stand there.',
        key,
        file ?? '${workspaceFolder}/.env',
      ),
    ],
    changes: [],
    edits: () => removal(site, holder.of, file !== undefined),
  });
}

function removal(site: ConfigSite, configuration: ConfigMap, hasFile: boolean): TextEdit[] {
  const { source, steps, eol } = site;
  const holder = steps.at(-2);
  const text = '"envFile": "${workspaceFolder}/.env"';
  if (hasFile || holder?.kind !== 'entry') {
    return removeAll(source, [steps], steps.length - 2);
  }
  const map = holder.entry.value;
  if (map?.kind === 'map' && map.entries.length === 1) {
    return [{ span: holder.entry.span, text }];
  }
  const at = holder.entry.keySpan.start;
  const apart = beginsLine(source, at) && configuration.flow ? eol + columnIndent(source, at) : ' ';
  return [...removeAll(source, [steps], steps.length - 2), { span: { start: at, end: at }, text: `${text},${apart}` }];
}
