import type { SyntaxNode } from '../../languages/parsers';
import { namedChildren } from '../code/nodes';
import type { GoHelper } from '../rewriter';
import type { HelperScope } from './helperLines';

/** A function that gives the value it is given, or what another function looks up where that is empty. */
export function waitingLines(name: string, inner: GoHelper, { imports }: HelperScope): string[] {
  const returns = inner.fails === 'returns';
  const key = inner.target === 'secretsmanager' ? 'secretID' : 'name';
  const given = inner.isField ? `${key}, field` : key;
  const context = returns ? `ctx ${imports.use('context', 'stdcontext')}.Context, ` : '';
  return [
    `// ${name} returns a value, or where that is empty a ${inner.target === 'secretsmanager' ? 'secret' : 'parameter'}.`,
    `func ${name}(${context}value, ${given} string) ${returns ? '(string, error)' : 'string'} {`,
    '\tif value != "" {',
    `\t\treturn value${returns ? ', nil' : ''}`,
    '\t}',
    `\treturn ${inner.name}(${inner.takesContext ? 'ctx, ' : ''}${given})`,
    '}',
  ];
}

/** The function of a file that does so by way of another one. */
export function existingWaiting(root: SyntaxNode, inner: GoHelper): string | undefined {
  const given = inner.takesContext ? 'ctx, ' : '';
  const body = new RegExp(
    `^\\{ if value != "" \\{ return value(?:, nil)? \\} return ${inner.name}\\(${given}\\w+(?:, field)?\\) \\}$`,
  );
  return namedChildren(root)
    .find(
      (one) =>
        one.type === 'function_declaration' &&
        body.test((one.childForFieldName('body')?.text ?? '').replace(/\s+/g, ' ')),
    )
    ?.childForFieldName('name')?.text;
}
