import type { TextEdit } from '../../text/edit';
import { variableType } from '../codebuild/words';
import { isFirstOnLine, removeItems } from '../python/removal';
import { pythonString } from '../python/strings';
import { childIn, operands } from '../python/tree';
import type { PyNode } from '../python/tree';
import type { SecretReference } from '../rewriter';
import { freeName, pascalCase } from '../shared/identifiers';
import { appendEntry, entryLines, noComments, takeEntry } from '../shared/entries';
import type { MovedEntry } from '../shared/entries';
import { lineIndent } from '../shared/layout';
import type { Verdict } from './judge';
import type { PythonPlace } from './python';
import { spanOf } from './pythonFile';
import type { PythonCdkFile } from './pythonFile';
import type { PythonCdkImports } from './pythonImports';
import { constructIds } from './secretExpression';

/** Whether the entries that a verdict wants to change are written out in the code. */
export function hasPythonEntry(
  { file, target, spot }: Omit<PythonPlace, 'request' | 'plainTexts'>,
  verdict: Verdict,
): boolean {
  const [around, entry] = spot.entries.slice(-2);
  const last = spot.entries.at(-1);
  const alone = target.kind === 'whole' && last !== undefined && childIn(last, 'value') === target.node;
  if (verdict.kind === 'build-variable') {
    return alone && last.type === 'keyword_argument';
  }
  if (verdict.kind !== 'container-secret') {
    return true;
  }
  const secrets = around && siblingOf(file, around, 'secrets');
  return (
    alone &&
    spot.scope !== undefined &&
    entry !== undefined &&
    around !== undefined &&
    childIn(around, 'value') === dictionaryOf(entry) &&
    (secrets === undefined || childIn(secrets, 'value')?.type === 'dictionary')
  );
}

/** What an entry is one of: a dictionary, or the call of `dict` that it is a named argument of. */
function dictionaryOf({ type, parent }: PyNode): PyNode | null | undefined {
  return type === 'pair' ? parent : parent?.parent;
}

function siblingOf(file: PythonCdkFile, entry: PyNode, name: string): PyNode | undefined {
  return operands(entry.parent).find((one) => {
    const key = childIn(one, one.type === 'pair' ? 'key' : 'name');
    return key !== undefined && file.python.text(key).replace(/^['"]|['"]$/g, '') === name;
  });
}

/** The edits that move a variable of a container from its `environment` to its `secrets`. */
export function pythonContainerEdits(
  { file, target, spot }: PythonPlace,
  module: string,
  reference: SecretReference,
  imports: PythonCdkImports,
): TextEdit[] {
  const { python } = file;
  const [environment, entry] = spot.entries.slice(-2);
  const isPair = entry?.type === 'pair';
  const key = entry && childIn(entry, isPair ? 'key' : 'name');
  const name = environment && childIn(environment, environment.type === 'pair' ? 'key' : 'name');
  if (environment === undefined || entry === undefined || name === undefined || key === undefined) {
    return [];
  }
  const text = (value: string): string => pythonString(value, python.quote);
  const label = isPair ? python.text(key) : text(python.text(key));
  const id = text(freeName([pascalCase(label)], constructIds(python.source)));
  const scope = spot.scope ?? 'self';
  const secretClass = imports.member(module, 'Secret');
  const member = reference.jsonKey === undefined ? '' : `, ${text(reference.jsonKey)}`;
  const value =
    reference.target === 'parameterstore'
      ? `${secretClass}.from_ssm_parameter(${imports.member('aws-ssm', 'StringParameter')}.from_secure_string_parameter_attributes(${scope}, ${id}, parameter_name=${text(reference.name)}))`
      : `${secretClass}.from_secrets_manager(${imports.member('aws-secretsmanager', 'Secret')}.from_secret_name_v2(${scope}, ${id}, ${text(reference.name)})${member})`;
  const found = siblingOf(file, environment, 'secrets');
  const secrets = found && childIn(found, 'value');
  const alone = operands(entry.parent).length === 1;
  if (alone && secrets === undefined) {
    return [
      { span: spanOf(name), text: name.type === 'string' ? text('secrets') : 'secrets' },
      { span: spanOf(target.node), text: value },
      ...imports.edits(),
    ];
  }
  const moves = `${label}: ${value}`;
  const { source, eol } = python;
  const taken = alone ? undefined : takeEntry(source, operands(entry.parent).map(spanOf), spanOf(entry), ['#']);
  const moved = { text: moves, comments: taken?.comments ?? noComments };
  const last = secrets && operands(secrets).at(-1);
  return [
    ...(taken?.removal ?? removeItems(python, [alone ? environment : entry])),
    ...(secrets === undefined
      ? [secretsBehind(file, environment, moved)]
      : last === undefined
        ? [{ span: spanOf(secrets), text: `{${moves}}` }]
        : appendEntry(source, eol, spanOf(last), moved, ['#'])),
    ...imports.edits(),
  ];
}

/** `secrets={…}` behind `environment={…}`. */
function secretsBehind({ python }: PythonCdkFile, environment: PyNode, moved: MovedEntry): TextEdit {
  const at = { start: environment.end, end: environment.end };
  const name = environment.type === 'pair' ? `${pythonString('secrets', python.quote)}: ` : 'secrets=';
  if (!isFirstOnLine(python, environment)) {
    return { span: at, text: `, ${name}{${moved.text}}` };
  }
  const { eol, indent: unit, source } = python;
  const indent = lineIndent(source, environment.start);
  const lines = entryLines(moved, ',').map((line) => indent + unit + line);
  return { span: at, text: [',', `${indent}${name}{`, ...lines, `${indent}}`].join(eol) };
}

/** The edits that have a build's variable hold the name of the secret. */
export function pythonBuildEdits(
  { file, target, spot }: PythonPlace,
  reference: SecretReference,
  imports: PythonCdkImports,
): TextEdit[] {
  const { python } = file;
  const entry = spot.entries.at(-1);
  if (entry === undefined) {
    return [];
  }
  const kind = variableType(reference.target);
  const type = `${imports.member('aws-codebuild', 'BuildEnvironmentVariableType')}.${kind}`;
  const sibling = siblingOf(file, entry, 'type');
  const known = sibling && childIn(sibling, 'value');
  const name = reference.jsonKey === undefined ? reference.name : `${reference.name}:${reference.jsonKey}`;
  const apart = isFirstOnLine(python, entry) ? python.eol + lineIndent(python.source, entry.start) : ' ';
  return [
    known
      ? { span: spanOf(known), text: type }
      : { span: { start: entry.start, end: entry.start }, text: `type=${type},${apart}` },
    { span: spanOf(target.node), text: pythonString(name, python.quote) },
    ...imports.edits(),
  ];
}
