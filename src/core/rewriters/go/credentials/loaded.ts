import type { SyntaxNode } from '../../../languages/parsers';
import type { TextEdit } from '../../../text/edit';
import type { Site } from '../../code/dialect';
import { spanOf } from '../../code/nodes';
import { freeName } from '../../shared/identifiers';
import { lineIndent, lineStart } from '../../shared/layout';
import { contextAt } from '../contexts';
import { errorVariable } from '../errorVariable';
import { failureLines, failureOf } from '../failure';
import { goImports, takenNames } from '../file';
import type { GoImports } from '../imports';
import { namesWithin } from '../names';
import { declarationOf } from '../scopes';
import { anchorOf } from '../statements';

const sdk = 'github.com/aws/aws-sdk-go-v2';
/** The module that loads configurations, as `go.mod` names it. */
export const configModule = `${sdk}/config`;
type Scope = Pick<Site, 'root' | 'source' | 'eol' | 'request'>;

/**
 * The edits that put the credentials of the default chain in the place of others: where options of a client are filled in
 * by hand. The configuration is loaded before the statement where its error can be dealt with; where it cannot, by a
 * function that panics.
 *
 * https://docs.aws.amazon.com/sdk-for-go/v2/developer-guide/configure-gosdk.html
 */
export function loadedEdits(site: Scope, values: readonly SyntaxNode[]): TextEdit[] {
  const imports = goImports(site, true);
  const config = imports.use(configModule, 'awsconfig');
  const edits: TextEdit[] = [];
  const loaded = new Map<number, string>();
  const existing = /^func (\w+)\(\) \w+\.CredentialsProvider \{\r?\n\t\w+, err := \w+\.LoadDefaultConfig\(/m.exec(
    site.source,
  )?.[1];
  let helper: string | undefined;
  for (const value of values) {
    const statement = anchorOf(value, site.source)?.statement;
    const known = statement === undefined ? undefined : loaded.get(statement.id);
    const made = known === undefined ? loadedBefore(value, site, imports, config) : undefined;
    if (statement !== undefined && made !== undefined) {
      loaded.set(statement.id, made.name);
      edits.push(...made.edits);
    }
    const name = known ?? made?.name;
    helper ??=
      name === undefined
        ? (existing ?? freeName(['defaultCredentials', 'awsCredentials'], takenNames(site.root, site.request)))
        : undefined;
    edits.push({ span: spanOf(value), text: name === undefined ? `${helper ?? ''}()` : `${name}.Credentials` });
  }
  if (helper !== undefined && helper !== existing) {
    const end = site.source.trimEnd().length;
    edits.push({
      span: { start: end, end },
      text: `${site.eol}${site.eol}${helperText(helper, config, imports).join(site.eol)}`,
    });
  }
  return [...edits, ...imports.edits()];
}

/** The configuration loaded before the statement that a value stands in; undefined where nothing is done with errors. */
function loadedBefore(
  value: SyntaxNode,
  site: Scope,
  imports: GoImports,
  config: string,
): { readonly name: string; readonly edits: readonly TextEdit[] } | undefined {
  const { root, source, eol } = site;
  const anchor = anchorOf(value, source);
  const failure = anchor && failureOf(anchor, root);
  if (anchor === undefined || failure === undefined || anchor.oneLine !== undefined) {
    return undefined;
  }
  const { statement, declared } = anchor;
  const taken = namesWithin(site, declared);
  const error = ['err', 'configErr']
    .map((name) => errorVariable(name, statement, declared))
    .find((one) => one !== undefined);
  if (error === undefined || declarationOf(config, statement)?.isLocal === true) {
    return undefined;
  }
  const name = freeName(['cfg', 'awsConfig', 'defaultConfig'], taken);
  const context = contextAt(statement, root) ?? `${imports.use('context', 'stdcontext')}.Background()`;
  const none = (): string => freeName(['zero', 'none'], taken);
  const lines = [
    `${name}, ${error.name} := ${config}.LoadDefaultConfig(${context})`,
    `if ${error.name} != nil {`,
    ...failureLines(failure, error.name, 'load the AWS configuration', anchor, root, imports, none).map(
      (line) => `\t${line}`,
    ),
    '}',
  ];
  const start = lineStart(source, statement.startIndex);
  const indent = lineIndent(source, start);
  return {
    name,
    edits: [
      { span: { start, end: start }, text: lines.map((line) => `${indent}${line}${eol}`).join('') },
      ...error.edits,
    ],
  };
}

function helperText(name: string, config: string, imports: GoImports): string[] {
  const aws = imports.use(`${sdk}/aws`, 'awssdk');
  return [
    `// ${name} returns what the default chain of the AWS SDK finds: the environment, a profile, a role.`,
    `func ${name}() ${aws}.CredentialsProvider {`,
    `\tcfg, err := ${config}.LoadDefaultConfig(${imports.use('context', 'stdcontext')}.Background())`,
    '\tif err != nil {',
    '\t\tpanic(err)',
    '\t}',
    '\treturn cfg.Credentials',
    '}',
  ];
}
