import type { SyntaxNode } from '../../languages/parsers';
import type { Site } from '../code/dialect';
import { namedChildren } from '../code/nodes';
import type { JvmImports } from '../jvm/imports';
import { jsonLibraryOf } from '../jvm/jsonLibrary';
import type { JsonChoice, JsonLibrary } from '../jvm/jsonLibrary';
import { importUse } from './file';

/** The library that reads a secret that is a JSON object. */
export function jsonChoiceOf({ root, source, request }: Pick<Site, 'root' | 'source' | 'request'>): JsonChoice {
  const candidates: readonly JsonLibrary[] = ['kotlinx', 'jackson', 'jackson3', 'gson', 'org.json'];
  return jsonLibraryOf(candidates, importUse(root, source).importNodes, request.project.dependencies);
}

/**
 * The function of a file that gives one text of a secret that is a JSON object; undefined where there is none.
 *
 * @param secretFunction the function that gives the whole secret.
 */
export function existingFieldFunction(root: SyntaxNode, secretFunction: string): string | undefined {
  const found = namedChildren(root).find((node) => {
    const parameters =
      node.type === 'function_declaration'
        ? /\bfun \w+\((\w+): String, (\w+): String\): String\b/.exec(node.text)
        : null;
    return (
      parameters !== null &&
      node.text.includes(`${secretFunction}(${parameters[1] ?? ''})`) &&
      node.text.includes(` has no text $${parameters[2] ?? ''}`)
    );
  });
  return found?.childForFieldName('name')?.text;
}

/**
 * The function that gives one text of a secret that is a JSON object, with a tab for each level. What a parser throws is
 * not handed on: it may quote what it read.
 *
 * @param secretFunction the function that gives the whole secret.
 */
export function fieldFunctionLines(
  called: string,
  secretFunction: string,
  library: JsonLibrary,
  imports: JvmImports,
): string[] {
  const [first = '', ...others] = readLines(library, imports);
  const cast = library === 'kotlinx' ? '' : ' as? String';
  return [
    '/** Returns a text of a secret that is a JSON object. */',
    `private fun ${called}(secretId: String, field: String): String {`,
    `\tval secret = ${secretFunction}(secretId)`,
    '\t// What a parser throws may quote the secret.',
    ...(others.length === 0
      ? [`\tval text = runCatching { ${first} }.getOrNull()`]
      : ['\tval text = runCatching {', ...[first, ...others].map((line) => `\t\t${line}`), '\t}.getOrNull()']),
    `\treturn text${cast} ?: error("Secret $secretId has no text $field")`,
    '}',
  ];
}

/** Lines whose last is what `secret` holds under `field`. */
function readLines(library: JsonLibrary, imports: JvmImports): string[] {
  switch (library) {
    case 'kotlinx': {
      const [json = '', object = '', primitive = ''] = ['Json', 'JsonObject', 'JsonPrimitive'].map((name) =>
        imports.use(`kotlinx.serialization.json.${name}`),
      );
      return [
        `val fields = ${json}.parseToJsonElement(secret) as ${object}`,
        `(fields[field] as ${primitive}).takeIf { it.isString }?.content`,
      ];
    }
    case 'gson':
      return [`${imports.use('com.google.gson.Gson')}().fromJson(secret, Map::class.java)[field]`];
    case 'org.json':
      return [`${imports.use('org.json.JSONObject')}(secret).opt(field)`];
    case 'jackson':
    case 'jackson3': {
      const home = library === 'jackson3' ? 'tools.jackson' : 'com.fasterxml.jackson';
      return [`${imports.use(`${home}.databind.ObjectMapper`)}().readValue(secret, Map::class.java)[field]`];
    }
  }
}
