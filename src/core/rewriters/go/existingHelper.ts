import type { SyntaxNode } from '../../languages/parsers';
import type { LookupTarget, Site } from '../code/dialect';
import { namedChildren } from '../code/nodes';
import { helperTarget } from './helperText';

/** A function of the package that gives a value by its name alone; undefined where there is none. */
export function existingHelper({ root, request }: Site, target: LookupTarget): string | undefined {
  for (const node of namedChildren(root)) {
    if (node.type === 'function_declaration' && helperTarget(headOf(node), bodyOf(node)) === target) {
      return node.childForFieldName('name')?.text;
    }
  }
  return request.project.goPackage?.helpers.find((helper) => helper.target === target)?.name;
}

function bodyOf(node: SyntaxNode): string {
  return node.childForFieldName('body')?.text ?? '';
}

function headOf(node: SyntaxNode): string {
  return node.text.slice(0, (node.childForFieldName('body')?.startIndex ?? node.endIndex) - node.startIndex);
}
