import type { SyntaxNode } from '../../languages/parsers';
import { lineEnd } from '../shared/layout';
import { readOnce } from '../shared/readOnce';
import { functionTypes, named, same } from './syntax';
import { moduleDeclarations } from './declarations';

/** The head of a module: directives, imports, and what may stand among them. */
export interface ModuleHead {
  /** The statements up to the last import or `require`, in source order. */
  readonly statements: readonly SyntaxNode[];
  /** Where new imports, and after them new declarations, go. */
  readonly at: number;
  /** What stands before that place. */
  readonly after: 'import' | 'directive' | 'comment' | 'nothing';
  /** How far the module runs without running any of the file's own functions. */
  readonly quietUntil: number;
}

/**
 * The head of a module.
 *
 * New declarations go behind it and before everything that might call a function of the file: a function that uses a
 * constant must not run before the constant has its value.
 *
 * @param moved a statement that is written anew: what it imports by the way, as in `require('stripe')(key)`, is none of the head.
 * @param before the first statement that runs what is declared, by its offset: the head ends before it, whatever is imported behind.
 */
export function moduleHead(root: SyntaxNode, source: string, moved?: SyntaxNode, before = Infinity): ModuleHead {
  return moved === undefined && before === Infinity ? wholeHead(root, source) : readHead(root, source, moved, before);
}

const wholeHead = readOnce((root: SyntaxNode, source: string) => readHead(root, source, undefined, Infinity));

function readHead(root: SyntaxNode, source: string, moved: SyntaxNode | undefined, before: number): ModuleHead {
  const own = new Set(
    moduleDeclarations(root)
      .filter((name) => name.callable)
      .map((name) => name.name),
  );
  const statements: SyntaxNode[] = [];
  let run: SyntaxNode[] = [];
  let lastDirective: SyntaxNode | undefined;
  let quietUntil = 0;
  for (const child of named(root)) {
    if (child.type === 'comment' || child.type === 'hash_bang_line') {
      continue;
    }
    if (child.startIndex >= before) {
      break;
    }
    run.push(child);
    if (isImport(child) && !same(child, moved)) {
      statements.push(...run);
      run = [];
    } else if (isDirective(child) && same(run[0], child) && statements.length === 0) {
      lastDirective = child;
      run = [];
    } else if (!isQuiet(child, own)) {
      break;
    }
    quietUntil = child.endIndex;
  }
  const last = statements.at(-1);
  if (last !== undefined) {
    return { statements, at: endOfStatementLine(last, source), after: 'import', quietUntil };
  }
  if (lastDirective !== undefined) {
    return { statements, at: endOfStatementLine(lastDirective, source), after: 'directive', quietUntil };
  }
  return { statements, ...beforeFirstStatement(root, source), quietUntil };
}

/** An `import`, an `export … from`, a declaration by `require`. */
export function isImport(statement: SyntaxNode): boolean {
  if (statement.type === 'import_statement') {
    return true;
  }
  if (statement.type === 'export_statement') {
    return statement.childForFieldName('source') !== null;
  }
  if (statement.type === 'expression_statement') {
    return /^require\(\s*['"][^'"]*['"]\s*\)/.test(statement.text);
  }
  return (
    /^(?:lexical|variable)_declaration$/.test(statement.type) &&
    named(statement).some((declarator) => {
      const value = declarator.childForFieldName('value');
      return value !== null && /^(?:await import|require)\(\s*['"]/.test(value.text);
    })
  );
}

export function isDirective(statement: SyntaxNode): boolean {
  return (
    statement.type === 'expression_statement' &&
    statement.namedChild(0)?.type === 'string' &&
    statement.namedChildCount === 1
  );
}

/** Where the line of a statement ends, or the statement itself where another follows on that line. */
export function endOfStatementLine(statement: SyntaxNode, source: string): number {
  const end = endOfStatement(statement);
  const lineStop = lineEnd(source, end);
  const rest = source.slice(end, lineStop);
  return /^[\t ]*(?:\/\/.*|\/\*(?:[^*]|\*(?!\/))*\*\/[\t ]*)?$/.test(rest) ? lineStop : end;
}

/** Where a statement ends: a semicolon that begins a line, as in `;[1, 2].map(f)`, belongs to what follows. */
function endOfStatement(statement: SyntaxNode): number {
  const last = named(statement).findLast((child) => child.type !== 'comment');
  return last !== undefined && /\n[\t ]*;$/.test(statement.text) ? last.endIndex : statement.endIndex;
}

/** Whether a statement runs none of the file's own functions, and hands none to anything that might. */
function isQuiet(statement: SyntaxNode, own: ReadonlySet<string>): boolean {
  const inner =
    statement.type === 'export_statement' ? (statement.childForFieldName('declaration') ?? statement) : statement;
  if (/^(?:type_alias|interface|ambient|function|generator_function)_declaration$|^empty_statement$/.test(inner.type)) {
    return true;
  }
  if (!/^(?:expression_statement|lexical_declaration|variable_declaration)$/.test(inner.type)) {
    return false;
  }
  return !runs(inner, own);
}

/** Whether code may run one of the functions named, or hands on a function of its own. */
function runs(node: SyntaxNode, own: ReadonlySet<string>): boolean {
  if (functionTypes.has(node.type) || node.type === 'class') {
    return node.parent?.type !== 'variable_declarator';
  }
  return (
    (node.type === 'identifier' && own.has(node.text) && node.parent?.type !== 'variable_declarator') ||
    named(node).some((child) => runs(child, own))
  );
}

const pragma =
  /^(?:\/\/\/|(?:\/\/|\/\*[*!]?)\s*(?:@ts-|@flow|@jsx|@file|@license|@preserve|@format|@prettier|eslint|jshint|jslint|globals?\b|copyright|license|spdx|istanbul|c8\b|prettier|tslint|biome|strongroom-))|\b(?:copyright|licen[cs]ed?|spdx-license-identifier)\b|@(?:license|preserve|fileoverview)\b/i;

/** Before the first statement and the comment that belongs to it, behind a licence and comments for tools. */
function beforeFirstStatement(root: SyntaxNode, source: string): Pick<ModuleHead, 'at' | 'after'> {
  const kids = named(root);
  const firstIndex = kids.findIndex((child) => child.type !== 'comment' && child.type !== 'hash_bang_line');
  const leading = firstIndex < 0 ? kids : kids.slice(0, firstIndex);
  let anchor: SyntaxNode | undefined;
  leading.forEach((comment, index) => {
    const next = leading[index + 1] ?? kids[firstIndex];
    const detached = next === undefined || next.startPosition.row - comment.endPosition.row > 1;
    if (comment.type === 'hash_bang_line' || detached || pragma.test(comment.text)) {
      anchor = comment;
    }
  });
  if (anchor !== undefined) {
    return { at: lineEnd(source, anchor.endIndex), after: 'comment' };
  }
  return { at: source.startsWith('\uFEFF') ? 1 : 0, after: 'nothing' };
}
