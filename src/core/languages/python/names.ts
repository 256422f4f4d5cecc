import { topContext } from '../syntax/context';
import { childIn } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import { LiteralText } from '../syntax/literalText';
import { openingAt, readStretch } from './strings';

/** Deeper paths than this were not written by a person. */
const longestPath = 32;

/** Receivers that say nothing of what a name means. */
const selves: ReadonlySet<string> = new Set(['self', 'cls']);

/** The children that count: neither comments nor punctuation. */
export function operandsOf(item: SyntaxItem): SyntaxItem[] {
  return item.children.filter((child) => child.named && child.type !== 'comment' && child.type !== 'line_continuation');
}

/** The value of a plain string without holes; undefined for all else. */
export function constantText(item: SyntaxItem | undefined, source: string): string | undefined {
  const opening =
    item?.type === 'string' && item.end - item.start <= 300 ? openingAt(source, item.start, item.end) : undefined;
  if (!item || !opening || /[ft]/.test(opening.prefix)) {
    return undefined;
  }
  const text = new LiteralText(source);
  const inside = item.start + opening.prefix.length + opening.quotes.length;
  const reader = { raw: opening.prefix.includes('r'), bytes: opening.prefix.includes('b'), formatted: false };
  readStretch(source, inside, Math.max(inside, item.end - opening.quotes.length), reader, text);
  return text.finish(item, topContext)?.text;
}

/** The name of a variable, an attribute or an entry: of `os.environ["X"]` the three of them, of `self.password` the last alone. */
export function pathOf(item: SyntaxItem | undefined, source: string): string[] {
  const path: string[] = [];
  let current = item;
  while (current && path.length < longestPath) {
    if (current.children.length === 0 && current.end - current.start > 60 && current.type !== 'identifier') {
      const tail = /\.([\p{ID_Start}_]\p{ID_Continue}*)$/u.exec(
        source.slice(Math.max(current.start, current.end - 60), current.end),
      );
      path.push(...(tail?.[1] === undefined ? [] : [tail[1]]));
      break;
    }
    if (current.type === 'attribute') {
      const attribute = childIn(current, 'attribute');
      path.push(attribute ? source.slice(attribute.start, attribute.end) : '');
      current = childIn(current, 'object');
    } else if (current.type === 'subscript') {
      path.push(constantText(childIn(current, 'subscript'), source) ?? '');
      current = childIn(current, 'value');
    } else if (current.type === 'parenthesized_expression') {
      current = operandsOf(current)[0];
    } else {
      if (current.type === 'identifier') {
        const text = source.slice(current.start, current.end);
        path.push(selves.has(text) ? '' : text);
      } else if (current.type === 'string') {
        path.push(constantText(current, source) ?? '');
      } else if (current.type === 'integer' && current.parent?.type === 'pair') {
        path.push(source.slice(current.start, current.end));
      }
      break;
    }
  }
  return path.filter((segment) => segment !== '').reverse();
}

/** A callee as written, without arguments: `boto3.client`, `boto3.Session().client`. */
export function calleeOf(call: SyntaxItem, source: string): string {
  const parts: string[] = [];
  let current = childIn(call, 'function');
  while (current && parts.length < longestPath) {
    if (current.type === 'attribute') {
      const attribute = childIn(current, 'attribute');
      parts.push(attribute ? `.${source.slice(attribute.start, attribute.end)}` : '');
      current = childIn(current, 'object');
    } else if (current.type === 'subscript') {
      const key = constantText(childIn(current, 'subscript'), source);
      parts.push(key === undefined ? '[]' : `.${key}`);
      current = childIn(current, 'value');
    } else if (current.type === 'call') {
      parts.push('()');
      current = childIn(current, 'function');
    } else if (current.type === 'parenthesized_expression') {
      current = operandsOf(current)[0];
    } else {
      if (current.type === 'identifier' && current.end - current.start <= 100) {
        parts.push(source.slice(current.start, current.end));
      }
      break;
    }
  }
  return parts.reverse().join('').replace(/^\./, '');
}

const environmentGetters: ReadonlySet<string> = new Set([
  'os.environ.get',
  'environ.get',
  'os.environ.setdefault',
  'environ.setdefault',
  'os.environ.pop',
  'environ.pop',
  'os.getenv',
  'getenv',
  'os.environb.get',
  'env',
  'env.str',
  'env.get',
  'environs.get',
]);

/** Whether a callee reads a variable of the environment by its name; `config("X", default=…)` is python-decouple's. */
export function isEnvironmentGetter(callee: string): boolean {
  return environmentGetters.has(callee) || callee === 'config' || callee === 'decouple.config';
}

/** The variable that an expression looks up in the environment: `os.environ["X"]`, `os.getenv("X")`. */
export function environmentVariable(item: SyntaxItem | undefined, source: string): string | undefined {
  let current = item;
  for (let steps = 0; current && steps < longestPath; steps += 1) {
    switch (current.type) {
      case 'parenthesized_expression':
        current = operandsOf(current)[0];
        break;
      case 'boolean_operator': {
        // `os.getenv("A") or os.getenv("B")`: the nearest to the default.
        const right: SyntaxItem | undefined = childIn(current, 'right');
        current = right?.type === 'string' ? childIn(current, 'left') : right;
        break;
      }
      case 'subscript':
        return /(?:^|\.)environb?$/.test(pathOf(childIn(current, 'value'), source).join('.'))
          ? pathOf(current, source).at(-1)
          : undefined;
      case 'call': {
        if (isEnvironmentGetter(calleeOf(current, source))) {
          const name = childIn(current, 'arguments');
          return name && constantText(operandsOf(name)[0], source);
        }
        // `os.getenv("X").strip()`
        const callable: SyntaxItem | undefined = childIn(current, 'function');
        current = callable?.type === 'attribute' ? childIn(callable, 'object') : undefined;
        break;
      }
      default:
        return undefined;
    }
  }
  return undefined;
}
