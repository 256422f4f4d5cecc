import type { Literal } from '../../languages/literal';
import { isConstant } from '../../languages/literal';
import { message } from '../../text/message';
import { contains } from '../../text/span';
import type { FixRequest, Plan } from '../rewriter';
import { lineEnd, lineStart } from '../shared/layout';
import { setByVariable } from '../shared/plans';

/**
 * A variable that Apache sets for programs (`SetEnv NAME value`) is handed on from its own environment (`PassEnv NAME`), by
 * the same module: https://httpd.apache.org/docs/2.4/mod/mod_env.html#passenv
 *
 * @returns undefined where the finding is not all of a variable.
 */
export function planPassEnv({ document, finding }: FixRequest, literal: Literal): Plan | undefined {
  const { source } = document;
  const from = lineStart(source, literal.outer.start);
  const to = lineEnd(source, literal.outer.end);
  const directive = /^([ \t]{0,100})(SetEnv)([ \t]{1,40})([A-Z_]\w{0,127})[ \t]{1,40}$/i.exec(
    source.slice(from, literal.outer.start),
  );
  const [, indent = '', word = '', apart = '', name = ''] = directive ?? [];
  if (
    directive === null ||
    !isConstant(literal) ||
    !contains(finding.span, literal.span) ||
    source.slice(literal.outer.end, to).trim() !== ''
  ) {
    return undefined;
  }
  const start = from + indent.length;
  return setByVariable(
    finding,
    name,
    literal.text,
    [
      message(
        'Apache hands {0} on from its own environment: set it where Apache is started (the environment of its container, the service of systemd, /etc/apache2/envvars).',
        name,
      ),
    ],
    () => [
      { span: { start, end: start + word.length }, text: 'PassEnv' },
      { span: { start: start + word.length + apart.length + name.length, end: literal.outer.end }, text: '' },
    ],
  );
}
