import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { ImportBlock, isSorted } from '../code/importBlock';
import type { ImportEntry } from '../code/importBlock';
import type { Site } from '../code/dialect';
import { ancestors, descendants, namedChildren, spanOf } from '../code/nodes';
import { lineIndent, lineStart } from '../shared/layout';
import { identifiers } from './scopes';

/** A directive that imports a namespace, the static members of a type, or gives something a name. */
export interface Using {
  readonly node: SyntaxNode;
  readonly span: Span;
  /** The namespace; of others, what stands behind the keywords. */
  readonly name: string;
  readonly kind: 'namespace' | 'static' | 'alias';
  readonly isGlobal: boolean;
}

type Compare = (left: string, right: string) => number;

/**
 * Types of a namespace, beside those that are wanted of it, whose names other namespaces have, too: a file that mentions
 * one of them might no longer compile with the namespace imported.
 */
const ambiguous: Readonly<Record<string, RegExp>> = {
  'Amazon.SecretsManager.Model':
    /^(?:Filter|Tag|(?:DecryptionFailure|EncryptionFailure|InternalServiceError|Invalid\w+|LimitExceeded|Resource(?:Exists|NotFound)|MalformedPolicyDocument|PreconditionNotMet)Exception)$/,
  'Amazon.SimpleSystemsManagement.Model':
    /^(?:Activation|Activity|Alarm|Association|Command|Fault|Node|Parameter|Patch|Runbook|Session|Tag|Target|\w+Filter|\w*(?:NotFound|AlreadyExists|LimitExceeded|Throttling|Validation|AccessDenied|InternalServerError|Invalid\w*|TooMany\w*)Exception)$/,
  'Amazon.SimpleSystemsManagement':
    /^(?:CommandStatus|ConnectionStatus|Document(?:Type|Status|Format)|ExecutionMode|NodeType|ParameterType|PingStatus|PlatformType|ResourceType|Session(?:State|Status)|SourceType)$/,
  'Amazon.SecretsManager': /^(?:FilterNameStringType|SortOrderType|StatusType)$/,
};

/**
 * What tells that a namespace is in scope though the file does not import it: by implicit usings, or by a global one of
 * another file.
 */
const inScope: Readonly<Record<string, RegExp>> = {
  'System.Threading.Tasks': /\basync\s+Task\b|(?<![.\w])Task</,
  System:
    /(?<![.\w])(?:Console\.Write|Guid\.NewGuid|Environment\.(?:Get|Exit)|(?:DateTime|DateTimeOffset)\.(?:Utc)?Now|TimeSpan\.From|new\s+Uri\(|new\s+(?:Argument\w*|InvalidOperation)Exception\()/,
};

/** A file without its comments and texts, which name types that are not in scope. */
function codeOf(source: string): string {
  return source.replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
}

const declarations: ReadonlySet<string> = new Set([
  'class_declaration',
  'struct_declaration',
  'record_declaration',
  'interface_declaration',
  'enum_declaration',
  'delegate_declaration',
]);

/** Reads a `using` directive. */
export function readUsing(node: SyntaxNode): Using {
  const words = node.text
    .replace(/;$/, '')
    .split(/\s+/)
    .filter((word) => word !== '');
  const isGlobal = words[0] === 'global';
  const rest = words.slice(isGlobal ? 2 : 1).filter((word) => word !== 'unsafe');
  const isStatic = rest[0] === 'static';
  const name = rest.slice(isStatic ? 1 : 0).join('');
  const kind = isStatic ? 'static' : name.includes('=') ? 'alias' : 'namespace';
  return { node, span: spanOf(node), name, kind, isGlobal };
}

/** Gives types the names that they go by at a site, and collects the directives that it lacks. */
export class Usings {
  readonly #added = new Set<string>();
  readonly #all: readonly Using[];
  readonly #mentioned: ReadonlySet<string>;
  readonly #declared: ReadonlySet<string>;
  readonly #container: SyntaxNode;

  constructor(private readonly site: Pick<Site, 'root' | 'source' | 'eol' | 'node' | 'request'>) {
    const { root, node } = site;
    const containers = [root, ...[...ancestors(node)].filter((outer) => /namespace_declaration$/.test(outer.type))];
    const read = (outer: SyntaxNode): Using[] => directivesOf(outer).map(readUsing);
    this.#all = containers.flatMap(read);
    this.#container =
      containers.find((outer) => read(outer).some((one) => !one.isGlobal)) ??
      containers.find((outer) => read(outer).length > 0) ??
      root;
    this.#mentioned = new Set(descendants(root, identifiers).map((one) => one.text));
    this.#declared = new Set([
      ...declaredTypes(root),
      ...this.#all.filter((one) => one.kind === 'alias').map((one) => one.name.split('=', 1)[0] ?? ''),
    ]);
  }

  /** What a type goes by: its simple name, its namespace imported if need be; its full name where that would clash. */
  use(namespace: string, name: string): string {
    if (this.#declared.has(name)) {
      return `${namespace}.${name}`;
    }
    if (this.#isImported(namespace)) {
      return name;
    }
    const clashing = ambiguous[namespace];
    if (clashing !== undefined && [...this.#mentioned].some((one) => clashing.test(one))) {
      return `${namespace}.${name}`;
    }
    this.#added.add(namespace);
    return name;
  }

  #isImported(namespace: string): boolean {
    const { project } = this.site.request;
    return (
      this.#added.has(namespace) ||
      this.#all.some((one) => one.kind === 'namespace' && one.name.replace(/^global::/, '') === namespace) ||
      (project.globalUsings?.includes(namespace) ?? false) ||
      (inScope[namespace]?.test(codeOf(this.site.source)) ?? false)
    );
  }

  /** The edits that add the directives. */
  edits(): TextEdit[] {
    if (this.#added.size === 0) {
      return [];
    }
    const { source, eol } = this.site;
    const own = directivesOf(this.#container)
      .map(readUsing)
      .filter((one) => !one.isGlobal);
    if (own.length === 0) {
      return [this.#first()];
    }
    const entries = own.map((one) => ({ key: keyOf(one), text: '', span: one.span }));
    const block = new ImportBlock(source, eol, entries);
    const indent = lineIndent(source, own[0]?.span.start ?? 0);
    const compare = orderOf(block);
    for (const name of [...this.#added].sort(systemFirst)) {
      const entry = { key: name, text: `${indent}using ${name};` };
      const run = runFor(block, name);
      if (run === undefined) {
        const next = block.runs.findIndex((entries) => compare(name, entries[0]?.key ?? '') < 0);
        block.open(next < 0 ? block.runs.length : next, entry);
      } else {
        block.insert(run, entry, compare);
      }
    }
    return block.edits();
  }

  /** The directives of a file that has none. */
  #first(): TextEdit {
    const { source, eol, root } = this.site;
    const lines = [...this.#added].sort(systemFirst).map((name) => `using ${name};`);
    const last = directivesOf(root).at(-1);
    if (last !== undefined) {
      return { span: { start: last.endIndex, end: last.endIndex }, text: eol + lines.join(eol) };
    }
    const start = topOf(root, source);
    return { span: { start, end: start }, text: lines.join(eol) + eol + eol };
  }
}

function directivesOf(container: SyntaxNode): SyntaxNode[] {
  const body = container.childForFieldName('body');
  const inside = body === null || container.type === 'compilation_unit' ? container : body;
  return namedChildren(inside).filter((child) => child.type === 'using_directive');
}

function declaredTypes(root: SyntaxNode): string[] {
  const found: string[] = [];
  const pending = [root];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    if (declarations.has(current.type)) {
      found.push(current.childForFieldName('name')?.text ?? '');
    }
    if (
      declarations.has(current.type) ||
      /^(?:compilation_unit|declaration_list|(?:file_scoped_)?namespace_declaration)$/.test(current.type)
    ) {
      pending.push(...namedChildren(current));
    }
  }
  return found;
}

/** Static directives and aliases stand behind the namespaces. */
function keyOf({ kind, name }: Using): string {
  return kind === 'namespace' ? name.replace(/^global::/, '') : `${kind === 'static' ? '\uFFFD' : '\uFFFE'}${name}`;
}

function byName(left: string, right: string): number {
  const [one, other] = [left.toLowerCase(), right.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : 0;
}

function systemFirst(left: string, right: string): number {
  return rank(left) - rank(right) || byName(left, right);
}

function rank(name: string): number {
  return /^System(?:\.|$)/.test(name) ? 0 : 1;
}

/** How the directives of a file are sorted: namespaces of the system first, unless they are sorted otherwise. */
function orderOf(block: ImportBlock): Compare {
  const entries = block.runs.flat();
  return isSorted(entries, byName) && !isSorted(entries, systemFirst) ? byName : systemFirst;
}

/** The run of directives that a namespace goes in; undefined where it gets one of its own. */
function runFor(block: ImportBlock, name: string): number | undefined {
  const root = name.split('.', 1)[0];
  const roots = block.runs.map((run) => new Set(run.map((entry: ImportEntry) => entry.key.split('.', 1)[0])));
  const alike = roots.findIndex((run) => run.has(root));
  if (alike >= 0) {
    return alike;
  }
  const plain = block.runs.map((run) => run.some((entry) => !/^[\uFFFD\uFFFE]/.test(entry.key)));
  const last = plain.lastIndexOf(true);
  if (plain.filter(Boolean).length > 1 && roots.every((run) => run.size === 1)) {
    return undefined;
  }
  return last < 0 ? undefined : last;
}

/** Where the first directive of a file goes: below what is said of the file, and what has to come before. */
function topOf(root: SyntaxNode, source: string): number {
  const children = namedChildren(root);
  let index = 0;
  let start: number | undefined;
  for (; index < children.length; index += 1) {
    const child = children[index];
    if (
      child === undefined ||
      !/^(?:comment|extern_alias_directive|preproc_(?:define|undef|nullable|pragma|line)|shebang_directive)$/.test(
        child.type,
      )
    ) {
      break;
    }
    const next = children[index + 1];
    if (
      next === undefined ||
      child.type !== 'comment' ||
      /\n[\t ]*\r?\n/.test(source.slice(child.endIndex, next.startIndex))
    ) {
      start = next?.startIndex;
    }
  }
  return lineStart(source, start ?? children[0]?.startIndex ?? 0);
}
