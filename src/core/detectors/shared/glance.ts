import type { Language } from '../../languages/language';
import type { Span } from '../../text/span';
import { isAlphanumeric } from '../../text/characters';
import { mayBeCommentedSetting } from './commentedSettings';
import { mayBeComparedByCall } from './comparingCalls';
import { mayBeFormatted } from './formatted';
import { mayGiveSecret } from './glanceCommands';
import { givenByPosition } from './declaredParameters';
import { givenFurtherOn } from './glanceFurther';
import { mayHoldInForm, mayIntroduceSecret } from './glanceForms';
import { GlanceMemory } from './glanceMemory';
import { longestRest, verdictAt } from './glanceNames';
import { isComment, isSurelyComment } from './glancePlace';
import { valuesAfter } from './glanceValues';
import type { ValueForms } from './glanceValues';
import type { NameVerdict } from './names';
import { isChosen, isGivenNumber, mayBeNoted } from './noted';
import { hasOwnKey } from './ownKey';
import { namesInKnownCall } from './positions';
import { isRandom } from './randomness';
import { mayBeCompared, mayBeDeclaredAfter, mayBeKeyBehind, mayFillField } from './saidBefore';

function isNameCharacter(code: number): boolean {
  return isAlphanumeric(code) || code === 95 || code === 45 || code === 36 || (code >= 0xc0 && code < 0x2000);
}

/**
 * Whether a keyword hit is part of a name that may hold a secret, with a value in reach that may be one.
 *
 * A cheap look that spares most documents the parser: it may say yes too often, and says no only where a finding by
 * name is out of the question. What a value may be is what `judgeLiteral` says of it.
 */
export function mayNameSecret(text: string, hit: Span, language: Language, memory = new GlanceMemory()): boolean {
  let start = hit.start;
  let end = hit.end;
  while (start > 0 && hit.start - start < longestRest && isNameCharacter(text.charCodeAt(start - 1))) {
    start -= 1;
  }
  while (end < text.length && end - hit.end < longestRest && isNameCharacter(text.charCodeAt(end))) {
    end += 1;
  }
  if (start < hit.start && isEscapeBefore(text, start + 1) && memory.verdictOf(text.slice(start, end)) === undefined) {
    start += 1;
  }
  // What follows a cell of a test stands behind blanks alone.
  if (language.id === 'robot' || mayIntroduceSecret(text, hit.start)) {
    return true;
  }
  return memory.at(start, end, () => isWorthReading(text, start, end, language, memory));
}

/** Whether an escape ends at a place that stands for a blank: `\\n` is no part of the name behind it. */
function isEscapeBefore(text: string, at: number): boolean {
  return text.charAt(at - 2) === '\\' && /[nrt]/.test(text.charAt(at - 1));
}

function isWorthReading(text: string, start: number, end: number, language: Language, memory: GlanceMemory): boolean {
  if (text.slice(start, end) === 'random_password' && text.includes('"result"', end)) {
    return true;
  }
  if (mayFillField(text, { start, end })) {
    return true;
  }
  const verdict = verdictAt(text, start, end, memory);
  const quoted = isQuoted(text, start, language, memory);
  const mayBe = (value: string): boolean => verdict !== undefined && memory.mayBeSecretValue(value, verdict, true);
  if (!quoted && mayGiveSecret(text, start, end, mayBe)) {
    return true;
  }
  const called = namesInKnownCall(text.slice(start, end + 24));
  const mayBeCall = called.length > 0;
  if (!mayBeCall && verdict === undefined) {
    return false;
  }
  const rest = text.slice(end, end + 64);
  const isPass = (language.id !== 'csv' && isPassStatement(text, start, end)) || isMemberAccess(rest);
  if (!mayBeCall && isPass) {
    return false;
  }
  const comment = quoted && isComment(text, start, memory);
  // Of a comment of a parsed language only notes and commands are read, which need no other value.
  const commented = comment && language.grammar !== undefined;
  const bare = !quoted || (comment && !commented);
  const form = {
    bare,
    adjoining: bare || language.adjoining === true,
    backticks: bare || language.backticks === true,
    byLines: language.byLines === true,
    raw: language.id !== 'json',
    comment: commented && isSurelyComment(text, start, language, memory),
    // To add a property to what is spread takes V8 fifty times as long as to give one another value.
    call: undefined,
  };
  if (mayBeCall) {
    const ofCall = { ...form, call: argumentsOf(text, start, end) };
    if (holdsValue(text, start, end, verdictsOf(called, memory), ofCall, memory)) {
      return true;
    }
  }
  if (verdict === undefined || isPass) {
    return false;
  }
  if (commented && mayBeCommentedSetting(text, end, verdict)) {
    return true;
  }
  if (form.comment) {
    return (
      mayHoldInForm(text, start, end, mayBe) ||
      (verdict.role === 'password' && mayBeNoted(text, end)) ||
      holdsValue(text, start, end, [verdict], form, memory)
    );
  }
  return (
    isGivenFarAway(
      text,
      start,
      (open) => holdsValue(text, open, open, [verdict], { ...form, call: open }, memory),
      memory,
    ) ||
    mayHoldInForm(text, start, end, mayBe) ||
    // JSON has no calls, and no lists that are one text.
    (language.id !== 'json' && (mayBeJoined(text, end, quoted, language) || mayBeFormatted(text, end))) ||
    spelled.test(text.slice(end, end + 120)) ||
    mayBeDeclaredAfter(text, start) ||
    mayBeKeyBehind(text, start) ||
    mayBeCompared(text, { start, end }) ||
    mayBeComparedByCall(text, { start, end }) ||
    // Of long strings, too. What is compared before it is not read back to its beginning.
    (verdict.role === 'password' && (commented || (quoted && memory.hasLongStrings(text))) && mayBeNoted(text, end)) ||
    (!prose.test(rest) && (holdsValue(text, start, end, [verdict], form, memory) || comparedBefore(text, start))) ||
    (!commented && isGivenFurtherOn(text, { start, end }, bare, mayBe, memory))
  );
}

/** `givenFurtherOn`, whose places are remembered. */
function isGivenFurtherOn(
  text: string,
  name: Span,
  bare: boolean,
  mayBe: (value: string) => boolean,
  memory: GlanceMemory,
): boolean {
  const places = givenFurtherOn(
    text,
    name,
    memory.givenValues(text, name.end),
    (value) => (bare || value.quoted) && mayBe(value.text),
  );
  memory.elsewhere.push(...places.map((start) => ({ start, end: start + 1 })));
  return places.length > 0;
}

/** Whether every literal stands in quotes where a name does. */
function isQuoted(text: string, start: number, language: Language, memory: GlanceMemory): boolean {
  const { quoted, quotedWithin } = language;
  if (quotedWithin === undefined) {
    return quoted === true && !memory.hasPlainLiterals(text, language);
  }
  const [open, close] = quotedWithin;
  return (
    memory.lastBefore(text, open, start) > memory.lastBefore(text, close, start) &&
    // A heredoc may hold a text in which values stand plainly.
    memory.lastBefore(text, '<<<', text.length) < 0
  );
}

/** `givenByPosition`, whose places are remembered. */
function isGivenFarAway(
  text: string,
  start: number,
  isGiven: (open: number) => boolean,
  memory: GlanceMemory,
): boolean {
  const places = givenByPosition(text, start, isGiven, (sign) => memory.placesOf(text, sign));
  if (places === 'anywhere') {
    memory.far = true;
    return true;
  }
  memory.elsewhere.push(...places.map((open) => ({ start: open, end: open + farthestArgument })));
  return places.length > 0;
}

/** In UTF-16 code units: from where a call opens to what is looked at of its arguments. */
const farthestArgument = 240;

/** Whether something puts the value together from parts that are none themselves. */
function mayBeJoined(text: string, end: number, quoted: boolean, language: Language): boolean {
  const near = text.slice(end, end + 240);
  return (
    (joins.test(near) && literalsInRow.test(text.slice(end, end + 640))) ||
    // In YAML, `%{name}` is what a message is filled with.
    (!quoted && (language.id === 'yaml' ? percentLiteralOfKind : percentLiteral).test(near))
  );
}

/** How Ruby quotes: `%(…)`, `%w[…]`. */
const percentLiteral = /%[qQwW]?[[({<|!]/;
const percentLiteralOfKind = /%[qQwW][[({<|!]/;

const joins = /[Jj]oin\w{0,8}\(|[Cc]oncat!?\(|implode\(/;
/** Two literals of a list, or one that another is added to. */
const literalsInRow = /["'`]\s{0,40},[^"'`]{0,80}["'`]|["'`]\s{0,20}\.\s{0,4}[Cc]oncat\(/;

/** A list that spells a text, one character after the other. */
const spelled = /^[^;{}"]{0,60}\{\s{0,20}'[^'\\\r\n]'\s{0,8},\s{0,8}'[^'\\\r\n]'\s{0,8},/;

/** The statement `pass` of Python, which is not the name of anything. */
function isPassStatement(text: string, start: number, end: number): boolean {
  return end - start === 4 && /^pass\s*(?:$|[\r\n#;])/.test(text.slice(start, end + 12));
}

/** Two plain words after the name, and then no sign that binds a value: a sentence. */
const prose = /^(?: [a-z]{1,20}){2,6}(?:[.,;)][ \r\n]|[\r\n]| [A-Z(])/;

/** Members that are still what they are taken from, or compare it. */
const sameMember =
  /equal|compare|encode|match|value|default|text|data|str|plain|literal|raw|bytes|get|set|is|send_?keys|fill|^type$|press/i;

/** Whether a member of the named is meant (`password.length`), which is another name and has a look of its own. */
function isMemberAccess(rest: string): boolean {
  const member = /^\??\.([A-Za-z_]\w{0,40})/.exec(rest)?.[1];
  return member !== undefined && !sameMember.test(member);
}

/** Where the parenthesis stands that opens the arguments of the call that a name begins; undefined where it is not told. */
function argumentsOf(text: string, start: number, end: number): number | undefined {
  const callee = /^[\w.:>-]*\w(?=\()/.exec(text.slice(start, end + 24))?.[0];
  return callee === undefined ? undefined : start + callee.length;
}

/** What the positions of a call say, of each kind once: they have no name. */
function verdictsOf(names: readonly string[], memory: GlanceMemory): readonly NameVerdict[] {
  const verdicts = new Map<string, NameVerdict>();
  for (const name of names) {
    const verdict = memory.verdictOf(name);
    if (verdict !== undefined) {
      verdicts.set(`${verdict.role} ${verdict.strength}`, { ...verdict, owned: true, segment: '' });
    }
  }
  return [...verdicts.values()];
}

function holdsValue(
  text: string,
  start: number,
  end: number,
  verdicts: readonly NameVerdict[],
  form: ValueForms,
  memory: GlanceMemory,
): boolean {
  const name = text.slice(start, end);
  for (const { text: value, at } of valuesAfter(text, start, end, form)) {
    if (
      (value === undefined ||
        verdicts.some(
          (verdict) =>
            (form.comment !== true || mayBeInComment(value, verdict)) && memory.mayBeSecretValue(value, verdict, true),
        )) &&
      !hasOwnKey(text, name, end, at)
    ) {
      return true;
    }
  }
  return false;
}

/** Whether a value may count in a comment: nothing that a sentence has. */
function mayBeInComment(value: string, { role }: NameVerdict): boolean {
  return role === 'password' ? isChosen(value) || isGivenNumber(value) : value.length >= 16 && isRandom(value);
}

/** `"value".freeze ==`, `from("value") ==`, and `%q(value) ==` in Ruby, too. */
const yoda =
  /(?:["'`]\)?(?:\.\w{1,20}(?:\(\))?)?|%q?[[({<|!][^\r\n]{1,200}[\])}>|!])\s{0,4}(?:[!=]==?|\.(?=\w{0,30}(?:equal|eq|compare|match))\w{1,40}\()\s{0,4}[\w.$]{0,60}$/i;

/** Signs of the path to a member, as `[\w.$]` has them. */
function isMemberCharacter(code: number): boolean {
  return (isNameCharacter(code) && code < 128 && code !== 45) || code === 46;
}

function comparedBefore(text: string, start: number): boolean {
  let lead = start;
  while (isMemberCharacter(text.charCodeAt(lead - 1))) {
    lead -= 1;
  }
  while (/\s/.test(text.charAt(lead - 1))) {
    lead -= 1;
  }
  const sign = text.charCodeAt(lead - 1);
  // `=` or `(`: what `yoda` has there.
  return (sign === 61 || sign === 40) && yoda.test(text.slice(Math.max(0, start - 80), start));
}
