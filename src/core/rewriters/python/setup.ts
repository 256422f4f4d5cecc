import type { TextEdit } from '../../text/edit';
import { freeName } from '../shared/identifiers';
import { lineStart, nextLineStart } from '../shared/layout';
import type { PythonFile } from './file';
import { withName } from './imports';
import type { Import } from './imports';
import { importRegion } from './importRegion';
import { insertionEdits } from './insertion';
import type { NewHelper, NewImport } from './insertion';
import { statementOf, topStatementOf } from './tree';
import type { PyNode } from './tree';

/**
 * Collects what an edit needs at the top of a file: imports, under the names they have there already, and a helper.
 *
 * One is made for one spot: everything is in place before that spot runs.
 */
export class Setup {
  readonly #imports: NewImport[] = [];
  readonly #changed: TextEdit[] = [];
  readonly #region;
  #helper: NewHelper | undefined;

  constructor(
    private readonly file: PythonFile,
    private readonly spot: PyNode,
    private readonly dependencies: readonly string[],
  ) {
    this.#region = importRegion(file, topStatementOf(spot));
  }

  /** Where what this adds comes to stand. */
  get position(): number {
    return this.#region.anchor?.end ?? this.#region.top;
  }

  /**
   * The name of a module, imported if it is not.
   *
   * @param users nodes at which the name has to mean the module, besides module level.
   */
  module(module: string, ...users: readonly PyNode[]): string {
    const known = this.#known((one) => one.kind === 'import' && one.names.some((name) => binds(name, module)));
    const local = known?.names.find((name) => binds(name, module))?.local;
    if (known && local !== undefined && this.#isClear(local, users)) {
      return local;
    }
    if (users.length > 0 && users.every((user) => this.#importsItself(module, user))) {
      return module;
    }
    if (this.#isFree(module, users)) {
      this.#add({ module, text: `import ${module}` });
      return module;
    }
    const name = freeName([`_${module}`], this.#taken(`_${module}`));
    this.#add({ module, text: `import ${module} as ${name}` });
    return name;
  }

  /** The local name of what a module exports, if it is imported by itself already. */
  imported(module: string, name: string, ...users: readonly PyNode[]): string | undefined {
    const known = this.#known(
      (one) => one.kind === 'from' && one.module === module && one.names.some((each) => each.name === name),
    );
    const local = known?.names.find((each) => each.name === name)?.local;
    return local !== undefined && this.#isClear(local, users) ? local : undefined;
  }

  /** The name of what a module exports, imported if it is not. */
  member(module: string, name: string, ...users: readonly PyNode[]): string {
    const local = this.imported(module, name, ...users);
    if (local !== undefined) {
      return local;
    }
    if (this.#isFree(name, users)) {
      const joined = this.#known(({ kind, module: from }) => kind === 'from' && from === module);
      const edit = joined && withName(joined, name, this.file.source);
      if (edit === undefined) {
        this.#add({ module, text: `from ${module} import ${name}` });
      } else if (!this.#changed.some(({ text }) => text === edit.text)) {
        this.#changed.push(edit);
      }
      return name;
    }
    const alias = freeName([`_${name}`], this.#taken(`_${name}`));
    this.#add({ module, text: `from ${module} import ${name} as ${alias}` });
    return alias;
  }

  /** A name that nothing in the file has. */
  freeName(...names: readonly [string, ...string[]]): string {
    return freeName(names, new Set(names.flatMap((name) => [...this.#taken(name)])));
  }

  helper(helper: NewHelper): void {
    this.#helper = helper;
  }

  /** The edits; empty where all is there. */
  edits(): TextEdit[] {
    return [
      ...this.#changed,
      ...insertionEdits(this.file, this.#region, this.#imports, this.#helper, { dependencies: this.dependencies }),
    ];
  }

  #add(added: NewImport): void {
    if (!this.#imports.some((one) => one.text === added.text)) {
      this.#imports.push(added);
      this.#removeLater(added);
    }
  }

  /** An import that stands there already but too late is moved up rather than doubled. */
  #removeLater(added: NewImport): void {
    const later = this.file.imports.find(
      (one) => one.statement.parent === this.file.module && this.file.text(one.statement) === added.text,
    );
    const { source } = this.file;
    if (later) {
      const start = lineStart(source, later.statement.start);
      const end = nextLineStart(source, later.statement.end);
      const alone = source.slice(start, end).trim() === added.text;
      if (alone && start >= this.position) {
        this.#changed.push({ span: { start, end }, text: '' });
      }
    }
  }

  #known(fits: (one: Import) => boolean): Import | undefined {
    return this.file.imports.find(
      (one) =>
        one.usable &&
        fits(one) &&
        topStatementOf(one.statement).start < topStatementOf(this.spot).start &&
        one.statement.end <= this.#reach(),
    );
  }

  /** Imports up to here are there before the helper runs. */
  #reach(): number {
    return Math.max(this.position, this.#region.anchor ? topStatementOf(this.#region.anchor).end : 0);
  }

  /** Whether a module's name that is imported means that module wherever it is needed. */
  #isClear(local: string, users: readonly PyNode[]): boolean {
    const others = this.file.scopes
      .moduleBindings(local)
      .filter(({ kind, node }) => kind !== 'import' && !isFallback(node));
    return (
      others.length === 0 &&
      users.every((user) => this.file.scopes.seesModule(local, user) || this.#importsItself(local, user))
    );
  }

  /** Whether the function around a node imports the module itself, before the node. */
  #importsItself(module: string, user: PyNode): boolean {
    const { scopes, imports, module: root } = this.file;
    const scope = scopes.scopeOf(module, user);
    const bindings = scopes.bindings(scope, module);
    return (
      scope !== root &&
      bindings.length > 0 &&
      bindings.every(
        ({ kind, node }) =>
          kind === 'import' &&
          node.start < user.start &&
          statementOf(node).parent?.parent === scope &&
          this.#importsModule(node, module, imports),
      )
    );
  }

  /** Whether a name can be imported at module level without getting in anyone's way. */
  #isFree(name: string, users: readonly PyNode[]): boolean {
    const { scopes, imports } = this.file;
    const foreign = scopes
      .moduleBindings(name)
      .some(({ kind, node }) => kind !== 'import' || !this.#importsModule(node, name, imports));
    return !foreign && users.every((user) => scopes.seesModule(name, user));
  }

  /** Whether an import that binds the name brings in the module of that name, so that importing it again changes nothing. */
  #importsModule(node: PyNode, name: string, imports: readonly Import[]): boolean {
    const found = imports.find(({ statement }) => statement.start <= node.start && node.end <= statement.end);
    return (
      found?.kind === 'import' &&
      found.names.some((one) => one.local === name && (one.name === name || one.name.startsWith(`${name}.`)))
    );
  }

  #taken(name: string): Set<string> {
    const taken = new Set<string>();
    for (let number = 1; number < 100; number += 1) {
      const candidate = number === 1 ? name : `${name}${String(number)}`;
      if (this.file.scopes.mentions(candidate)) {
        taken.add(candidate);
      }
    }
    return taken;
  }
}

function binds(name: { readonly name: string; readonly local: string }, module: string): boolean {
  return name.name === module || (name.local === module && name.name.startsWith(`${module}.`));
}

/** Whether a binding stands in for an import that failed: `except ImportError: boto3 = None`. */
function isFallback(node: PyNode): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.type === 'except_clause') {
      return true;
    }
    if (/^(?:function_definition|class_definition|module)$/.test(outer.type)) {
      return false;
    }
  }
  return false;
}
