import type { FixRequest, Refusal } from '../rewriters/rewriter';
import { refuse } from '../rewriters/shared/plans';
import { message } from '../text/message';

/**
 * The refusal for a value that the code spells character by character (`new char[] {'a', 'b'}`): a look-up gives a text,
 * which is of another type; undefined for every other value.
 */
export function refuseSpelledOut({ document, finding, target }: FixRequest): Refusal | undefined {
  const { start, end } = finding.span;
  const around = document.source.slice(Math.max(0, start - 42), start);
  return /\{\s{0,40}'$/.test(around) && /^[^'\r\n]'\s{0,40},\s{0,40}'/.test(document.source.slice(start, end))
    ? refuse(
        target,
        message(
          'The value is written as a list of characters: a look-up gives a text, which is of another type. Store the value by hand, and turn what is looked up into characters where they are used.',
        ),
      )
    : undefined;
}
