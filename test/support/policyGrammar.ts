/** What a policy document is attached to decides who may be named in it. */
export type PolicyKind = 'identity' | 'resource' | 'trust';

const documentKeys = new Set(['Version', 'Id', 'Statement']);
const statementKeys = new Set([
  ...['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'],
]);
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const operator =
  /^(?:ForAllValues:|ForAnyValue:)?(?:String(?:Not)?Equals(?:IgnoreCase)?|String(?:Not)?Like|Numeric(?:Not)?Equals|Numeric(?:Less|Greater)Than(?:Equals)?|Date(?:Not)?Equals|Date(?:Less|Greater)Than(?:Equals)?|Bool|BinaryEquals|(?:Not)?IpAddress|Arn(?:Not)?(?:Equals|Like)|Null)(?:IfExists)?$/;
const action = /^(?:\*|[a-z0-9-]+:[A-Za-z*?]+)$/;
const resource = /^(?:\*|arn:[a-z*-]+:[a-z0-9-]+:[a-z0-9*-]*:(?:\d{12}|\*|aws)?:\S+)$/;

/**
 * What is wrong with a policy document by the grammar of IAM's policies; empty where nothing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function policyProblems(document: unknown, kind: PolicyKind): readonly string[] {
  const policy = record(document);
  const problems = Object.keys(policy)
    .filter((key) => !documentKeys.has(key))
    .map((key) => `unknown element ${key}`);
  if (policy['Version'] !== '2012-10-17') {
    problems.push('the version is not 2012-10-17');
  }
  const statements = list(policy['Statement']);
  const sids = statements.map((statement) => record(statement)['Sid']).filter((sid) => sid !== undefined);
  if (statements.length === 0 || new Set(sids).size < sids.length) {
    problems.push('there is no statement, or two have one name');
  }
  return [...problems, ...statements.flatMap((statement) => statementProblems(record(statement), kind))];
}

function statementProblems(statement: Readonly<Record<string, unknown>>, kind: PolicyKind): string[] {
  const has = (...keys: readonly string[]): number => keys.filter((key) => key in statement).length;
  const rules: readonly (readonly [boolean, string])[] = [
    [Object.keys(statement).every((key) => statementKeys.has(key)), 'an unknown element'],
    [/^[A-Za-z0-9]*$/.test(text(statement['Sid'] ?? '')), 'a Sid with other characters than letters and digits'],
    [/^(?:Allow|Deny)$/.test(text(statement['Effect'])), 'an effect that is neither Allow nor Deny'],
    [has('Action', 'NotAction') === 1, 'not exactly one of Action and NotAction'],
    [has('Resource', 'NotResource') === (kind === 'trust' ? 0 : 1), 'a wrong number of Resource and NotResource'],
    [has('Principal', 'NotPrincipal') === (kind === 'identity' ? 0 : 1), 'a wrong number of principals'],
    [strings(statement['Action'] ?? statement['NotAction']).every((one) => action.test(one)), 'a malformed action'],
    [strings(statement['Resource'] ?? []).every((one) => resource.test(one)), 'a malformed resource'],
    [Object.keys(record(statement['Condition'] ?? {})).every((one) => operator.test(one)), 'an unknown operator'],
    [
      Object.values(record(statement['Condition'] ?? {})).every((keys) =>
        Object.keys(record(keys)).every((key) => /^[\w.-]+:[\w/.-]+$/.test(key)),
      ),
      'a malformed condition key',
    ],
  ];
  return rules.filter(([holds]) => !holds).map(([, problem]) => `${problem}: ${JSON.stringify(statement)}`);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function strings(value: unknown): readonly string[] {
  return list(value).map(text);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
