import { childIn } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import type { CodeReader } from './reader';

/** Calls that put strings together: `strings.Join`, `implode`, `String.join`, `joinToString`, `concat`. */
const joining = /(?:^|[.:])(?:[Jj]oin|joinToString|implode|[Cc]oncat|concat!)$/;
/** More parts than this are no secret that someone took apart. */
const mostParts = 64;

/**
 * The strings that a call puts together with nothing between them; undefined for any other expression.
 *
 * They stand in a list, literal or of arguments, and what they are put together with is an empty string or not given.
 */
export function joinedParts(item: SyntaxItem, reader: CodeReader): readonly SyntaxItem[] | undefined {
  const shape = reader.callShape(item);
  if (!shape || item.end - item.start > 2_000) {
    return undefined;
  }
  const callee = reader.calleeOf(item);
  if (!joining.test(callee)) {
    return undefined;
  }
  const list = item.children.find((child) => child.type === shape.list);
  const values = (list ? reader.operandsOf(list) : []).map((value) => reader.unwrapped(value));
  const receiver = receiverOf(item, shape.receiver, shape.callee, reader);
  const given = receiver ? [receiver, ...values] : values;
  const lists = given.filter((value) => !reader.form(value));
  const direct = given.filter((value) => reader.form(value));
  if (lists.length > 1) {
    return undefined;
  }
  const separates = !/oncat!?$/.test(callee);
  const [only] = lists;
  if (only) {
    const parts = stringsIn(only, reader);
    return parts &&
      parts.length > 1 &&
      direct.every((value) => isEmpty(value, reader)) &&
      (direct.length === 1) === (separates && !mayLackSeparator(callee))
      ? parts
      : undefined;
  }
  const [separator] = direct;
  const parts = separates ? direct.slice(1) : direct;
  return parts.length > 1 && parts.length <= mostParts && (!separates || (separator && isEmpty(separator, reader)))
    ? parts
    : undefined;
}

/** Ruby joins with nothing where nothing is said. */
function mayLackSeparator(callee: string): boolean {
  return /^\.?join$/.test(callee);
}

function receiverOf(
  item: SyntaxItem,
  receiver: string | undefined,
  field: string | undefined,
  reader: CodeReader,
): SyntaxItem | undefined {
  if (receiver !== undefined) {
    const found = childIn(item, receiver);
    return found && holdsStrings(found, reader) ? found : undefined;
  }
  const callee = field === undefined ? reader.operandsOf(item)[0] : childIn(item, field);
  const object = callee && reader.member(callee) && reader.object(callee);
  return object && holdsStrings(object, reader) ? object : undefined;
}

function holdsStrings(item: SyntaxItem, reader: CodeReader): boolean {
  return reader.form(item) !== undefined || (stringsIn(item, reader) ?? []).length > 0;
}

function isEmpty(value: SyntaxItem, reader: CodeReader): boolean {
  return reader.constantText(value) === '';
}

/** The strings of a list that holds nothing else that could be a value. */
function stringsIn(list: SyntaxItem, reader: CodeReader): readonly SyntaxItem[] | undefined {
  const parts: SyntaxItem[] = [];
  const stack = [list];
  for (let current = stack.pop(); current; current = stack.pop()) {
    if (reader.form(current)) {
      parts.push(current);
    } else if (current !== list && reader.isSum(current)) {
      return undefined;
    } else {
      stack.push(...[...current.children].reverse().filter((child) => child.named));
    }
    if (parts.length > mostParts) {
      return undefined;
    }
  }
  return parts;
}
