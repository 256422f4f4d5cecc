import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { variableType } from '../codebuild/words';
import { removalEdits } from '../javascript/removalEdits';
import { quoted } from '../javascript/strings';
import { children, keyName, same, spanOf, wrapped } from '../javascript/syntax';
import type { SecretReference } from '../rewriter';
import { freeName, pascalCase } from '../shared/identifiers';
import { appendEntry, commaAfter, entryLines, noComments, takeEntry } from '../shared/entries';
import type { MovedEntry } from '../shared/entries';
import { lineIndent, lineStart } from '../shared/layout';
import type { JavascriptPlace } from './javascript';
import type { JavascriptCdkImports } from './javascriptImports';
import type { Verdict } from './judge';
import { constructIds } from './secretExpression';

const marks = ['//', '/*'];

/** Whether the entries that a verdict wants to change are written out in the code. */
export function hasEntry(place: Pick<JavascriptPlace, 'read' | 'spot'>, verdict: Verdict): boolean {
  const { read, spot } = place;
  const [around, entry] = spot.entries.slice(-2);
  if (verdict.kind === 'build-variable') {
    return isValueOf(spot.entries.at(-1), read.site.node) && read.site.kind === 'whole';
  }
  if (verdict.kind !== 'container-secret') {
    return true;
  }
  const secrets = around?.parent ? siblingOf(around, 'secrets') : undefined;
  return (
    read.site.kind === 'whole' &&
    spot.scope !== undefined &&
    isValueOf(entry, read.site.node) &&
    around?.childForFieldName('value')?.type === 'object' &&
    same(around.childForFieldName('value'), entry?.parent) &&
    (secrets === undefined || secrets.childForFieldName('value')?.type === 'object')
  );
}

function isValueOf(pair: SyntaxNode | undefined, value: SyntaxNode): boolean {
  return same(pair?.childForFieldName('value'), wrapped(value));
}

function siblingOf(pair: SyntaxNode, name: string): SyntaxNode | undefined {
  return children(pair.parent ?? pair).find((one) => one.type === 'pair' && keyName(one) === name);
}

/** The edits that move a variable of a container from its `environment` to its `secrets`. */
export function containerSecretEdits(
  { request, spot, read }: JavascriptPlace,
  module: string,
  reference: SecretReference,
  imports: JavascriptCdkImports,
): TextEdit[] {
  const { source } = request.document;
  const { style } = imports;
  const [environment, entry] = spot.entries.slice(-2);
  const key = entry?.childForFieldName('key');
  if (environment === undefined || entry === undefined || !key) {
    return [];
  }
  const text = (value: string): string => quoted(value, style.quote);
  const id = text(freeName([pascalCase(key.text)], constructIds(source)));
  const scope = spot.scope ?? 'this';
  const secretClass = imports.member(module, 'Secret');
  const member = reference.jsonKey === undefined ? '' : `, ${text(reference.jsonKey)}`;
  const value =
    reference.target === 'parameterstore'
      ? `${secretClass}.fromSsmParameter(${imports.member('aws-ssm', 'StringParameter')}.fromSecureStringParameterAttributes(${scope}, ${id}, { parameterName: ${text(reference.name)} }))`
      : `${secretClass}.fromSecretsManager(${imports.member('aws-secretsmanager', 'Secret')}.fromSecretNameV2(${scope}, ${id}, ${text(reference.name)})${member})`;
  const secrets = siblingOf(environment, 'secrets')?.childForFieldName('value') ?? undefined;
  const alone = children(entry.parent ?? entry).length === 1;
  const name = environment.childForFieldName('key');
  if (alone && !secrets && name) {
    return [
      { span: spanOf(name), text: name.type === 'string' ? text('secrets') : 'secrets' },
      { span: spanOf(wrapped(read.site.node)), text: value },
      ...imports.edits(),
    ];
  }
  const moves = `${key.text}: ${value}`;
  const members = children(entry.parent ?? entry).map(spanOf);
  const taken = alone ? undefined : takeEntry(source, members, spanOf(entry), marks);
  const moved = { text: moves, comments: taken?.comments ?? noComments };
  const last = secrets && children(secrets).at(-1);
  return [
    ...(taken?.removal ?? removalEdits([alone ? environment : entry], source)),
    ...(secrets === undefined
      ? [secretsBehind(environment, moved, source, imports)]
      : last === undefined
        ? [{ span: spanOf(secrets), text: `{ ${moves} }` }]
        : appendEntry(source, style.eol, spanOf(last), moved, marks)),
    ...imports.edits(),
  ];
}

/** `secrets: { … }` behind `environment: { … }`. */
function secretsBehind(
  environment: SyntaxNode,
  moved: MovedEntry,
  source: string,
  { style }: JavascriptCdkImports,
): TextEdit {
  const at = { start: environment.endIndex, end: environment.endIndex };
  if (!beginsLine(source, environment.startIndex)) {
    return { span: at, text: `, secrets: { ${moved.text} }` };
  }
  const { eol, indent: unit } = style;
  const indent = lineIndent(source, environment.startIndex);
  const map = environment.childForFieldName('value') ?? environment;
  const comma = commaAfter(source, children(map).at(-1)?.endIndex ?? map.startIndex);
  const lines = entryLines(moved, comma).map((line) => indent + unit + line);
  return { span: at, text: [',', `${indent}secrets: {`, ...lines, `${indent}}`].join(eol) };
}

/** The edits that have a build's variable hold the name of the secret. */
export function buildVariableEdits(
  { request, spot, read }: JavascriptPlace,
  reference: SecretReference,
  imports: JavascriptCdkImports,
): TextEdit[] {
  const { source } = request.document;
  const { style } = imports;
  const entry = spot.entries.at(-1);
  if (entry === undefined) {
    return [];
  }
  const kind = variableType(reference.target);
  const type = `${imports.member('aws-codebuild', 'BuildEnvironmentVariableType')}.${kind}`;
  const known = siblingOf(entry, 'type')?.childForFieldName('value');
  const name = reference.jsonKey === undefined ? reference.name : `${reference.name}:${reference.jsonKey}`;
  const at = entry.startIndex;
  const apart = beginsLine(source, at) ? style.eol + lineIndent(source, at) : ' ';
  return [
    known ? { span: spanOf(known), text: type } : { span: { start: at, end: at }, text: `type: ${type},${apart}` },
    { span: spanOf(wrapped(read.site.node)), text: quoted(name, style.quote) },
    ...imports.edits(),
  ];
}

function beginsLine(source: string, at: number): boolean {
  return /^[\t ]*$/.test(source.slice(lineStart(source, at), at));
}
