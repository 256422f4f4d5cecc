import type { SyntaxNode } from '../../languages/parsers';
import { namedChildren } from '../code/nodes';
import type { GoImports } from './imports';

/** What the function is called, and the lines that declare it; none where the file declares it already. */
export interface FieldFunction {
  readonly name: string;
  readonly lines: readonly string[];
}

/** The function that gives one text of a secret that is a JSON object: the file's own, or a new one. */
export function fieldFunction(
  root: SyntaxNode,
  imports: GoImports,
  free: (...names: readonly [string, ...string[]]) => string,
): FieldFunction {
  const known = namedChildren(root).find(
    (node) =>
      node.type === 'function_declaration' &&
      /^func \w+\((\w+), \w+ string\) string \{\s*var (\w+) map\[string\]any\s+if err := \w+\.Unmarshal\(\[\]byte\(\1\), &\2\)/.test(
        node.text,
      ),
  );
  const name = known?.childForFieldName('name')?.text;
  if (name !== undefined) {
    return { name, lines: [] };
  }
  const json = imports.use('encoding/json', 'stdjson');
  const fmt = imports.use('fmt', 'stdfmt');
  const called = free('mustGetField', 'mustGetSecretField');
  return {
    name: called,
    lines: [
      `// ${called} returns a text of a secret that is a JSON object. It panics where there is none.`,
      `func ${called}(secret, name string) string {`,
      '\tvar fields map[string]any',
      `\tif err := ${json}.Unmarshal([]byte(secret), &fields); err != nil {`,
      `\t\tpanic(${fmt}.Errorf("the secret is no JSON object: %w", err))`,
      '\t}',
      '\tvalue, ok := fields[name].(string)',
      '\tif !ok {',
      `\t\tpanic(${fmt}.Errorf("the secret has no text %q", name))`,
      '\t}',
      '\treturn value',
      '}',
    ],
  };
}
