import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Dialect, EnvironmentFallback, Lookup, LookupTarget, Obstacle, Site } from '../code/dialect';
import { isCompared } from '../code/compared';
import { ancestors, closest } from '../code/nodes';
import { camelCase } from '../shared/identifiers';
import { lineEnd } from '../shared/layout';
import { environmentMustBeSet, storePermission } from '../shared/plans';
import { commandName, everyCommand } from './commands';
import { stopsOnFailure, thrown } from './failure';
import { beginsLine, handedOver, isHandedElsewhere, remoteStatement } from './remote';

type Store = 'secretsmanager' | 'parameterstore';

/** The modules that have the commands. https://docs.aws.amazon.com/powershell/v5/userguide/pstools-getting-set-up.html */
const modules: Readonly<Record<Store, string>> = {
  secretsmanager: 'AWS.Tools.SecretsManager',
  parameterstore: 'AWS.Tools.SimpleSystemsManagement',
};

const strings: ReadonlySet<string> = new Set([
  'verbatim_string_characters',
  'expandable_string_literal',
  'verbatim_here_string_characters',
  'expandable_here_string_literal',
]);

/** How PowerShell looks secrets up: each time the code runs, by a command of the AWS Tools or of the AWS CLI. */
export const powershellDialect: Dialect = { strings, name: camelCase, splice, obstacle, fallback, lookup };

/** Puts an expression into a string, which becomes one that expressions are replaced in. */
function splice(site: Site, expression: string): string {
  const { source, node, span } = site;
  const [before, after] = [source.slice(node.startIndex, span.start), source.slice(span.end, node.endIndex)];
  if (/^["']$/.test(before) && /^["']$/.test(after)) {
    return expression;
  }
  const isSimple = /^\$(?:env|using):\w+$/i.test(expression) && /^(?:[\s;"'&,)/@]|$)/.test(after);
  const hole = isSimple || /^\$\(.*\)$/s.test(expression) ? expression : `$(${expression})`;
  switch (node.type) {
    case 'verbatim_string_characters':
      return `"${expandable(before.slice(1), true)}${hole}${expandable(after.slice(0, -1), true)}"`;
    case 'verbatim_here_string_characters':
      return `@"${expandable(before.slice(2), false)}${hole}${expandable(after.slice(0, -2), false)}"@`;
    default:
      return before + hole + after;
  }
}

/** What stood between single quotes, as it stands between double ones. */
function expandable(text: string, isQuoted: boolean): string {
  return isQuoted ? text.replace(/''/g, "'").replace(/[`$"]/g, '`$&') : text.replace(/[`$]/g, '`$&');
}

function obstacle(site: Site, target: LookupTarget): Obstacle | undefined {
  const { node, request } = site;
  if (request.document.path?.toLowerCase().endsWith('.psd1') === true) {
    return {
      reason: message('A data file of PowerShell takes no commands. Read the value in the script that imports it.'),
      alternatives: [],
    };
  }
  // https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_data_sections
  if (closest(node, new Set(['data_statement'])) !== undefined) {
    return {
      reason: message('A data section of PowerShell takes no commands. Put the value in after it.'),
      alternatives: [],
    };
  }
  if (closest(node, new Set(['attribute_arguments', 'attribute_argument'])) !== undefined) {
    return {
      reason: message(
        'The argument of an attribute must be a constant. Let the attribute name the setting, and read the value where it is used.',
      ),
      alternatives: [],
    };
  }
  if (closest(node, new Set(['switch_clause_condition'])) !== undefined) {
    return { reason: message('A pattern or a label of a switch must be a constant.'), alternatives: [] };
  }
  const remote = remoteStatement(node);
  if (remote === undefined ? isHandedElsewhere(node) : !beginsLine(remote, site.source)) {
    return {
      reason: message(
        'This block runs on another computer, where a look-up would need modules and credentials of its own. Take the value in a variable before, and read it in the block by $using:.',
      ),
      alternatives: [],
    };
  }
  const assignment = closest(node, new Set(['assignment_expression', 'command', 'argument_list']));
  if (target === 'environment' && /^\$env:/i.test(assignment?.text ?? '')) {
    return {
      reason: message('The script sets the variable itself: take the line out, and set it before the script starts.'),
      alternatives: ['secretsmanager', 'parameterstore'],
    };
  }
  return undefined;
}

/** `if ($env:X) { $env:X } else { '…' }` */
function fallback({ node, span }: Site): EnvironmentFallback | undefined {
  const clause = [...ancestors(node)].find((outer) => outer.type === 'else_clause' || outer.type === 'command');
  const body = clause?.text.replace(/^else\s*\{|\}$/gi, '').trim();
  const condition =
    clause?.type === 'else_clause' && body === node.text ? clause.parent?.childForFieldName('condition') : undefined;
  const variable = /^\$env:(\w+)$/i.exec(condition?.text ?? '')?.[1];
  return variable === undefined ? undefined : { variable, span };
}

function lookup(site: Site, target: LookupTarget, given: EnvironmentFallback | undefined): Lookup {
  const remote = remoteStatement(site.node);
  const handOver = (name: string, expression: string, put: (expression: string) => TextEdit): TextEdit[] =>
    remote === undefined ? [put(expression)] : handedOver(site, remote, name, expression, put);
  if (target === 'environment') {
    const throws = given === undefined && isCompared(site);
    return {
      dependencies: [],
      review:
        given === undefined
          ? []
          : [message('Where {0} is not set, the program now fails instead of using the default.', given.variable)],
      changes: [
        environmentMustBeSet(),
        ...(given === undefined && !throws ? [message('Where the variable is not set, the value is null.')] : []),
      ],
      edits: ({ name }, putAlone) => {
        const put = withinWord(site, putAlone);
        const fails = `throw ${quoted(`${name} is not set.`)}`;
        const read = throws ? `$(if ($env:${name}) { $env:${name} } else { ${fails} })` : `$env:${name}`;
        return given === undefined ? handOver(name, read, put) : [put(fails)];
      },
    };
  }
  const usesCli = prefersCli(site);
  return {
    dependencies: usesCli || hasModule(site, target) ? [] : [modules[target]],
    review: [],
    changes: [
      storePermission(target),
      message('The look-up is a network call each time this code runs.'),
      usesCli || endsOnFailure(site)
        ? message('Where the look-up fails, the script ends with its error.')
        : message('Where the look-up fails, the script goes on unless $ErrorActionPreference is Stop.'),
    ],
    edits: ({ name, jsonKey }, putAlone) => [
      ...handOver(
        name,
        usesCli ? cliCall(target, name, jsonKey) : toolsCall(site, target, name, jsonKey),
        withinWord(site, putAlone),
      ),
      ...(usesCli ? [] : importEdits(site, target)),
    ],
  };
}

/** `-pVALUE`, `-u user:VALUE`: of a word without quotes, the whole becomes a string that the expression is replaced in. */
function withinWord(
  { source, node, span }: Site,
  put: (expression: string) => TextEdit,
): (expression: string) => TextEdit {
  const start =
    span.start -
    (/[^\s"'(){},;|&]{0,100}$/.exec(source.slice(Math.max(0, span.start - 100), span.start))?.[0].length ?? 0);
  if (
    strings.has(node.type) ||
    start >= span.start ||
    !/^(?:-\w|[\w.@][\w.@-]{0,80}[:%])$/.test(source.slice(start, span.start))
  ) {
    return put;
  }
  const before = source.slice(start, span.start);
  return (expression) => ({
    span: { start, end: span.end },
    text: `"${before}${/^\$(?:env:\w+$|\()/i.test(expression) ? expression : `$(${expression})`}"`,
  });
}

/** A member of what a call gives, where that is a JSON object. */
function member(call: string, jsonKey: string | undefined): string {
  return jsonKey === undefined ? call : `(${call} | ConvertFrom-Json).${jsonKey}`;
}

/** https://docs.aws.amazon.com/powershell/v5/reference/items/Get-SECSecretValue.html, Get-SSMParameter.html */
function toolsCall(site: Site, store: Store, name: string, jsonKey: string | undefined): string {
  const call =
    store === 'secretsmanager'
      ? `(Get-SECSecretValue -SecretId ${quoted(name)}).SecretString`
      : `(Get-SSMParameter -Name ${quoted(name)} -WithDecryption $true).Value`;
  const expression = member(call, jsonKey);
  return isCompared(site) && !stopsOnFailure(site.root, site.node) ? thrown(expression) : expression;
}

/** Whether the script ends where the look-up fails: it is written to, or what it compares must not be equal to nothing. */
function endsOnFailure(site: Site): boolean {
  return isCompared(site) || stopsOnFailure(site.root, site.node);
}

/**
 * A program that fails gives nothing and an exit code, which PowerShell by itself goes on with.
 * https://docs.aws.amazon.com/cli/latest/reference/secretsmanager/get-secret-value.html
 */
function cliCall(store: Store, name: string, jsonKey: string | undefined): string {
  const command =
    store === 'secretsmanager'
      ? `aws secretsmanager get-secret-value --secret-id ${quoted(name)} --query SecretString --output text`
      : `aws ssm get-parameter --name ${quoted(name)} --with-decryption --query Parameter.Value --output text`;
  const call = `$(${command}; if (-not $?) { throw ${quoted(`${name} could not be read.`)} })`;
  return member(call, jsonKey);
}

function quoted(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}

/** Whether a script calls the AWS CLI and nothing of the AWS Tools. */
function prefersCli({ root, source }: Site): boolean {
  return (
    /\baws\b/i.test(source) &&
    everyCommand(root).some((command) => /^aws(?:\.exe)?$/.test(commandName(command))) &&
    !/\bAWS(?:\.Tools\.|PowerShell)|\b(?:Set-AWSCredentials?|Get-SECSecretValue|Get-SSMParameter|Get-S3\w+|Write-S3\w+)\b/i.test(
      source,
    )
  );
}

/** Whether a script says that it needs the module, or the one that holds all commands. */
function hasModule({ source }: Site, store: Store): boolean {
  const name = modules[store].toLowerCase();
  return statedModules(source).some(({ text }) => text.includes(name) || /\bawspowershell\b/.test(text));
}

/** The lines that say which modules a script needs, lower case. */
function statedModules(source: string): { readonly text: string; readonly start: number }[] {
  const found: { readonly text: string; readonly start: number }[] = [];
  let start = 0;
  for (const line of source.split('\n')) {
    if (/^\s*(?:#requires\s|import-module\s|using\s+module\s)/i.test(line)) {
      found.push({ text: line.toLowerCase(), start });
    }
    start += line.length + 1;
  }
  return found;
}

/** A script that imports modules of the AWS Tools by name imports this one, too; others leave it to PowerShell. */
function importEdits(site: Site, store: Store): TextEdit[] {
  const { source, eol } = site;
  const last = statedModules(source)
    .filter(({ text }) => /^\s*import-module\s+(?:-name\s+)?['"]?aws\.tools\.\w+['"]?\s*$/.test(text))
    .at(-1);
  if (last === undefined || hasModule(site, store)) {
    return [];
  }
  const end = lineEnd(source, last.start);
  const indent = /^\s*/.exec(source.slice(last.start, end))?.[0] ?? '';
  return [{ span: { start: end, end }, text: `${eol}${indent}Import-Module ${modules[store]}` }];
}
