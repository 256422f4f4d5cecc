import type { SyntaxNode } from '../../languages/parsers';
import { ancestors, closest, everyNode } from '../code/nodes';
import { readOnce } from '../shared/readOnce';

const assignments: ReadonlySet<string> = new Set(['assignment_expression']);
const tries: ReadonlySet<string> = new Set(['try_statement']);

/**
 * Whether a command that fails at a place ends what runs there: errors stop the script, or a `try` takes them.
 *
 * The commands of the AWS Tools fail with statement-terminating errors, which `-ErrorAction` does not act on: by
 * themselves they end their statement alone, and the script goes on with nothing.
 * https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_error_handling,
 * https://github.com/aws/aws-tools-for-powershell/issues/327
 */
export function stopsOnFailure(root: SyntaxNode, node: SyntaxNode): boolean {
  return isTried(node) || prefersToStop(root, node);
}

/** Whether a node stands in the block that a `try` runs. */
function isTried(node: SyntaxNode): boolean {
  const outers = [node, ...ancestors(node)];
  return outers.some(
    (outer) =>
      outer.type === 'statement_block' &&
      outer.parent !== null &&
      tries.has(outer.parent.type) &&
      outer.parent.namedChildren[0]?.id === outer.id,
  );
}

/** What sets how errors are taken. */
const preferences = readOnce((root: SyntaxNode): readonly SyntaxNode[] =>
  // To go through all assignments of a long script takes a while.
  /ErrorActionPreference/i.test(root.text)
    ? everyNode(root, assignments).filter((one) =>
        /^\$(?:(?:script|global|local|private):)?ErrorActionPreference\s*=/i.test(one.text),
      )
    : [],
);

/** Whether `$ErrorActionPreference` is set to `Stop` where a node runs, and nowhere to anything else. */
function prefersToStop(root: SyntaxNode, node: SyntaxNode): boolean {
  const set = preferences(root);
  const isStop = (one: SyntaxNode): boolean => /=\s*(?:(['"])Stop\1|\[[\w.]+\]::Stop)$/i.test(one.text);
  const owner = functionOf(node);
  return (
    set.length > 0 &&
    set.every(isStop) &&
    set.some((one) => {
      const scope = functionOf(one);
      const isBefore = one.startIndex < node.startIndex;
      // A function is called once the script around it has begun.
      return scope === undefined ? isBefore || owner !== undefined : isBefore && isWithin(node, scope);
    })
  );
}

function functionOf(node: SyntaxNode): SyntaxNode | undefined {
  return closest(node, new Set(['function_statement', 'class_method_definition', 'script_block_expression']));
}

function isWithin(node: SyntaxNode, scope: SyntaxNode): boolean {
  return scope.startIndex <= node.startIndex && node.endIndex <= scope.endIndex;
}

/** An expression that ends what runs where it fails. https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_try_catch_finally */
export function thrown(expression: string): string {
  return `$(try { ${expression} } catch { throw })`;
}
