import { printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import type { Problem } from '../scan/finding';
import { message } from '../text/message';

/** What is wrong with the JSON of one of our files, each thing once: one slip is often noticed twice in one place. */
export function syntaxProblems(errors: readonly ParseError[]): readonly Problem[] {
  return errors
    .filter(
      ({ error, offset }, index) =>
        !errors.slice(0, index).some((earlier) => earlier.error === error && earlier.offset === offset),
    )
    .map(({ error, offset, length }) => ({
      kind: 'configuration',
      message: message('This is not valid JSON here: {0}.', words(printParseErrorCode(error))),
      span: { start: offset, end: offset + length },
    }));
}

/** `CloseBraceExpected` as words: “close brace expected”. */
function words(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
