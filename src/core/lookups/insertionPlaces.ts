import type { ParsedDocument } from '../languages/document';
import type { Literal } from '../languages/literal';
import { camelCase, freeName, pascalCase, screamingCase, snakeCase } from '../rewriters/shared/identifiers';
import { indentUnit } from '../rewriters/shared/layout';
import type { TextEdit } from '../text/edit';
import type { Span } from '../text/span';

/** A way to put a literal, which then gives way to a look-up, into a text. */
export interface InsertionPlace {
  readonly edit: TextEdit;
  /** Whether the literal becomes a part of a longer one that is there. */
  readonly isPart: boolean;
}

/** Formats whose values stand without quotes. */
const unquoted: ReadonlySet<string> = new Set(['dotenv', 'properties']);

/**
 * The ways to put a literal where the cursor stands, the likeliest first: into the literal around it, as a declaration
 * on an empty line, as an expression.
 *
 * @param word what the literal holds.
 * @param name what the look-up's name suggests to call a variable.
 */
export function insertionPlaces(
  document: ParsedDocument,
  selection: Span,
  word: string,
  name: string,
): readonly InsertionPlace[] {
  const { language, source } = document;
  const around = document.literals.find((literal) => takes(literal, selection));
  if (around !== undefined) {
    const isPart = around.text !== '' && (selection.start > around.span.start || selection.end < around.span.end);
    return [{ edit: { span: isPart ? selection : around.span, text: word }, isPart }];
  }
  const quote = unquoted.has(language.id) ? '' : quoteOf(language.id, source);
  const expression = quote + word + quote;
  const indent = missingIndent(language.id, source, selection);
  const declarations = isAlone(source, selection)
    ? declarationsOf(language.id, source, name, expression, isIndented(source, selection) || indent !== '')
    : [];
  return [...declarations.map((text) => indent + text), expression].map((text) => ({
    edit: { span: selection, text },
    isPart: false,
  }));
}

function takes({ span, use, text }: Literal, selection: Span): boolean {
  const isValue = use !== 'key' && use !== 'structural' && use !== 'prose';
  const isWithin = span.start <= selection.start && selection.end <= span.end;
  // A bare word that ends at the cursor is not meant: only one that is empty, or selected.
  return isValue && isWithin && (text === '' || selection.end < span.end || selection.start === span.start);
}

/** Languages in which a string may stand in either quotes, and those that they stand in where a file has none yet. */
const eitherQuote: Readonly<Record<string, string>> = {
  javascript: "'",
  typescript: "'",
  tsx: "'",
  python: '"',
  ruby: "'",
  php: "'",
};

/** The quote that a file writes most of its strings in: rewriters go by it. */
function quoteOf(languageId: string, source: string): string {
  const usual = eitherQuote[languageId];
  if (usual === undefined) {
    return '"';
  }
  const count = (quote: string): number => source.split(quote).length;
  return count("'") === count('"') ? usual : count("'") > count('"') ? "'" : '"';
}

function isIndented(source: string, { start }: Span): boolean {
  return start > source.lastIndexOf('\n', start - 1) + 1;
}

/** One level of indentation in a file that shows none, where it is not two spaces. */
const usualIndent: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['python', 'java', 'csharp', 'php', 'rust', 'kotlin'].map((id) => [id, '    '])),
  go: '\t',
};

/**
 * What a declaration on an empty line is to be indented by: as the line before, and once more where that opens a block.
 * Where indentation alone makes blocks, the column of the cursor says which is meant, except right below an opening.
 */
function missingIndent(languageId: string, source: string, { start }: Span): string {
  const line = source.lastIndexOf('\n', start - 1) + 1;
  const before = source.slice(0, line).trimEnd();
  if (start > line || before === '') {
    return '';
  }
  const above = before.slice(before.lastIndexOf('\n') + 1);
  const opens = languageId === 'python' ? above.endsWith(':') : /[{([]$/.test(above);
  const indent = /^[ \t]*/.exec(above)?.[0] ?? '';
  return opens ? indent + indentUnit(source, usualIndent[languageId]) : languageId === 'python' ? '' : indent;
}

/** Whether nothing else stands in the line. */
function isAlone(source: string, { start, end }: Span): boolean {
  const before = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
  const behind = /^[^\r\n]*/.exec(source.slice(end))?.[0] ?? '';
  return before.trim() === '' && behind.trim() === '';
}

/** A line of JavaScript that a semicolon would end. */
const statementWithoutEnd = /^[ \t]*(?:import|const|let|var|return|throw)\b[^\r\n]*[^\s;{([,][ \t]*$/m;

/** What declares a variable, in the style of the language; `isInner` tells a line of a block from one of the file. */
function declarationsOf(
  languageId: string,
  source: string,
  name: string,
  value: string,
  isInner: boolean,
): readonly string[] {
  const taken = new Set(source.match(/\w+/g) ?? []);
  const camel = freeName([camelCase(name), `stored${pascalCase(name)}`], taken);
  const snake = freeName([snakeCase(name), `stored_${snakeCase(name)}`], taken);
  const screaming = freeName([screamingCase(name), `STORED_${screamingCase(name)}`], taken);
  switch (languageId) {
    case 'javascript':
    case 'typescript':
    case 'tsx': {
      const end = /;[ \t]*$/m.test(source) || !statementWithoutEnd.test(source) ? ';' : '';
      return [`const ${camel} = ${value}${end}`];
    }
    case 'python':
    case 'ruby':
      return [`${snake} = ${value}`];
    case 'java':
      return [`String ${camel} = ${value};`];
    case 'kotlin':
      return [`val ${camel} = ${value}`];
    case 'go':
      return [isInner ? `${camel} := ${value}` : `var ${camel} = ${value}`];
    case 'csharp':
      return [`var ${camel} = ${value};`, `private readonly string ${camel} = ${value};`];
    case 'php':
      return [`$${camel} = ${value};`];
    case 'rust':
      return [`let ${snake} = ${value};`];
    case 'shellscript':
      return [`${screaming}=${value}`];
    case 'powershell':
      return [`$${camel} = ${value}`];
    case 'dotenv':
      return [`${screaming}=${value}`];
    default:
      return [];
  }
}
