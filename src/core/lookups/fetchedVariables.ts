import type { Literal } from '../languages/literal';
import type { StoreKind } from '../ports';
import { wholeText } from './foundLookup';
import type { LookupInText } from './foundLookup';

/**
 * What a service of AWS fetches for a variable, by the place where its name stands: a buildspec, a build project, a
 * manifest of Copilot, a service of App Runner.
 *
 * - https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html#build-spec.env.secrets-manager
 * - https://docs.aws.amazon.com/codebuild/latest/APIReference/API_EnvironmentVariable.html
 * - https://aws.github.io/copilot-cli/docs/developing/secrets/
 * - https://docs.aws.amazon.com/apprunner/latest/dg/config-file-ref.html
 */
export function fetchedVariable(literals: readonly Literal[], index: number): LookupInText | undefined {
  const literal = literals[index];
  if (literal === undefined) {
    return undefined;
  }
  const [first, section] = literal.name;
  const [outer, last] = literal.name.slice(-2);
  if (first === 'env' && literal.name.length === 3) {
    return section === 'secrets-manager'
      ? named(literal, 'secretsmanager')
      : section === 'parameter-store'
        ? named(literal, 'parameterstore')
        : undefined;
  }
  if (outer === 'EnvironmentVariables') {
    const type = typeOf(literals, index);
    return type === undefined ? undefined : named(literal, type);
  }
  if (first === 'run' && section === 'secrets' && last === 'value-from') {
    return named(literal, 'parameterstore');
  }
  return copilotSecret(literals, literal);
}

/** `NAME: parameter`, or `NAME:` with `secretsmanager: secret` below it. */
function copilotSecret(literals: readonly Literal[], literal: Literal): LookupInText | undefined {
  const [above, outer, last] = ['', '', '', ...literal.name].slice(-3);
  const store: StoreKind | undefined =
    above === 'secrets' && last === 'secretsmanager'
      ? 'secretsmanager'
      : outer === 'secrets' && last !== 'from_cfn'
        ? 'parameterstore'
        : undefined;
  return store !== undefined &&
    literals.some(({ name, text }) => name.join('.') === 'type' && /\b(?:Service|Job)$/.test(text))
    ? named(literal, store)
    : undefined;
}

/** Where the `Type` of a build's variable says that its value is; undefined where the value is no name. */
function typeOf(literals: readonly Literal[], index: number): StoreKind | undefined {
  const isOf = (literal: Literal, key: string): boolean =>
    literal.use !== 'key' && literal.name.at(-2) === 'EnvironmentVariables' && literal.name.at(-1) === key;
  let from = index;
  while (from > 0 && index - from < 12 && !isOf(literals[from] as Literal, 'Name')) {
    from -= 1;
  }
  for (const literal of literals.slice(from + 1, index + 12)) {
    if (isOf(literal, 'Name')) {
      return undefined;
    }
    if (isOf(literal, 'Type')) {
      return literal.text === 'SECRETS_MANAGER'
        ? 'secretsmanager'
        : literal.text === 'PARAMETER_STORE'
          ? 'parameterstore'
          : undefined;
    }
  }
  return undefined;
}

/** A whole name, without what CodeBuild takes behind a colon: the member, the stage and the version. */
function named(literal: Literal, store: StoreKind): LookupInText | undefined {
  const name = /^[\w/+=.@-]{1,600}/.exec(literal.text)?.[0];
  if (name === undefined || (name.length < literal.text.length && literal.text.charAt(name.length) !== ':')) {
    return undefined;
  }
  return name.length === literal.text.length
    ? wholeText(literal, store, true)
    : { store, name, inText: { start: 0, end: name.length }, certain: true };
}
