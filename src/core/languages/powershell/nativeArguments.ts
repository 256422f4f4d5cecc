import type { CodeReader } from '../code/reader';
import { knownCommand } from '../shell/knownCommands';
import type { KnownCommand } from '../shell/knownCommands';
import { append, passedTo } from '../syntax/context';
import type { Context } from '../syntax/context';
import type { SyntaxItem } from '../syntax/item';
import { LiteralText } from '../syntax/literalText';
import type { Frame, Taken } from '../syntax/read';

/** A program by the name that it is called with: `mysql` of `& "C:\\…\\mysql.exe"`. */
export function programOf(callee: string): string {
  return callee
    .replace(/["']/g, '')
    .replace(/^.*[\\/]/, '')
    .replace(/\.exe$/i, '')
    .toLowerCase();
}

/** `mysql -pVALUE`: a parameter that is one word with its value; undefined where the program knows none of that kind. */
export function attachedValue(
  item: SyntaxItem,
  program: string,
  context: Context,
  reader: CodeReader,
): Frame | undefined {
  const letter = /^-([A-Za-z])[^\s;|&(){}$"'`]{3}/.exec(reader.source.slice(item.start, item.start + 5))?.[1];
  const flag = letter === undefined ? undefined : knownCommand(program)?.flags?.[letter];
  return letter === undefined || flag?.attached !== true
    ? undefined
    : { item, context: passedTo(context, { callee: program, argument: `-${letter}` }, append(undefined, flag.name)) };
}

/** `curl -u user:VALUE`: the login that a parameter takes; undefined where the program knows none of that kind. */
export function loginValue(item: SyntaxItem, program: string, parameter: string, context: Context): Frame | undefined {
  return item.type === 'generic_token' && knownCommand(program)?.logins?.[parameter] !== undefined
    ? { item, context: passedTo(context, { callee: program, argument: 'user' }, append(undefined, 'password')) }
    : undefined;
}

/** The password in such a word. */
export function takeNative(item: SyntaxItem, context: Context, reader: CodeReader): Taken | undefined {
  const { call } = context;
  const attached = item.type === 'command_parameter';
  if (call === undefined || !(attached || (item.type === 'generic_token' && call.argument === 'user'))) {
    return undefined;
  }
  const start = attached ? item.start + 2 : passwordStart(item, knownCommand(call.callee), reader);
  // The grammar ends a parameter before its digits.
  const end =
    start === undefined
      ? item.end
      : start + (/^[^\s;|&(){}]{0,200}/.exec(reader.source.slice(start, start + 200))?.[0].length ?? 0);
  if (start === undefined || reader.source.slice(start, end).includes('$')) {
    return { literal: undefined, inner: [] };
  }
  const text = new LiteralText(reader.source);
  text.verbatim(start, end);
  return { literal: text.finish({ start, end }, context), inner: [] };
}

function passwordStart(item: SyntaxItem, known: KnownCommand | undefined, reader: CodeReader): number | undefined {
  const word = reader.source.slice(item.start, item.end);
  const at = Math.max(-1, ...Object.values(known?.logins ?? {}).map((sign) => word.indexOf(sign)));
  return at > 0 && at + 1 < word.length ? item.start + at + 1 : undefined;
}
