import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import { ImportBlock, isSorted } from '../code/importBlock';

/** An import of a class, of all classes of a package, or of a static member. */
export interface JvmImport {
  readonly span: Span;
  /** `java.util.Map`; of `java.util.*`, the package. */
  readonly path: string;
  readonly isStatic: boolean;
  readonly isWildcard: boolean;
  readonly alias: string | undefined;
}

/** What the imports of a file are added to. */
export interface ImportScope {
  readonly source: string;
  readonly eol: string;
  /** `;` in Java. */
  readonly terminator: string;
  /** Whether Java's own classes stand apart from others where there are no imports yet. */
  readonly groupsApart: boolean;
  readonly package: SyntaxNode | undefined;
  readonly packageName: string;
  readonly imports: readonly JvmImport[];
  /** The names that the code mentions, imports apart. */
  readonly mentioned: ReadonlySet<string>;
  /** Where the first import goes in a file without package and imports. */
  readonly top: number;
}

/** Reads `import static a.b.C.d;`, `import a.b.*`, `import a.b.C as D`. */
export function readImport(node: SyntaxNode): JvmImport {
  const [, ...words] = node.text.replace(/;\s*$/, '').split(/\s+/);
  const isStatic = words[0] === 'static';
  const written = words[isStatic ? 1 : 0] ?? '';
  const alias = words.indexOf('as');
  return {
    span: { start: node.startIndex, end: node.startIndex + node.text.trimEnd().length },
    path: written.replace(/\.\*$/, ''),
    isStatic,
    isWildcard: written.endsWith('.*'),
    alias: alias < 0 ? undefined : words[alias + 1],
  };
}

/** Gives classes the names that they go by in a file, and collects the imports that it lacks. */
export class JvmImports {
  readonly #added = new Set<string>();

  constructor(private readonly scope: ImportScope) {}

  /** What a class goes by: its simple name, imported if need be, or its full name where the simple one means another. */
  use(path: string): string {
    const { imports, mentioned, packageName } = this.scope;
    const simple = path.slice(path.lastIndexOf('.') + 1);
    const home = path.slice(0, path.lastIndexOf('.'));
    const known = imports.find((one) => !one.isStatic && !one.isWildcard && one.path === path);
    if (known !== undefined || this.#added.has(path)) {
      return known?.alias ?? simple;
    }
    const taken =
      imports.some(
        (one) => !one.isWildcard && (one.alias ?? one.path.slice(one.path.lastIndexOf('.') + 1)) === simple,
      ) || [...this.#added].some((one) => one.endsWith(`.${simple}`));
    if (taken) {
      return path;
    }
    const wildcards = imports.filter((one) => one.isWildcard && !one.isStatic);
    const isCovered = home === packageName || wildcards.some((one) => one.path === home);
    if (isCovered && (mentioned.has(simple) || wildcards.length === 1)) {
      return simple;
    }
    if (mentioned.has(simple)) {
      return path;
    }
    this.#added.add(path);
    return simple;
  }

  /**
   * The edits that add the imports.
   *
   * @param gone the lines of imports that go: nothing is put beside them.
   */
  edits(gone: readonly Span[] = []): TextEdit[] {
    if (this.#added.size === 0) {
      return [];
    }
    const { source, eol, terminator } = this.scope;
    const imports = this.scope.imports.filter((one) => !gone.some((line) => contains(line, one.span)));
    const classes = imports.filter((one) => !one.isStatic);
    const block = new ImportBlock(
      source,
      eol,
      imports.map((one) => ({ key: keyOf(one), text: '', span: one.span })),
    );
    const added = [...this.#added].sort(byCode);
    if (imports.length === 0) {
      const runs = (this.scope.groupsApart ? groups(added) : [added]).map((group) =>
        group.map((path) => `import ${path}${terminator}`).join(eol),
      );
      const [line] = gone;
      return line === undefined
        ? [this.#first(runs)]
        : [{ span: { start: line.start, end: line.start }, text: runs.join(eol + eol) + eol }];
    }
    for (const path of added) {
      place(block, { key: path, text: `import ${path}${terminator}` }, classes.length > 0, this.scope.groupsApart);
    }
    return block.edits();
  }

  /** The first imports of a file: after its package. */
  #first(runs: readonly string[]): TextEdit {
    const { eol, source, top } = this.scope;
    const text = runs.join(eol + eol);
    const after = this.scope.package?.endIndex;
    if (after !== undefined) {
      return { span: { start: after, end: after }, text: eol + eol + text };
    }
    const rest = /^[\t ]*\r?\n/.test(source.slice(top)) ? eol : eol + eol;
    return { span: { start: top, end: top }, text: text + rest };
  }
}

/** Static imports sort apart. */
function keyOf(one: JvmImport): string {
  return (one.isStatic ? 'static ' : '') + one.path + (one.isWildcard ? '.*' : '');
}

/** Puts an import where the file would have it. */
function place(
  block: ImportBlock,
  entry: { readonly key: string; readonly text: string },
  hasClasses: boolean,
  groupsApart: boolean,
): void {
  const runs = block.runs.map((run) => run.map(({ key }) => key));
  const kind = kindOf(entry.key);
  const same = runs.findIndex((run) => run.some((key) => rootOf(key) === rootOf(entry.key)));
  const alike = same >= 0 ? same : runs.findLastIndex((run) => run.some((key) => kindOf(key) === kind));
  const mixed = runs.findIndex((run) => new Set(run.map(kindOf)).size > 1);
  // Where each kind has a run of its own, a new kind gets one, too.
  const joins = !groupsApart && runs.length === 1;
  const isOpen = mixed >= 0 && (!runs[mixed]?.some(isStatic) || endsWithStatics(runs[mixed] ?? []));
  const run = alike >= 0 ? alike : joins ? 0 : isOpen ? mixed : -1;
  if (!hasClasses || run < 0) {
    block.open(positionOf(kind, runs), entry);
    return;
  }
  const entries = block.runs[run] ?? [];
  block.insert(run, entry, orders.find((order) => isSorted(entries, order)) ?? byCode);
}

/** Where a run of a kind that the file does not have yet goes: Java's own classes first, unless others stand before them. */
function positionOf(kind: string, runs: readonly (readonly string[])[]): number {
  const first = runs.findIndex((run) => !run.every(isStatic));
  if (first < 0) {
    return runs.length;
  }
  const extension = runs.findIndex((run) => run.some((key) => kindOf(key) === 'javax'));
  const others = runs.findIndex((run) => run.some((key) => kindOf(key) === 'other'));
  const own = runs.findIndex((run) => run.some((key) => kindOf(key) === 'java'));
  switch (kind) {
    case 'java':
      // With the extensions after the others, as one editor has it, Java's own come last.
      return extension >= 0 && others >= 0 && others < extension ? extension + 1 : first;
    case 'javax':
      return own < 0 ? first : own + 1;
    default:
      return runs.findLastIndex((run) => !run.every(isStatic)) + 1;
  }
}

function groups(paths: readonly string[]): string[][] {
  const java = paths.filter((path) => kindOf(path) === 'java');
  const others = paths.filter((path) => kindOf(path) !== 'java');
  return [java, others].filter((group) => group.length > 0);
}

function kindOf(key: string): string {
  const root = rootOf(key);
  return root === 'java'
    ? 'java'
    : root === 'javax' || root === 'jakarta'
      ? 'javax'
      : isStatic(key)
        ? 'static'
        : 'other';
}

function isStatic(key: string): boolean {
  return key.startsWith('static ');
}

/** Whether static imports stand below those of classes, without a blank line between them. */
function endsWithStatics(run: readonly string[]): boolean {
  const first = run.findIndex(isStatic);
  return first > 0 && run.slice(first).every(isStatic);
}

function rootOf(key: string): string {
  return key.split('.', 1)[0] ?? '';
}

type Order = (left: string, right: string) => number;

const byCode: Order = (left, right) => (left < right ? -1 : left > right ? 1 : 0);
const byLetters: Order = (left, right) => byCode(left.toLowerCase(), right.toLowerCase());

/** Some roots before all others, or after them, as formatters and editors have it. */
function ranked(rank: (root: string) => number): Order {
  return (left, right) => rank(rootOf(left)) - rank(rootOf(right)) || byCode(left, right);
}

/** The orders that files are found in, the most usual first. */
const orders: readonly Order[] = [
  byCode,
  byLetters,
  ranked((root) => ['static', 'java', 'javax', 'jakarta'].indexOf(root.replace(/ .*/, '')) + 1 || 9),
  ranked(
    (root) => ['java', 'javax', 'jakarta', 'org', 'com'].indexOf(root) + 1 || (root.startsWith('static') ? 10 : 9),
  ),
  ranked((root) => (/^(?:java|javax|kotlin)$/.test(root) ? 1 : 0)),
];
