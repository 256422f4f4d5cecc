import type { SyntaxNode } from '../../languages/parsers';
import { memberNames } from '../cdk/javascriptFile';
import { readImports } from '../javascript/imports';
import type { ImportedModule } from '../javascript/imports';
import { ancestors, children, descendants, functionTypes, plainString, same, wrapped } from '../javascript/syntax';
import { takenTogether } from './plan';
import type { Taken } from './plan';

/** A Pulumi program in JavaScript or TypeScript. */
export interface JavascriptPulumiFile {
  readonly root: SyntaxNode;
  readonly imports: readonly ImportedModule[];
  /** Whether it is the configuration of SST, in which `sst`, `aws` and `$util` are known without an import. */
  readonly isConfig: boolean;
}

/** A file as a Pulumi program; undefined where it is none. https://sst.dev/docs/reference/global */
export function readPulumiFile(root: SyntaxNode, path: string | undefined): JavascriptPulumiFile | undefined {
  const imports = readImports(root);
  const isConfig = /(?:^|\/)sst\.config\.ts$/.test(path ?? '') && root.text.includes('$config(');
  return isConfig || imports.some(({ module, typeOnly }) => isPulumiModule(module) && !typeOnly)
    ? { root, imports, isConfig }
    : undefined;
}

function isPulumiModule(module: string): boolean {
  return /^@pulumi(?:verse)?\//.test(module);
}

const transparent =
  /^(?:pair|object|array|parenthesized_expression|as_expression|satisfies_expression|non_null_expression|spread_element|ternary_expression|template_string|template_substitution)$/;

/** What an expression is given to. */
export function takenBy(file: JavascriptPulumiFile, node: SyntaxNode): Taken {
  const bare = wrapped(node);
  let current = bare;
  for (let parent = current.parent; parent; current = parent, parent = current.parent) {
    if (parent.type === 'arguments') {
      return takenByCall(file, parent, current);
    }
    if (parent.type === 'call_expression') {
      // The text of a tagged template: https://www.pulumi.com/docs/iac/concepts/inputs-outputs/apply/#outputs-and-strings
      const tag = memberNames(parent.childForFieldName('function'));
      return tag.at(-1) === 'interpolate' && isPulumi(file, tag) ? 'input' : 'unclear';
    }
    if (parent.type === 'variable_declarator') {
      const name = parent.childForFieldName('name');
      return same(current, bare) && name?.type === 'identifier' && parent.childForFieldName('type') === null
        ? takenTogether(usesOf(file, parent, name))
        : 'unclear';
    }
    if (functionTypes.has(parent.type) || parent.type === 'expression_statement') {
      return 'other';
    }
    if (!transparent.test(parent.type)) {
      return 'unclear';
    }
  }
  return 'unclear';
}

function takenByCall(file: JavascriptPulumiFile, list: SyntaxNode, current: SyntaxNode): Taken {
  const call = list.parent;
  const made = call?.type === 'new_expression';
  const names = memberNames(call?.childForFieldName(made ? 'constructor' : 'function') ?? null);
  if (made) {
    // What a program's own class or one of Pulumi's core does with a plain text is not known.
    const isResource = isPulumi(file, names) && !isCore(file, names);
    return isResource && !same(children(list)[0], current) ? 'input' : isResource ? 'unclear' : 'other';
  }
  if (names.length === 0 || !isPulumi(file, names)) {
    return /^(?:JSON|Object|String|Buffer)$/.test(names[0] ?? '') ? 'unclear' : 'other';
  }
  return /^(?:secret|output|all|concat|jsonStringify)$/.test(names.at(-1) ?? '') ? 'input' : 'unclear';
}

function isPulumi(file: JavascriptPulumiFile, names: readonly string[]): boolean {
  const [first] = names;
  if (file.isConfig && /^(?:sst|aws|\$util)$/.test(first ?? '')) {
    return true;
  }
  const imported = importOf(file, first);
  return imported !== undefined && isPulumiModule(imported.module);
}

function isCore(file: JavascriptPulumiFile, names: readonly string[]): boolean {
  return importOf(file, names[0])?.module === '@pulumi/pulumi' || names[0] === '$util';
}

function importOf({ imports }: JavascriptPulumiFile, name: string | undefined): ImportedModule | undefined {
  return imports.find(
    (one) =>
      name !== undefined && (one.namespace === name || one.default === name || [...one.named.values()].includes(name)),
  );
}

/** What the uses of a constant are given to; undefined where not all of them are seen. */
function usesOf(file: JavascriptPulumiFile, declarator: SyntaxNode, name: SyntaxNode): Taken[] | undefined {
  const declaration = declarator.parent;
  if (declaration?.type !== 'lexical_declaration' || declaration.parent?.type === 'export_statement') {
    return undefined;
  }
  const uses = descendants(
    file.root,
    'identifier',
    'shorthand_property_identifier',
    'shorthand_property_identifier_pattern',
  ).filter((node) => node.text === name.text && !same(node, name));
  const isBoundAgain = uses.some(
    (node) =>
      node.type === 'shorthand_property_identifier_pattern' ||
      /^(?:required_parameter|optional_parameter|formal_parameters|export_specifier|assignment_expression|variable_declarator)$/.test(
        node.parent?.type ?? '',
      ),
  );
  return isBoundAgain ? undefined : uses.map((node) => takenBy(file, node));
}

/** What the resource is called that an expression is an argument of: `db` of `new aws.rds.Instance("db", …)`. */
export function javascriptTaker(node: SyntaxNode): string {
  const made = [...ancestors(node)].find(({ type }) => type === 'new_expression');
  return plainString(made?.childForFieldName('arguments')?.namedChild(0)) ?? '';
}
