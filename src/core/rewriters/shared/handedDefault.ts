import type { Message } from '../../text/message';
import { madeInAnyCase } from './plans';

const readsEnvironment = /env|config|setting|option/i;
const sets = /(?:^|[._$])(?:set|put|add|define|stub|mock|with|assert|expect|replace)/i;
const before =
  /(?:(?<![\w.$])([\w.$]{2,60})\(\s{0,20}["'`]([A-Z][A-Z0-9_]{2,60})["'`]|[\w.$]{2,60}\(\s{0,20}process\.env\.([A-Za-z_]\w{2,60}))\s{0,4},\s{0,20}$/;

/**
 * What is said where a function takes a variable of the environment and the secret as its default (`env('TOKEN', '…')`,
 * `text(process.env.TOKEN, '…')`): what is passed is worked out whether it is needed or not. Undefined elsewhere.
 *
 * @param offset where the literal begins, in UTF-16 code units.
 */
export function handedDefaultNote(source: string, offset: number): Message | undefined {
  const [, callee = '', named, read] = before.exec(source.slice(Math.max(0, offset - 200), offset)) ?? [];
  const variable = read ?? (readsEnvironment.test(callee) && !sets.test(callee) ? named : undefined);
  return variable === undefined ? undefined : madeInAnyCase(variable);
}
