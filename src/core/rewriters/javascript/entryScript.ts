import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { freeName } from '../shared/identifiers';
import { lineEnd, lineStart } from '../shared/layout';
import type { SecretReference } from '../rewriter';
import { boundNames, takenNames } from './declarations';
import { readImports } from './imports';
import { innerLines } from './innerLines';
import { firstOwnComment } from './insertion';
import { lookupEdits } from './lookup';
import type { LookupParts } from './lookup';
import { moduleHead } from './moduleHead';
import { scopesOf } from './scopes';
import type { Scopes } from './scopes';
import { end, styleOf } from './style';
import { descendants, functionAround, named, topLevelStatement } from './syntax';

/** The part of a script that is started by itself which can run in an async function: from a statement to the end. */
export interface EntryScript {
  /** What the function is called. */
  readonly name: string;
  /** Where the first line of the part begins, with the comments above the statement. */
  readonly start: number;
  /** Where its last line ends. */
  readonly end: number;
}

/** What a program does that is started, not loaded by another: it serves, signs in, or reads its command line. */
const starts = /\.(?:listen|login|launch)\(|\bprocess\.(?:argv|exit|exitCode)\b|\brequire\.main\b/;
const exporting = /\bmodule\s*(?:\.\s*exports\b|\[)|(?<![\w.$])exports\b|^export\b/m;

/** Statements by which a file tells a runner what to do, which must be done telling once it is loaded. */
const registers =
  /^(?:describe|context|suite|it|test|specify|setup|teardown|before|after|beforeAll|afterAll|beforeEach|afterEach|Given|When|Then|task|(?:gulp|grunt|jake)\.\w+)(?:\.\w+)*\s*[(`]/;

/**
 * How the rest of a script can wait for what stands at its top level: in an async function that is called at its end.
 * Undefined where another file may load the script, or what it declares from there on is used before.
 */
export function entryScriptOf(root: SyntaxNode, literal: SyntaxNode, source: string): EntryScript | undefined {
  const isStarted = named(root)[0]?.type === 'hash_bang_line' || starts.test(source);
  const first = topLevelStatement(literal);
  const last = named(root).at(-1);
  // Electron tells but once that it is ready, and waits for nobody.
  const isElectron = readImports(root).some(({ module }) => module === 'electron');
  if (
    !isStarted ||
    isElectron ||
    last === undefined ||
    exporting.test(source) ||
    first.startIndex < moduleHead(root, source).at
  ) {
    return undefined;
  }
  const start = lineStart(source, firstOwnComment(first, source).startIndex);
  const statements = named(root).filter((statement) => statement.startIndex >= start);
  const beginsLine = source.slice(lineStart(source, first.startIndex), first.startIndex).trim() === '';
  const scopes = scopesOf(root);
  return beginsLine && statements.every((statement) => canMove(statement, start, scopes))
    ? { name: freeName(['main', 'start', 'run'], takenNames(root)), start, end: lineEnd(source, last.endIndex) }
    : undefined;
}

/** Whether a statement means the same in a function that everything behind it moves into as well. */
function canMove(statement: SyntaxNode, start: number, scopes: Scopes): boolean {
  const names =
    statement.type === 'lexical_declaration' || statement.type === 'variable_declaration'
      ? named(statement).flatMap((declarator) => boundNames(declarator.childForFieldName('name')))
      : /_declaration$/.test(statement.type)
        ? boundNames(statement.childForFieldName('name'))
        : [];
  return (
    !registers.test(statement.text) &&
    !/^(?:import|export)_statement$|^(?:ambient|interface|type_alias)_declaration$/.test(statement.type) &&
    names.every((name) => scopes.of(name)?.references.every((use) => use.startIndex >= start) === true) &&
    // A namespace cannot stand in a function.
    descendants(statement, 'internal_module', 'module').length === 0 &&
    !descendants(statement, 'this', 'return_statement', 'identifier').some(
      (node) => (node.type !== 'identifier' || node.text === 'arguments') && isOfModule(node),
    )
  );
}

/** Whether no function but arrows stands around `this`, `arguments` or a `return`: those have none of their own. */
function isOfModule(node: SyntaxNode): boolean {
  let owner = functionAround(node);
  while (owner?.type === 'arrow_function' && node.type !== 'return_statement') {
    owner = functionAround(owner);
  }
  return owner === undefined;
}

/** The edits by which the rest of the script runs in an async function, where the literal is looked up. */
export function entryScriptEdits(parts: LookupParts, script: EntryScript, reference: SecretReference): TextEdit[] {
  const { source, language } = parts.request.document;
  const style = styleOf(parts.root, source);
  const { eol, indent } = style;
  const typed = language.id !== 'javascript';
  const call = `${typed ? 'void ' : ''}${script.name}()${end(style)}`;
  const above = source.slice(moduleHead(parts.root, source).at, script.start);
  const gap = above.trim() === '' || /\n[\t ]*\r?\n$/.test(above) ? '' : eol;
  const opening = `${gap}async function ${script.name}()${typed ? ': Promise<void>' : ''} {${eol}${indent}`;
  return [
    ...lookupEdits({ ...parts, placement: { kind: 'in-place' } }, reference),
    { span: { start: script.start, end: script.start }, text: opening },
    ...innerLines(parts.root, source)
      .filter((at) => at > script.start && at < script.end)
      .map((at) => ({ span: { start: at, end: at }, text: indent })),
    { span: { start: script.end, end: script.end }, text: `${eol}}${eol}${eol}${call}` },
  ];
}
