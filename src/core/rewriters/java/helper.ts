import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { doubleQuoted } from '../code/names';
import { namedChildren } from '../code/nodes';
import type { JvmImports } from '../jvm/imports';
import type { Store, Way } from '../jvm/ways';
import type { SecretReference } from '../rewriter';
import { freeName } from '../shared/identifiers';
import { layLines, lineIndent, lineStart } from '../shared/layout';
import { existingHelper, neighbourHelper } from './existingHelper';
import { takenNames } from './file';
import { existingFieldMethod, fieldMembers, jsonChoiceOf } from './secretField';

const names = {
  secretsmanager: ['Secrets', 'StoredSecrets', 'SecretValues'],
  parameterstore: ['Parameters', 'StoredParameters', 'ParameterValues'],
} as const;

/** An expression that looks a name up, and the edit that adds what it calls. */
export interface HelperCall {
  readonly expression: string;
  readonly edits: readonly TextEdit[];
}

/**
 * The call that looks a name up in a store: of a method that is there already, or of a nested class that is added.
 *
 * A nested class rather than a method and a field: it is there before any static field is given its value, inherited
 * members cannot get in its way, and interfaces and enums can have it, too.
 */
export function helperCall(
  site: Site,
  store: Store,
  way: Way,
  type: SyntaxNode,
  { name, jsonKey }: Pick<SecretReference, 'name' | 'jsonKey'>,
  imports: JvmImports,
): HelperCall {
  const own = existingHelper(type, store);
  const neighbour = own === undefined ? neighbourHelper(site.root, type, store, names[store]) : undefined;
  const known = own ?? neighbour?.called;
  const opened = neighbour?.closedBy === undefined ? [] : [{ span: neighbour.closedBy, text: '' }];
  const taken = takenNames(site.root, type);
  const className = freeName(names[store], taken);
  const added =
    known === undefined
      ? nestedClass(type, summaries[store][way], className, bodyOf(store, way, className, imports, site.indent))
      : [];
  const called = known ?? `${className}.get`;
  if (jsonKey === undefined || store !== 'secretsmanager') {
    return { expression: `${called}(${doubleQuoted(name)})`, edits: [...opened, ...memberEdits(site, type, added)] };
  }
  const knownField = own && existingFieldMethod(type, own);
  const fieldClass = freeName(['SecretFields', 'StoredSecretFields'], taken);
  const fields =
    knownField === undefined
      ? nestedClass(
          type,
          'Texts of secrets that are JSON objects.',
          fieldClass,
          fieldMembers(jsonChoiceOf(site).library, called, imports),
        )
      : [];
  const gap = added.length > 0 && fields.length > 0 ? [''] : [];
  return {
    expression: `${knownField ?? `${fieldClass}.get`}(${doubleQuoted(name)}, ${doubleQuoted(jsonKey)})`,
    edits: [...opened, ...memberEdits(site, type, [...added, ...gap, ...fields])],
  };
}

/** A class within a type, with a tab for each level. */
function nestedClass(type: SyntaxNode, summary: string, name: string, members: readonly string[]): string[] {
  const modifiers = type.type === 'interface_declaration' ? 'final class' : 'private static final class';
  return [`/** ${summary} */`, `${modifiers} ${name} {`, ...members, '}'];
}

function memberEdits(site: Site, type: SyntaxNode, lines: readonly string[]): TextEdit[] {
  const indented = lines.map((line) => line.replace(/^\t+/, (tabs) => site.indent.repeat(tabs.length)));
  return lines.length === 0 ? [] : [appended(site, type, indented)];
}

const summaries: Readonly<Record<Store, Readonly<Record<Way, string>>>> = {
  secretsmanager: {
    sdk: 'Secrets from AWS Secrets Manager, each read once per process.',
    caching: 'Secrets from AWS Secrets Manager, cached and refreshed every hour.',
    powertools: 'Secrets from AWS Secrets Manager, cached by Powertools.',
    powertools1: 'Secrets from AWS Secrets Manager, cached by Powertools.',
  },
  parameterstore: {
    sdk: 'Parameters from SSM Parameter Store, each read once per process.',
    caching: '',
    powertools: 'Parameters from SSM Parameter Store, cached by Powertools.',
    powertools1: 'Parameters from SSM Parameter Store, cached by Powertools.',
  },
};

/**
 * The members of the nested class.
 *
 * https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/java_secretsmanager_code_examples.html
 * https://github.com/aws/aws-secretsmanager-caching-java
 * https://docs.powertools.aws.dev/lambda/java/latest/utilities/parameters/
 */
function bodyOf(store: Store, way: Way, className: string, imports: JvmImports, indent: string): string[] {
  const isSecret = store === 'secretsmanager';
  const parameter = isSecret ? 'secretId' : 'name';
  const header = `\tstatic String get(String ${parameter}) {`;
  switch (way) {
    case 'caching': {
      const cache = imports.use('com.amazonaws.secretsmanager.caching.SecretCache');
      return [
        `\tprivate static final ${cache} CACHE = new ${cache}();`,
        '',
        header,
        `\t\treturn CACHE.getSecretString(${parameter});`,
        '\t}',
      ];
    }
    case 'powertools': {
      const provider = imports.use(
        isSecret
          ? 'software.amazon.lambda.powertools.parameters.secrets.SecretsProvider'
          : 'software.amazon.lambda.powertools.parameters.ssm.SSMProvider',
      );
      return [
        `\tprivate static final ${provider} PROVIDER = ${provider}.create();`,
        '',
        header,
        `\t\treturn PROVIDER.${isSecret ? '' : 'withDecryption().'}get(${parameter});`,
        '\t}',
      ];
    }
    case 'powertools1': {
      const manager = imports.use('software.amazon.lambda.powertools.parameters.ParamManager');
      const call = isSecret ? 'getSecretsProvider()' : 'getSsmProvider().withDecryption()';
      return [header, `\t\treturn ${manager}.${call}.get(${parameter});`, '\t}'];
    }
    case 'sdk': {
      const map = imports.use('java.util.Map');
      const concurrent = imports.use('java.util.concurrent.ConcurrentHashMap');
      return [
        `\tprivate static final ${map}<String, String> VALUES = new ${concurrent}<>();`,
        '',
        header,
        `\t\treturn VALUES.computeIfAbsent(${parameter}, ${className}::read);`,
        '\t}',
        '',
        `\tprivate static String read(String ${parameter}) {`,
        ...readLines(store, parameter, imports, indent),
        '\t}',
      ];
    }
  }
}

/** The widest line that is written; wider ones are broken. */
const width = 100;

function readLines(store: Store, parameter: string, imports: JvmImports, indent: string): string[] {
  const isSecret = store === 'secretsmanager';
  const client = imports.use(
    isSecret
      ? 'software.amazon.awssdk.services.secretsmanager.SecretsManagerClient'
      : 'software.amazon.awssdk.services.ssm.SsmClient',
  );
  const [call, result] = isSecret
    ? [`client.getSecretValue(request -> request.secretId(${parameter}))`, '.secretString()']
    : [`client.getParameter(request -> request.name(${parameter}).withDecryption(true))`, '.parameter().value()'];
  const single = `\t\t\treturn ${call}${result};`;
  const tooWide = single.replace(/\t/g, indent === '\t' ? '    ' : indent).length + 4 > width;
  return [
    `\t\ttry (${client} client = ${client}.create()) {`,
    ...(tooWide ? [`\t\t\treturn ${call}`, `\t\t\t\t\t${result};`] : [single]),
    '\t\t}',
  ];
}

/** Adds a member at the end of a type. */
function appended(site: Site, type: SyntaxNode, lines: readonly string[]): TextEdit {
  const { source, eol, indent } = site;
  const body = type.childForFieldName('body') ?? type;
  const closing = body.endIndex - 1;
  const outer = lineIndent(source, lineStart(source, type.startIndex));
  const text = layLines(lines, outer + indent, eol);
  const members = namedChildren(body);
  const semicolon = needsSemicolon(type, members) ? ';' : '';
  const gap = members.length === 0 ? '' : eol;
  let end = closing;
  while (end > body.startIndex + 1 && /\s/.test(source.charAt(end - 1))) {
    end -= 1;
  }
  return {
    span: { start: end, end: closing },
    text: `${semicolon}${eol}${gap}${text}${eol}${outer}`,
  };
}

/** Whether the constants of an enum are not closed off from its members yet. */
function needsSemicolon(type: SyntaxNode, members: readonly SyntaxNode[]): boolean {
  return type.type === 'enum_declaration' && !members.some((member) => member.type === 'enum_body_declarations');
}
