import type { Span } from '../../text/span';
import { readDotenv } from '../dotenv/read';
import { readIni } from '../ini/read';
import { readJson } from '../json/read';
import type { Reading } from '../language';
import type { Literal } from '../literal';
import { readPlainText } from '../plaintext/read';
import { append, topContext, usedAs } from '../syntax/context';
import { sliceLiteral } from '../syntax/slice';

/** The reader for a file that a command writes, by its name. */
export function readerFor(path: string): (source: string) => Reading {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/\.(?:json|jsonc|json5|tfstate)$/.test(name)) {
    return readJson;
  }
  // Their lines may begin with `//`, which is no comment there.
  if (/^\.?(?:npmrc|yarnrc|pypirc)$/.test(name)) {
    return readIni;
  }
  return /(?:^|\.)(?:env|envrc|flaskenv)(?:[._-]|$)|^\.?(?:bashrc|bash_profile|profile|zshrc|zshenv)$|\.sh$|^environment$/.test(
    name,
  )
    ? readDotenv
    : readPlainText;
}

/** Whether a text is a JSON object or list. */
export function isJson(text: string): boolean {
  return /^\s*(?:\{\s*["'}]|\[\s*["'{[\]])/.test(text);
}

/** The parts of `a=b&c=d`, `a=b,c=d` or a single `a=b`: their names, and where their values stand in the text. */
export function assignmentsIn(
  text: string,
  start: number,
  separator: '&' | ',' | undefined,
): readonly { readonly name: string; readonly start: number; readonly end: number }[] {
  const found: { name: string; start: number; end: number }[] = [];
  // https://docs.npmjs.com/cli/configuring-npm/npmrc: `//host/:_authToken=…`
  const pattern = /((?:\/\/)?[A-Za-z_][\w.:[\]@/-]{0,120})\+?=/y;
  for (let offset = start; offset < text.length;) {
    pattern.lastIndex = offset;
    const match = pattern.exec(text);
    if (match?.[1] === undefined) {
      break;
    }
    const from = offset + match[0].length;
    let end = text.length;
    if (separator !== undefined) {
      for (let next = text.indexOf(separator, from); next >= 0; next = text.indexOf(separator, next + 1)) {
        pattern.lastIndex = next + 1;
        if (separator === '&' || pattern.test(text)) {
          end = next;
          break;
        }
      }
    }
    const braced = /[{[]/.test(text.charAt(from)) && text.indexOf('=', from) > 0;
    if (braced) {
      // `Variables={A=b,C=d}`, `SCRAM-SHA-512=[iterations=8192,password=…]`
      offset = from + 1;
      continue;
    }
    found.push({
      name: match[1],
      start: from,
      end: closesBefore(text, from, end) ? end - 1 : end,
    });
    offset = end + 1;
  }
  return found;
}

/** Whether a value ends with the bracket that was opened before it: `Variables={A=b}`. */
function closesBefore(text: string, start: number, end: number): boolean {
  const [open, close] = text.charAt(end - 1) === '}' ? ['{', '}'] : ['[', ']'];
  return (
    text.charAt(end - 1) === close &&
    !text.slice(start, end).includes(open) &&
    text.lastIndexOf(`=${open}`, start) > text.lastIndexOf(`${close},`, start)
  );
}

/** Where the lines of what is printed stand, whose ends may be written as `\\n`; an empty text is one. */
export function linesOf(text: string): readonly Span[] {
  const lines = Array.from(text.matchAll(/\\n|((?:[^\\\n]|\\(?!n))+)/g), ({ 1: line = '', index }) => ({
    start: index,
    end: index + line.length,
  })).filter(({ start, end }) => start < end);
  return lines.length === 0 ? [{ start: 0, end: 0 }] : lines;
}

/** `user:password` lines, as `chpasswd` reads them. */
export function loginsIn(literal: Literal, sign: string): Literal[] {
  return linesOf(literal.text).flatMap(({ start, end }) => {
    const at = literal.text.slice(start, end).indexOf(sign);
    const from = start + at + sign.length;
    return at > 0 && from < end ? [passwordIn(literal, { start: from, end })] : [];
  });
}

/** Before a colon, what says of what kind the value behind it is, and no user. */
const labels =
  /^(?:sha-?\d{1,3}|md5|crc32|blake\w{0,3}|name|title|key|value|id|date|time|timestamp|version|project|commit|branch|tag|ref|image|repo|expires?|exp|created|updated|type|kind|class|status|state|path|file|dir|host|hostname|port|region|zone|env|environment|stage|namespace|cluster|line|count|size|length|color|lang|locale|message|msg|text|content|data|hello|foo)(?:[_-][\w-]{0,12})?:/i;

/** `user:password`, to be encoded as the header of basic authentication; no address. https://www.rfc-editor.org/rfc/rfc7617 */
export function encodedLoginIn(literal: Literal): Literal[] {
  return /^[\w.@+-]{1,64}:[^\s:/]\S{3,200}$/.test(literal.text) && !labels.test(literal.text)
    ? loginsIn(literal, ':').map((login) => ({ ...login, name: ['basicAuth', ...login.name] }))
    : [];
}

/**
 * A line of answers to the questions of packages: `owner question password value`.
 *
 * https://manpages.debian.org/debconf-set-selections
 */
export const answer =
  /^[ \t]{0,20}[\w.+-]{1,80}[ \t]{1,8}[\w.+/-]{1,120}[ \t]{1,8}password[ \t]{1,8}([^\s$`]{1,200})[ \t]{0,20}$/gm;

/** The passwords among such lines. */
export function answersIn(literal: Literal): Literal[] {
  return Array.from(literal.text.matchAll(answer), (match) => {
    const value = match[1] ?? '';
    const start = match.index + match[0].lastIndexOf(value);
    return passwordIn(literal, { start, end: start + value.length });
  });
}

/**
 * Which words behind the format of `printf` are passwords, counted with the format as 0, where what reads them takes
 * logins or answers: `printf 'root:%s\n' …`, `printf 'owner question password %s\n' …`.
 */
export function passwordsFilledIn(format: string, secret: string | undefined): readonly number[] {
  const before =
    secret === 'login' ? /(?:^|\n)[^:\n]{1,80}:$/ : secret === 'answers' ? /[ \t]password[ \t]{1,8}$/ : undefined;
  if (before === undefined) {
    return [];
  }
  const plain = format.replaceAll('\\n', '\n');
  return Array.from(plain.matchAll(/%[bqs]/g), ({ index }) => before.test(plain.slice(0, index))).flatMap(
    (isPassword, index) => (isPassword ? [index + 1] : []),
  );
}

function passwordIn(literal: Literal, inText: Span): Literal {
  return sliceLiteral(literal, inText, usedAs(topContext, 'argument', append(undefined, 'password')));
}
