import { analyse } from 'scslre';
import { message } from '../text/message';
import type { Message } from '../text/message';

/**
 * Why a regular expression of a configuration must not be run on other people's text: it is none, or some text makes it
 * backtrack without bound. Undefined where it may be run.
 *
 * How often a match is begun in vain (a quadratic “move”) is no reason: a pattern is tried within a few lines only.
 */
export function patternProblem(source: string, flags: string): Message | undefined {
  let expression: RegExp;
  try {
    expression = new RegExp(source, flags);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: \/.*\/\w*: /s, '') : '';
    return message('This is not a regular expression that can be run: {0}.', reason);
  }
  if (expression.test('')) {
    return message('This pattern matches an empty text, so that it would be found everywhere.');
  }
  try {
    const { reports } = analyse({ source, flags: expression.flags }, { reportTypes: { Move: false } });
    return reports.length === 0
      ? undefined
      : message(
          'This pattern backtracks without bound on some texts (nested or neighbouring repetitions that match the same characters): make them match different ones, or bound them.',
        );
  } catch {
    return message('This pattern could not be proven free of unbounded backtracking: make it simpler.');
  }
}
