import { topContext } from '../syntax/context';
import { childIn } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import { isValueKey } from '../syntax/keys';
import { LiteralText } from '../syntax/literalText';
import type { CallShape, CodeDescription, Member } from './description';

/** Deeper paths than this were not written by a person. */
const longestPath = 32;

/** The children that count: neither comments nor punctuation. */
export function operandsOf(item: SyntaxItem, language: CodeDescription): SyntaxItem[] {
  return item.children.filter((child) => child.named && !language.comments.has(child.type));
}

/** The operand that a wrapper stands for. */
export function wrapped(item: SyntaxItem, language: CodeDescription): SyntaxItem | undefined {
  if (Object.hasOwn(language.arguments, item.type)) {
    return operandsOf(item, language).at(-1);
  }
  const field = language.wrappers[item.type];
  return (field === undefined ? undefined : childIn(item, field)) ?? operandsOf(item, language)[0];
}

export function isWrapper(item: SyntaxItem, language: CodeDescription): boolean {
  return Object.hasOwn(language.wrappers, item.type) || Object.hasOwn(language.arguments, item.type);
}

export function memberOf(item: SyntaxItem, language: CodeDescription): Member | undefined {
  return Object.hasOwn(language.members, item.type) ? language.members[item.type] : undefined;
}

export function callShapeOf(item: SyntaxItem, language: CodeDescription): CallShape | undefined {
  return Object.hasOwn(language.calls, item.type) ? language.calls[item.type] : undefined;
}

/** What a member or an element is taken of. */
export function objectOf(item: SyntaxItem, member: Member, language: CodeDescription): SyntaxItem | undefined {
  return member.object === undefined ? operandsOf(item, language)[0] : childIn(item, member.object);
}

export function propertyOf(item: SyntaxItem, member: Member, language: CodeDescription): SyntaxItem | undefined {
  const operands = operandsOf(item, language);
  const last = operands.length > 1 || member.object !== undefined ? operands.at(-1) : undefined;
  return member.property === undefined ? last : childIn(item, member.property);
}

/** The value of a plain string without holes; undefined for all else. */
export function constantText(
  item: SyntaxItem | undefined,
  source: string,
  language: CodeDescription,
): string | undefined {
  let current = item;
  for (let steps = 0; current && isWrapper(current, language) && steps < longestPath; steps += 1) {
    current = wrapped(current, language);
  }
  if (current && language.symbols?.has(current.type)) {
    return identifier(current, source);
  }
  if (!current || current.end - current.start > 300 || !Object.hasOwn(language.strings, current.type)) {
    return undefined;
  }
  const form = language.strings[current.type]?.(current, source);
  if (!form || current.children.some((child) => language.holes.has(child.type))) {
    return undefined;
  }
  const text = new LiteralText(source);
  const start = current.start + form.opening;
  form.read(source, start, Math.max(start, current.end - form.closing), text);
  return text.finish(current, topContext)?.text;
}

/** The text of an identifier, without the backticks, the `@` or the `r#` that let it be a keyword. */
function identifier(item: SyntaxItem, source: string): string {
  return item.end - item.start > 200
    ? ''
    : source.slice(item.start, item.end).replace(/^(?:r#|[@`$:]{1,2}|[\w\\]*\\)|`$/g, '');
}

/** The name of a variable, a member or an element: of `a.b["c"]` the three of them, of `this.password` the last alone. */
export function pathOf(item: SyntaxItem | undefined, source: string, language: CodeDescription): string[] {
  const path: string[] = [];
  let current = item;
  for (let steps = 0; current && steps < longestPath; steps += 1) {
    const member = memberOf(current, language);
    if (member) {
      if (current.children.length === 0) {
        // Not entered: too long for a name as a whole, but its end may be one.
        const tail = /[.:>]([\p{ID_Start}_$][\p{ID_Continue}$]*)$/u.exec(
          source.slice(Math.max(current.start, current.end - 60), current.end),
        );
        path.push(tail?.[1] ?? '');
        break;
      }
      const property = propertyOf(current, member, language);
      path.push(
        member.element
          ? (constantText(elementKey(property, language), source, language) ?? '')
          : property && language.identifiers.has(property.type)
            ? identifier(property, source)
            : (pathOf(property, source, { ...language, members: {} }).at(-1) ?? ''),
      );
      current = objectOf(current, member, language);
    } else if (isWrapper(current, language)) {
      current = wrapped(current, language);
    } else {
      if (language.identifiers.has(current.type)) {
        const text = identifier(current, source);
        path.push(language.selves.has(text) ? '' : text);
      } else {
        const made = path.length === 1 && isValueKey(path[0] ?? '') ? firstArgument(current, language) : undefined;
        path.push(constantText(made ?? current, source, language) ?? '');
      }
      break;
    }
  }
  return path.filter((segment) => segment !== '').reverse();
}

/** `parameters.Add("@password", type).Value`: what a value is of is named by the call that makes it. */
function firstArgument(item: SyntaxItem, language: CodeDescription): SyntaxItem | undefined {
  const shape = callShapeOf(item, language);
  const list = shape && item.children.find(({ type }) => type === shape.list);
  return list && operandsOf(list, language)[0];
}

/** Of the brackets of an element's key, the key. */
function elementKey(item: SyntaxItem | undefined, language: CodeDescription): SyntaxItem | undefined {
  return item && item.type.endsWith('_list') ? operandsOf(item, language)[0] : item;
}

/** Of `Login root = new(…)` the type: what is made of it stands in the declaration. */
function declaredType(item: SyntaxItem, source: string): string {
  let current = item.parent;
  for (let steps = 0; current && steps < 4 && !/argument|body|block|initializer/.test(current.type); steps += 1) {
    const type = childIn(current, 'type');
    if (type) {
      const text = source.slice(type.start, Math.min(type.end, type.start + 200));
      return /^[\w.]+$/.test(text) ? text : '';
    }
    current = current.parent;
  }
  return '';
}

/** A callee as written, without arguments and generics: `new Foo`, `a.b().c`, `env::var`; `->` and `?.` are spelled `.`. */
export function calleeOf(call: SyntaxItem, source: string, language: CodeDescription): string {
  const parts: string[] = [];
  let current: SyntaxItem | undefined = call;
  let first = true;
  while (current && parts.length < longestPath) {
    const shape = callShapeOf(current, language);
    const member = memberOf(current, language);
    if (shape) {
      parts.push(`${shape.suffix ?? ''}${first ? '' : '()'}`);
      first = false;
      const callee: SyntaxItem | undefined =
        shape.callee === undefined ? operandsOf(current, language)[0] : childIn(current, shape.callee);
      const receiver: SyntaxItem | undefined =
        shape.receiver === undefined ? undefined : childIn(current, shape.receiver);
      if (receiver) {
        parts.push(`.${callee ? identifier(callee, source) : ''}`);
        current = receiver;
      } else if (callee === undefined && shape.creates) {
        parts.push(declaredType(current, source));
        break;
      } else {
        current = callee;
      }
    } else if (member) {
      const property = propertyOf(current, member, language);
      const key = member.element ? constantText(elementKey(property, language), source, language) : undefined;
      if (member.element) {
        parts.push(key === undefined ? '[]' : `.${key}`);
      } else {
        const name = property && pathOf(property, source, { ...language, members: {} }).at(-1);
        parts.push(name === undefined ? '' : `${member.separator}${name}`);
      }
      current = objectOf(current, member, language);
    } else if (isWrapper(current, language)) {
      current = wrapped(current, language);
    } else {
      if (current.end - current.start <= 100 && current !== call) {
        // Of `\App\Client`, the class.
        const text = source.slice(current.start, current.end).replace(/^(?:[\w\\]*\\|\$)/, '');
        parts.push(/^[\p{ID_Start}_$@`][\p{ID_Continue}$`]*$/u.test(text) ? text : '');
      }
      break;
    }
  }
  const text = parts
    .reverse()
    .join('')
    .replace(/^(?:\.|::)/, '');
  return callShapeOf(call, language)?.creates ? `new ${text}`.trimEnd() : text;
}

/** The last name of a callee: the method. */
export function methodOf(callee: string): string {
  return callee.slice(Math.max(callee.lastIndexOf('.'), callee.lastIndexOf(':'), callee.lastIndexOf(' ')) + 1);
}
