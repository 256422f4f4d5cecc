import { matches } from '../../text/matches';
import { mayBeSecretValue } from './judge';
import { judgeSegment } from './names';
import type { NameVerdict } from './names';
import { isChosen } from './noted';
import { isRandom } from './randomness';

/** Longer comments are not read for secrets. In UTF-16 code units. */
export const longestComment = 4096;

/**
 * `NAME = "…"`, `name: '…'`, `NAME=…` at the beginning of a comment or of one of its lines, with what a declaration
 * begins with; a value without quotes is all that is left of its line.
 */
const setting =
  /(?:^|\n)[ \t]{0,20}(?:\/{2,4}|\/?\*{1,2}|#{1,3}|--|;{1,2}|<!--|%{1,2})?[ \t]{0,20}(?:[-*][ \t])?(?:(?:export|const|let|var|final|private|public|static|val|self\.|this\.|\$|String)[ \t]{0,3}){0,5}(["']?)([A-Za-z][\w.-]{1,60})\1[ \t]{0,12}(?::=|[:=])[ \t]{0,12}(?:(["'`])([^\s"'`]{6,256})\3|([^\s"'`(){}<>[\],;]{6,256})(?=[,;]?[ \t]{0,8}(?:\r?\n|$|\*\/|-->)))/g;

/** A setting that was commented out. */
export interface CommentedSetting {
  readonly name: string;
  readonly verdict: NameVerdict;
  readonly value: string;
  /** Where the value stands in the comment, in UTF-16 code units. */
  readonly start: number;
}

/** The settings of a comment whose names say that they hold a secret, and whose values may be one. */
export function commentedSettings(comment: string): readonly CommentedSetting[] {
  if (comment.length > longestComment) {
    return [];
  }
  return [...matches(setting, comment)].flatMap((match) => {
    const [whole, , name = '', , quoted, bare] = match;
    const value = quoted ?? bare ?? '';
    const verdict = judgeSegment(name);
    return verdict?.strength === 'strong' && mayBeCommented(value, verdict)
      ? [{ name, verdict, value, start: match.index + whole.lastIndexOf(value) }]
      : [];
  });
}

/** What counts in a comment: of secrets what a machine drew, of passwords what people choose, too. */
function mayBeCommented(value: string, verdict: NameVerdict): boolean {
  return verdict.role === 'password'
    ? isChosen(value)
    : value.length >= 16 && isRandom(value) && mayBeSecretValue(value, verdict, false);
}

const valueBehind = /^["']?[ \t]{0,12}(?::=|[:=])[ \t]{0,12}["'`]?([^\s"'`(){}<>[\],;]{6,256})/;

/** Whether a value that counts in a comment stands behind a name that ends at an offset: what a glance asks. */
export function mayBeCommentedSetting(text: string, end: number, verdict: NameVerdict): boolean {
  const value = verdict.strength === 'strong' ? valueBehind.exec(text.slice(end, end + 300))?.[1] : undefined;
  return value !== undefined && mayBeCommented(value, verdict);
}
