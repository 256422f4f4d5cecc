import type { ParsedDocument } from '../../languages/document';
import { Collector } from '../../languages/lines/collector';
import { sourceSpan } from '../../languages/literal';
import type { Literal } from '../../languages/literal';
import { stretchFinder } from '../../languages/stretchFinder';
import { isCommand, isSql } from '../../languages/embedding/kindOfText';
import { readProseLine } from '../../languages/prose/read';
import { readShell } from '../../languages/shell/read';
import { readSql } from '../../languages/sql/read';
import { matches } from '../../text/matches';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { Span } from '../../text/span';
import type { Candidate } from '../detector';
import { feedsPassword, findCommandPasswords } from '../shared/commands';
import { commentedSettings } from '../shared/commentedSettings';
import { passwordsInCalls } from '../shared/commentedCalls';
import { isTestCall, surroundingsOf } from '../shared/context';
import { judgeSegment } from '../shared/names';
import { isChosen, isGivenNumber, isUnlikeWords } from '../shared/noted';
import { isSample } from '../shared/samples';
import { isDigestLike } from '../shared/shapes';
import { isRandom } from '../shared/randomness';
import { isExample, settingsInText } from '../shared/settingsInText';

/** Passwords in commands, SQL statements and comments: texts in a text. */
export function findEmbeddedPasswords(document: ParsedDocument): readonly Candidate[] {
  const { test } = surroundingsOf(document);
  const found: Candidate[] = [];
  const isAsked = stretchFinder(document.within);
  const asked = document.literals.map(({ span }) => isAsked(span.start, span.end));
  for (const [index, literal] of document.literals.entries()) {
    if (
      asked[index] === true &&
      literal.use !== 'key' &&
      literal.text.length < 4096 &&
      /[\s&{<]|^s[/|#,@!]/.test(literal.text)
    ) {
      const written = replacedBySed(literal.text);
      const commanded =
        written.length > 0 || literal.name.some(isExample)
          ? written
          : passwordsIn(literal.text, literal.use !== 'structural');
      // What is logged, and settings over several lines: `<<~TEXT`.
      const isTold = logs.test(literal.call?.callee ?? '') && literal.use === 'argument';
      const isSettings = literal.text.includes('\n') && (literal.use === 'assigned' || literal.use === 'argument');
      const isToldOf = isTold || isSettings || announces.test(literal.text);
      const noted = isToldOf && !literal.name.some(isExample) ? findNotes(literal.text) : [];
      // What a docstring says, as a comment would.
      const described = literal.use === 'structural' && literal.text.includes('\n') ? findNotes(literal.text) : [];
      const stored = isSql(literal.text) ? passwordsOfRows(literal.text) : [];
      const sent = redisCalls.test(literal.call?.callee ?? '') ? sentToRedis(literal.text) : [];
      for (const inText of [...commanded, ...stored, ...sent, ...noted, ...described]) {
        const value = literal.text.slice(inText.start, inText.end);
        const told = noted.includes(inText) || described.includes(inText);
        const isSure = !test && (!told || (isTold && isWholeLine(literal.text, inText)));
        // Requests that tests make hold any word.
        if (isChosen(value) && (isSure || isUnlikeWords(value))) {
          found.push(candidate(sourceSpan(literal, inText), value, test || isTestCall(literal), literal));
        }
      }
    }
  }
  for (const [index, literal] of document.literals.entries()) {
    if (asked[index] !== true) {
      continue;
    }
    for (const inText of loginsOfCloudInit(literal)) {
      const value = literal.text.slice(inText.start, inText.end);
      if (isChosen(value)) {
        found.push(candidate(sourceSpan(literal, inText), value, test, literal));
      }
    }
  }
  for (const [index, literal] of document.literals.entries()) {
    if (asked[index] !== true) {
      continue;
    }
    const inText = attachedPassword(document, index) ?? endOfPgpass(literal);
    const value = inText === undefined ? '' : literal.text.slice(inText.start, inText.end);
    if (inText !== undefined && isChosen(value)) {
      found.push(candidate(sourceSpan(literal, inText), value, test || isTestCall(literal), literal));
    }
  }
  for (const shown of textsShown(document)) {
    for (const inText of findNotes(shown.text)) {
      const value = shown.text.slice(inText.start, inText.end);
      if (isChosen(value) && (isUnlikeWords(value) || (!test && isWholeLine(shown.text, inText)))) {
        found.push(candidate({ start: shown.start + inText.start, end: shown.start + inText.end }, value, test));
      }
    }
  }
  const isAskedComment = stretchFinder(document.within);
  for (const comment of document.comments) {
    const text = document.source.slice(comment.start, comment.end);
    if (text.length < 4096 && isAskedComment(comment.start, comment.end)) {
      const called = passwordsInCalls(text);
      for (const inText of [...findCommandPasswords(text), ...findNotes(text), ...called]) {
        const value = text.slice(inText.start, inText.end);
        // What is given to a call that takes a password is no word of a sentence.
        const isSet = /[A-Z_]{4}=$|\b(?:IDENTIFIED|identified)\s{1,4}(?:BY|by)\s{1,4}'$/.test(
          text.slice(0, inText.start),
        );
        const isGiven = called.includes(inText);
        if ((isChosen(value) && (isSet || isGiven || isUnlikeWords(value))) || (isGiven && isGivenNumber(value))) {
          const span = { start: comment.start + inText.start, end: comment.start + inText.end };
          found.push(candidate(span, value, test));
        }
      }
      for (const { verdict, value, start } of commentedSettings(text)) {
        if (verdict.role === 'password' && !isSample(value, test, true) && (!test || isUnlikeWords(value))) {
          const from = comment.start + start;
          found.push(candidate({ start: from, end: from + value.length }, value, test));
        }
      }
    }
  }
  return found;
}

/**
 * The passwords of a text that is a command, a statement, or settings one after the other.
 *
 * @param isValue whether the text is a value; a docstring shows how something is called.
 */
function passwordsIn(text: string, isValue: boolean): Span[] {
  const found = findCommandPasswords(text);
  if (!isValue) {
    return found;
  }
  const others = [
    ...settingsInText(text).filter(({ verdict }) => verdict.role === 'password' && verdict.strength === 'strong'),
    ...elementsIn(text),
    ...(isCommand(text) || feedsPassword.test(text) ? argumentsIn(text) : []),
  ];
  for (const { start, end } of others) {
    if (!found.some((span) => span.start < end && start < span.end)) {
      found.push({ start, end });
    }
  }
  return found;
}

/** `<password>…</password>`: what an element of markup in a text holds. */
const element = /<((?:[\w.-]{1,30}:)?\w{0,24}(?:[Pp]ass(?:word|wd)?|PASSWORD|[Pp]wd))>([^<>{}$%\s]{6,64})<\/\1>/g;

function elementsIn(text: string): Span[] {
  return Array.from(text.matchAll(element), (match) => {
    const end = match.index + match[0].lastIndexOf('</');
    return { start: end - (match[2] ?? '').length, end };
  });
}

/** What a statement fills the columns of passwords with: `INSERT INTO users (name, password) VALUES (…)`. */
function passwordsOfRows(text: string): Span[] {
  const commanded = findCommandPasswords(text);
  return readSql(text)
    .literals.filter(
      (literal) =>
        literal.use === 'assigned' &&
        judgeSegment(literal.name.at(-1) ?? '')?.role === 'password' &&
        !isDigestLike(literal.text) &&
        !commanded.some(({ start, end }) => start < literal.span.end && literal.span.start < end),
    )
    .map(({ span }) => span);
}

/** What a shell would give the commands of a text as passwords: `docker login -u ci -p …`. */
function argumentsIn(text: string): Span[] {
  return readShell(text, { start: 0, end: text.length })
    .literals.filter(({ name }) => judgeSegment(name.at(-1) ?? '')?.role === 'password')
    .map(({ span }) => span);
}

/** `s/^DB_PASSWORD=.+/DB_PASSWORD=…/`: the setting that `sed` writes. https://www.gnu.org/software/sed/manual/sed.html#The-_0022s_0022-Command */
function replacedBySed(text: string): Span[] {
  const [, sign = '', , setting = ''] =
    /^s([/|#,@!])([^\r\n]{1,200}?)\1([^\r\n]{6,200})\1[gipmIM]{0,4}$/.exec(text) ?? [];
  const [whole = '', name = '', value = ''] =
    /([\w.-]{2,60})["']?\s{0,3}[=: ]\s{0,3}["']?([^\s"'$&\\<>{}]{6,64})["';,]{0,2}$/.exec(setting) ?? [];
  const verdict = sign === '' || value.includes(sign) ? undefined : judgeSegment(name);
  if (verdict?.role !== 'password' || verdict.strength !== 'strong') {
    return [];
  }
  const start = text.lastIndexOf(whole) + whole.lastIndexOf(value);
  return [{ start, end: start + value.length }];
}

/** `The default password is …`, in whatever a program says. */
const announces = /\b(?:default|initial|temporary|temp)\s{1,3}pass(?:word|phrase|code)\s{1,3}(?:is|was)\b/i;

/** Whether a line of a text is a label and the value, with nothing behind it: `Password: …`. */
function isWholeLine(text: string, value: Span): boolean {
  const line = text.slice(text.lastIndexOf('\n', value.start) + 1, value.start);
  return (
    /^\P{L}{0,20}(?:[\p{L}-]{1,20} ){0,2}\p{L}{2,20}\s{0,12}[:=]\s{1,12}(?:[\w.+-]{1,40}@[\w.-]{1,60}\s?[/|]\s)?[`"']?$/u.test(
      line,
    ) && /^[`"']?\s{0,4}(?:[\r\n]|$)/.test(text.slice(value.end, value.end + 8))
  );
}

/** `host:5432:database:user:…`, written to a password file: https://www.postgresql.org/docs/current/libpq-pgpass.html */
const lineOfPgpass =
  /^(?:[\w.*-]{1,120}:)?(?:\d{4,5}|\*):(?!\d+:)[\w.*-]{1,64}:(?!\d+:)[\w.@*-]{1,64}:([^\s:$%{<]{4,128})$/;

/** The password of a literal that is such a line. */
function endOfPgpass({ use, text }: Literal): Span | undefined {
  const value = use === 'key' ? undefined : lineOfPgpass.exec(text)?.[1];
  return value === undefined ? undefined : { start: text.length - value.length, end: text.length };
}

/** Calls that print or log what they are given. */
const logs = /(?:^|[.:])(?:print(?:ln|f)?|log|info|debug|warn(?:ing)?|error|trace|puts|write_?line|echo|fprintf|say)$/i;

/** Calls that hand Redis a command: https://github.com/redis/hiredis */
const redisCalls =
  /redis\w{0,20}command|(?:execute|send|raw|run|do|issue)_?command|(?:redis|client|conn|r)\.(?:call|send|do|command)$/i;

/** Ways to log in to a mail server, which knows the same command: https://www.iana.org/assignments/sasl-mechanisms */
const mechanism = /^(?:(?:CRAM|DIGEST|SCRAM)-[\w-]{1,30}|PLAIN|LOGIN|NTLM|GSSAPI|X?OAUTH\w{0,10}|EXTERNAL|ANONYMOUS)$/i;

/** https://redis.io/docs/latest/commands/auth/: `AUTH password`, `AUTH user password` */
function sentToRedis(text: string): Span[] {
  const match = /^AUTH (?:[\w.-]{1,64} )?([^\s%{$]{4,200})$/i.exec(text);
  return match?.[1] === undefined || mechanism.test(match[1])
    ? []
    : [{ start: text.length - match[1].length, end: text.length }];
}

/** Programs that take a password in one word with its flag: https://dev.mysql.com/doc/refman/8.4/en/connecting.html */
const attaches = /^(?:\S{0,40}\/)?(?:mysql\w{0,10}|mariadb[\w-]{0,8}|mycli)(?:\.exe)?$/;

/** `["mysql", "-uroot", "-p…"]`: a password that is one word with its flag, among the arguments of a program. */
function attachedPassword(document: ParsedDocument, index: number): Span | undefined {
  const literal = document.literals[index];
  // `cmdkey /pass:…`, as Windows writes its flags.
  const slashed = literal?.use === 'argument' ? /^\/(?:pass(?:word)?|rp):(?=\S{4})/i.exec(literal.text) : undefined;
  if (literal !== undefined && slashed) {
    return { start: slashed[0].length, end: literal.text.length };
  }
  if (literal === undefined || !/^-p\S{4,64}$/.test(literal.text)) {
    return undefined;
  }
  for (let step = 1; step <= 8; step += 1) {
    const before = document.literals[index - step];
    if (before === undefined || literal.outer.start - before.outer.end > 300) {
      return undefined;
    }
    // The program may stand before the list of its arguments: `spawn('mysql', ['-p…'])`.
    if (attaches.test(before.text) && (before.use === literal.use || before.use === 'argument')) {
      return { start: 2, end: literal.text.length };
    }
    if (before.use !== literal.use) {
      return undefined;
    }
  }
  return undefined;
}

/** The lines `user:password` of `chpasswd: { list: … }`: https://cloudinit.readthedocs.io/en/latest/reference/modules.html#set-passwords */
function loginsOfCloudInit({ name, text }: Literal): Span[] {
  if (name.at(-1) !== 'list' || name.at(-2) !== 'chpasswd') {
    return [];
  }
  // A digest begins with a dollar sign; `R` and `RANDOM` have one drawn.
  return Array.from(text.matchAll(/^[ \t]{0,20}[\w.-]{1,40}:(?!\$\d|R$|RANDOM$)(\S{4,100})[ \t]{0,20}$/gm), (match) => {
    const start = match.index + match[0].indexOf(':') + 1;
    return { start, end: start + (match[1]?.length ?? 0) };
  });
}

/** Between two tags of JSX, without an expression: `<p>Password: …</p>`. */
const shownText = />([^<>{}="'`;]{8,400})<\//g;

/** What elements show that may tell of a login: https://facebook.github.io/jsx/ */
function textsShown({ language, source }: ParsedDocument): { readonly text: string; readonly start: number }[] {
  if ((language.id !== 'tsx' && language.id !== 'javascript') || !source.includes('</')) {
    return [];
  }
  return Array.from(matches(shownText, source), ({ 1: text = '', index }) => ({ text, start: index + 1 })).filter(
    ({ text }) => /pass|pw|log ?in|account|@/i.test(text),
  );
}

/** What a comment says of passwords, line by line: `password: …`, `login: user / …`, `user …, password: …`. */
function findNotes(text: string): Span[] {
  const told = new Collector(text);
  let start = 0;
  for (const line of text.split('\n')) {
    readProseLine(text, start, start + line.length, told);
    start += line.length + 1;
  }
  return told.literals
    .filter(({ name }) => judgeSegment(name.at(-1) ?? '')?.role === 'password')
    .map(({ span }) => span);
}

function candidate(span: Span, value: string, test: boolean, literal?: Literal): Candidate {
  const plain = !isRandom(value);
  return {
    span,
    value: new Secret(value),
    ...(literal && { literal }),
    name: ['password'],
    confidence: test && plain ? 'low' : 'medium',
    evidence: message('It stands where a command or a statement takes a password.'),
    ...(test && plain && { testData: true as const }),
    facts: { name: 'password', role: 'password' },
  };
}
