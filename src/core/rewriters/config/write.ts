import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import type { ScalarStyle } from './model';
import type { ConfigSite } from './site';

/** The edit that puts a text in the secret's place, in the quotes that stand there or that it needs. */
export function putReference(site: ConfigSite, text: string): TextEdit {
  const { scalar, span } = site;
  return {
    span,
    text: site.whole ? scalarText(site, text) : inside(text, scalar.style),
  };
}

function scalarText({ scalar, source, request, steps }: ConfigSite, text: string): string {
  if (request.document.language.id === 'json') {
    return quoted(text, 'double');
  }
  const style = scalar.style === 'block' ? 'plain' : scalar.style;
  if (style !== 'plain') {
    return quoted(text, style);
  }
  // Within braces and brackets these signs end a text.
  const ends = steps.some(({ of }) => of.flow) && /[,[\]{}]/.test(text);
  return ends || needsQuotes(text) ? quoted(text, preferredQuotes(source, text)) : text;
}

/** A text in quotes, as YAML and JSON both read it. */
export function quoted(text: string, style: 'single' | 'double'): string {
  const quote = style === 'single' ? "'" : '"';
  return quote + inside(text, style) + quote;
}

function inside(text: string, style: ScalarStyle): string {
  switch (style) {
    case 'single':
      return text.replace(/'/g, "''");
    case 'double':
      return text.replace(/[\\"]/g, '\\$&');
    case 'plain':
    case 'block':
      return text;
  }
}

/** Whether YAML would read a text as something else without quotes: https://yaml.org/spec/1.2.2/#733-plain-style */
export function needsQuotes(text: string): boolean {
  return (
    text === '' ||
    /^[-?:,[\]{}#&*!|>'"%@`\s]/.test(text) ||
    /:(?:\s|$)|\s#|\s$/.test(text) ||
    /^(?:~|null|true|false|yes|no|on|off|[-+.\d][\d_.:xobe+-]*)$/i.test(text)
  );
}

/** The quotes that most values of a text are in; those that need no escape where it makes a difference. */
function preferredQuotes(source: string, text: string): 'single' | 'double' {
  if (text.includes("'") !== text.includes('"')) {
    return text.includes("'") ? 'double' : 'single';
  }
  const count = (quote: string): number => source.split(new RegExp(`[:-] ${quote}`)).length;
  return count('"') > count("'") ? 'double' : 'single';
}

/** A text as a YAML value, in quotes where it needs them. */
export function yamlValue(source: string, text: string): string {
  return needsQuotes(text) ? quoted(text, preferredQuotes(source, text)) : text;
}

/**
 * A key in the quotes that another one has.
 *
 * @param like where the other one stands, its quotes included.
 */
export function keyLike(source: string, like: Span, key: string): string {
  const quote = source.charAt(like.start);
  return quote === '"' || quote === "'" ? quote + key + quote : key;
}
