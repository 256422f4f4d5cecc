import type { SyntaxNode } from '../../languages/parsers';
import { descendants, functionTypes, isAsync, named, same, tokens } from './syntax';

/** What keeps `await` from standing where an expression stands. */
export type Blocker =
  | 'function'
  /** `pool ??= …` in an async function: two calls at once would both find nothing and make a pool. */
  | 'shared-value'
  | 'generator'
  | 'constructor'
  | 'accessor'
  | 'parameter'
  | 'class-field'
  | 'static-block'
  | 'decorator'
  | 'namespace';

/** Where the value of an expression can be awaited. */
export type Placement =
  /** Right there, in an async function. */
  | { readonly kind: 'in-place' }
  /** Right there, at module level. */
  | { readonly kind: 'module' }
  /** In a constant at module level. */
  | { readonly kind: 'module-constant'; readonly blocker: Blocker }
  /** In a constant before a statement of an enclosing async function. */
  | { readonly kind: 'function-constant'; readonly blocker: Blocker; readonly before: SyntaxNode }
  /** In a constant in an enclosing async arrow function, which has an expression for a body. */
  | { readonly kind: 'arrow-constant'; readonly blocker: Blocker; readonly body: SyntaxNode };

/** Where the value of an expression can be awaited, as far as its functions and classes tell. */
export function placementOf(expression: SyntaxNode): Placement {
  let blocker: Blocker | undefined;
  let outermost = expression;
  let kept: SyntaxNode | undefined;
  for (let child = expression, parent = expression.parent; parent; child = parent, parent = parent.parent) {
    const found = blockerOf(parent, child);
    if (isKeptOnce(parent, child)) {
      kept = parent;
    }
    if (found !== undefined) {
      blocker ??= found;
      outermost = parent;
    } else if (functionTypes.has(parent.type) && same(parent.childForFieldName('body'), child)) {
      // Only an async function is no blocker.
      if (blocker === undefined && kept !== undefined && isOuter(kept, child)) {
        return inFunction('shared-value', kept, child);
      }
      return blocker === undefined ? { kind: 'in-place' } : inFunction(blocker, outermost, child);
    }
  }
  return blocker === undefined ? { kind: 'module' } : { kind: 'module-constant', blocker };
}

/** Whether a value is kept where there is none yet: `pool ??= …`. */
function isKeptOnce(parent: SyntaxNode, child: SyntaxNode): boolean {
  return (
    parent.type === 'augmented_assignment_expression' &&
    /^(?:\?\?|\|\|)=$/.test(parent.childForFieldName('operator')?.type ?? '') &&
    same(parent.childForFieldName('right'), child)
  );
}

/** Whether what an assignment writes outlives the function: two calls that wait in between would both write it. */
function isOuter(assignment: SyntaxNode, body: SyntaxNode): boolean {
  const left = assignment.childForFieldName('left');
  return (
    left?.type !== 'identifier' ||
    !descendants(body, 'variable_declarator').some((node) => node.childForFieldName('name')?.text === left.text)
  );
}

function inFunction(blocker: Blocker, outermost: SyntaxNode, body: SyntaxNode): Placement {
  if (body.type !== 'statement_block') {
    return { kind: 'arrow-constant', blocker, body };
  }
  let statement = outermost;
  while (statement.parent && statement.parent.type !== 'statement_block') {
    statement = statement.parent;
  }
  const block = statement.parent;
  // A function declaration can be called by the statements above it: the constant must stand before them all.
  const first =
    /^(?:generator_)?function_declaration$/.test(statement.type) && block ? firstStatement(block) : undefined;
  return { kind: 'function-constant', blocker, before: first ?? statement };
}

function firstStatement(block: SyntaxNode): SyntaxNode | undefined {
  return named(block).find(
    (child) =>
      child.type !== 'comment' && !(child.type === 'expression_statement' && child.namedChild(0)?.type === 'string'),
  );
}

function blockerOf(parent: SyntaxNode, child: SyntaxNode): Blocker | undefined {
  if (functionTypes.has(parent.type)) {
    return functionBlocker(parent, child);
  }
  switch (parent.type) {
    case 'class_static_block':
      return 'static-block';
    case 'field_definition':
    case 'public_field_definition':
      return same(parent.childForFieldName('value'), child) ? 'class-field' : undefined;
    case 'decorator':
      return 'decorator';
    case 'internal_module':
    case 'module':
      return 'namespace';
    default:
      return undefined;
  }
}

function functionBlocker(parent: SyntaxNode, child: SyntaxNode): Blocker | undefined {
  if (same(parent.childForFieldName('name'), child) || child.type === 'decorator') {
    return undefined;
  }
  if (!same(parent.childForFieldName('body'), child)) {
    return 'parameter';
  }
  if (isAsync(parent)) {
    return undefined;
  }
  if (tokens(parent).some((token) => token.type === '*')) {
    return 'generator';
  }
  if (parent.type === 'method_definition') {
    if (tokens(parent).some((token) => token.type === 'get' || token.type === 'set')) {
      return 'accessor';
    }
    if (parent.childForFieldName('name')?.text === 'constructor') {
      return 'constructor';
    }
  }
  return 'function';
}
