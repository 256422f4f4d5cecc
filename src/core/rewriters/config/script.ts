import { environmentVariableName } from '../../fix/environmentName';
import type { TextEdit } from '../../text/edit';
import { nameHint } from '../shared/identifiers';
import { placeOf } from '../shellscript/place';
import { quotingAt, spliced } from '../shellscript/quotes';
import { boundTo } from './inPlace';
import { hintFor } from './plan';
import type { ConfigSite } from './site';

/**
 * The edit that has a shell script, which is a value of a configuration, read a variable of its environment in the
 * secret's place.
 *
 * @returns undefined where quotes of YAML and of the shell could be confused, or the shell reads no variable there.
 */
export function readInScript(site: ConfigSite, variable: string): TextEdit | undefined {
  const { scalar, source, span } = site;
  const quotes = scalar.style === 'single' ? "'" : scalar.style === 'double' ? '"' : '';
  const from =
    scalar.style === 'block' ? source.indexOf('\n', scalar.span.start) + 1 : scalar.span.start + quotes.length;
  const script = source.slice(from, scalar.span.end - quotes.length);
  // What stands in these quotes is the script as it is only where nothing in it is escaped.
  if ((quotes !== '' && script.includes(quotes === "'" ? "'" : '\\')) || (quotes === '' && span.start === from)) {
    return undefined;
  }
  const stretch = { start: span.start - from, end: span.end - from };
  const place = placeOf(script, stretch);
  if (place?.word === undefined || place.document !== undefined) {
    return undefined;
  }
  const expansion = /\w/.test(script.charAt(stretch.end)) ? `\${${variable}}` : `$${variable}`;
  const edit = spliced(script, stretch, quotingAt(script, place.word.start, stretch.start), expansion);
  const text =
    quotes === "'" ? edit.text.replace(/'/g, "''") : quotes === '"' ? edit.text.replace(/"/g, '\\"') : edit.text;
  return { span: { start: edit.span.start + from, end: edit.span.end + from }, text };
}

/** The variable that a secret of a script gets. */
export function variableForScript(site: ConfigSite): string {
  return environmentVariableName(
    hintFor(nameHint(boundTo(site), 'secret'), site.request.finding, site.span, site.whole),
  );
}
