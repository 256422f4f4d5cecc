import { lineStart } from '../../text/lines';

/**
 * Whether a value stands behind a name in one of the forms that neither quote it nor tie it with a sign: an element's
 * text, a column of a table, `machine … password …`, a sentence.
 *
 * @param end where the name ends.
 * @param mayBe whether a value may be of the kind that the name says.
 */
export function mayHoldInForm(text: string, start: number, end: number, mayBe: (value: string) => boolean): boolean {
  const after = text.slice(end, end + 240);
  const first = after.charCodeAt(0);
  const binds = first === 58 || first === 61;
  const spaces = first === 32 || (first >= 9 && first <= 13);
  return (
    isFilled(elementText.exec(after)?.[1], mayBe) ||
    (spaces && isFilled(spaced.exec(after)?.[1], (value) => hasSign(value) && mayBe(value))) ||
    (binds && isFilled(quotedPair.exec(after)?.[1], mayBe)) ||
    ((binds || spaces || first === 34 || first === 39) && isFilled(settingLine.exec(after)?.[1], mayBe)) ||
    (!neverTold.has(first) &&
      isFilled(told.exec(after)?.[1], (value) => /\d|[-_.][a-z]|[A-Za-z][!@#$%^&*+/=]/.test(value) && mayBe(value))) ||
    ((binds || spaces || first >= 128) &&
      isFilled(lastWord.exec(after)?.[1], (value) => /[\d\-_.]/.test(value) && mayBe(value))) ||
    (spaces && isFilled(login.exec(after)?.[1], mayBe)) ||
    isCellHead(text, start, end, mayBe) ||
    (isColumn(text, start) && /^["']?[ \t]{0,4}[,;|\t\r\n]/.test(after))
  );
}

/** Whether a word that names no secret introduces one: `IDENTIFIED BY tiger`, `:5432:db:user:…`, `login: admin / …`. */
export function mayIntroduceSecret(text: string, start: number): boolean {
  return firstOfIntroduction.has(text.charCodeAt(start) | 32) && introduces.test(text.slice(start, start + 120));
}

/** Character codes, of letters the small ones: what `introduces` begins with. */
const firstOfIntroduction: ReadonlySet<number> = new Set(Array.from('cils:', (sign) => sign.charCodeAt(0)));

/** To the end of the tag that the name stands in, and the text behind it; or behind the element's end, as in a property list. */
const elementText =
  /^(?:[^<>\r\n]{0,100}>|<\/[\w:.-]{1,60}>)\s{0,40}(?:<[\w:.-]{1,60}>|<!\[CDATA\[)?\s{0,40}([^\s<>][^<>]{2,120})/;
/** `password S3cret` at the end of a line, or further on in one of a `.netrc`; the two may stand in two lines. */
const spaced =
  /^(?:[ \t]{1,8}|[ \t]*\r?\n[ \t]{0,20})([^\s"'`<>(){}=:;,]{4,})[ \t]{0,8}(?:[\r\n;#]|$|[ \t](?:machine|port|login)\b)/;
/** `"DB_PASSWORD=…"` */
const quotedPair = /^[=:]([^\s"'`]{4,})["'`]/;
/** `"token: …\nnext: …"`: a line of a text within a string. */
const settingLine =
  /^["']?[ \t]{0,4}(?:=[ \t]{0,4}|:[ \t]{1,4})["']?([^\s"'`<>{}$]{6,200}?)["']?[ \t]{0,4}(?:\\[rn]|[\r\n]|$)/;
const told =
  /^[*_`"')\]]{0,4}(?:[ \t](?:for|of|on|to|für|von|zum|pour|de|du|para|del|voor)(?:[ \t][\w.-]{1,30}){1,4})?\s{0,3}(?:(?:is|was|ist|est|es)\b:?|[是为為は는은][:：]?|=>|->|[-–—](?=\s)|\||→|:(?=[ \t]{0,3}[*_]))\s{0,8}[*_`]{0,3}\s{0,4}([^\s`<>(){}]{6,})/;
/** Character codes that often stand behind a name, and that nothing in `told` begins with. */
const neverTold: ReadonlySet<number> = new Set(Array.from('(,.;<>[{}/\\&%+!?@#$', (sign) => sign.charCodeAt(0)));
/** `"… with password S3cret"`: the last word of a string. */
const lastWord = /^[:=]?\s{1,3}([^\s"'`<>(){}]{6,64})[.,;)]{0,2}["'`]/;
/** `auth admin:S3cret` */
const login = /^[ \t]{1,4}([\w.@-]{1,40}:[^\s"'`]{4,64})[ \t]*(?:[\r\n]|$)/;
const introduces =
  /^credentials?["']\s{0,4}[:=]\s{0,4}[[(]\s{0,12}["'][^"'\r\n]{1,64}["']\s{0,4},\s{0,12}["'][^"'\s]{4}|^identified\s{1,8}(?:with\s{1,8}\S{1,60}\s{1,8})?by\s{1,8}(?:(?:values|password|as)\s{1,8})?(?:[xn]?["'`\\]|[^\s;,.)]{4,64}\s{0,8}(?:[;,"'`\\\r\n)]|$|(?:default|account|replace|require|temporary|container|using|with|and|quota|profile|password|retain|discard)\b))|^login\s{1,4}N?'[^'\r\n]{1,80}'\s{0,4},\s{0,4}N?'|^:(?:\*|\d{4,5}):[^:\s"'\\]{1,60}:[^:\s"'\\]{1,60}:[^\s"':]{3}|^(?:log ?in|sign in|credentials?)(?:\s(?:is|are|with|as|using))?\s?[:=]?\s{1,3}[`"']?[\w.@+-]{2,60}[`"']?\s?[/:|]\s?[`"']?\S{6}/i;

function isFilled(value: string | undefined, mayBe: (value: string) => boolean): boolean {
  return value !== undefined && mayBe(value.trim());
}

/** Whether something is in a value that words lack. */
function hasSign(value: string): boolean {
  return /\d|[A-Za-z][!@#$%^&*+/=]/.test(value);
}

/** Whether a name is a head in a table of Markdown, with a value below it that may be one. */
function isCellHead(text: string, start: number, end: number, mayBe: (value: string) => boolean): boolean {
  const before = text.slice(lineStart(text, start, 200), start);
  if (!/\|[^|]{0,40}$/.test(before) || !/^[^|\r\n]{0,20}\|/.test(text.slice(end, end + 24))) {
    return false;
  }
  const column = before.split('|').length - 1;
  const below = text
    .slice(end, end + 2_000)
    .split('\n')
    .slice(1, 12);
  return (
    /^[\s|:-]+$/.test(below[0] ?? '') &&
    below.slice(1).some((row) => isFilled(row.split('|')[column]?.replace(/[*_`]/g, ''), mayBe))
  );
}

/** Whether a name stands in the first line of a text, next to a separator: the head of a table. */
function isColumn(text: string, start: number): boolean {
  return (
    start < 1_000 &&
    (start === 0 || /[,;|\t"' A-Za-z\uFEFF]/.test(text.charAt(start - 1))) &&
    !/[\r\n]/.test(text.slice(0, start)) &&
    /[,;|\t]/.test(text.slice(0, 1_000).split(/[\r\n]/, 1)[0] ?? '')
  );
}
