import { formatReference } from '../../environment/reference';
import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import { beginsLine, columnIndent } from '../config/insertion';
import { textOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import { removeAll } from '../config/removal';
import { siteOf } from '../config/site';
import type { ConfigMap } from '../config/model';
import type { ConfigSite } from '../config/site';
import { putReference } from '../config/write';
import { permissionToRead, readAtStart } from '../dotenv/reference';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { refuse } from '../shared/plans';

/**
 * Debuggers whose extensions read `envFile` by themselves:
 *
 * - Node.js: https://code.visualstudio.com/docs/nodejs/nodejs-debugging#_load-environment-variables-from-external-file
 * - Python: https://code.visualstudio.com/docs/python/environments#_environment-variables
 * - Go: https://github.com/golang/vscode-go/blob/master/docs/debugging.md
 * - Java: https://code.visualstudio.com/docs/java/java-debugging#_configuration-options
 * - .NET: https://code.visualstudio.com/docs/csharp/debugger-settings#_environment-variables
 * - C++: https://code.visualstudio.com/docs/cpp/launch-json-reference
 * - CodeLLDB: https://github.com/vadimcn/codelldb/blob/master/MANUAL.md
 */
const readsFile =
  /^(?:(?:pwa-)?(?:node|extensionHost)|node-terminal|python|debugpy|go|java|coreclr|clr|cppdbg|cppvsdbg|lldb)$/;

/**
 * A variable of a debug configuration becomes a reference, which the extension fills in when the program is started, or
 * goes to the file that its `envFile` names, `.env` where it names none:
 * https://code.visualstudio.com/docs/nodejs/nodejs-debugging#_load-environment-variables-from-external-file
 *
 * @returns undefined where the finding is no variable of a configuration.
 */
export function planLaunchVariable(request: FixRequest): Plan | Refusal | undefined {
  const { target, document } = request;
  if (target === 'default-credential-chain' || !/(?:^|\/)\.vscode\/launch\.json$/i.test(document.path ?? '')) {
    return undefined;
  }
  const site = siteOf(request);
  if (site === undefined || 'template' in site || !site.whole) {
    return undefined;
  }
  const variable = variableOf(site);
  if (variable === undefined) {
    return undefined;
  }
  if (textOf(variable.configuration, 'request') === 'attach') {
    return refuse(
      target,
      message('To attach is to start nothing: the program has the variables that it was started with.'),
    );
  }
  if (target !== 'environment') {
    return planReference(site, target, variable.name);
  }
  const { name, configuration, isEntry } = variable;
  const file = textOf(configuration, 'envFile');
  const type = textOf(configuration, 'type') ?? '';
  if (isEntry ? file === undefined && !readsFile.test(type) : !/^cpp(?:dbg|vsdbg)$/.test(type)) {
    return refuse(
      target,
      message('This debugger is not known to read envFile. A reference in the place of the value is filled in by F5.'),
      'secretsmanager',
      'parameterstore',
    );
  }
  return referencePlan(site, 'environment', {
    path: [name],
    fixedVariable: name,
    review: [
      message(
        'The program gets {0} from {1} when you debug it: the value, or a reference that is filled in when you press F5, must stand there.',
        name,
        file ?? '${workspaceFolder}/.env',
      ),
    ],
    changes: [],
    // An item of a list goes with the braces around it.
    edits: () => removal(site, isEntry ? site.steps : site.steps.slice(0, -1), configuration, file !== undefined),
  });
}

/** A variable that a configuration sets. */
interface LaunchVariable {
  readonly name: string;
  readonly configuration: ConfigMap;
  /** Whether it is an entry of `env`, not an item of a list: `{ "name": …, "value": … }`. */
  readonly isEntry: boolean;
}

function variableOf({ steps }: ConfigSite): LaunchVariable | undefined {
  const [value, holder, list] = [...steps].reverse();
  if (value?.kind !== 'entry') {
    return undefined;
  }
  if (holder?.kind === 'entry' && holder.entry.key === 'env') {
    return { name: value.entry.key, configuration: holder.of, isEntry: true };
  }
  const name = value.entry.key === 'value' ? textOf(value.of, 'name') : undefined;
  return name !== undefined && list?.kind === 'entry' && list.entry.key === 'environment'
    ? { name, configuration: list.of, isEntry: false }
    : undefined;
}

function planReference(site: ConfigSite, target: 'secretsmanager' | 'parameterstore', name: string): Plan {
  return referencePlan(site, target, {
    path: [name],
    review: [
      message(
        'Strongroom fills the value in when you press F5. Where the extension is not there, the program gets the reference itself.',
      ),
    ],
    changes: [permissionToRead(target), readAtStart()],
    edits: (reference) => [putReference(site, formatReference({ store: target, name: reference.name }))],
  });
}

function removal(
  { source, eol }: ConfigSite,
  steps: ConfigSite['steps'],
  configuration: ConfigMap,
  hasFile: boolean,
): TextEdit[] {
  const holder = steps.at(-2);
  const text = '"envFile": "${workspaceFolder}/.env"';
  if (hasFile || holder?.kind !== 'entry') {
    return removeAll(source, [steps], steps.length - 2);
  }
  const around = holder.entry.value;
  const members = around?.kind === 'map' ? around.entries : around?.kind === 'list' ? around.items : [];
  if (members.length === 1) {
    return [{ span: holder.entry.span, text }];
  }
  const at = holder.entry.keySpan.start;
  const apart = beginsLine(source, at) && configuration.flow ? eol + columnIndent(source, at) : ' ';
  return [...removeAll(source, [steps], steps.length - 2), { span: { start: at, end: at }, text: `${text},${apart}` }];
}
