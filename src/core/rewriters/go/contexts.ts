import type { SyntaxNode } from '../../languages/parsers';
import { ancestors, namedChildren } from '../code/nodes';
import { importsOf } from './imports';
import { declarationOf, functions, leftOf, namesOf, parametersOf } from './scopes';

/** How a parameter of a type gives the context of a call, by the path of the package that declares the type. */
const carriers: readonly {
  readonly path: RegExp;
  readonly type: string;
  readonly context: (name: string) => string;
}[] = [
  { path: /^context$/, type: 'Context', context: (name) => name },
  { path: /^net\/http$/, type: '*Request', context: (name) => `${name}.Context()` },
  {
    path: /^github\.com\/labstack\/echo(?:\/v\d+)?$/,
    type: 'Context',
    context: (name) => `${name}.Request().Context()`,
  },
  { path: /^github\.com\/gin-gonic\/gin$/, type: '*Context', context: (name) => `${name}.Request.Context()` },
  { path: /^github\.com\/gofiber\/fiber(?:\/v2)?$/, type: '*Ctx', context: (name) => `${name}.UserContext()` },
  { path: /^github\.com\/spf13\/cobra$/, type: '*Command', context: (name) => `${name}.Context()` },
  { path: /^github\.com\/urfave\/cli\/v2$/, type: '*Context', context: (name) => `${name}.Context` },
];

/** Functions of package `context` and of `os/signal` that make one. */
const makers =
  /^(?:Background|TODO|With(?:Cancel|CancelCause|Deadline|DeadlineCause|Timeout|TimeoutCause|Value)|WithoutCancel|NotifyContext)$/;

/**
 * The context that is at hand where a statement stands: a variable or a parameter of the functions around it, the nearest
 * first. Undefined where there is none.
 */
export function contextAt(statement: SyntaxNode, root: SyntaxNode): string | undefined {
  const paths = new Map(importsOf(root).map(({ name, path }) => [name, path]));
  let inner = statement;
  for (const outer of ancestors(statement)) {
    if (outer.type === 'statement_list') {
      for (const one of namedChildren(outer).reverse()) {
        const name = one.endIndex <= inner.startIndex ? madeContext(one, paths) : undefined;
        if (name !== undefined && declarationOf(name, statement)?.node.id === one.id) {
          return name;
        }
      }
    } else if (functions.has(outer.type)) {
      for (const parameter of parametersOf(outer)) {
        const found = carried(parameter, paths);
        if (found !== undefined && declarationOf(found.name, statement)?.node.id === parameter.id) {
          return found.context;
        }
      }
    }
    inner = outer;
  }
  return undefined;
}

function carried(
  parameter: SyntaxNode,
  paths: ReadonlyMap<string, string>,
): { readonly name: string; readonly context: string } | undefined {
  const match = /^(\*?)(\w+)\.(\w+)$/.exec(parameter.childForFieldName('type')?.text ?? '');
  const [name] = namesOf(parameter);
  if (match === null || name === undefined || name === '_') {
    return undefined;
  }
  const path = paths.get(match[2] ?? '');
  const type = `${match[1] ?? ''}${match[3] ?? ''}`;
  const carrier = carriers.find((one) => path !== undefined && one.path.test(path) && one.type === type);
  return carrier && { name, context: carrier.context(name) };
}

/** The variable that a statement makes a context of. */
function madeContext(statement: SyntaxNode, paths: ReadonlyMap<string, string>): string | undefined {
  const call = /^[\w, ]+:=\s*([\w.]+|\w[\w.]*\([\w.]*\)[\w.]*)\((.*)/s.exec(statement.text);
  if (statement.type !== 'short_var_declaration' || call === null) {
    return undefined;
  }
  const [first, second] = leftOf(statement);
  const [, callee = '', rest = ''] = call;
  const [qualifier = '', name = ''] = callee.split('.');
  const path = paths.get(qualifier);
  if ((path === 'context' || path === 'os/signal') && makers.test(name)) {
    return named(first);
  }
  if (path === 'golang.org/x/sync/errgroup' && name === 'WithContext') {
    return named(second);
  }
  // `ctx := r.Context()`; `ctx, span := tracer.Start(ctx, "orders")`.
  const isOfRequest = /\.Context$/.test(callee) && /^\s*\)$/.test(rest);
  return first === 'ctx' && (isOfRequest || /^\s*(?:ctx|\w+(?:\.Request(?:\(\))?)?\.Context\(\))\s*,/.test(rest))
    ? first
    : undefined;
}

function named(name: string | undefined): string | undefined {
  return name === '_' ? undefined : name;
}
