import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { ImportBlock } from '../code/importBlock';
import type { ImportEntry } from '../code/importBlock';
import { closest, descendants, namedChildren, spanOf } from '../code/nodes';
import { freeName } from '../shared/identifiers';
import { lineEnd } from '../shared/layout';

const specs: ReadonlySet<string> = new Set(['import_spec']);
const lists: ReadonlySet<string> = new Set(['import_spec_list']);

/** An import that stands in a file. */
export interface GoImport {
  readonly node: SyntaxNode;
  readonly path: string;
  /** The name that the file uses it by; `_` and `.` as written. */
  readonly name: string;
}

/** The imports of a file, in source order. */
export function importsOf(root: SyntaxNode): GoImport[] {
  return namedChildren(root)
    .filter((node) => node.type === 'import_declaration')
    .flatMap((declaration) => descendants(declaration, specs))
    .map((node) => {
      const path = (node.childForFieldName('path')?.text ?? '').slice(1, -1);
      return { node, path, name: node.childForFieldName('name')?.text ?? packageName(path) };
    });
}

/** The name by which a file uses a package; undefined where it does not. */
export function nameOfPackage(root: SyntaxNode, path: string): string | undefined {
  const name = importsOf(root).find((one) => one.path === path)?.name;
  return name === '_' || name === '.' ? undefined : name;
}

/** What a package is called, going by its path: `v2` and `go-` say nothing. */
export function packageName(path: string): string {
  const parts = path.split('/').filter((part) => !/^v\d+$/.test(part));
  return (parts.at(-1) ?? path).replace(/^go-|\.v\d+$|-go$/g, '');
}

/** The imports that a file has and those that new code needs. */
export class GoImports {
  readonly #imports: readonly GoImport[];
  readonly #added = new Map<string, string>();

  /** @param taken names that an import must not have: the package's own. */
  constructor(
    private readonly root: SyntaxNode,
    private readonly source: string,
    private readonly eol: string,
    private readonly taken: ReadonlySet<string>,
  ) {
    this.#imports = importsOf(root);
  }

  /** The name by which the file uses a package; the package is imported where it is not yet. */
  use(path: string, alias: string): string {
    const known =
      this.#added.get(path) ??
      this.#imports.find(
        (one) => one.path === path && one.name !== '_' && one.name !== '.' && !this.taken.has(one.name),
      )?.name;
    if (known !== undefined) {
      return known;
    }
    const name = freeName(
      [packageName(path), alias],
      new Set([...this.taken, ...this.#imports.map((one) => one.name), ...this.#added.values()]),
    );
    this.#added.set(path, name);
    return name;
  }

  /** The edits that add what is new. */
  edits(): TextEdit[] {
    const added = [...this.#added].map(([path, name]) => ({
      key: path,
      text: `${name === packageName(path) ? '' : `${name} `}"${path}"`,
    }));
    if (added.length === 0) {
      return [];
    }
    const own = this.#imports.filter((one) => one.path !== 'C');
    const block = own.map(({ node }) => closest(node, lists)).find((list) => list !== undefined);
    if (block !== undefined) {
      return this.#intoBlock(
        own.filter(({ node }) => closest(node, lists)?.id === block.id),
        added,
      );
    }
    const first = own[0];
    if (first !== undefined) {
      const declaration = first.node.parent ?? first.node;
      const line = { key: first.path, text: first.node.text };
      return [{ span: spanOf(declaration), text: this.#block([...added, line]) }];
    }
    const above =
      this.#imports.at(-1)?.node.parent ?? namedChildren(this.root).find(({ type }) => type === 'package_clause');
    const at = above === undefined ? 0 : lineEnd(this.source, above.endIndex);
    const single = added.length === 1 ? `import ${added[0]?.text ?? ''}` : this.#block(added);
    return [{ span: { start: at, end: at }, text: `${this.eol}${this.eol}${single}` }];
  }

  #intoBlock(own: readonly GoImport[], added: readonly ImportEntry[]): TextEdit[] {
    const block = new ImportBlock(this.source, this.eol, own.map(entryOf));
    for (const { key, text } of added) {
      const entry = { key, text: `\t${text}` };
      const fits = block.runs.map((run) => fitness(run, key));
      const best = Math.max(0, ...fits);
      if (best > 0) {
        block.insert(fits.indexOf(best), entry, byPath);
      } else {
        block.open(isStandard(key) ? 0 : afterStandard(block.runs), entry);
      }
    }
    return block.edits();
  }

  #block(entries: readonly ImportEntry[]): string {
    const sorted = [...entries].sort((left, right) => byPath(left.key, right.key));
    const groups = [sorted.filter(({ key }) => isStandard(key)), sorted.filter(({ key }) => !isStandard(key))];
    const text = groups
      .filter((group) => group.length > 0)
      .map((group) => group.map((entry) => `\t${entry.text}${this.eol}`).join(''));
    return `import (${this.eol}${text.join(this.eol)})`;
  }
}

function entryOf({ node, path }: GoImport): ImportEntry & { readonly span: Span } {
  return { key: path, text: '', span: spanOf(node) };
}

/** How well an import goes into a run: 0 where it does not. */
function fitness(run: readonly ImportEntry[], path: string): number {
  if (isStandard(path)) {
    return run.some(({ key }) => isStandard(key)) ? 1 : 0;
  }
  if (run.some(({ key }) => key.startsWith('github.com/aws/'))) {
    return 3;
  }
  return run.some(({ key }) => !isStandard(key) && key.split('/')[0] === path.split('/')[0])
    ? 2
    : run.some(({ key }) => !isStandard(key))
      ? 1
      : 0;
}

function afterStandard(runs: readonly (readonly ImportEntry[])[]): number {
  return runs.findLastIndex((run) => run.some(({ key }) => isStandard(key))) + 1;
}

/** Paths whose first part has no dot are the standard library's. */
function isStandard(path: string): boolean {
  return !(path.split('/')[0] ?? '').includes('.');
}

function byPath(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
