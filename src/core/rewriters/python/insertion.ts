import type { TextEdit } from '../../text/edit';
import { lineEnd, lineStart } from '../shared/layout';
import type { PythonFile } from './file';
import type { ImportRegion } from './importRegion';
import { originOf } from './standardLibrary';
import type { Origin } from './standardLibrary';
import type { PyNode } from './tree';

/** An import statement that is to be added. */
export interface NewImport {
  readonly module: string;
  /** The whole statement. */
  readonly text: string;
}

/** What goes between the imports and the code: a function wants two empty lines around it, a variable one. */
export interface NewHelper {
  readonly text: string;
  readonly emptyLines: 1 | 2;
}

/** What the insertion has to know of the project, to sort imports as the file does. */
export interface ImportManners {
  readonly dependencies: readonly string[];
}

/** The edits that add imports, each in its section and order, and a helper below them. */
export function insertionEdits(
  file: PythonFile,
  region: ImportRegion,
  imports: readonly NewImport[],
  helper: NewHelper | undefined,
  manners: ImportManners,
): TextEdit[] {
  const sorted = [...imports].sort(
    (left, right) => rank(file, left.module, manners) - rank(file, right.module, manners),
  );
  if (region.block.length > 0) {
    const below = helper ? [blockEdit(file, region, [], helper)] : [];
    const edits = together(file, region.block, sorted, manners).map((one) =>
      placeImport(file, region.block, one, manners, below[0]?.span.start),
    );
    return [...edits, ...below];
  }
  const lines: string[] = [];
  for (const [index, one] of sorted.entries()) {
    const previous = sorted[index - 1];
    if (previous && rank(file, previous.module, manners) !== rank(file, one.module, manners)) {
      lines.push('');
    }
    lines.push(one.text);
  }
  return lines.length === 0 && !helper ? [] : [blockEdit(file, region, lines, helper)];
}

/** Imports that begin a section of their own stand in it together. */
function together(
  file: PythonFile,
  block: readonly PyNode[],
  imports: readonly NewImport[],
  manners: ImportManners,
): readonly NewImport[] {
  const sections = sectionsOf(file, block, manners);
  const joined = new Map<string, NewImport>();
  for (const one of imports) {
    const standard = rank(file, one.module, manners) === 0;
    const key = sections.some((section) => fits(section, standard)) ? one.text : String(standard);
    const { module, text } = joined.get(key) ?? one;
    joined.set(
      key,
      text === one.text ? one : { module, text: [...text.split(file.eol), one.text].sort().join(file.eol) },
    );
  }
  return [...joined.values()];
}

function rank(file: PythonFile, module: string, manners: ImportManners): number {
  return originOf(module, manners.dependencies, file.path) === 'standard' ? 0 : 1;
}

/** One insertion below the anchor or at the top: import lines, then the helper, with the empty lines that belong there. */
function blockEdit(
  file: PythonFile,
  region: ImportRegion,
  lines: readonly string[],
  helper: NewHelper | undefined,
): TextEdit {
  const { source, eol } = file;
  const start = source.startsWith('\uFEFF') ? 1 : 0;
  const at = region.anchor ? lineEnd(source, region.anchor.end) : region.top;
  const imports = lines.join(eol);
  const wanted = helper ? helper.emptyLines + 1 : 2;
  const lead = at === start ? '' : eol.repeat(imports === '' && helper ? helper.emptyLines + 1 : 2);
  const middle = imports !== '' && helper ? eol.repeat(helper.emptyLines + 1) : '';
  const following = /^[\t \r\n\f]*/.exec(source.slice(at))?.[0] ?? '';
  const breaks = following.match(/\r\n|\r|\n/g)?.length ?? 0;
  const tail = at + following.length >= source.length ? '' : eol.repeat(Math.max(0, wanted - breaks));
  return { span: { start: at, end: at }, text: lead + imports + middle + (helper?.text ?? '') + tail };
}

interface Section {
  readonly statements: readonly PyNode[];
  readonly origins: ReadonlySet<Origin>;
}

/** @param helperAt where a helper goes, which brings its own empty lines. */
function placeImport(
  file: PythonFile,
  block: readonly PyNode[],
  added: NewImport,
  manners: ImportManners,
  helperAt: number | undefined,
): TextEdit {
  const sections = sectionsOf(file, block, manners);
  const standard = rank(file, added.module, manners) === 0;
  const fitting = sections.find((section) => fits(section, standard));
  if (fitting) {
    return within(file, fitting, added, manners);
  }
  const { eol } = file;
  const before = standard
    ? sections.find((section) => !section.origins.has('future'))
    : sections.find((section) => !section.origins.has('future') && !section.origins.has('standard'));
  const first = before?.statements[0];
  if (first) {
    const at = paragraphStart(file, first);
    return { span: { start: at, end: at }, text: added.text + eol + eol };
  }
  const at = endOfLineOf(file, block.at(-1));
  const isFollowed = at !== helperAt && /^\r?\n?[^\s#]/.test(file.source.slice(at));
  return { span: { start: at, end: at }, text: eol + eol + added.text + (isFollowed ? eol : '') };
}

function fits(section: Section, standard: boolean): boolean {
  if (section.origins.has('future')) {
    return false;
  }
  if (standard) {
    return section.origins.has('standard');
  }
  return (
    section.origins.has('third-party') ||
    (section.origins.has('unknown') && !section.origins.has('local')) ||
    section.origins.size > 1
  );
}

/** Runs of imports without an empty line in between. */
function sectionsOf(file: PythonFile, block: readonly PyNode[], manners: ImportManners): Section[] {
  const sections: { statements: PyNode[]; origins: Set<Origin> }[] = [];
  let previous: PyNode | undefined;
  for (const statement of block) {
    const gap = previous ? file.source.slice(previous.end, statement.start) : '';
    let section = sections.at(-1);
    if (!section || /(?:\r\n|\r(?!\n)|\n)[\t ]*[\r\n]/.test(gap)) {
      section = { statements: [], origins: new Set() };
      sections.push(section);
    }
    section.statements.push(statement);
    section.origins.add(originOf(moduleOf(file, statement), manners.dependencies, file.path));
    previous = statement;
  }
  return sections;
}

function within(file: PythonFile, section: Section, added: NewImport, manners: ImportManners): TextEdit {
  const statements = companions(file, section.statements, added, manners);
  const last = sortedBefore(file, statements, added) ?? (isSorted(file, statements) ? undefined : statements.at(-1));
  if (last) {
    const at = endOfLineOf(file, last);
    return { span: { start: at, end: at }, text: file.eol + added.text };
  }
  const first = statements[0];
  const at = first ? lineStart(file.source, first.start) : 0;
  return { span: { start: at, end: at }, text: added.text + file.eol };
}

/** The statements of a section to be sorted in among: where it has the standard library first, those of the same origin. */
function companions(
  file: PythonFile,
  statements: readonly PyNode[],
  added: NewImport,
  manners: ImportManners,
): readonly PyNode[] {
  const ranks = statements.map((one) => rank(file, moduleOf(file, one), manners));
  const divided = ranks.every((one, index) => index === 0 || (ranks[index - 1] ?? 0) <= one);
  const wanted = rank(file, added.module, manners);
  const alike = statements.filter((_, index) => ranks[index] === wanted);
  return divided && alike.length > 0 ? alike : statements;
}

/** The statement to come after, where the section is sorted; undefined where it is not, or where the new one comes first. */
function sortedBefore(file: PythonFile, statements: readonly PyNode[], added: NewImport): PyNode | undefined {
  const order = orderOf(file, statements);
  const key = order?.(added.text, added.module);
  return order && key !== undefined
    ? statements.findLast((statement) => order(file.text(statement), moduleOf(file, statement)) <= key)
    : undefined;
}

function isSorted(file: PythonFile, statements: readonly PyNode[]): boolean {
  return orderOf(file, statements) !== undefined;
}

type Order = (text: string, module: string) => string;

/** `import x` before `from x import y`, each by module (isort, ruff); or all by module (Google's style). */
const orders: readonly Order[] = [
  (text, module) => `${text.startsWith('from') ? '1' : '0'}${module.toLowerCase()}`,
  (_, module) => module.toLowerCase(),
];

function orderOf(file: PythonFile, statements: readonly PyNode[]): Order | undefined {
  return orders.find((order) => {
    const keys = statements.map((statement) => order(file.text(statement), moduleOf(file, statement)));
    return keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') <= key);
  });
}

function moduleOf(file: PythonFile, statement: PyNode): string {
  return file.imports.find((one) => one.statement === statement)?.module ?? '';
}

/** The start of a statement's line, or of the comment lines directly above it that do not begin the file. */
function paragraphStart(file: PythonFile, statement: PyNode): number {
  const siblings = statement.parent?.children ?? [];
  let first = statement;
  for (let index = siblings.indexOf(statement) - 1; index >= 0; index -= 1) {
    const above = siblings[index];
    const gap = above ? file.source.slice(above.end, first.start) : '';
    if (
      above?.type !== 'comment' ||
      (gap.match(/\r\n|\r|\n/g)?.length ?? 0) !== 1 ||
      lineStart(file.source, above.start) !== above.start
    ) {
      break;
    }
    first = above;
  }
  return lineStart(file.source, first.start) === (file.source.startsWith('\uFEFF') ? 1 : 0)
    ? lineStart(file.source, statement.start)
    : lineStart(file.source, first.start);
}

/** The end of the line on which a statement ends, or of the last one that begins there. */
function endOfLineOf(file: PythonFile, statement: PyNode | undefined): number {
  if (!statement) {
    return 0;
  }
  let end = lineEnd(file.source, statement.end);
  for (const sibling of statement.parent?.children ?? []) {
    if (sibling.start >= statement.end && sibling.start < end && sibling.end > end) {
      end = lineEnd(file.source, sibling.end);
    }
  }
  return end;
}
