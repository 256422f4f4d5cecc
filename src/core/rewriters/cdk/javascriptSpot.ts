import type { SyntaxNode } from '../../languages/parsers';
import { children, keyName, plainString, same, wrapped } from '../javascript/syntax';
import { classOf, memberNames, resolveNames, thisIsConstruct } from './javascriptFile';
import type { JavascriptCdkFile } from './javascriptFile';
import { terminalClass } from './methods';
import type { CdkName, CdkSpot } from './spot';

/** Where in CDK code an expression stands. */
export interface JavascriptSpot extends CdkSpot {
  /** The call of `SecretValue.unsafePlainText` that has the expression for its argument. */
  readonly plainText: SyntaxNode | undefined;
  /** The entries of objects around the expression, outermost first. */
  readonly entries: readonly SyntaxNode[];
  /** A construct in which others can be made. */
  readonly scope: string | undefined;
}

/** What an expression of a file with CDK code belongs to. */
export type Around =
  | { readonly kind: 'spot'; readonly spot: JavascriptSpot }
  /** A variable that holds it alone. */
  | { readonly kind: 'variable'; readonly declarator: SyntaxNode; readonly name: string }
  /** No construct that the file shows. */
  | { readonly kind: 'unclear' }
  /** Code that runs by itself: calls of other libraries. */
  | { readonly kind: 'other' };

/** Expressions that hand on what they are made of. */
const transparent =
  /^(?:object|array|parenthesized_expression|as_expression|satisfies_expression|non_null_expression|spread_element|template_substitution|template_string|binary_expression|ternary_expression|arrow_function|type_assertion)$/;

/**
 * What an expression belongs to.
 *
 * @param whole whether all of it is the value, rather than a part of its text.
 */
export function aroundOf(file: JavascriptCdkFile, node: SyntaxNode, whole: boolean): Around {
  return new Climb(file).from(node, whole);
}

class Climb {
  readonly #path: string[] = [];
  readonly #entries: SyntaxNode[] = [];
  #plainText: SyntaxNode | undefined;
  #secretValue = false;
  #builder: { readonly taker: CdkName; readonly written: string } | undefined;

  constructor(private readonly file: JavascriptCdkFile) {}

  from(node: SyntaxNode, whole: boolean): Around {
    let current = wrapped(node);
    if (node.type === 'shorthand_property_identifier') {
      this.#path.unshift(node.text);
    }
    const call = current.parent?.parent;
    if (
      whole &&
      call?.type === 'call_expression' &&
      this.#isPlainText(call) &&
      same(current.parent, call.childForFieldName('arguments'))
    ) {
      this.#plainText = call;
      this.#secretValue = true;
      current = wrapped(call);
    }
    for (let parent = current.parent; parent; current = parent, parent = current.parent) {
      if (parent.type === 'pair') {
        this.#path.unshift(keyName(parent) ?? '');
        this.#entries.unshift(parent);
      } else if (parent.type === 'arguments') {
        const found = this.#argument(parent, current);
        if (found !== undefined) {
          return found;
        }
      } else if (parent.type === 'member_expression') {
        this.#secretValue = false;
      } else if (
        parent.type === 'variable_declarator' &&
        this.#builder === undefined &&
        this.#plainText === undefined
      ) {
        const name = parent.childForFieldName('name');
        return same(parent.childForFieldName('value'), current) &&
          name?.type === 'identifier' &&
          this.#path.length === 0 &&
          same(current, wrapped(node))
          ? { kind: 'variable', declarator: parent, name: name.text }
          : { kind: 'unclear' };
      } else if (!transparent.test(parent.type) && !/^(?:call|new)_expression$/.test(parent.type)) {
        break;
      }
    }
    return this.#end();
  }

  #end(): Around {
    if (this.#builder === undefined && this.#plainText === undefined) {
      return { kind: 'unclear' };
    }
    const { taker, written } = this.#builder ?? {
      taker: { module: 'core', name: 'SecretValue' },
      written: 'SecretValue',
    };
    return this.#spot(taker, written, '', undefined);
  }

  #isPlainText(call: SyntaxNode): boolean {
    const names = memberNames(call.childForFieldName('function'));
    return (
      /^(?:unsafePlainText|plainText)$/.test(names.at(-1) ?? '') &&
      resolveNames(this.file, names)?.name === 'SecretValue'
    );
  }

  #argument(list: SyntaxNode, argument: SyntaxNode): Around | undefined {
    const call = list.parent;
    const made = call?.type === 'new_expression';
    const callee = made ? call.childForFieldName('constructor') : (call?.childForFieldName('function') ?? null);
    if (call === null || callee === null) {
      return { kind: 'unclear' };
    }
    const names = memberNames(callee);
    const known = resolveNames(this.file, names);
    const all = children(list);
    const first = all[0];
    const index = all.findIndex((one) => same(one, argument));
    if (made) {
      const scope = index > 0 && first !== undefined && all.length > 2 ? first.text : undefined;
      return known !== undefined || index > 1 || (index === 1 && first?.type === 'this')
        ? this.#spot(known, callee.text, '', scope, plainString(all[1]))
        : this.#orBuilder();
    }
    const method = names.at(-1) ?? callee.childForFieldName('property')?.text ?? '';
    if (known !== undefined) {
      if (known.name !== 'SecretValue') {
        this.#builder ??= { taker: known, written: callee.text };
        this.#path.unshift(method);
      }
      return undefined;
    }
    const receiver = names.slice(0, -1);
    const taker = classOf(this.file, receiver) ?? terminalClass(method);
    if (taker !== undefined) {
      if (/^addPropertyOverride$/.test(method) && index === 1) {
        this.#path.unshift(...(plainString(first) ?? '').split('.'));
      }
      const scope = thisIsConstruct(call) ? 'this' : receiver.join('.');
      return this.#spot(taker, callee.text, method, scope === '' ? undefined : scope, plainString(first));
    }
    return index > 0 && first?.type === 'this' ? this.#spot(undefined, callee.text, '', undefined) : this.#orBuilder();
  }

  #orBuilder(): Around {
    return this.#builder === undefined && this.#plainText === undefined ? { kind: 'other' } : this.#end();
  }

  #spot(taker: CdkName | undefined, written: string, method: string, scope: string | undefined, id?: string): Around {
    return {
      kind: 'spot',
      spot: {
        taker,
        written,
        method,
        path: this.#path,
        secretValue: this.#secretValue,
        plainText: this.#plainText,
        entries: this.#entries,
        scope,
        id,
      },
    };
  }
}
