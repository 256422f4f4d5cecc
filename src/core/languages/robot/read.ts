import type { Reading } from '../language';
import { Collector } from '../lines/collector';
import { behindLineEnd, lineEndAt } from '../lines/lineEnds';

interface Cell {
  readonly text: string;
  readonly start: number;
}

/** What two blanks or a tab end; single blanks are part of a cell. */
const cell = /\S(?:[^ \t\r\n]| (?! ))*/g;
const variable = /^[$@&]\{([^{}]{1,100})\}\s?=?$/;
const named = /^([A-Za-z_]\w{1,60})=(?=\S)/;
/** Keywords that type into a field: the field first, and then what is typed. */
const types = /^(?:input|fill|type|enter|set)(?:[ _](?:text|password|secret|credential|value|keys))?(?:[ _]into)?\b/i;
const logsIn = /^(?:\w{1,20}\.)?(?:log ?in|sign ?in|authenticate|open connection and log ?in|connect(?: to)?)(?: |$)/i;

/** Reads a test line by line: variables with their values, and keywords with their arguments. */
export function readRobot(source: string): Reading {
  const into = new Collector(source);
  for (let offset = 0; offset < source.length;) {
    const end = lineEndAt(source, offset);
    readLine(source, offset, Math.min(end, offset + 2_000), into);
    offset = behindLineEnd(source, end);
  }
  return into.reading();
}

function readLine(source: string, start: number, end: number, into: Collector): void {
  const cells: Cell[] = [];
  for (const match of source.slice(start, end).matchAll(cell)) {
    if (match[0].startsWith('#')) {
      into.comment(start + match.index, end);
      break;
    }
    cells.push({ text: match[0], start: start + match.index });
  }
  const target = variable.exec(cells[0]?.text ?? '')?.[1];
  const keyword = target === undefined ? 0 : cells.findIndex(({ text }) => !variable.test(text));
  const called = cells[keyword]?.text ?? '';
  if (target !== undefined && !/^set \w{1,10} ?variable$/i.test(called) && !/^set variable$/i.test(called)) {
    for (const value of cells.slice(1)) {
      add(value, 0, [target], into);
    }
    return;
  }
  const values = cells.slice(keyword + 1);
  for (const [index, value] of values.entries()) {
    const given = named.exec(value.text);
    const locates = types.test(called) && index === 0 && values.length > 1;
    if (given !== null && !locates) {
      add(value, given[0].length, [given[1] ?? ''], into);
    } else if (!locates) {
      const name = target ?? nameOf(called, values, index);
      add(value, 0, name === undefined ? [] : [name], into);
    }
  }
}

/** What an argument is, by the keyword and by those before it. */
function nameOf(called: string, values: readonly Cell[], index: number): string | undefined {
  const before = values[index - 1]?.text ?? '';
  if (types.test(called) && index === 1) {
    // `Input Password    id=pw    …`, `Input Text    css:#password    …`
    return /password|secret/i.test(called) ? 'password' : /[\w-]{2,40}(?=[^\w-]{0,3}$)/.exec(before)?.[0];
  }
  if (/^set (?:\w{1,10} )?variable$/i.test(called) && index > 0) {
    return variable.exec(before)?.[1];
  }
  return logsIn.test(called) && index === 1 ? 'password' : undefined;
}

function add({ text, start }: Cell, from: number, name: readonly string[], into: Collector): void {
  if (!/^[$@&%]\{/.test(text.slice(from))) {
    into.plain(start + from, start + text.length, name, name.length > 0 ? 'assigned' : 'other');
  }
}
