import { HOLE, isConstant } from '../../languages/literal';
import type { Literal } from '../../languages/literal';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import type { LookupTarget } from '../code/dialect';
import type { FixRequest } from '../rewriter';
import { indentUnit, lineEnding } from '../shared/layout';
import { decodedText, literalOf } from '../shared/literals';
import type { HereDocument } from '../../languages/shell/commands';
import { commandName, delimiterQuotes, placeOf, scriptOf } from './place';
import type { Place } from './place';
import { quotingAt } from './quotes';
import type { Quoting } from './quotes';

/** A secret in a script, and what of it gives way to a look-up. */
export interface ShellSite {
  readonly request: FixRequest;
  readonly source: string;
  readonly literal: Literal;
  readonly place: Place;
  readonly span: Span;
  readonly quoting: Quoting;
  /** What is stored, decoded. */
  readonly value: string;
  /** The look-up of a variable whose default the secret is: all of `${X:-…}`. */
  readonly fallback: { readonly variable: string; readonly span: Span; readonly operator: string } | undefined;
  /** Quotes of a here-document's delimiter, which keep the shell from expanding its text. */
  readonly delimiterQuotes: readonly Span[];
  readonly eol: '\n' | '\r\n';
  readonly indent: string;
}

/** Why no look-up can stand somewhere. */
export interface ShellObstacle {
  readonly reason: Message;
  readonly alternatives: readonly LookupTarget[];
}

/** The site of a finding; why it has none, undefined where it stands in no code. */
export function shellSite(request: FixRequest): ShellSite | ShellObstacle | undefined {
  const { document, finding } = request;
  const { source } = document;
  const literal = literalOf(document, finding);
  const place = literal && placeOf(source, finding.span, scriptOf(document));
  if (literal === undefined || place === undefined || literal.use === 'key' || literal.use === 'structural') {
    return undefined;
  }
  const isWhole = isConstant(literal) && contains(finding.span, literal.span);
  const wordStart = place.word?.start;
  // The quotes of a literal within a quoted word are those of another language.
  const isQuoted = wordStart === undefined || quotingAt(source, wordStart, literal.outer.start) !== 'bare';
  const span = !isWhole ? stretchOf(request, literal) : isQuoted ? literal.span : literal.outer;
  const value = isWhole ? literal.text : decodedText(literal, span);
  if (value === undefined || value === '' || value.includes(HOLE)) {
    return refused(message('The secret is put together from several parts, so there is no single value to store.'));
  }
  const quoting = wordStart === undefined ? 'double' : quotingAt(source, wordStart, span.start);
  const site = {
    request,
    source,
    literal,
    place,
    span,
    quoting,
    value,
    delimiterQuotes:
      place.document === undefined ? [] : (delimiterQuotes(source, place.document, place.span.start) ?? []),
    fallback: isWhole ? fallbackOf(source, place, literal) : undefined,
    eol: lineEnding(source),
    indent: indentUnit(source),
  };
  return obstacle(site) ?? site;
}

function stretchOf({ finding }: FixRequest, literal: Literal): Span {
  return isConstant(literal) ? finding.span : finding.sensitive;
}

function refused(reason: Message, ...alternatives: readonly LookupTarget[]): ShellObstacle {
  return { reason, alternatives };
}

/** `${X:-…}`, `${X:=…}` around a whole literal. */
function fallbackOf(source: string, place: Place, literal: Literal): ShellSite['fallback'] {
  const found = place.word?.defaults.find(({ span }) => contains(span, literal.outer));
  if (found === undefined || literal.use !== 'environment-default' || !contains(literal.outer, found.span)) {
    return undefined;
  }
  const opening = source.lastIndexOf('${', found.span.start);
  const operator = source.slice(opening + 2 + found.variable.length, found.span.start);
  return { variable: found.variable, span: { start: opening, end: found.span.end + 1 }, operator };
}

/** Programs that read code from their arguments or from a here-document. */
const interpreters =
  /^(?:(?:ba|da|[zka])?sh|ssh|su|eval|trap|alias|python[\d.]*|perl|ruby|node|php|awk|gawk|lua|osascript|pwsh|powershell|tclsh|expect)$/;

/** Whether `[[` would match a word rather than compare it: a look-up is quoted, and matches nothing but itself. */
function isPattern(source: string, { start, end }: Span): boolean {
  const before = source.slice(source.lastIndexOf('\n', start) + 1, start);
  const operator = before.includes('[[') ? /\s(=~|[!=]?=)$/.exec(before.trimEnd())?.[1] : undefined;
  const bare = source.slice(start, end).replace(/\\.|'[^']*'|"(?:[^"\\]|\\.)*"/g, '');
  return operator === '=~' ? /[.^$*+?()[\]{}|]/.test(bare) : operator !== undefined && /[*?[]/.test(bare);
}

function obstacle(site: ShellSite): ShellObstacle | undefined {
  const { source, place, request, value } = site;
  const { command, document, role, word } = place;
  if (isOtherShell(request.document.path, source)) {
    return refused(
      message('This is a script of a shell that is written differently; the look-up has to be written by hand.'),
    );
  }
  if (isCrontab(request.document.path, source)) {
    return refused(
      message(
        'cron reads no shell script: it expands nothing in the variables that it sets, and takes a command from one line. Put the command into a script that looks the value up, and have this line start it.',
      ),
    );
  }
  if (role === 'pattern') {
    return refused(message('A pattern of case cannot be looked up.'));
  }
  if (word !== undefined && isPattern(source, word)) {
    return refused(message('A pattern cannot be looked up.'));
  }
  const isVerbatim =
    document !== undefined &&
    (site.delimiterQuotes.length > 0 || delimiterQuotes(source, document, place.span.start) === undefined);
  if (isVerbatim && (site.delimiterQuotes.length === 0 || /[$`\\]/.test(bodyOf(source, document)))) {
    return refused(
      message(
        'The delimiter of this here-document is quoted, so the shell leaves its text as it is: the text has signs that mean something to the shell without the quotes.',
      ),
    );
  }
  const text = document === undefined ? source.slice(word?.start ?? 0, word?.end ?? 0) : '';
  const reads = command.words.some((one) => interpreters.test(one.text.slice(one.text.lastIndexOf('/') + 1)));
  if (reads && (document !== undefined || (/\s/.test(text) && commandName(command) !== word && role !== 'prefix'))) {
    return refused(
      message('The secret stands in code that another program reads. Hand it over in an environment variable instead.'),
    );
  }
  if (isWrittenOtherwise(site)) {
    return refused(message('The secret is written with escapes, which the look-up would have to put back.'));
  }
  return /\n$/.test(value)
    ? refused(
        message('The secret ends in a line break, which the shell takes off what a command prints.'),
        'environment',
      )
    : undefined;
}

function bodyOf(source: string, { body }: HereDocument): string {
  return source.slice(body.start, body.end);
}

/** Whether a secret stands in a text of another language, which has escapes of its own, and is not written as it is. */
function isWrittenOtherwise({ source, place, literal, span, value }: ShellSite): boolean {
  const isWithin =
    place.document !== undefined || /^["'\\]/.test(source.slice(literal.outer.start, literal.outer.start + 1));
  return isWithin && span.start !== literal.outer.start && source.slice(span.start, span.end) !== value;
}

/** Whether a script is one of fish or of the C shells. */
function isOtherShell(path: string | undefined, source: string): boolean {
  return /\.(?:fish|t?csh)$/.test(path ?? '') || /^\uFEFF?#!.{0,100}?\b(?:fish|t?csh)\b/.test(source);
}

/** Whether a file is a table of cron's, by its place or name and a line of it: https://man7.org/linux/man-pages/man5/crontab.5.html */
function isCrontab(path: string | undefined, source: string): boolean {
  return (
    /(?:^|\/)(?:crontab[^/]{0,60}|[^/]{1,100}\.cron(?:tab)?|(?:cron\.d|crontabs)\/[^/]{1,100})$/i.test(path ?? '') &&
    !source.startsWith('#!') &&
    /^[ \t]*(?:@(?:reboot|yearly|annually|monthly|weekly|daily|midnight|hourly)[ \t]|(?:[\d*][\w*/,-]{0,40}[ \t]{1,20}){4}[\w*][\w*/,-]{0,40}[ \t])/m.test(
      source,
    )
  );
}
