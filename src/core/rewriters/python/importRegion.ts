import { lineEnd, lineStart } from '../shared/layout';
import type { PythonFile } from './file';
import { isImport, isImportGuard } from './imports';
import { operands } from './tree';
import type { PyNode } from './tree';

/** Where a file keeps its imports, as far as they come before some statement. */
export interface ImportRegion {
  /** The last run of imports of the module: statements with nothing but comments between them. Empty where there is none. */
  readonly block: readonly PyNode[];
  /** The last statement that helpers have to come after: an import, an import guard, the docstring; undefined: none. */
  readonly anchor: PyNode | undefined;
  /** Where new code goes if there is no anchor: after shebang, coding line and licence. */
  readonly top: number;
}

/** How many statements may stand between imports before what follows counts as late. */
const tolerance = 4;

/**
 * Where imports and helpers go so that they are there when `before` runs.
 *
 * @param before a statement of the module.
 */
export function importRegion(file: PythonFile, before: PyNode): ImportRegion {
  const limit = lineStart(file.source, before.start);
  let block: PyNode[] = [];
  let anchor: PyNode | undefined;
  let between = 0;
  for (const [index, statement] of operands(file.module).entries()) {
    if (statement.end > limit) {
      break;
    }
    if (index === 0 && isDocstring(statement)) {
      anchor = statement;
    } else if (isImport(statement)) {
      const future = block[0]?.type === 'future_import_statement' && statement.type !== 'future_import_statement';
      block = between > 0 || future ? [statement] : [...block, statement];
      anchor = statement;
      between = 0;
    } else if (isImportGuard(statement)) {
      anchor = statement;
    } else {
      between += isSetup(file, statement) ? 1 / tolerance : 1;
      if (between > tolerance || !/^(?:expression_statement|assert_statement|delete_statement)$/.test(statement.type)) {
        break;
      }
    }
  }
  return { block, anchor: anchor && lastOnItsLine(file, anchor), top: headerEnd(file) };
}

/** Statements that prepare what is imported next. */
function isSetup(file: PythonFile, statement: PyNode): boolean {
  return /^(?:sys\.path|os\.environ|os\.chdir|warnings\.|logging\.|monkey\.|matplotlib\.|django\.setup|load_dotenv|__\w+__\b|getLogger|logger\b|log\b)/.test(
    file.text(statement),
  );
}

/** Whether a statement is a string that does nothing: at the top of a module, its docstring. */
export function isDocstring(statement: PyNode): boolean {
  const [only, ...others] = operands(statement);
  return (
    statement.type === 'expression_statement' &&
    others.length === 0 &&
    (only?.type === 'string' || only?.type === 'concatenated_string')
  );
}

/** The statement, or a later one that begins on the line where it ends. */
function lastOnItsLine(file: PythonFile, statement: PyNode): PyNode {
  let last = statement;
  for (const next of operands(file.module)) {
    if (next.start > last.start && next.start < lineEnd(file.source, last.end)) {
      last = next;
    }
  }
  return last;
}

/** Comments that speak of the file rather than of what follows. */
const aboutFile =
  /^#!|^#.*(?:coding[:=]|copyright|licen[cs]e|spdx|all rights reserved|author|-\*-|vim:|pylint:|flake8:|mypy:|ruff:|isort:|fmt:|pyright:|type: ?ignore|\(c\)|%%)|^# In\[/i;

/** Where the header of a file ends: shebang, coding line, licence, remarks for tools. */
function headerEnd(file: PythonFile): number {
  const { source, module } = file;
  const start = source.startsWith('\uFEFF') ? 1 : 0;
  const first = operands(module)[0];
  const comments = module.children.filter((child) => child.type === 'comment' && (!first || child.start < first.start));
  let end = start;
  let paragraph: PyNode[] = [];
  const next = [...comments.slice(1), first];
  for (const [index, comment] of comments.entries()) {
    paragraph.push(comment);
    const follower = next[index];
    const gap = follower ? source.slice(comment.end, follower.start) : '';
    if (!follower || (gap.match(/\r\n|\r|\n/g)?.length ?? 0) > 1) {
      end = comment.end;
      paragraph = [];
    }
  }
  // Directly above the first statement: only what speaks of the file stays above.
  const speaks = paragraph.findLastIndex((comment) => aboutFile.test(file.text(comment)));
  const last =
    speaks < 0
      ? undefined
      : /copyright|licen[cs]e/i.test(paragraph.map((one) => file.text(one)).join('\n'))
        ? paragraph.at(-1)
        : paragraph[speaks];
  return last ? last.end : end;
}
