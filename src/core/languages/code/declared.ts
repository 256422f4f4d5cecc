import type { SyntaxItem } from '../syntax/item';
import type { CodeDescription, Declares } from './description';
import { operandsOf } from './names';

/** What a file's own declarations call the arguments of calls and the fields of values that are given by position. */
export class Declarations {
  readonly #functions = new Map<string, readonly string[] | undefined>();
  readonly #types = new Map<string, readonly string[] | undefined>();

  constructor(root: SyntaxItem, source: string, language: CodeDescription) {
    const stack = [root];
    for (let item = stack.pop(); item; item = stack.pop()) {
      const declares = Object.hasOwn(language.declares, item.type) ? language.declares[item.type] : undefined;
      if (declares) {
        this.#add(item, declares, source, language);
      }
      for (const child of item.children) {
        if (child.children.length > 0) {
          stack.push(child);
        }
      }
    }
  }

  /** The name of a parameter of the only function of that name with so many parameters. */
  parameter(fn: string, count: number, position: number): string | undefined {
    return this.#functions.get(`${fn}/${count}`)?.[position];
  }

  /** The name of a field of a type that is declared with at least so many. */
  field(type: string, position: number): string | undefined {
    return this.#types.get(type)?.[position];
  }

  isType(type: string): boolean {
    return this.#types.get(type) !== undefined;
  }

  #add(item: SyntaxItem, declares: Declares, source: string, language: CodeDescription): void {
    const name = innermost(
      item.children.find((child) => child.field === declares.name),
      language,
    );
    let lists: readonly SyntaxItem[] = [item];
    for (const type of declares.list) {
      lists = lists.flatMap((list) => list.children.filter((child) => child.field === type || child.type === type));
    }
    if ((!name && !declares.type) || lists.length === 0) {
      return;
    }
    const names = lists.flatMap((list) => elementNames(list, declares, source, language));
    const key = name ? source.slice(name.start, name.end) : unnamed(item);
    if (declares.type) {
      this.#put(this.#types, key, names);
    }
    this.#put(this.#functions, `${key}/${names.length}`, names);
  }

  #put(map: Map<string, readonly string[] | undefined>, key: string, names: readonly string[]): void {
    const before = map.get(key);
    // Of two that differ, neither says anything.
    map.set(key, map.has(key) && before?.join() !== names.join() ? undefined : names);
  }
}

/** What a type without a name goes by: its place. */
export function unnamed(item: SyntaxItem): string {
  return `@${item.start}`;
}

/** Of `*C::f` the `f`. */
function innermost(item: SyntaxItem | undefined, language: CodeDescription): SyntaxItem | undefined {
  let current = item;
  while (current && current.children.length > 0) {
    current =
      current.children.find((child) => child.field === 'declarator' || child.field === 'name') ??
      operandsOf(current, language).at(-1);
  }
  return current && language.identifiers.has(current.type) ? current : undefined;
}

function elementNames(list: SyntaxItem, declares: Declares, source: string, language: CodeDescription): string[] {
  return operandsOf(list, language)
    .filter((child) => declares.elements.has(child.type) && !isMethod(child))
    .flatMap((element) => {
      const named = element.children.filter((child) => child.field === declares.elementName && child.named);
      const items =
        declares.elementName !== undefined
          ? named.map((child) => innermost(child, language))
          : [operandsOf(element, language).findLast((child) => language.identifiers.has(child.type))];
      return (items.length === 0 ? [undefined] : items).map((name) => (name ? source.slice(name.start, name.end) : ''));
    });
}

function isMethod(item: SyntaxItem): boolean {
  return item.type === 'field_declaration' && item.children.some((child) => child.type === 'function_declarator');
}
