import type { SyntaxNode } from '../../languages/parsers';
import type { Scopes } from './scopes';
import { named, plainString, same, unwrap, wrapped } from './syntax';

/**
 * What calls a function that code hands on, and what it does with a promise that the function gives.
 *
 * - `indifferent`: it waits for the promise (promises, test runners), or an error ends the program either way (timers: an exception that nothing
 *   catches, a rejection that nothing handles. https://nodejs.org/api/cli.html#--unhandled-rejectionsmode).
 * - `express`: it catches exceptions, but not rejections before version 5: the function must hand errors to `next`.
 *   https://expressjs.com/en/guide/error-handling.html
 */
export type Caller = 'indifferent' | 'express';

const routes = /^(?:get|post|put|patch|delete|head|options|all|use|param)$/;

/** What calls a function, or a name of one, that stands among the arguments of a call; undefined where that is not known. */
export function callerOf(handed: SyntaxNode, scopes: Scopes): Caller | undefined {
  const argument = wrapped(handed);
  const call = argument.parent?.type === 'arguments' ? argument.parent.parent : undefined;
  const callee = call?.type === 'call_expression' ? call.childForFieldName('function') : null;
  if (!callee) {
    return undefined;
  }
  if (callee.type === 'identifier') {
    const isTimer = /^set(?:Timeout|Interval|Immediate)$/.test(callee.text) && scopes.of(callee) === undefined;
    return isTimer || isTestRunner(callee, argument, scopes) ? 'indifferent' : undefined;
  }
  const method = callee.type === 'member_expression' ? (callee.childForFieldName('property')?.text ?? '') : '';
  if (/^(?:then|catch|finally)$/.test(method)) {
    // A promise takes over what the promise that its function gives comes to.
    return 'indifferent';
  }
  const module = originOf(callee, scopes);
  if (/^(?:node-cron|cron|node-schedule)$/.test(module ?? '')) {
    return /^schedule(?:Job)?$/.test(method) ? 'indifferent' : undefined;
  }
  if (!routes.test(method)) {
    return undefined;
  }
  switch (module) {
    case 'koa':
    case '@koa/router':
    case 'koa-router':
      return method === 'param' ? undefined : 'indifferent';
    case 'express':
      return method === 'param' ? undefined : 'express';
    default:
      return undefined;
  }
}

/**
 * Whether a function is called by a test runner that waits for promises: one without parameters, which takes no `done`.
 * https://jestjs.io/docs/asynchronous https://mochajs.org/#asynchronous-code
 */
function isTestRunner(callee: SyntaxNode, handed: SyntaxNode, scopes: Scopes): boolean {
  const parameters = handed.childForFieldName('parameters');
  return (
    /^(?:it|test|before|after)(?:All|Each)?$/.test(callee.text) &&
    parameters?.namedChildCount === 0 &&
    (scopes.of(callee) === undefined ||
      /^(?:vitest|mocha|node:test|@jest\/globals|@playwright\/test)$/.test(originOf(callee, scopes) ?? ''))
  );
}

/** Methods of packages that give promises, where no callback is among their arguments. */
const promising: readonly (readonly [RegExp, RegExp])[] = [
  [/^axios$/, /^(?:get|post|put|patch|delete|head|options|request|axios)$/],
  [/^nodemailer$/, /^(?:sendMail|verify)$/],
  [/^pg$/, /^(?:query|connect|end)$/],
  [/^mysql2\/promise$/, /^(?:query|execute|getConnection|end)$/],
  [
    /^(?:ioredis|redis)$/,
    /^(?:get|set|setex|del|exists|expire|ttl|incr|mget|hget|hset|hgetall|lpush|rpush|publish|connect)$/i,
  ],
  [/^@aws-sdk\//, /^send$/],
  [/^@sendgrid\/mail$/, /^send$/],
  [/^stripe$/, /^(?:create|retrieve|update|list|del|cancel|confirm|capture)$/],
  [/^twilio$/, /^(?:create|fetch|list|update)$/],
  [/^@slack\/web-api$/, /^(?:postMessage|postEphemeral|send)$/],
  [/^mongoose$/, /^connect$/],
  [/^discord\.js$/, /^login$/],
];

/** Whether a call gives a promise, as far as the package says that its callee comes from. */
export function givesPromise(call: SyntaxNode, scopes: Scopes): boolean {
  const callee = call.type === 'call_expression' ? call.childForFieldName('function') : null;
  const args = call.childForFieldName('arguments');
  if (
    callee === null ||
    args === null ||
    named(args).some((one) => /function|identifier$/.test(one.type) && isCallback(one))
  ) {
    return false;
  }
  const method = (callee.childForFieldName('property') ?? callee).text;
  const module = promising.some(([, methods]) => methods.test(method)) ? originOf(callee, scopes) : undefined;
  return module !== undefined && promising.some(([from, methods]) => from.test(module) && methods.test(method));
}

function isCallback(argument: SyntaxNode): boolean {
  return argument.type !== 'identifier' || /^(?:cb|callback|next|done|fn)$/.test(argument.text);
}

/** The module that the value of an expression comes from, by way of calls, members and constants: `express` of `Router().get`. */
export function originOf(expression: SyntaxNode, scopes: Scopes, depth = 8): string | undefined {
  let root = unwrap(expression);
  for (;;) {
    const inner: SyntaxNode | null =
      root.type === 'member_expression'
        ? root.childForFieldName('object')
        : root.type === 'new_expression'
          ? root.childForFieldName('constructor')
          : root.type === 'call_expression' && root.childForFieldName('function')?.text !== 'require'
            ? root.childForFieldName('function')
            : null;
    if (inner === null) {
      break;
    }
    root = unwrap(inner);
  }
  if (root.type === 'call_expression') {
    return plainString(root.childForFieldName('arguments')?.namedChild(0));
  }
  const owner = /^(?:type_)?identifier$/.test(root.type) && depth > 0 ? scopes.of(root)?.owner : undefined;
  for (let outer: SyntaxNode | null | undefined = owner; outer; outer = outer.parent) {
    if (outer.type === 'import_require_clause' || outer.type === 'import_statement') {
      return plainString(outer.childForFieldName('source'));
    }
  }
  const isConstant = owner?.type === 'variable_declarator' && owner.parent?.child(0)?.type === 'const';
  const value = isConstant ? owner.childForFieldName('value') : null;
  return value === null ? undefined : originOf(value, scopes, depth - 1);
}

/**
 * Whether a call is the last thing that a script does of itself, as in `main();`: nothing then minds that it goes on after the
 * module was loaded, and an error ends the program as it did.
 */
export function endsScript(call: SyntaxNode): boolean {
  let statement = call.parent;
  if (statement?.type !== 'expression_statement') {
    return false;
  }
  if (statement.parent?.type === 'statement_block' && isLast(statement)) {
    statement = statement.parent;
  }
  const choice = statement.parent;
  if (choice?.type === 'if_statement') {
    if (
      !/^\(\s*require\.main\s*===?\s*module\s*\)$/.test(choice.childForFieldName('condition')?.text ?? '') ||
      !same(choice.childForFieldName('consequence'), statement)
    ) {
      return false;
    }
    statement = choice;
  }
  return statement.parent?.type === 'program' && isLast(statement);
}

/** Whether no statement after this one does anything. */
function isLast(statement: SyntaxNode): boolean {
  const siblings = statement.parent === null ? [] : named(statement.parent);
  return siblings
    .filter((sibling) => sibling.startIndex > statement.startIndex)
    .every(
      (sibling) =>
        /^(?:comment|(?:generator_)?function_declaration)$/.test(sibling.type) ||
        /^module\.exports\s*=\s*\{[\w\s,]*\};?$/.test(sibling.text),
    );
}
