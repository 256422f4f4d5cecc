import type { SyntaxNode } from '../../languages/parsers';
import { importsOf, nameOfPackage } from './imports';
import type { GoImports } from './imports';
import { resultTypes } from './results';
import { declarationOf, namesOf, parametersOf } from './scopes';
import type { Anchor } from './statements';

/** How a function that serves a request, and gives nothing back, says that it failed. */
export interface Answer {
  readonly server: 'http' | 'gin';
  /** What the answer is written to. */
  readonly name: string;
  /** How the error is noted; `add` imports the standard library's `log` for it, undefined leaves it to the caller's log. */
  readonly log: { readonly style: 'printf' | 'slog'; readonly name: string } | 'add' | undefined;
}

/** Libraries that log in a way of their own. */
const otherLogs = /(?:^|\/)(?:zap|zerolog|klog|glog|logr|hclog|log15|apex\/log)(?:\/|$)/;

/**
 * How a handler of net/http or of gin answers where something that it needs cannot be had. Undefined where a function is
 * no such handler.
 *
 * Sources: https://pkg.go.dev/net/http#Error, https://pkg.go.dev/github.com/gin-gonic/gin#Context.AbortWithError
 */
export function answerOf({ declared, statement }: Anchor, root: SyntaxNode): Answer | undefined {
  if (resultTypes(declared).length > 0) {
    return undefined;
  }
  const isHidden = (name: string): boolean => declarationOf(name, statement) !== undefined;
  const parameter = (type: string): string | undefined => {
    const found = parametersOf(declared).find((one) => one.childForFieldName('type')?.text === type);
    const [name] = found ? namesOf(found) : [];
    const isMeant = name !== undefined && name !== '_' && declarationOf(name, statement)?.node.id === found?.id;
    return isMeant ? name : undefined;
  };
  const http = nameOfPackage(root, 'net/http');
  const gin = nameOfPackage(root, 'github.com/gin-gonic/gin');
  const writer = http === undefined || isHidden(http) ? undefined : parameter(`${http}.ResponseWriter`);
  if (writer !== undefined && parameter(`*${http ?? ''}.Request`) !== undefined) {
    return { server: 'http', name: writer, log: logOf(root, isHidden) };
  }
  const context = gin === undefined || isHidden(http ?? 'http') ? undefined : parameter(`*${gin}.Context`);
  return context === undefined ? undefined : { server: 'gin', name: context, log: undefined };
}

function logOf(root: SyntaxNode, isHidden: (name: string) => boolean): Answer['log'] {
  const slog = nameOfPackage(root, 'log/slog');
  const log = nameOfPackage(root, 'log') ?? nameOfPackage(root, 'github.com/sirupsen/logrus');
  const name = log ?? slog;
  if (name !== undefined) {
    return isHidden(name) ? undefined : { style: log === undefined ? 'slog' : 'printf', name };
  }
  const hasOther = importsOf(root).some(({ path, name: own }) => otherLogs.test(path) || own === 'log');
  return hasOther || isHidden('log') ? undefined : 'add';
}

/** The lines that note an error, answer a request with status 500 and end the function. */
export function answerLines({ server, name, log }: Answer, error: string, doing: string, imports: GoImports): string[] {
  const http = imports.use('net/http', 'nethttp');
  const status = `${http}.StatusInternalServerError`;
  if (server === 'gin') {
    return [`${name}.AbortWithError(${status}, ${error})`, 'return'];
  }
  const answer = `${http}.Error(${name}, ${http}.StatusText(${status}), ${status})`;
  if (log === undefined) {
    return [answer, 'return'];
  }
  const { style, name: logger } = log === 'add' ? { style: 'printf', name: imports.use('log', 'stdlog') } : log;
  const noted =
    style === 'slog' ? `${logger}.Error("${doing}", "error", ${error})` : `${logger}.Printf("${doing}: %v", ${error})`;
  return [noted, answer, 'return'];
}
