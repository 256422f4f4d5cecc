import type { StringForm } from '../code/description';
import type { SyntaxItem } from '../syntax/item';
import type { LiteralText } from '../syntax/literalText';

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/**
 * Reads a stretch in which a backquote escapes and doubled quotes are one.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
function readStretch(
  source: string,
  start: number,
  end: number,
  quote: string | undefined,
  escaped: boolean,
  into: LiteralText,
): void {
  let plain = start;
  for (let offset = start; offset < end;) {
    const character = source.charAt(offset);
    let after = offset;
    let text = '';
    if (escaped && character === '`' && offset + 1 < end) {
      const next = source.charAt(offset + 1);
      const code =
        next === 'u' ? /^\{([0-9a-f]{1,6})\}/i.exec(source.slice(offset + 2, Math.min(end, offset + 10))) : null;
      const value = code?.[1] === undefined ? undefined : parseInt(code[1], 16);
      if (code && value !== undefined && value <= 0x10ffff) {
        after = offset + 2 + code[0].length;
        text = String.fromCodePoint(value);
      } else {
        after = offset + 2;
        text = escapes[next] ?? next;
      }
    } else if (character === quote && offset + 1 < end && source.charAt(offset + 1) === quote) {
      after = offset + 2;
      text = quote;
    }
    if (after === offset) {
      offset += 1;
      continue;
    }
    into.verbatim(plain, offset);
    into.decoded(offset, after, text);
    plain = after;
    offset = after;
  }
  into.verbatim(plain, end);
}

/** A string in quotes; in single ones nothing is replaced. */
export function quoted(item: SyntaxItem, source: string): StringForm | undefined {
  const quote = source.charAt(item.start);
  if (quote !== '"' && quote !== "'") {
    return undefined;
  }
  const closed = item.end - item.start > 1 && source.charAt(item.end - 1) === quote;
  return {
    opening: 1,
    closing: closed ? 1 : 0,
    read: (text, start, end, into) => {
      readStretch(text, start, end, quote, quote === '"', into);
    },
  };
}

/** `@"` … `"@`, each on a line of its own. */
export function hereString(item: SyntaxItem, source: string): StringForm | undefined {
  const opening = /^@(["'])[ \t]{0,100}(?:\r\n|\n|\r)/.exec(
    source.slice(item.start, Math.min(item.end, item.start + 105)),
  );
  if (!opening) {
    return undefined;
  }
  const closing = /(?:\r\n|\n|\r)["']@$/.exec(
    source.slice(Math.max(item.start + opening[0].length - 2, item.end - 4), item.end),
  );
  return {
    opening: opening[0].length,
    closing: closing?.[0].length ?? 0,
    read: (text, start, end, into) => {
      readStretch(text, start, end, undefined, opening[1] === '"', into);
    },
  };
}

/** A word without quotes behind a parameter: `-Password word`. */
export function bareWord(item: SyntaxItem, source: string): StringForm | undefined {
  const siblings =
    item.parent?.type === 'command_elements'
      ? item.parent.children.filter(({ named, type }) => named && type !== 'command_argument_sep')
      : [];
  if (siblings[siblings.indexOf(item) - 1]?.type !== 'command_parameter' && !takesWords(item, source)) {
    return undefined;
  }
  return {
    opening: 0,
    closing: 0,
    read: (source, start, end, into) => {
      readStretch(source, start, end, undefined, true, into);
    },
  };
}

/** Whether a word is given to a program that takes passwords or keys by their place or behind a slash. */
function takesWords(item: SyntaxItem, source: string): boolean {
  const command = item.parent?.parent;
  return (
    command?.type === 'command' &&
    /^(?:(?:net1?|cmdkey|schtasks)(?:\.exe)?\s|aws(?:\.exe)?\s[^\r\n;|]{0,80}?\bconfigure\s+set\s)/i.test(
      source.slice(command.start, command.start + 120),
    )
  );
}
