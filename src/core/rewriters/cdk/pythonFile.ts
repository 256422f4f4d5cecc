import type { ParsedDocument } from '../../languages/document';
import type { Span } from '../../text/span';
import type { Import } from '../python/imports';
import { readFile } from '../python/file';
import type { PythonFile } from '../python/file';
import { childIn, functionAround, operands } from '../python/tree';
import type { PyNode } from '../python/tree';
import { cdkName, isCdkModule, isVersion1 } from './spot';
import type { CdkName } from './spot';

/** A file of CDK code in Python. */
export interface PythonCdkFile {
  readonly python: PythonFile;
  readonly imports: readonly Import[];
  /** Whether it is written for version 1 of the CDK. */
  readonly version1: boolean;
}

/** A document as CDK code; undefined where it imports nothing of the CDK. */
export function readPythonCdkFile(document: ParsedDocument): PythonCdkFile | undefined {
  const python = /aws_cdk/.test(document.source) ? readFile(document) : undefined;
  const imports = python?.imports.filter(({ module }) => isCdkModule(module)) ?? [];
  return python === undefined || imports.length === 0
    ? undefined
    : { python, imports, version1: imports.some((one) => isVersion1(one.module) || one.names.some(isOldCore(one))) };
}

/** `from aws_cdk import core`. */
function isOldCore(one: Import): (name: { readonly name: string }) => boolean {
  return ({ name }) => one.kind === 'from' && one.module === 'aws_cdk' && name === 'core';
}

/** What names of the file mean in the CDK: `rds.Credentials.from_password`, whose name is `Credentials`. */
export function resolvePythonNames(file: PythonCdkFile, names: readonly string[]): CdkName | undefined {
  const [first, ...rest] = names;
  for (const { kind, module, names: imported } of file.imports) {
    const found = imported.find(({ local }) => local === first);
    if (found !== undefined && first !== undefined) {
      return kind === 'from'
        ? cdkName(module, [found.name, ...rest])
        : cdkName(found.name.startsWith(`${found.local}.`) ? found.local : found.name, rest);
    }
  }
  return undefined;
}

/** The names of an attribute access that has no call in it: `self.x.y`; empty where it has. */
export function attributeNames(file: PythonCdkFile, node: PyNode | undefined): string[] {
  if (node?.type === 'identifier') {
    return [file.python.text(node)];
  }
  const object = node?.type === 'attribute' ? attributeNames(file, childIn(node, 'object')) : [];
  const attribute = node && childIn(node, 'attribute');
  return object.length === 0 || attribute === undefined ? [] : [...object, file.python.text(attribute)];
}

/** The class of the CDK that an object of the file was made of, as far as its text shows: `x = ecs.…(…)`. */
export function pythonClassOf(file: PythonCdkFile, object: readonly string[]): CdkName | undefined {
  const text = object.join('.');
  for (const assignment of file.python.nodes) {
    const left = assignment.type === 'assignment' ? childIn(assignment, 'left') : undefined;
    const right = left && childIn(assignment, 'right');
    if (left && right?.type === 'call' && file.python.text(left) === text) {
      const found = resolvePythonNames(file, attributeNames(file, childIn(right, 'function')));
      if (found !== undefined) {
        return found;
      }
    }
  }
  return undefined;
}

/** Whether `self` is at hand at a node. */
export function hasSelf(file: PythonCdkFile, node: PyNode): boolean {
  const definition = functionAround(node);
  const first = definition && operands(childIn(definition, 'parameters'))[0];
  return first !== undefined && file.python.text(first) === 'self';
}

/** A node's place in the source. */
export function spanOf({ start, end }: Span): Span {
  return { start, end };
}
