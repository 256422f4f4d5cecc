import type { SyntaxNode } from '../../../languages/parsers';
import { otherUse } from '../../code/credentialTrail';
import type { CredentialTrail } from '../../code/credentialTrail';
import { descendants, isSame, namedChildren } from '../../code/nodes';

/** Calls that do nothing but read. */
const reading = /\b(?:os\.Getenv|len|strings\.\w+)\([^()]*\)/g;

/** What stands around options that go: statements that append them, and conditions on whether there is a key. */
export class GoGuards {
  readonly #conditions: SyntaxNode[] = [];
  readonly #lists: SyntaxNode[] = [];

  constructor(private readonly trail: CredentialTrail) {}

  /** `key != ""`, within the condition of an `if`. @throws CannotGo where it is compared otherwise. */
  compared(value: SyntaxNode, comparison: SyntaxNode): void {
    const sign = comparison.childForFieldName('operator')?.text ?? '';
    const other = namedChildren(comparison).find((operand) => !isSame(operand, value));
    let condition = comparison;
    while (condition.parent?.type === 'binary_expression' || condition.parent?.type === 'parenthesized_expression') {
      condition = condition.parent;
    }
    const guard = condition.parent;
    if (
      sign !== '!=' ||
      !/^(?:""|nil)$/.test(other?.text ?? '') ||
      guard?.type !== 'if_statement' ||
      !isSame(guard.childForFieldName('condition'), condition) ||
      guard.childForFieldName('alternative') !== null ||
      /[({|]/.test(condition.text.replace(/^\(|\)$/g, ''))
    ) {
      throw otherUse(value);
    }
    this.#conditions.push(guard);
  }

  /**
   * `_, err := creds.Get()` and what is done with its error: with the default chain, the client asks by itself. Whether it
   * is that, and nothing else needs the error.
   */
  asked(selector: SyntaxNode): boolean {
    const call = selector.parent;
    const statement = call?.parent?.type === 'expression_list' ? call.parent.parent : null;
    const error = /^_\s*,\s*(\w+)$/.exec(statement?.childForFieldName('left')?.text ?? '')?.[1];
    if (!/\.Get\(\)$/.test(call?.text ?? '') || statement?.type !== 'short_var_declaration' || error === undefined) {
      return false;
    }
    const isGuard = (node: SyntaxNode | null): node is SyntaxNode =>
      node?.type === 'if_statement' &&
      node.childForFieldName('alternative') === null &&
      node.childForFieldName('condition')?.text.replace(/\s+/g, '') === `${error}!=nil`;
    if (isGuard(statement.parent)) {
      this.trail.remove(statement.parent);
      return true;
    }
    const guard = statement.nextNamedSibling;
    const mentions = (node: SyntaxNode): boolean =>
      descendants(node, new Set(['identifier'])).some(({ text }) => text === error);
    let next = guard?.nextNamedSibling ?? null;
    while (next !== null && !mentions(next)) {
      next = next.nextNamedSibling;
    }
    const left = next?.type === 'short_var_declaration' ? next.childForFieldName('left') : null;
    if (!isGuard(guard) || (next !== null && !(left && mentions(left)))) {
      return false;
    }
    this.trail.remove(statement);
    this.trail.remove(guard);
    return true;
  }

  /** An option that is given to a call goes; where it is `append`, the statement may go with it. */
  removed(option: SyntaxNode): void {
    const list = option.parent;
    if (list?.type === 'argument_list' && list.parent?.childForFieldName('function')?.text === 'append') {
      this.#lists.push(list);
    }
  }

  /** Takes statements out of which nothing is left. @throws CannotGo where a condition on a key has more to it. */
  finish(): void {
    for (const list of this.#lists) {
      const statement = list.parent?.parent?.parent;
      const [target, ...values] = namedChildren(list);
      const isAppended =
        statement?.type === 'assignment_statement' && statement.childForFieldName('left')?.text === target?.text;
      if (isAppended && values.every((value) => this.trail.isRemoved(value))) {
        this.trail.remove(statement);
        this.#removeIfEmpty(statement);
      }
    }
    for (const guard of this.#conditions) {
      if (!this.trail.isRemoved(guard) && !this.#isEmpty(guard)) {
        throw otherUse(guard);
      }
      this.trail.remove(guard);
    }
  }

  /** The `if` around a statement that goes, where nothing else stands in it and its condition does nothing. */
  #removeIfEmpty(statement: SyntaxNode): void {
    let outer = statement.parent;
    while (outer !== null && /^(?:statement_list|block)$/.test(outer.type)) {
      outer = outer.parent;
    }
    if (
      outer?.type === 'if_statement' &&
      outer.childForFieldName('alternative') === null &&
      outer.childForFieldName('initializer') === null &&
      !(outer.childForFieldName('condition')?.text ?? '(').replace(reading, '').includes('(') &&
      this.#isEmpty(outer)
    ) {
      this.trail.remove(outer);
    }
  }

  #isEmpty(guard: SyntaxNode): boolean {
    const body = guard.childForFieldName('consequence');
    const statements = (body === null ? [] : namedChildren(body)).flatMap((one) =>
      one.type === 'statement_list' ? namedChildren(one) : [one],
    );
    return statements.every((one) => one.type === 'comment' || this.trail.isRemoved(one));
  }
}
