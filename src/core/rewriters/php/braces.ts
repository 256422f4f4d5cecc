import type { SyntaxNode } from '../../languages/parsers';

/** Whether the braces of methods stand on lines of their own, as PSR-12 has it; true where no method shows it. */
export function areBracesBelow(methods: readonly SyntaxNode[]): boolean {
  return !methods.some((method) => {
    const body = method.childForFieldName('body');
    const parameters = method.childForFieldName('parameters');
    // Behind parameters on several lines, the brace follows on their last.
    return (
      body !== null &&
      parameters?.startPosition.row === parameters?.endPosition.row &&
      body.previousSibling?.endPosition.row === body.startPosition.row &&
      body.text.includes('\n')
    );
  });
}
