import { childIn } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import { LiteralText } from '../syntax/literalText';
import { topContext } from '../syntax/context';
import { readEscaped } from './strings';

/** Deeper paths than this were not written by a person. */
const longestPath = 32;

/** Expressions that are their only operand, as far as its value goes. */
export const wrappers: ReadonlySet<string> = new Set([
  'parenthesized_expression',
  'as_expression',
  'satisfies_expression',
  'non_null_expression',
  'type_assertion',
  'await_expression',
  'sequence_expression',
]);

/** The operand of a wrapper: of a type assertion the last, of a comma expression too, else the first. */
export function operandOf(item: SyntaxItem): SyntaxItem | undefined {
  const named = item.children.filter((child) => child.named && child.type !== 'comment');
  return item.type === 'type_assertion' || item.type === 'sequence_expression' ? named.at(-1) : named[0];
}

/** The value of a plain string or of a template without holes; undefined for all else. */
export function constantText(item: SyntaxItem | undefined, source: string): string | undefined {
  if (!item || item.end - item.start < 2 || item.end - item.start > 300) {
    return undefined;
  }
  if (
    item.type !== 'string' &&
    !(item.type === 'template_string' && !item.children.some((child) => child.type === 'template_substitution'))
  ) {
    return undefined;
  }
  const text = new LiteralText(source);
  readEscaped(source, item.start + 1, item.end - 1, undefined, text);
  return text.finish(item, topContext)?.text;
}

/**
 * The name of a property, a variable or a member: of `config.db["password"]` the three of them, of `this.#password`
 * the last alone. Indices and what is computed are left out.
 */
export function pathOf(item: SyntaxItem | undefined, source: string): string[] {
  const path: string[] = [];
  let current = item;
  while (current && path.length < longestPath) {
    if (current.children.length === 0 && current.end - current.start > 60) {
      // Not entered: too long for a name as a whole, but its end may be one.
      const tail = /\.#?([\p{ID_Start}$_][\p{ID_Continue}$]*)$/u.exec(
        source.slice(Math.max(current.start, current.end - 60), current.end),
      );
      path.push(...(tail?.[1] === undefined ? [] : [tail[1]]));
      break;
    }
    switch (current.type) {
      case 'member_expression':
        path.push(nameText(childIn(current, 'property'), source) ?? '');
        current = childIn(current, 'object');
        continue;
      case 'subscript_expression':
        path.push(constantText(childIn(current, 'index'), source) ?? '');
        current = childIn(current, 'object');
        continue;
      case 'meta_property':
        path.push('meta', 'import');
        break;
      case 'string':
      case 'template_string':
        path.push(constantText(current, source) ?? '');
        break;
      case 'computed_property_name':
        current = current.children.find((child) => child.type !== 'comment');
        continue;
      default:
        if (wrappers.has(current.type)) {
          current = operandOf(current);
          continue;
        }
        path.push(nameText(current, source) ?? '');
    }
    break;
  }
  return path.filter((segment) => segment !== '').reverse();
}

/** The text of an identifier of any kind, without the `#` of a private one. */
function nameText(item: SyntaxItem | undefined, source: string): string | undefined {
  switch (item?.type) {
    case 'identifier':
    case 'property_identifier':
    case 'shorthand_property_identifier':
    case 'shorthand_property_identifier_pattern':
    case 'statement_identifier':
    case 'type_identifier':
    case 'undefined':
      return source.slice(item.start, item.end);
    case 'private_property_identifier':
      return source.slice(item.start + 1, item.end);
    case 'number':
      return item.parent?.type === 'pair' ? source.slice(item.start, item.end) : undefined;
    case 'import':
      return 'import';
    case undefined:
    default:
      return undefined;
  }
}

const spoken: ReadonlySet<string> = new Set(['identifier', 'this', 'super', 'import', 'meta_property']);

/** A callee as written, without arguments: `AWS.config.update`, `new S3Client`, `session().client`. */
export function calleeOf(call: SyntaxItem, source: string): string {
  const parts: string[] = [];
  let current = childIn(call, 'function') ?? childIn(call, 'constructor');
  while (current && parts.length < longestPath) {
    if (current.type === 'member_expression') {
      const property = childIn(current, 'property');
      parts.push(property ? `.${source.slice(property.start, property.end)}` : '');
      current = childIn(current, 'object');
    } else if (current.type === 'subscript_expression') {
      const key = constantText(childIn(current, 'index'), source);
      parts.push(key === undefined ? '[]' : `.${key}`);
      current = childIn(current, 'object');
    } else if (current.type === 'call_expression') {
      parts.push('()');
      current = childIn(current, 'function');
    } else if (current.type === 'new_expression') {
      parts.push('()');
      current = childIn(current, 'constructor');
    } else if (wrappers.has(current.type)) {
      current = operandOf(current);
    } else {
      if (current.end - current.start <= 100 && spoken.has(current.type)) {
        parts.push(source.slice(current.start, current.end));
      }
      break;
    }
  }
  const text = parts.reverse().join('').replace(/^\./, '');
  return call.type === 'new_expression' ? `new ${text}` : text;
}

const environments: ReadonlySet<string> = new Set([
  'process.env',
  'import.meta.env',
  'Bun.env',
  'globalThis.process.env',
  'env',
]);
const environmentGetters: ReadonlySet<string> = new Set([
  'Deno.env.get',
  'env.get',
  'process.env.get',
  'getenv',
  'os.getenv',
]);

/** Whether an expression is the environment itself, as in `const { X = "" } = process.env`. */
export function isEnvironment(item: SyntaxItem | undefined, source: string): boolean {
  return environments.has(pathOf(item, source).join('.'));
}

/** Whether a callee reads a variable of the environment by its name. */
export function isEnvironmentGetter(callee: string): boolean {
  return environmentGetters.has(callee);
}

/** The variable that an expression looks up in the environment: `process.env.X`, `process.env["X"]`, `Deno.env.get("X")`. */
export function environmentVariable(item: SyntaxItem | undefined, source: string): string | undefined {
  let current = item;
  for (let steps = 0; current && steps < longestPath; steps += 1) {
    if (wrappers.has(current.type)) {
      current = operandOf(current);
    } else if (current.type === 'binary_expression') {
      // `process.env.A || process.env.B`: the nearest to the default.
      const right: SyntaxItem | undefined = childIn(current, 'right');
      current = right?.type === 'string' ? childIn(current, 'left') : right;
    } else if (current.type === 'call_expression') {
      const callee = calleeOf(current, source);
      if (environmentGetters.has(callee)) {
        const name = childIn(current, 'arguments')?.children.find((child) => child.type !== 'comment');
        return constantText(name, source);
      }
      // `process.env.X?.trim()`
      const callable = childIn(current, 'function');
      current = callable?.type === 'member_expression' ? childIn(callable, 'object') : undefined;
    } else if (current.type === 'member_expression' || current.type === 'subscript_expression') {
      const path = pathOf(current, source);
      return isEnvironment(childIn(current, 'object'), source) ? path.at(-1) : undefined;
    } else {
      return undefined;
    }
  }
  return undefined;
}
