import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { freeName, pascalCase } from '../shared/identifiers';
import { lineIndent } from '../shared/layout';
import type { ImportedModule } from './imports';
import { braces, end } from './style';
import type { Style } from './style';
import { quoted } from './strings';
import { children } from './syntax';

/** Collects the names that new code takes from other modules, and the edits that bring them in. */
export class ImportCollector {
  readonly #additions = new Map<ImportedModule, string[]>();
  readonly #newModules = new Map<string, string[]>();

  /**
   * @param imports those that stand before the new code.
   * @param taken grows by each name that is brought in.
   */
  constructor(
    private readonly imports: readonly ImportedModule[],
    private readonly kind: 'import' | 'require',
    private readonly taken: Set<string>,
    private readonly style: Style,
    private readonly source: string,
  ) {}

  /** The expression by which the file already can refer to an export. */
  known(module: string, name: string): string | undefined {
    for (const imported of this.#of(module)) {
      const local = imported.named.get(name);
      if (local !== undefined) {
        return local;
      }
    }
    const namespace = this.#of(module).find((imported) => imported.namespace !== undefined)?.namespace;
    return namespace === undefined ? undefined : `${namespace}.${name}`;
  }

  /** The expression by which new code refers to an export; asks for an import where the file has none. */
  use(module: string, name: string): string {
    const known = this.known(module, name);
    if (known !== undefined) {
      return known;
    }
    const prefix = /^[A-Z]/.test(name) ? 'Aws' : 'aws';
    const local = freeName([name, prefix + pascalCase(name)], this.taken);
    this.taken.add(local);
    const host = this.#of(module).find((imported) => imported.braces !== undefined);
    if (host !== undefined) {
      push(this.#additions, host, specifier(name, local, host.style));
    } else {
      push(this.#newModules, module, specifier(name, local, this.kind));
    }
    return local;
  }

  #of(module: string): ImportedModule[] {
    return this.imports.filter((imported) => imported.module === module && !imported.typeOnly);
  }

  /** Whole lines that import from modules of which nothing was imported before. */
  newLines(): string[] {
    return [...this.#newModules].map(([module, names]) => {
      const list = braces(names.sort(byName), this.style);
      const from = quoted(module, this.style.quote);
      return this.kind === 'import'
        ? `import ${list} from ${from}${end(this.style)}`
        : `const ${list} = require(${from})${end(this.style)}`;
    });
  }

  /** Edits of the imports that stand. */
  edits(): TextEdit[] {
    return [...this.#additions].flatMap(([imported, names]) =>
      imported.braces === undefined ? [] : addToBraces(imported.braces, names, this.style, this.source),
    );
  }
}

function push<Key>(map: Map<Key, string[]>, key: Key, value: string): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}

function specifier(name: string, local: string, style: 'import' | 'require'): string {
  return name === local ? name : style === 'import' ? `${name} as ${local}` : `${name}: ${local}`;
}

function byName(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Adds names to `{ … }`: in their place where those that stand are sorted, otherwise at the end. */
function addToBraces(list: SyntaxNode, names: readonly string[], style: Style, source: string): TextEdit[] {
  const items = children(list);
  const last = items.at(-1);
  if (last === undefined) {
    return [{ span: { start: list.startIndex, end: list.endIndex }, text: braces([...names], style) }];
  }
  const isSorted = items.every((item, index) => index === 0 || byName(items[index - 1]?.text ?? '', item.text) < 0);
  const multiline = last.startPosition.row !== list.startPosition.row;
  const separator = multiline ? `,${style.eol}${lineIndent(source, last.startIndex)}` : ', ';
  const edits: TextEdit[] = [];
  const atEnd: string[] = [];
  for (const name of [...names].sort(byName)) {
    const next = isSorted ? items.find((item) => byName(name, item.text) < 0) : undefined;
    if (next === undefined) {
      atEnd.push(name);
    } else {
      edits.push({ span: { start: next.startIndex, end: next.startIndex }, text: `${name}${separator}` });
    }
  }
  if (atEnd.length > 0) {
    edits.push({
      span: { start: last.endIndex, end: last.endIndex },
      text: atEnd.map((name) => separator + name).join(''),
    });
  }
  return edits;
}
