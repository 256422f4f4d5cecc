import type { ParsedDocument } from '../../languages/document';
import type { Finding } from '../../scan/finding';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { tellingProgram } from '../config/script';
import { commandName, placeOf } from '../shellscript/place';
import { quotingAt, spliced } from '../shellscript/quotes';
import { indentUnit, lineEnd, lineEnding, lineStart } from '../shared/layout';
import { isTemplate, stringAround, textIn } from './groovy';
import type { GroovyString } from './groovy';

/** A `sh` or `bat` step that is a statement of its own or gives a variable its value, with a secret in its script. */
export interface ShellStep {
  readonly literal: GroovyString;
  /** From the step's name to the end of its last line, without line end. */
  readonly statement: Span;
  /** The program that is given the secret; undefined where its name tells nothing. */
  readonly program: string | undefined;
  /** The edit that has the script read a variable in the secret's place. */
  reading(variable: string): TextEdit;
}

/**
 * The `sh` step that a finding stands in; undefined where its script reads no variable there.
 *
 * https://www.jenkins.io/doc/pipeline/steps/workflow-durable-task-step/#sh-shell-script
 */
export function shellStep({ source }: ParsedDocument, { sensitive }: Finding): ShellStep | undefined {
  const literal = stringAround(source, sensitive);
  const said = literal && textIn(source, literal);
  const statement = literal && statementAround(source, literal);
  if (literal === undefined || said === undefined || statement === undefined) {
    return undefined;
  }
  const { text: script, offsets } = said;
  const stretch = { start: offsets.indexOf(sensitive.start), end: offsets.indexOf(sensitive.end) };
  // A value with escapes in it is not what stands in the source.
  if (stretch.start < 0 || stretch.end - stretch.start !== sensitive.end - sensitive.start) {
    return undefined;
  }
  if (statement.step === 'bat') {
    return batchStep(literal, statement.span, script, stretch, sensitive);
  }
  const place = placeOf(script, stretch);
  const word = place?.word;
  if (place === undefined || word === undefined || place.document !== undefined) {
    return undefined;
  }
  const piped = place.command.isPiped
    ? /^\s{0,20}\|\s{0,20}([\w-]{1,40})/.exec(script.slice(place.span.end))?.[1]
    : undefined;
  return {
    literal,
    statement: statement.span,
    program: tellingProgram(piped ?? commandName(place.command)?.text ?? ''),
    reading: (variable) => {
      const expansion = /\w/.test(script.charAt(stretch.end)) ? `\${${variable}}` : `$${variable}`;
      const { span, text } = spliced(script, stretch, quotingAt(script, word.start, stretch.start), expansion);
      const [start = sensitive.start, end = sensitive.end] = [offsets[span.start], offsets[span.end]];
      return { span: { start, end }, text: escaped(text, literal) };
    },
  };
}

/**
 * A `bat` step, whose shell fills `%NAME%` in before it reads the line; undefined where the value has signs that it would
 * read otherwise there: https://www.jenkins.io/doc/pipeline/steps/workflow-durable-task-step/#bat-windows-batch-script
 */
function batchStep(
  literal: GroovyString,
  statement: Span,
  script: string,
  stretch: Span,
  sensitive: Span,
): ShellStep | undefined {
  const line = script.slice(script.lastIndexOf('\n', stretch.start) + 1, stretch.start);
  const program = /^[\s@]{0,40}(?:[^\s"]{0,200}[\\/])?([\w-]{1,60})(?:\.\w{1,4})?\s/.exec(line)?.[1] ?? '';
  return /^[\w.@#*+:/~-]+$/.test(script.slice(stretch.start, stretch.end)) && !/^\s*(?:rem\b|::)/i.test(line)
    ? {
        literal,
        statement,
        program: tellingProgram(program.toLowerCase()),
        reading: (variable) => ({ span: sensitive, text: `%${variable}%` }),
      }
    : undefined;
}

/** What stands before a step whose value is compared: `if (sh(…) == 0) {`. */
const condition =
  /^[ \t]*(?:(?:\}[ \t]{0,20})?else[ \t]{1,20})?(?:if|while)[ \t]{0,20}\([ \t]{0,20}$|^[ \t]*return[ \t]{1,20}$/;

/** What stands before a step on its line: nothing, or the variable that it gives its value. */
const assigned = /^[ \t]*(?:(?:(?:def|final|String)[ \t]{1,20}){0,2}[A-Za-z_]\w{0,60}[ \t]{0,20}=[ \t]{0,20})?$/;

/** The step whose script a string is, as far as it stands on its own: alone on its lines, or in a block of one line. */
function statementAround(
  source: string,
  { outer }: GroovyString,
): { readonly step: string; readonly span: Span } | undefined {
  const from = lineStart(source, outer.start);
  const head = /(^|[{;])([^{;"']{0,160})\b(sh|bat)\b([^{;]{0,120})$/.exec(source.slice(from, outer.start));
  const options = head?.[4]?.replace(/\s/g, '') ?? '';
  const rest = source.slice(outer.end, lineEnd(source, outer.end));
  // What a block of steps returns is what its last step does, so that `trim()` may go along.
  const tail = (options.startsWith('(') ? /^[ \t,\w:]{0,60}\)(?:\.trim\(\))?/ : /^/).exec(rest);
  const isCompared = options.startsWith('(') && condition.test(head?.[2] ?? '');
  if (
    head === null ||
    tail === null ||
    !(assigned.test(head[2] ?? '') || isCompared) ||
    !/^\(?(?:[\w,:']{0,100}script:)?$/.test(options)
  ) {
    return undefined;
  }
  const behind = rest.slice(tail[0].length).trimStart();
  return /^(?:$|[;}]|\/\/)/.test(behind) ||
    (isCompared && /^[=!]=[ \t]{0,20}['"]?\w{1,60}['"]?[ \t]{0,20}(?:\)|$)/.test(behind))
    ? {
        step: head[3] ?? '',
        span: {
          start: from + head.index + (head[1]?.length ?? 0) + (head[2]?.length ?? 0),
          end: outer.end + tail[0].length,
        },
      }
    : undefined;
}

/** A text within a string of Groovy. */
function escaped(text: string, literal: GroovyString): string {
  const quoted = literal.quotes.length === 1 ? text.split(literal.quotes).join(`\\${literal.quotes}`) : text;
  return isTemplate(literal) ? quoted.replace(/\$/g, () => '\\$') : quoted;
}

/**
 * The edits that put a statement into a block: what stands in a string of several lines keeps its place, and so does what
 * stands on the same line.
 */
export function wrapping(source: string, { start, end }: Span, head: string): TextEdit[] {
  const indent = source.slice(lineStart(source, start), start);
  const eol = lineEnding(source);
  const behind = source.slice(end, lineEnd(source, end)).replace(/[ \t]/g, '');
  const isAlone = indent.trim() === '' && /^;?(?:\/\/.*)?$/.test(behind);
  return isAlone
    ? [
        { span: { start, end: start }, text: `${head} {${eol}${indent}${indentUnit(source)}` },
        { span: { start: lineEnd(source, end), end: lineEnd(source, end) }, text: `${eol}${indent}}` },
      ]
    : [
        { span: { start, end: start }, text: `${head} { ` },
        { span: { start: end, end }, text: ' }' },
      ];
}
