import type { SyntaxNode } from '../../languages/parsers';
import type { Site } from '../code/dialect';
import { namedChildren } from '../code/nodes';
import type { GoHelper } from '../rewriter';
import { helperOf } from './helperText';

/** A function of the package that gives a value by its name; undefined where there is none of the kind asked for. */
export function existingHelper(
  { root, request }: Pick<Site, 'root' | 'request'>,
  wanted: Pick<GoHelper, 'target' | 'fails' | 'isField'>,
): GoHelper | undefined {
  const own = namedChildren(root)
    .filter(({ type }) => type === 'function_declaration')
    .flatMap((node) => helperOf(headOf(node), bodyOf(node)) ?? []);
  return [...own, ...(request.project.goPackage?.helpers ?? [])].find(
    ({ target, fails, isField }) => target === wanted.target && fails === wanted.fails && isField === wanted.isField,
  );
}

function bodyOf(node: SyntaxNode): string {
  return node.childForFieldName('body')?.text ?? '';
}

function headOf(node: SyntaxNode): string {
  return node.text.slice(0, (node.childForFieldName('body')?.startIndex ?? node.endIndex) - node.startIndex);
}
