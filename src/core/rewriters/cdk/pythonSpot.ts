import { childIn, operands } from '../python/tree';
import type { PyNode } from '../python/tree';
import { camelCase } from '../shared/identifiers';
import { terminalClass } from './methods';
import { attributeNames, hasSelf, pythonClassOf, resolvePythonNames } from './pythonFile';
import type { PythonCdkFile } from './pythonFile';
import type { CdkName, CdkSpot } from './spot';

/** Where in CDK code an expression stands. */
export interface PythonSpot extends CdkSpot {
  /** The call of `SecretValue.unsafe_plain_text` that has the expression for its argument. */
  readonly plainText: PyNode | undefined;
  /** The keyword arguments and entries of dictionaries around the expression, outermost first. */
  readonly entries: readonly PyNode[];
  /** A construct in which others can be made. */
  readonly scope: string | undefined;
}

/** What an expression of a file with CDK code belongs to; as in TypeScript. */
export type PythonAround =
  | { readonly kind: 'spot'; readonly spot: PythonSpot }
  | { readonly kind: 'variable'; readonly assignment: PyNode; readonly name: string }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'other' };

/** Expressions that hand on what they are made of. */
const transparent =
  /^(?:dictionary|list|tuple|parenthesized_expression|conditional_expression|boolean_operator|binary_operator|interpolation|string|concatenated_string|dictionary_splat|lambda|call)$/;

/**
 * What an expression belongs to.
 *
 * @param whole whether all of it is the value, rather than a part of its text.
 */
export function pythonAround(file: PythonCdkFile, node: PyNode, whole: boolean): PythonAround {
  return new Climb(file).from(node, whole);
}

class Climb {
  readonly #path: string[] = [];
  readonly #entries: PyNode[] = [];
  #plainText: PyNode | undefined;
  #secretValue = false;
  #builder: { readonly taker: CdkName; readonly written: string } | undefined;

  constructor(private readonly file: PythonCdkFile) {}

  from(node: PyNode, whole: boolean): PythonAround {
    let current = node;
    while (current.parent?.type === 'parenthesized_expression') {
      current = current.parent;
    }
    const bare = current;
    const call = current.parent?.parent;
    if (whole && current.parent?.type === 'argument_list' && call?.type === 'call' && this.#isPlainText(call)) {
      this.#plainText = call;
      this.#secretValue = true;
      current = call;
    }
    for (let parent = current.parent; parent; current = parent, parent = current.parent) {
      if (parent.type === 'pair' || parent.type === 'keyword_argument') {
        this.#path.unshift(this.#keyOf(parent));
        this.#entries.unshift(parent);
      } else if (parent.type === 'argument_list') {
        const found = this.#argument(parent, current);
        if (found !== undefined) {
          return found;
        }
      } else if (parent.type === 'attribute') {
        this.#secretValue = false;
      } else if (parent.type === 'assignment' && this.#builder === undefined && this.#plainText === undefined) {
        const left = childIn(parent, 'left');
        return current === bare && current.field === 'right' && left?.type === 'identifier'
          ? { kind: 'variable', assignment: parent, name: this.file.python.text(left) }
          : { kind: 'unclear' };
      } else if (!transparent.test(parent.type)) {
        break;
      }
    }
    return this.#end();
  }

  #end(): PythonAround {
    if (this.#builder === undefined && this.#plainText === undefined) {
      return { kind: 'unclear' };
    }
    const { taker, written } = this.#builder ?? {
      taker: { module: 'core', name: 'SecretValue' },
      written: 'SecretValue',
    };
    return this.#spot(taker, written, '', undefined);
  }

  #keyOf(entry: PyNode): string {
    const key = childIn(entry, entry.type === 'pair' ? 'key' : 'name');
    return key === undefined ? '' : this.file.python.text(key).replace(/^['"]|['"]$/g, '');
  }

  #textOf(node: PyNode | undefined): string | undefined {
    return node === undefined ? undefined : /^(['"])([\w.-]*)\1$/.exec(this.file.python.text(node))?.[2];
  }

  #isPlainText(call: PyNode): boolean {
    const names = attributeNames(this.file, childIn(call, 'function'));
    return (
      /^(?:unsafe_plain_text|plain_text)$/.test(names.at(-1) ?? '') &&
      resolvePythonNames(this.file, names)?.name === 'SecretValue'
    );
  }

  #argument(list: PyNode, argument: PyNode): PythonAround | undefined {
    const callee = list.parent && childIn(list.parent, 'function');
    if (callee === undefined) {
      return { kind: 'unclear' };
    }
    const { python } = this.file;
    const names = attributeNames(this.file, callee);
    const known = resolvePythonNames(this.file, names);
    const all = operands(list);
    const [first, second] = all;
    const positional = all.filter((one) => one.type !== 'keyword_argument' && !one.type.endsWith('_splat'));
    const written = python.text(callee);
    const last = names.at(-1) ?? '';
    if (
      /^[A-Z]/.test(last) &&
      first !== undefined &&
      positional.length > 1 &&
      argument !== first &&
      argument !== second
    ) {
      return this.#spot(known, written, '', python.text(first), this.#textOf(second));
    }
    if (known !== undefined) {
      if (known.name !== 'SecretValue') {
        this.#builder ??= { taker: known, written };
        if (/^[a-z]/.test(last)) {
          this.#path.unshift(camelCase(last));
        }
      }
      return undefined;
    }
    const attribute = childIn(callee, 'attribute');
    const method = last === '' ? (attribute ? python.text(attribute) : '') : last;
    const receiver = names.slice(0, -1);
    const taker = pythonClassOf(this.file, receiver) ?? terminalClass(method);
    if (taker !== undefined) {
      if (method === 'add_property_override' && argument === second && first !== undefined) {
        this.#path.unshift(...python.text(first).replace(/['"]/g, '').split('.'));
      }
      const scope = hasSelf(this.file, list) ? 'self' : receiver.join('.');
      return this.#spot(taker, written, camelCase(method), scope === '' ? undefined : scope, this.#textOf(first));
    }
    return first !== undefined && first !== argument && python.text(first) === 'self'
      ? this.#spot(undefined, written, '', undefined)
      : this.#orBuilder();
  }

  #orBuilder(): PythonAround {
    return this.#builder === undefined && this.#plainText === undefined ? { kind: 'other' } : this.#end();
  }

  #spot(
    taker: CdkName | undefined,
    written: string,
    method: string,
    scope: string | undefined,
    id?: string,
  ): PythonAround {
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
