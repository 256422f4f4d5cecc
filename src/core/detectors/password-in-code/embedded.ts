import type { ParsedDocument } from '../../languages/document';
import { sourceSpan } from '../../languages/literal';
import type { Literal } from '../../languages/literal';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { Span } from '../../text/span';
import type { Candidate } from '../detector';
import { findCommandPasswords } from '../shared/commands';
import { isTestCall, surroundingsOf } from '../shared/context';
import { judgeSegment } from '../shared/names';
import { isPlaceholder } from '../shared/placeholders';
import { isGenerated, isRandom } from '../shared/randomness';
import { isPasswordHash, isReference } from '../shared/references';
import { knownShape } from '../shared/shapes';
import { weakPassword } from '../shared/weakPasswords';

/** `password: …` as the whole of a line of a comment. */
const note = /^[\s/*#;-]{0,20}([\p{L}_][\p{L}\w .-]{0,40}?)\s{0,2}[:=]\s{0,2}["'`]?([^\s"'`]{8,64})["'`]?;?\s{0,8}$/u;

/** Passwords in commands, SQL statements and comments: texts in a text. */
export function findEmbeddedPasswords(document: ParsedDocument): readonly Candidate[] {
  const { test } = surroundingsOf(document);
  const found: Candidate[] = [];
  for (const literal of document.literals) {
    if (literal.use !== 'key' && literal.text.length < 4096 && /\s/.test(literal.text)) {
      for (const inText of findCommandPasswords(literal.text)) {
        const value = literal.text.slice(inText.start, inText.end);
        if (isChosen(value)) {
          found.push(candidate(sourceSpan(literal, inText), value, test || isTestCall(literal), literal));
        }
      }
    }
  }
  for (const comment of document.comments) {
    const text = document.source.slice(comment.start, comment.end);
    if (text.length < 4096) {
      for (const inText of [...findCommandPasswords(text), ...findNotes(text)]) {
        const value = text.slice(inText.start, inText.end);
        if (isChosen(value) && (isRandom(value) || isGenerated(value) || isMixedByHand(value))) {
          const span = { start: comment.start + inText.start, end: comment.start + inText.end };
          found.push(candidate(span, value, test));
        }
      }
    }
  }
  return found;
}

function findNotes(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const match = line.length < 200 ? note.exec(line) : null;
    const verdict = match?.[1] === undefined ? undefined : judgeSegment(match[1]);
    if (match?.[2] !== undefined && verdict?.role === 'password') {
      const at = start + line.lastIndexOf(match[2]);
      found.push({ start: at, end: at + match[2].length });
    }
    start += line.length + 1;
  }
  return found;
}

/** Whether a value is one that people or generators make, rather than an example's or a variable's name. */
function isChosen(value: string): boolean {
  if (weakPassword(value) === 'known') {
    return true;
  }
  return (
    /[A-Za-z]/.test(value) &&
    /\d/.test(value) &&
    value.length >= 6 &&
    !/^[$<{[%:@]/.test(value) &&
    !isPlaceholder(value) &&
    !isReference(value) &&
    !isPasswordHash(value) &&
    knownShape(value) === undefined
  );
}

/** `Winter2024!`: what a policy makes people choose, and what no sentence has. */
function isMixedByHand(value: string): boolean {
  return /^(?=\D{0,64}\d)(?=[^!@#$%^&*]{0,64}[!@#$%^&*])[\w!@#$%^&*+-]{8,64}$/.test(value);
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
