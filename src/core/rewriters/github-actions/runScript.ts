import type { TextEdit } from '../../text/edit';
import { textOf, valueOf } from '../config/nodes';
import type { ConfigSite } from '../config/site';
import { placeOf } from '../shellscript/place';
import { quotingAt, spliced } from '../shellscript/quotes';
import type { Job } from './job';

/**
 * The edit that has the script of a step read a variable of its environment. An expression would be filled in before the
 * shell reads the script, which would then take quotes and dollar signs of the value for its own:
 * https://docs.github.com/actions/reference/security/secure-use#use-an-intermediate-environment-variable
 *
 * @returns undefined where the script is no plain text, or may be of another shell than Bash and its relatives.
 */
export function readInScript(site: ConfigSite, job: Job, variable: string): TextEdit | undefined {
  const { scalar, source, span } = site;
  if (scalar.style === 'single' || scalar.style === 'double' || !isShell(site, job)) {
    return undefined;
  }
  const from = scalar.style === 'block' ? source.indexOf('\n', scalar.span.start) + 1 : scalar.span.start;
  const script = source.slice(from, scalar.span.end);
  const stretch = { start: span.start - from, end: span.end - from };
  const place = placeOf(script, stretch);
  if (place?.word === undefined || place.document !== undefined) {
    return undefined;
  }
  const expansion = /\w/.test(script.charAt(stretch.end)) ? `\${${variable}}` : `$${variable}`;
  const edit = spliced(script, stretch, quotingAt(script, place.word.start, stretch.start), expansion);
  return { span: { start: edit.span.start + from, end: edit.span.end + from }, text: edit.text };
}

/** Whether a step's script is one of Bash or `sh`: by default that of every runner but those with Windows. */
function isShell({ root }: ConfigSite, { map, steps, step }: Job): boolean {
  const own = step === undefined ? undefined : steps?.items[step]?.value;
  const shell =
    textOf(own, 'shell') ?? textOf(map, 'defaults', 'run', 'shell') ?? textOf(root, 'defaults', 'run', 'shell');
  if (shell !== undefined) {
    return /^(?:bash|sh)\b/.test(shell);
  }
  const runner = textOf(map, 'runs-on');
  return (runner !== undefined && !/windows|\$\{\{/i.test(runner)) || valueOf(map, 'container') !== undefined;
}
