import type { SyntaxNode } from '../../languages/parsers';
import { descendants } from '../code/nodes';
import { nameOfPackage } from './imports';
import type { GoImports } from './imports';
import { packageOf } from './file';
import { failedResults, givesError } from './results';
import { bodyOf, declarationOf, namesOf, parametersOf } from './scopes';
import { answerLines, answerOf } from './answers';
import type { Answer } from './answers';
import { exitLines, exitOf } from './exits';
import type { Exit } from './exits';
import type { Anchor } from './statements';

/** What a function does where something that it needs cannot be had. */
export type Failure =
  | { readonly kind: 'returns'; readonly wraps: string | undefined }
  | { readonly kind: 'ends'; readonly call: string }
  | { readonly kind: 'exits'; readonly exit: Exit }
  | { readonly kind: 'answers'; readonly answer: Answer };

/**
 * What a function does with an error, going by its results and by what it does elsewhere: gives it back, ends the program
 * through `log.Fatal` or `os.Exit`, ends the test, answers the request with an error. Undefined where it does nothing of
 * the kind.
 */
export function failureOf(anchor: Anchor, root: SyntaxNode): Failure | undefined {
  const { declared, statement } = anchor;
  if (givesError(declared)) {
    const fmt = nameOfPackage(root, 'fmt');
    return { kind: 'returns', wraps: fmt !== undefined && wrapsErrors(anchor, fmt) ? fmt : undefined };
  }
  const test = testOf(declared, root);
  if (test !== undefined) {
    return { kind: 'ends', call: `${test}.Fatal` };
  }
  const answer = answerOf(anchor, root);
  if (answer !== undefined) {
    return { kind: 'answers', answer };
  }
  const log = nameOfPackage(root, 'log');
  const isMain = declared.childForFieldName('name')?.text === 'main' && packageOf(root) === 'main';
  const ends =
    log !== undefined && endsByLog(isMain ? root : declared, log) && declarationOf(log, statement) === undefined;
  if (ends) {
    return { kind: 'ends', call: `${log}.Fatal` };
  }
  const exit = exitOf(declared, root, statement);
  return exit && { kind: 'exits', exit };
}

/** The lines that deal with the error of a look-up. */
export function failureLines(
  failure: Failure,
  error: string,
  doing: string,
  { declared }: Anchor,
  root: SyntaxNode,
  imports: GoImports,
  free: () => string,
): string[] {
  if (failure.kind === 'ends') {
    return [`${failure.call}(${error})`];
  }
  if (failure.kind === 'exits') {
    return exitLines(failure.exit, error);
  }
  if (failure.kind === 'answers') {
    return answerLines(failure.answer, error, doing, imports);
  }
  const { before, values } = failedResults(declared, root, free);
  const given = failure.wraps === undefined ? error : `${failure.wraps}.Errorf("${doing}: %w", ${error})`;
  return [...before, `return ${[...values, given].join(', ')}`];
}

/** Whether a function says what it was doing when it gives an error back. */
function wrapsErrors({ declared, statement }: Anchor, fmt: string): boolean {
  const body = bodyOf(declared);
  const calls = body ? descendants(body, new Set(['return_statement'])) : [];
  return (
    declarationOf(fmt, statement) === undefined &&
    calls.some(({ text }) => new RegExp(`\\b${fmt}\\.Errorf\\(\\s*"[^"\\n]*%w`).test(text))
  );
}

function endsByLog(scope: SyntaxNode, log: string): boolean {
  return new RegExp(`\\b${log}\\.Fatal(?:f|ln)?\\(`).test(scope.text);
}

/** The parameter by which a test is ended. */
function testOf(declared: SyntaxNode, root: SyntaxNode): string | undefined {
  const testing = nameOfPackage(root, 'testing');
  if (testing === undefined) {
    return undefined;
  }
  const types = new Set([`*${testing}.T`, `*${testing}.B`, `*${testing}.F`, `${testing}.TB`]);
  const parameter = parametersOf(declared).find((one) => types.has(one.childForFieldName('type')?.text ?? ''));
  const name = parameter && namesOf(parameter)[0];
  return name === '_' ? undefined : name;
}
