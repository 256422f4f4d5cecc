import type { SyntaxNode } from '../../languages/parsers';
import { readImports } from '../javascript/imports';
import type { ImportedModule } from '../javascript/imports';
import { ancestors, descendants, functionTypes } from '../javascript/syntax';
import { cdkName, isCdkModule, isVersion1 } from './spot';
import type { CdkName } from './spot';

/** A file of CDK code in TypeScript or JavaScript. */
export interface JavascriptCdkFile {
  readonly root: SyntaxNode;
  readonly imports: readonly ImportedModule[];
  /** Whether it is written for version 1 of the CDK. */
  readonly version1: boolean;
}

/** A file as CDK code; undefined where it imports nothing of the CDK. */
export function readCdkFile(root: SyntaxNode): JavascriptCdkFile | undefined {
  const imports = readImports(root).filter(({ module }) => isCdkModule(module));
  return imports.length === 0
    ? undefined
    : { root, imports, version1: !imports.some(({ module }) => module.startsWith('aws-cdk-lib')) && isOld(imports) };
}

function isOld(imports: readonly ImportedModule[]): boolean {
  return imports.some(({ module }) => isVersion1(module) || !module.endsWith('-alpha'));
}

/** What names of the file mean in the CDK: `rds.Credentials.fromPassword`, whose name is `Credentials`. */
export function resolveNames(file: JavascriptCdkFile, names: readonly string[]): CdkName | undefined {
  const [first, ...rest] = names;
  for (const imported of file.imports) {
    if (first !== undefined && (imported.namespace === first || imported.default === first)) {
      return cdkName(imported.module, rest);
    }
    for (const [exported, local] of imported.named) {
      if (local === first) {
        return cdkName(imported.module, [exported, ...rest]);
      }
    }
  }
  return undefined;
}

/** The names of a member access that has no call in it: `this.x.y` is `this`, `x`, `y`; empty where it has. */
export function memberNames(node: SyntaxNode | null): string[] {
  if (node?.type === 'identifier' || node?.type === 'this') {
    return [node.text];
  }
  const object = node?.type === 'member_expression' ? memberNames(node.childForFieldName('object')) : [];
  const property = node?.childForFieldName('property')?.text;
  return object.length === 0 || property === undefined ? [] : [...object, property];
}

/** The class of the CDK that an object of the file was made of, as far as its text shows: `const x = new ecs.…`. */
export function classOf(file: JavascriptCdkFile, object: readonly string[]): CdkName | undefined {
  const text = object.join('.');
  for (const made of descendants(file.root, 'new_expression', 'call_expression')) {
    const { parent } = made;
    const target =
      parent?.type === 'variable_declarator' || parent?.type === 'public_field_definition'
        ? (parent.childForFieldName('name') ?? parent.childForFieldName('property'))?.text
        : parent?.type === 'assignment_expression'
          ? parent.childForFieldName('left')?.text
          : undefined;
    const callee = made.childForFieldName('constructor') ?? made.childForFieldName('function');
    if (target === text || `this.${target ?? ''}` === text) {
      const found = resolveNames(file, memberNames(callee));
      if (found !== undefined) {
        return found;
      }
    }
  }
  return undefined;
}

/** Whether `this` is a construct at a node: it stands in a method of a class that extends something. */
export function thisIsConstruct(node: SyntaxNode): boolean {
  const around = [...ancestors(node)].find((outer) => functionTypes.has(outer.type) && outer.type !== 'arrow_function');
  const owner = around?.type === 'method_definition' ? around.parent?.parent : undefined;
  return (
    owner !== null &&
    owner !== undefined &&
    descendants(owner, 'class_heritage').some((one) => one.parent?.id === owner.id)
  );
}
