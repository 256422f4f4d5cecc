import type { Literal } from '../../languages/literal';
import { isConstant } from '../../languages/literal';
import { message } from '../../text/message';
import { contains } from '../../text/span';
import type { FixRequest, Plan } from '../rewriter';
import { lineEnd, lineStart } from '../shared/layout';
import { setByVariable } from '../shared/plans';

/**
 * A variable that a pool of PHP-FPM sets (`env[NAME] = value`) is handed on from its own environment (`env[NAME] = $NAME`):
 * https://www.php.net/manual/install.fpm.configuration.php
 *
 * @returns undefined where the finding is not all of a variable.
 */
export function planPoolVariable({ document, finding }: FixRequest, literal: Literal): Plan | undefined {
  const { source } = document;
  const before = source.slice(lineStart(source, literal.outer.start), literal.outer.start);
  const name = /^[ \t]{0,40}env\[([A-Za-z_]\w{0,127})\][ \t]{0,40}=[ \t]{0,40}$/.exec(before)?.[1];
  const behind = source.slice(literal.outer.end, lineEnd(source, literal.outer.end)).trim();
  if (name === undefined || !isConstant(literal) || !contains(finding.span, literal.span) || !/^(?:;|$)/.test(behind)) {
    return undefined;
  }
  return setByVariable(
    finding,
    name,
    literal.text,
    [
      message(
        'PHP-FPM hands {0} on from its own environment: set it where PHP-FPM is started (the environment of its container, the service of systemd).',
        name,
      ),
    ],
    () => [{ span: literal.outer, text: `$${name}` }],
  );
}
