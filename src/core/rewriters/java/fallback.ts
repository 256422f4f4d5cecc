import type { SyntaxNode } from '../../languages/parsers';
import type { EnvironmentFallback, Site } from '../code/dialect';
import type { Span } from '../../text/span';
import { ancestors, closest, descendants, namedChildren, spanOf } from '../code/nodes';

/** How a default is given. */
export interface JavaFallback extends EnvironmentFallback {
  readonly form:
    /** `Optional.ofNullable(System.getenv("X")).orElse("…")`, `Objects.requireNonNullElse(System.getenv("X"), "…")` */
    | 'method'
    /** `System.getenv().getOrDefault("X", "…")` */
    | 'map'
    /** `System.getenv("X") == null ? "…" : System.getenv("X")` */
    | 'ternary'
    /** `if (x == null) { x = "…"; }` */
    | 'guard'
    /** `EnvUtils.get("X", "…")` */
    | 'library'
    /** `@Value("${x:…}")`, `@Value("…")` */
    | 'placeholder';
  /** What a look-up in the environment without default is: in place of `span`. */
  readonly lookup: string;
}

/** A look-up of a property with a default. */
export interface PropertyCall {
  readonly span: Span;
  /** The same without default. */
  readonly lookup: string | undefined;
}

const invocations: ReadonlySet<string> = new Set(['method_invocation']);

/** Methods that take a default, and those that take what works one out. */
const lazyMethods: Readonly<Record<string, string>> = {
  orElse: 'orElseGet',
  requireNonNullElse: 'requireNonNullElseGet',
};

/** The method that a whole literal is given to as a default, and what it is called when the default is worked out only where it is needed. */
export function lazyMethodOf({
  node,
  kind,
}: Pick<Site, 'node' | 'kind'>): { readonly name: SyntaxNode; readonly lazy: string } | undefined {
  const value = unparenthesized(node);
  const list = kind === 'whole' ? value.parent : null;
  const name = list?.type === 'argument_list' ? list.parent?.childForFieldName('name') : undefined;
  const lazy = lazyMethods[name?.text ?? ''];
  const given = list ? namedChildren(list) : [];
  const isLast = given.at(-1)?.startIndex === value.startIndex && given.length === (name?.text === 'orElse' ? 1 : 2);
  // An object's own method of the name `orElse` is none of `Optional`.
  const object = list?.parent?.childForFieldName('object');
  const isOwn = name?.text === 'orElse' && (!object || /^(?:this|super)$/.test(object.text));
  return name && lazy !== undefined && isLast && !isOwn ? { name, lazy } : undefined;
}

/** The look-up that a whole literal is the default of. */
export function fallbackOf(site: Site): JavaFallback | undefined {
  const { node, literal } = site;
  if (literal.use !== 'environment-default') {
    return undefined;
  }
  const variable = literal.name.at(-1);
  if (variable === undefined) {
    return undefined;
  }
  const value = unparenthesized(node);
  const { parent } = value;
  if (parent?.type === 'ternary_expression') {
    const other = ['consequence', 'alternative']
      .map((field) => parent.childForFieldName(field))
      .find((branch) => branch !== null && branch.startIndex !== value.startIndex);
    return other ? { variable, span: spanOf(parent), form: 'ternary', lookup: other.text } : undefined;
  }
  if (parent?.type === 'argument_list') {
    return ofCall(site, parent, variable);
  }
  if (parent?.type === 'assignment_expression') {
    return ofGuard(parent, variable);
  }
  return undefined;
}

function unparenthesized(node: SyntaxNode): SyntaxNode {
  let current = node;
  while (current.parent?.type === 'parenthesized_expression' || current.parent?.type === 'cast_expression') {
    current = current.parent;
  }
  return current;
}

function ofCall({ node }: Site, list: SyntaxNode, variable: string): JavaFallback | undefined {
  const call = list.parent;
  const name = call?.childForFieldName('name');
  if (!call || !name || call.type !== 'method_invocation') {
    return undefined;
  }
  const object = call.childForFieldName('object');
  const plain = `System.getenv("${variable}")`;
  const common = { variable, span: spanOf(call) };
  const lazy = lazyMethods[name.text];
  if (lazy !== undefined) {
    const source = name.text === 'orElse' ? object : namedChildren(list)[0];
    const looked = source ? innermost(source) : undefined;
    const isPlain = looked !== undefined && source !== undefined && source !== null && isWrapped(source, looked);
    const lookup =
      name.text === 'orElse'
        ? isPlain
          ? looked.text
          : `${object?.text ?? ''}.orElseThrow()`
        : (source?.text ?? plain);
    return { ...common, form: 'method', lookup };
  }
  if (name.text === 'getOrDefault') {
    return { ...common, form: 'map', lookup: plain };
  }
  const callee = `${object?.text ?? ''}.${name.text}`;
  if (callee === 'System.getProperty') {
    return undefined;
  }
  const before = namedChildren(list).at(-2);
  return before === undefined
    ? undefined
    : {
        ...common,
        span: { start: before.endIndex, end: closest(node, new Set(['argument_list']))?.endIndex ?? node.endIndex },
        form: 'library',
        lookup: ')',
      };
}

/** The `System.getenv("X")` in an expression. */
function innermost(node: SyntaxNode): SyntaxNode | undefined {
  const pending = [node];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    if (current.type === 'method_invocation' && /^System\s*\.\s*getenv\s*\(\s*"/.test(current.text)) {
      return current;
    }
    pending.push(
      ...descendants(current, invocations),
      ...(invocations.has(current.type) ? namedChildren(current) : []),
    );
  }
  return undefined;
}

/** Whether an expression is `Optional.ofNullable(…)` of a look-up and nothing more. */
function isWrapped(node: SyntaxNode, looked: SyntaxNode): boolean {
  return node.text.replace(/\s+/g, '') === `Optional.ofNullable(${looked.text.replace(/\s+/g, '')})`;
}

/** `x = "…";` where nothing but `x == null` leads to it. */
function ofGuard(assignment: SyntaxNode, variable: string): JavaFallback | undefined {
  const statement = assignment.parent;
  const guard = [...ancestors(assignment)].find((outer) => outer.type === 'if_statement');
  const name = assignment.childForFieldName('left')?.text;
  const condition = guard?.childForFieldName('condition')?.text ?? '';
  return statement?.type === 'expression_statement' &&
    name !== undefined &&
    /[=!]=\s*null|isEmpty|isBlank/.test(condition)
    ? {
        variable,
        span: spanOf(statement),
        form: 'guard',
        lookup: `throw new IllegalStateException("${variable} is not set");`,
      }
    : undefined;
}

/** The call that a whole literal is the default of a property in: `System.getProperty("x", "…")`. */
export function propertyCall({ node, literal }: Site): PropertyCall | undefined {
  const list = unparenthesized(node).parent;
  const call = list?.parent;
  const [name, ...defaults] = list ? namedChildren(list) : [];
  return call && name && literal.use === 'environment-default' && /^System\.getProperty\(/.test(call.text)
    ? { span: spanOf(call), lookup: defaults.length === 1 ? `System.getProperty(${name.text})` : undefined }
    : undefined;
}
