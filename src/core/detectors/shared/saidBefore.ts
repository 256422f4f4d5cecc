import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';
import type { Span } from '../../text/span';
import { isAlphanumeric, isQuote } from '../../text/characters';
import { judgeSegment } from './names';

/** What the text around a literal says of it, where neither a name nor the position in a call does. */

/** A program that waits for the prompt of a password, and in its next statement what sends the answer. */
const answered =
  /(?:expect\w{0,12}|read_?until|wait_?for)[^;]{0,60}(?:assword|assphrase|asscode)[^\r\n;]{0,24}[\r\n;{]\s{0,40}(?:[\w$.]{1,30}(?:\.|->))?(?:send|send_?line|send_?text|write|write_?line|puts)[( ]\s{0,4}[bru]{0,2}(?:--\s{1,4})?$/i;

/** What encodes its argument in base64. */
const encodes =
  /(?:b64_?encode|btoa|base64_?encode|(?:strict_|urlsafe_)?encode64|encode_?to_?string|to_?base64_?string|base64\w{0,12}[.:]{1,2}encode\w{0,12}|get_?bytes)\(\s{0,8}(?:\[\]byte\(\s{0,4})?b?$/i;
const encodedAfter = /^\)?[^\r\n;]{0,40}\.(?:toString\(\s{0,4}["']base64|getBytes\(|encode\(|bytes\b)/;
const login = /^[\w.@+-]{1,64}:[^\s:/]\S{3,}$/;

/** Whether a literal answers the prompt of a password: `expect("assword:")` and then `send("…")`. */
export function answersPrompt(document: ParsedDocument, literal: Literal): boolean {
  return answered.test(document.source.slice(Math.max(0, literal.outer.start - 240), literal.outer.start));
}

/** What opens the argument of a command or a call that takes a password there. */
const takes =
  /(?:^|[\s;&|"'`(])net1?(?:\.exe)?\s{1,4}(?:use\s{1,4}(?:[a-z*]:?\s{1,4})?["']?\\{2,4}[^\s"']{1,80}["']?(?:\s{1,4}["']?\/user:[^\s"']{1,60}["']?)?|user\s{1,4}[\w.@$-]{1,40})\s{1,4}$|pass(?:word|wd)?(?:_?(?:hash|digest))?["']?\]?\s{0,3}(?:=>|:=|[:=(])\s{0,8}(?:await\s{1,4})?[\w.$>:()-]{0,60}(?:(?:encoder(?:\(\))?|\be|\benc)\.encode|encrypt|bcrypt|hash|make)(?:Sync|_?password)?\(\s{0,8}$/i;

/** `password => Sensitive('…')`: https://www.puppet.com/docs/puppet/8/lang_data_sensitive.html */
export function namedBySensitive(document: ParsedDocument, literal: Literal): string | undefined {
  return literal.call?.callee === 'Sensitive'
    ? /([a-z]\w{1,60})\s{0,20}=>\s{0,8}Sensitive\(\s{0,8}$/.exec(
        document.source.slice(Math.max(0, literal.outer.start - 120), literal.outer.start),
      )?.[1]
    : undefined;
}

/** `when(config.getPassword()).thenReturn("…")`: what stands in for a look-up in a test. */
const answersFor =
  /(?:when|given|doReturn|expect)\(\s{0,8}[\w.()]{0,60}?\.(?:get_?)?(\w{2,60})\(\)\s{0,4}\)\s{0,8}\.\s{0,4}(?:then|will|and)Return\(\s{0,8}$/i;

/** What a mock answers for, by the name of its getter. */
export function namedByMock(document: ParsedDocument, literal: Literal): string | undefined {
  return /Return$/.test(literal.call?.callee ?? '')
    ? answersFor.exec(document.source.slice(Math.max(0, literal.outer.start - 160), literal.outer.start))?.[1]
    : undefined;
}

/** `reg add … /v DefaultPassword /t REG_SZ /d …`: https://learn.microsoft.com/windows-server/administration/windows-commands/reg-add */
const registryValue = /\s\/v\s{1,4}["']?(\w{2,60})["']?\s{1,4}(?:\/t\s{1,4}["']?\w{1,20}["']?\s{1,4})?\/d\s{1,4}$/i;

/** The name of the value of the registry that a command sets. */
export function namedInRegistry(document: ParsedDocument, literal: Literal): string | undefined {
  return registryValue.exec(lineBefore(document, literal))?.[1];
}

/** What is sent to a program or a line, where a comment behind it says that it is the password. */
const sent = /(?:^|[.>:])(?:send|send_?line|send_?text|write|write_?line|puts|println)$/i;
const saidBehind =
  /^[ \t]{0,8}\)?;?[ \t]{1,20}(?:#|\/\/|--)[ \t]{0,8}(?:the |your |my )?(?:\w{1,20} )?(?:password|passphrase|passwd|pw)\b/i;

/** Whether a comment behind a literal that is sent calls it a password: `sendline("…")  # password`. */
export function isCalledPassword(document: ParsedDocument, literal: Literal): boolean {
  return (
    sent.test(literal.call?.callee ?? '') &&
    saidBehind.test(document.source.slice(literal.outer.end, literal.outer.end + 80))
  );
}

/** Whether a literal stands where a command or a call takes a password: `net use \\\\server\\share …`, `.password(encoder.encode("…"))`. */
export function standsForPassword(document: ParsedDocument, literal: Literal): boolean {
  return takes.test(document.source.slice(Math.max(0, literal.outer.start - 160), literal.outer.start));
}

/** The field of a page that a value is put into: `document.getElementById("password").value = "…"`. */
export function filledField(document: ParsedDocument, literal: Literal): string | undefined {
  const before = document.source.slice(Math.max(0, literal.outer.start - 120), literal.outer.start);
  return /(?:getElementById|querySelector|getElementsByName|\$)\(\s{0,4}["'`]#?(?:[a-z]{1,10}\[name=["']?)?([\w-]{3,40})["']?\]?["'`]\s{0,4}\)(?:\[0\])?\.value\s{0,4}=\s{0,4}$/.exec(
    before,
  )?.[1];
}

/** `"DB_PASSWORD": codebuild.BuildEnvironmentVariable(value="…")`: the entry whose value is an object of its own. */
export function namedByEntry(document: ParsedDocument, literal: Literal): string | undefined {
  return /["']([A-Za-z]\w{2,60})["']\s{0,4}(?::|=>)\s{0,20}(?:new\s)?[\w.]{0,60}EnvironmentVariable\w{0,10}\([^()"']{0,80}$/.exec(
    document.source.slice(Math.max(0, literal.outer.start - 240), literal.outer.start),
  )?.[1];
}

/** `When I fill in "Password" with "…"`: the field that a step of Gherkin fills. */
export function filledByStep(document: ParsedDocument, literal: Literal): string | undefined {
  return /^[ \t]{0,20}(?:Given|When|Then|And|But|\*)\s[^\r\n]{0,80}["']([A-Za-z][\w -]{2,30})["'](?:\sfield)?\swith\s$/m.exec(
    lineBefore(document, literal),
  )?.[1];
}

function lineBefore(document: ParsedDocument, literal: Literal): string {
  const before = document.source.slice(Math.max(0, literal.outer.start - 160), literal.outer.start);
  return before.slice(before.lastIndexOf('\n') + 1);
}

/** `set(DB_PASSWORD "…")` of CMake: https://cmake.org/cmake/help/latest/command/set.html */
export function setVariable(document: ParsedDocument, literal: Literal): string | undefined {
  return /(?:^|[\r\n])[ \t]{0,40}set\s?\(\s{0,20}([a-z_]\w{0,60})\s{1,20}$/i.exec(
    document.source.slice(Math.max(0, literal.outer.start - 160), literal.outer.start),
  )?.[1];
}

/** What is asked for by name in a call, and compared with what comes: `headers.get("X-Api-Key") == `, `.equals(`. */
const askedBefore =
  /[\w$]\(\s{0,4}["'`]([A-Za-z][\w-]{2,60})["'`]\s{0,2}(?:,\s{0,4}["'`]{2}\s{0,2})?\)(?:\.unwrap\(\)|[?!]{1,2})?\s{0,4}(?:[!=]==?|\.equals(?:IgnoreCase)?\()\s{0,4}(?:Some\()?[bru@]{0,2}$/;
/** The same, the other way round: `"…" == request.header("X-Api-Key")`. */
const askedAfter =
  /^\)?\s{0,4}(?:[!=]==?|\.equals(?:IgnoreCase)?\()\s{0,4}[A-Za-z_$][\w$.>()-]{0,60}\(\s{0,4}["'`]([A-Za-z][\w-]{2,60})["'`]/;

/** What a literal is compared with, where that is asked for by its name: a header, a parameter, a field of a form. */
export function comparedWith(document: ParsedDocument, literal: Literal): string | undefined {
  const { start, end } = literal.outer;
  return (
    askedBefore.exec(document.source.slice(Math.max(0, start - 120), start))?.[1] ??
    askedAfter.exec(document.source.slice(end, end + 140))?.[1]
  );
}

/** Whether what a keyword hit is part of is asked for by name, and compared with something in quotes: what a glance asks. */
export function mayBeCompared(text: string, hit: Span): boolean {
  return (
    (isQuote(text.charCodeAt(wordEnd(text, hit.end))) &&
      /^[\w-]{0,40}["'`]\s{0,2}(?:,\s{0,4}["'`]{2}\s{0,2})?\)(?:\.unwrap\(\)|[?!]{1,2})?\s{0,4}(?:[!=]==?|\.equals(?:IgnoreCase)?\()\s{0,4}(?:Some\()?[bru@]{0,2}["'`]/.test(
        text.slice(hit.end, hit.end + 120),
      )) ||
    (isQuote(text.charCodeAt(wordStart(text, hit.start) - 1)) &&
      /["'`]\)?\s{0,4}(?:[!=]==?|\.equals(?:IgnoreCase)?\()\s{0,4}[A-Za-z_$][\w$.>()-]{0,60}\(\s{0,4}["'`][\w-]{0,40}$/.test(
        text.slice(Math.max(0, hit.start - 140), hit.start),
      ))
  );
}

/** Signs of names, as `[\w-]` has them. */
function isWordCharacter(code: number): boolean {
  return isAlphanumeric(code) || code === 95 || code === 45;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function wordStart(text: string, at: number): number {
  let start = at;
  while (isWordCharacter(text.charCodeAt(start - 1))) {
    start -= 1;
  }
  return start;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (isWordCharacter(text.charCodeAt(end))) {
    end += 1;
  }
  return end;
}

/** What is looked up in the environment or the settings by its name, and what ties a default to it. */
const lookedUpBefore =
  /(?:[Ee]nv|ENV)(?:iron\w{0,10}|Or\w{0,10}|_\w{1,12})?[\s.\w]{0,24}[([{]\s{0,4}["']?([A-Za-z][\w:.-]{2,60})["']?\s{0,4}(?:,\s{0,4}(?:default\w{0,10}\s?[:=]\s{0,4})?|[)\]}]{0,3}\s{0,4}(?:\|\||\/\/|\?\?|\bor\b|\.getOrElse\()\s{0,4})[a-z@]{0,2}$/;

/**
 * `orElse(getenv("DB_PASSWORD"), "…")`, `[ENV["DB_PASSWORD"], "…"].compact`: behind another argument, a text is one of its
 * own.
 */
const givenBefore =
  /(?:[([]|\b(?:first|coalesce|default|or)\w{0,20}\([^()]{1,60},)\s{0,4}[$\w.:\\]{0,24}(?:[Ee]nv|ENV)(?:iron\w{0,10})?(?:\.\w{1,24})?[([{]\s{0,4}["']?([A-Za-z][\w:.-]{2,60})["']?\s{0,4}[)\]}]{1,3}\s{0,4},\s{0,4}[a-z@]{0,2}$/;

/** `Configuration["Db:Password"] ?? "…"` */
const settingBefore =
  /(?:[Cc]onfig(?:uration)?|[Ss]ettings)\[\s{0,4}["']([A-Za-z][\w:.-]{2,60})["']\s{0,4}\]\s{0,4}(?:\|\||\?\?)\s{0,4}[a-z@]{0,2}$/;

/** `text(process.env.DB_PASSWORD, "…")`, `firstOf(given, process.env.DB_PASSWORD, "…")` */
const handedBefore =
  /(?:[([]|\b(?:first|coalesce|default|or)\w{0,20}\([^()]{1,60},)\s{0,4}process\.env\.([A-Za-z_]\w{2,60})\s{0,4},\s{0,4}$/;

/**
 * The variable whose default a literal is, where the language does not tell: `mustEnv("DB_PASSWORD", "…")`,
 * `sys.env.getOrElse("DB_PASSWORD", "…")`, `$ENV{DB_PASSWORD} || '…'`, `os.getenv("DB_PASSWORD") or "…"`.
 */
export function defaultOf(document: ParsedDocument, literal: Literal): string | undefined {
  const before = lineBefore(document, literal);
  const given = givenBefore.exec(before) ?? handedBefore.exec(before);
  // Of a list whose first that is set is taken; one of arguments is handed on as it is.
  const isTaken =
    given?.[0].startsWith('[') !== true ||
    /^\]\s{0,4}\??\.(?:find|filter|compact|first|detect|reject)\b/.test(
      document.source.slice(literal.outer.end, literal.outer.end + 12),
    );
  const name = (lookedUpBefore.exec(before) ?? settingBefore.exec(before) ?? (isTaken ? given : undefined))?.[1];
  return name === undefined || judgeSegment(name) === undefined ? undefined : name;
}

/** `set("…", forKey: "password")`, `setObject:@"…" forKey:@"password"`: the key stands behind the value. */
export function keyBehind(document: ParsedDocument, literal: Literal): string | undefined {
  return /^\s{0,4},?\s{1,20}for(?:Key|HTTPHeaderField):\s{0,4}@?["']([A-Za-z][\w.-]{2,60})["']/.exec(
    document.source.slice(literal.outer.end, literal.outer.end + 120),
  )?.[1];
}

/** Whether a value stands before a keyword hit that is its key: what a glance asks. */
export function mayBeKeyBehind(text: string, start: number): boolean {
  let word = start;
  while (isWordCharacter(text.charCodeAt(word - 1)) || text.charCodeAt(word - 1) === 46) {
    word -= 1;
  }
  const lead = text.charCodeAt(word - 1);
  if (!isQuote(lead) && !(isBlank(lead) && isTo(text, word - 1))) {
    return false;
  }
  const before = text.slice(Math.max(0, start - 200), start);
  return (
    /["'][^"'\r\n]{4,120}["']\s{0,4},?\s{1,20}for(?:Key|HTTPHeaderField):\s{0,4}@?["'][\w.-]{0,40}$/.test(before) ||
    // `MOVE "…" TO DB-PASSWORD` of COBOL
    /\bmove[ \t]{1,20}["'][^"'\r\n]{4,120}["'][ \t]{1,20}to[ \t]{1,20}[\w-]{0,40}$/i.test(before)
  );
}

/** Whether the word before the blanks that end at a place ends as `TO` does. */
function isTo(text: string, blank: number): boolean {
  let end = blank;
  while (isBlank(text.charCodeAt(end - 1))) {
    end -= 1;
  }
  return (text.charCodeAt(end - 1) | 32) === 111 && (text.charCodeAt(end - 2) | 32) === 116;
}

/**
 * What a message of Objective-C gives or compares: `[client setPassword:@"…"]`, `[password isEqualToString:@"…"]`; and
 * what Flutter fills a field with: `passwordController = TextEditingController(text: '…')`.
 */
export function receiverOf(document: ParsedDocument, literal: Literal): string | undefined {
  const before = lineBefore(document, literal);
  return (
    /\sset([A-Z]\w{1,60}):\s{0,2}@$/.exec(before)?.[1] ??
    /([A-Za-z_]\w{1,60})\s{1,4}isEqual(?:ToString)?:\s{0,2}@$/.exec(before)?.[1] ??
    /([A-Za-z_]\w{1,60})[Cc]ontroller\s{0,4}=\s{0,4}(?:new\s)?TextEditingController\(\s{0,8}text:\s{0,4}$/.exec(
      before,
    )?.[1]
  );
}

const declaresAfter =
  /^\s{0,8}(?:\)?\.(?:to_string|to_owned|into)\(\)\s{0,4}|\)(?=\s{0,4}\)))?(?:,\s{0,8}\w{1,30}(?:\s?=\s?(?:"[^"\r\n]{0,80}"|[\w.:]{1,40}))?\s{0,8}){0,6}\)\s{0,4}\]?\s{1,40}(?:(?:pub(?:\([\w:]{1,20}\))?|public|private|protected|internal|static|final|readonly|required|var|let|val)\s{1,4}){0,4}(?:[\w.]{1,40}[<>?\w]{0,40}\s{1,4})?(\w{2,60})\s{0,4}(?:[:;={]|$)/;

/**
 * The name of what an attribute gives a default to: `#[arg(default_value = "…")] password: String`,
 * `[DefaultValue("…")] public string Password`.
 */
export function namedAfter(document: ParsedDocument, literal: Literal): string | undefined {
  const before = document.source.slice(Math.max(0, literal.outer.start - 40), literal.outer.start);
  // `newParameter("user").withDefault("…")` ends what is declared before.
  return /(?<!\)\.(?:with)?)default(?:_?value(?:_t)?)?\s{0,3}[=(]\s{0,3}(?:String::from\(\s{0,3})?$/i.test(before)
    ? declaresAfter.exec(document.source.slice(literal.outer.end, literal.outer.end + 240))?.[1]
    : undefined;
}

/** Whether a default stands before a name in an attribute: what a glance asks. */
export function mayBeDeclaredAfter(text: string, start: number): boolean {
  return /default(?:_?value(?:_t)?)?\s{0,3}[=(]\s{0,3}(?:String::from\(\s{0,3})?["'][^"'\r\n]{4,120}["'](?:\.(?:to_string|to_owned|into)\(\))?(?:,\s{0,8}\w{1,30}(?:\s?=\s?(?:"[^"\r\n]{0,80}"|[\w.:]{1,40}))?\s{0,8}){0,6}\s{0,8}\){1,2}\s{0,4}\]?\s{1,40}[\w.<>?() \t]{0,80}$/i.test(
    text.slice(Math.max(0, start - 300), start),
  );
}

/** Whether a literal is `user:password` on its way into the header of HTTP: `btoa('…')`. */
export function isEncodedLogin(document: ParsedDocument, literal: Literal): boolean {
  const { start, end } = literal.outer;
  return (
    login.test(literal.text) &&
    literal.text.length <= 200 &&
    (encodes.test(document.source.slice(Math.max(0, start - 60), start)) ||
      (encodedAfter.test(document.source.slice(end, end + 80)) &&
        /base64|b64|basic/i.test(document.source.slice(Math.max(0, start - 80), end + 80))))
  );
}

const sentBefore =
  /(?:send|write|puts|println)\w{0,12}[( ]["'][^"'\r\n]{4,100}["']\)?;?[ \t]{1,20}(?:#|\/\/|--)[ \t]{0,8}[\w ]{0,30}$/i;

/** Whether a keyword hit belongs to either: what a glance asks. */
export function mayBeSaidBefore(text: string, hit: Span): boolean {
  const word = text.slice(hit.start, hit.end).toLowerCase();
  if (word === 'assword' || word === 'assphrase') {
    return (
      sentBefore.test(text.slice(Math.max(0, hit.start - 160), hit.start)) ||
      (/^[^\r\n]{0,24}[\r\n;{]\s{0,40}[\w$.>-]{0,34}(?:send|write|puts)/i.test(text.slice(hit.end, hit.end + 160)) &&
        /expect|until|wait/i.test(text.slice(Math.max(0, hit.start - 100), hit.start)))
    );
  }
  if (word === 'base64' && text.charAt(hit.start - 1) === ';' && text.charAt(hit.end) === ',') {
    // `data:image/png;base64,…`
    return false;
  }
  if (word === 'base64' || word === 'b64encode' || word === 'btoa') {
    const around = text.slice(Math.max(0, hit.start - 240), hit.end + 240);
    return /["'`](?!data:)[\w.@+-]{1,64}:(?:[^\s:/]\S{3}|["'`])/.test(around) || /["'`]:["'`]/.test(around);
  }
  return word === 'securestring' && /["']/.test(text.slice(Math.max(0, hit.start - 200), hit.end + 60));
}

/** Whether a name is that of a field of Flutter that is filled where it is made: what a glance asks. */
export function mayFillField(text: string, { start, end }: Span): boolean {
  // A very long name may have been cut off.
  if (!text.endsWith('ontroller', end) && end - start < 64) {
    return false;
  }
  return /^\w{2,60}[Cc]ontroller\s{0,4}=\s{0,4}(?:new\s)?TextEditingController\(\s{0,8}text:\s{0,4}["']/.test(
    text.slice(start, start + 140),
  );
}
