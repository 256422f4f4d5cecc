import type { ParsedDocument } from '../../languages/document';
import type { Finding } from '../../scan/finding';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { commandName, placeOf } from '../shellscript/place';
import { quotingAt, spliced } from '../shellscript/quotes';
import { indentUnit, lineEnd, lineEnding, lineStart } from '../shared/layout';
import { isTemplate, stringAround } from './groovy';
import type { GroovyString } from './groovy';

/** A `sh` step that is a statement of its own, with a secret in its script. */
export interface ShellStep {
  readonly literal: GroovyString;
  /** From the step's name to the end of its last line, without line end. */
  readonly statement: Span;
  /** The program that is given the secret; undefined where it has no plain name. */
  readonly program: string | undefined;
  /** The edit that has the script read a variable in the secret's place. */
  reading(variable: string): TextEdit;
}

/** The `sh` step that a finding stands in; undefined where its script reads no variable there. */
export function shellStep({ source }: ParsedDocument, { sensitive }: Finding): ShellStep | undefined {
  const literal = stringAround(source, sensitive);
  if (literal === undefined) {
    return undefined;
  }
  const { inner, outer } = literal;
  const start = lineStart(source, outer.start);
  const head = /^(\s*)sh(?:\s*(\()(?:\s*script\s*:)?)?$/.exec(source.slice(start, outer.start).trimEnd());
  const rest = source.slice(outer.end, lineEnd(source, outer.end));
  const tail = rest.replace(/[ \t]/g, '').replace(/;$/, '') === (head?.[2] === '(' ? ')' : '');
  const script = source.slice(inner.start, inner.end);
  // An escape of Groovy may stand for what the shell reads in another way.
  if (head === null || !tail || script.includes('\\')) {
    return undefined;
  }
  const stretch = { start: sensitive.start - inner.start, end: sensitive.end - inner.start };
  const place = placeOf(script, stretch);
  const word = place?.word;
  if (place === undefined || word === undefined || place.document !== undefined) {
    return undefined;
  }
  const piped = place.command.isPiped
    ? /^\s{0,20}\|\s{0,20}([\w-]{1,40})/.exec(script.slice(place.span.end))?.[1]
    : undefined;
  const program = piped ?? commandName(place.command)?.text;
  return {
    literal,
    statement: { start: start + (head[1]?.length ?? 0), end: outer.end + rest.trimEnd().length },
    program: program === 'sshpass' ? 'ssh' : program,
    reading: (variable) => {
      const expansion = /\w/.test(script.charAt(stretch.end)) ? `\${${variable}}` : `$${variable}`;
      const edit = spliced(script, stretch, quotingAt(script, word.start, stretch.start), expansion);
      return {
        span: { start: edit.span.start + inner.start, end: edit.span.end + inner.start },
        text: escaped(edit.text, literal),
      };
    },
  };
}

/** A text within a string of Groovy. */
function escaped(text: string, literal: GroovyString): string {
  const quoted = literal.quotes.length === 1 ? text.split(literal.quotes).join(`\\${literal.quotes}`) : text;
  return isTemplate(literal) ? quoted.replace(/\$/g, () => '\\$') : quoted;
}

/** The edits that put a statement into a block; what stands in a string of several lines keeps its place. */
export function wrapping(source: string, { start, end }: Span, head: string): TextEdit[] {
  const indent = source.slice(lineStart(source, start), start);
  const eol = lineEnding(source);
  return [
    { span: { start, end: start }, text: `${head} {${eol}${indent}${indentUnit(source)}` },
    { span: { start: end, end }, text: `${eol}${indent}}` },
  ];
}
