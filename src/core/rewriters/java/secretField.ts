import type { SyntaxNode } from '../../languages/parsers';
import type { Site } from '../code/dialect';
import { namedChildren } from '../code/nodes';
import type { JvmImports } from '../jvm/imports';
import { jsonLibraryOf } from '../jvm/jsonLibrary';
import type { JsonChoice, JsonLibrary } from '../jvm/jsonLibrary';
import { called, everyMethod, modifiersOf } from './existingHelper';
import { importUse } from './file';

/** The library that reads a secret that is a JSON object. */
export function jsonChoiceOf({ root, source, request }: Pick<Site, 'root' | 'source' | 'request'>): JsonChoice {
  const { importNodes } = importUse(root, source);
  return jsonLibraryOf(['jackson', 'jackson3', 'gson', 'org.json'], importNodes, request.project.dependencies);
}

/**
 * How a method of a type is called that gives one text of a secret that is a JSON object; undefined where there is none.
 *
 * @param secretMethod how the method is called that gives the whole secret.
 */
export function existingFieldMethod(type: SyntaxNode, secretMethod: string): string | undefined {
  const found = everyMethod(type).find((method) => {
    const parameters = namedChildren(method.childForFieldName('parameters') ?? method);
    const [secret, field] = parameters.map((one) => one.childForFieldName('name')?.text ?? '');
    const body = method.childForFieldName('body')?.text ?? '';
    return (
      parameters.length === 2 &&
      modifiersOf(method).includes('static') &&
      method.childForFieldName('type')?.text === 'String' &&
      body.includes(`${secretMethod}(${secret ?? ''})`) &&
      (body.includes(`.get(${field ?? ''})`) || body.includes(`.opt(${field ?? ''})`))
    );
  });
  return called(found, type);
}

/**
 * The members of a nested class that gives the texts of secrets that are JSON objects, with a tab for each level. What a
 * parser throws is not handed on where it may quote what it read.
 *
 * @param secretMethod how the method is called that gives the whole secret.
 */
export function fieldMembers(library: JsonLibrary, secretMethod: string, imports: JvmImports): string[] {
  const secret = `${secretMethod}(secretId)`;
  return [
    '\tstatic String get(String secretId, String field) {',
    ...readLines(library, secret, imports),
    '\t\tif (!(value instanceof String)) {',
    '\t\t\tthrow new IllegalStateException("Secret " + secretId + " has no text " + field);',
    '\t\t}',
    '\t\treturn (String) value;',
    '\t}',
  ];
}

function readLines(library: JsonLibrary, secret: string, imports: JvmImports): string[] {
  switch (library) {
    case 'gson': {
      const [gson, map] = [imports.use('com.google.gson.Gson'), imports.use('java.util.Map')];
      return [`\t\tObject value = new ${gson}().fromJson(${secret}, ${map}.class).get(field);`];
    }
    case 'org.json':
      return [`\t\tObject value = new ${imports.use('org.json.JSONObject')}(${secret}).opt(field);`];
    default: {
      const home = library === 'jackson3' ? 'tools.jackson' : 'com.fasterxml.jackson';
      const map = imports.use('java.util.Map');
      const mapper = imports.use(`${home}.databind.ObjectMapper`);
      const failure = imports.use(
        library === 'jackson3' ? `${home}.core.JacksonException` : `${home}.core.JsonProcessingException`,
      );
      return [
        `\t\tString secret = ${secret};`,
        '\t\tObject value;',
        '\t\ttry {',
        `\t\t\tvalue = new ${mapper}().readValue(secret, ${map}.class).get(field);`,
        `\t\t} catch (${failure} e) {`,
        '\t\t\t// The cause is left out: it may quote the secret.',
        '\t\t\tthrow new IllegalStateException("Secret " + secretId + " is no JSON object");',
        '\t\t}',
      ];
    }
  }
}
