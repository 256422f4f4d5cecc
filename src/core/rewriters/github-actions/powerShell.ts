import type { TextEdit } from '../../text/edit';
import type { ConfigSite } from '../config/site';

/**
 * The edit that has a script of PowerShell read a variable of its environment, where it stands in a line that can be told
 * by itself: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 *
 * @returns undefined where the quotes of the line, or those of YAML, could be taken for others.
 */
export function readInPowerShell({ scalar, source, span }: ConfigSite, variable: string): TextEdit | undefined {
  const script = source.slice(scalar.span.start, scalar.span.end);
  // Here-strings have quotes of their own, and in YAML's quotes some are escaped.
  if ((scalar.style !== 'block' && scalar.style !== 'plain') || /@["']|["']@|`/.test(script)) {
    return undefined;
  }
  const start = Math.max(source.lastIndexOf('\n', span.start - 1) + 1, scalar.span.start);
  const quote = quoteOpen(source.slice(start, span.start));
  const [before, after] = [source.charAt(span.start - 1), source.charAt(span.end)];
  switch (quote) {
    case '"':
      return { span, text: /[\w:.[(]/.test(after) ? `\${env:${variable}}` : `$env:${variable}` };
    case "'":
      // One text of its own; a part of one would have to be joined.
      return before === "'" &&
        after === "'" &&
        !/[\w"'$)]/.test(source.charAt(span.start - 2)) &&
        !/[\w"'$(]/.test(source.charAt(span.end + 1))
        ? { span: { start: span.start - 1, end: span.end + 1 }, text: `$env:${variable}` }
        : undefined;
    case '':
      // What PowerShell takes for one word with the text before, it would not fill in there: `-p…`, `/p:x=…`.
      return /\s/.test(before) && /^\s?$/.test(after) && span.start > start
        ? { span, text: `$env:${variable}` }
        : undefined;
  }
}

/** The quote that is open at the end of a text. */
function quoteOpen(text: string): '"' | "'" | '' {
  let open: '"' | "'" | '' = '';
  for (const sign of text) {
    if (sign === '"' || sign === "'") {
      open = open === '' ? sign : open === sign ? '' : open;
    }
  }
  return open;
}
