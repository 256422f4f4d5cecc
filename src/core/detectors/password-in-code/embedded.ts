import type { ParsedDocument } from '../../languages/document';
import { Collector } from '../../languages/lines/collector';
import { sourceSpan } from '../../languages/literal';
import type { Literal } from '../../languages/literal';
import { readProseLine } from '../../languages/prose/read';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { Span } from '../../text/span';
import type { Candidate } from '../detector';
import { findCommandPasswords } from '../shared/commands';
import { isTestCall, surroundingsOf } from '../shared/context';
import { judgeSegment } from '../shared/names';
import { isChosen, isUnlikeWords } from '../shared/noted';
import { isRandom } from '../shared/randomness';

/** Passwords in commands, SQL statements and comments: texts in a text. */
export function findEmbeddedPasswords(document: ParsedDocument): readonly Candidate[] {
  const { test } = surroundingsOf(document);
  const found: Candidate[] = [];
  for (const literal of document.literals) {
    if (literal.use !== 'key' && literal.text.length < 4096 && /[\s&{]/.test(literal.text)) {
      const commanded = literal.name.some(isExample) ? [] : findCommandPasswords(literal.text);
      const noted = literal.use === 'argument' && logs.test(literal.call?.callee ?? '') ? findNotes(literal.text) : [];
      for (const inText of [...commanded, ...noted]) {
        const value = literal.text.slice(inText.start, inText.end);
        // Requests that tests make hold any word.
        if (isChosen(value) && ((commanded.includes(inText) && !test) || isUnlikeWords(value))) {
          found.push(candidate(sourceSpan(literal, inText), value, test || isTestCall(literal), literal));
        }
      }
    }
  }
  for (const [index, literal] of document.literals.entries()) {
    const attached = attachedPassword(document, index);
    if (attached !== undefined && isChosen(literal.text.slice(attached.start, attached.end))) {
      const value = literal.text.slice(attached.start, attached.end);
      found.push(candidate(sourceSpan(literal, attached), value, test || isTestCall(literal), literal));
    }
  }
  for (const comment of document.comments) {
    const text = document.source.slice(comment.start, comment.end);
    if (text.length < 4096) {
      for (const inText of [...findCommandPasswords(text), ...findNotes(text)]) {
        const value = text.slice(inText.start, inText.end);
        if (isChosen(value) && isUnlikeWords(value)) {
          const span = { start: comment.start + inText.start, end: comment.start + inText.end };
          found.push(candidate(span, value, test));
        }
      }
    }
  }
  return found;
}

/** Members of descriptions that show how something is called. */
function isExample(segment: string): boolean {
  return /^(?:examples?|usage|description|help|synopsis)$/i.test(segment);
}

/** Calls that print or log what they are given. */
const logs = /(?:^|[.:])(?:print(?:ln|f)?|log|info|debug|warn(?:ing)?|error|trace|puts|write_?line|echo|fprintf|say)$/i;

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
    if (before === undefined || before.use !== literal.use || literal.outer.start - before.outer.end > 300) {
      return undefined;
    }
    if (attaches.test(before.text)) {
      return { start: 2, end: literal.text.length };
    }
  }
  return undefined;
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
