import type { TextEdit } from '../../text/edit';
import { lineEnd, lineEnding, lineIndent, lineStart } from '../shared/layout';
import { childIn, has, operands } from './tree';
import type { PyNode } from './tree';

/** One name that an import statement brings in. */
export interface ImportedName {
  /** As the module calls it: of `import os.path`, `os.path`; of `from os import environ as e`, `environ`. */
  readonly name: string;
  /** What it is called here: `os`, `e`. */
  readonly local: string;
  readonly node: PyNode;
}

/** An import statement. */
export interface Import {
  readonly statement: PyNode;
  readonly kind: 'import' | 'from';
  /** Of `from x import y`, `x`; of `import x`, the first `x`. */
  readonly module: string;
  readonly names: readonly ImportedName[];
  /**
   * Whether what it brings in is there when code after it runs: it stands at module level, or in a `try` or `if` there
   * that is no check for type checkers.
   */
  readonly usable: boolean;
}

/** The import statements of a file, in source order, those within functions included. */
export function readImports(source: string, module: PyNode, nodes: readonly PyNode[]): Import[] {
  const imports: Import[] = [];
  for (const statement of nodes) {
    if (!isImport(statement)) {
      continue;
    }
    const from = statement.type !== 'import_statement';
    const names = statement.children
      .filter((child) => child.field === 'name')
      .map((child) => importedName(source, child, from));
    const moduleNode = childIn(statement, 'module_name');
    imports.push({
      statement,
      kind: from ? 'from' : 'import',
      module:
        statement.type === 'future_import_statement'
          ? '__future__'
          : from
            ? moduleNode
              ? source.slice(moduleNode.start, moduleNode.end)
              : ''
            : (names[0]?.name ?? ''),
      names: has(statement, 'wildcard_import') ? [] : names,
      usable: isUsable(source, statement, module),
    });
  }
  return imports;
}

/** Whether a statement is an import. */
export function isImport(node: PyNode): boolean {
  return /^(?:import_statement|import_from_statement|future_import_statement)$/.test(node.type) && node.named;
}

function importedName(source: string, node: PyNode, from: boolean): ImportedName {
  const alias = node.type === 'aliased_import' ? childIn(node, 'alias') : undefined;
  const named = node.type === 'aliased_import' ? childIn(node, 'name') : node;
  const name = named ? source.slice(named.start, named.end).replace(/\s+/g, '') : '';
  const local = alias ? source.slice(alias.start, alias.end) : from ? name : (name.split('.')[0] ?? name);
  return { name, local, node };
}

function isUsable(source: string, statement: PyNode, module: PyNode): boolean {
  for (
    let inner = statement, outer = statement.parent;
    outer && outer !== module;
    inner = outer, outer = outer.parent
  ) {
    switch (outer.type) {
      case 'block':
      case 'try_statement':
      case 'else_clause':
        break;
      case 'with_statement':
        break;
      case 'if_statement': {
        const condition = childIn(outer, 'condition');
        if (
          inner.field === 'consequence' &&
          condition &&
          /\b(?:TYPE_CHECKING|__name__)\b/.test(source.slice(condition.start, condition.end))
        ) {
          return false;
        }
        break;
      }
      default:
        return false;
    }
  }
  return true;
}

/** Whether a statement only brings modules in, with what belongs to that: `try: import x` … `except ImportError: x = None`. */
export function isImportGuard(statement: PyNode): boolean {
  if (!/^(?:try|if|with)_statement$/.test(statement.type)) {
    return false;
  }
  let imports = 0;
  const stack: PyNode[] = [...statement.children];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isImport(node)) {
      imports += 1;
    } else if (
      /^(?:function_definition|class_definition|decorated_definition|for_statement|while_statement|return_statement)$/.test(
        node.type,
      )
    ) {
      return false;
    } else if (/^(?:block|\w+_clause|try_statement|if_statement|with_statement)$/.test(node.type)) {
      stack.push(...node.children);
    }
  }
  return imports > 0;
}

/** The operands of an import that a reader would take for its names. */
export function importNames(statement: PyNode): PyNode[] {
  return operands(statement).filter((child) => child.field === 'name');
}

/** The length of a line from which formatters of Python break it: what most projects set. */
const widest = 88;

/**
 * The edit by which `from x import a` brings in another name, where the names are sorted if they are; undefined where the
 * line would become too long, or says something about its names in a comment.
 */
export function withName({ statement, names }: Import, name: string, source: string): TextEdit | undefined {
  const [first] = names;
  const last = names.at(-1);
  if (first === undefined || last === undefined || has(statement, 'comment')) {
    return undefined;
  }
  const locals = names.map((one) => one.name);
  const sorted = [compare, compareFolded].find((order) =>
    locals.every((one, index) => index === 0 || order(locals[index - 1] ?? '', one) <= 0),
  );
  const next = sorted && names.find((one) => sorted(name, one.name) < 0);
  const line = source.slice(lineStart(source, first.node.start), lineEnd(source, first.node.start));
  const isListed = names.length > 1 && source.slice(first.node.end, last.node.start).includes('\n');
  const eachOnItsOwn = line.trim().replace(/,$/, '') === source.slice(first.node.start, first.node.end);
  if (!eachOnItsOwn && (isListed || line.length + name.length + 2 > widest)) {
    return undefined;
  }
  const gap = eachOnItsOwn ? `,${lineEnding(source)}${lineIndent(source, first.node.start)}` : ', ';
  return next === undefined
    ? { span: { start: last.node.end, end: last.node.end }, text: gap + name }
    : { span: { start: next.node.start, end: next.node.start }, text: name + gap };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareFolded(left: string, right: string): number {
  return compare(left.toLowerCase(), right.toLowerCase());
}
