import type { SyntaxNode } from '../../languages/parsers';

/** Whether the braces of methods stand on lines of their own, as PSR-12 has it; true where no method shows it. */
export function areBracesBelow(methods: readonly SyntaxNode[]): boolean {
  return !methods.some((method) => {
    const body = method.childForFieldName('body');
    return (
      body !== null && body.previousSibling?.endPosition.row === body.startPosition.row && body.text.includes('\n')
    );
  });
}
