import type { LookupTarget } from '../code/dialect';
import type { GoHelper } from '../rewriter';

/** What stands in front of a function's name parameter: a context. */
const context = /^\w+\s+\w+\.Context\s*,\s*/;

/** Words that a function which looks up for a target has in its name. */
const called: Readonly<Record<LookupTarget, string>> = {
  secretsmanager: 'secret',
  parameterstore: 'param',
  environment: 'env',
};

/**
 * What a function looks up that takes a name and gives the value, going by its text; undefined where it does something
 * else.
 *
 * @param head from `func` to the brace.
 * @param body the block.
 */
export function helperOf(head: string, body: string): GoHelper | undefined {
  const signature = /^func\s+(\w+)\(([^()]*)\)\s*(string|\(\s*string\s*,\s*error\s*\))\s*$/.exec(head);
  if (signature === null) {
    return undefined;
  }
  const [, name = '', list = '', result = ''] = signature;
  const takesContext = context.test(list);
  const words = list.replace(context, '').replace(/\s+/g, ' ').trim();
  const [, parameter, field] = /^(\w+)(?: ?, ?(\w+))? string$/.exec(words) ?? [];
  if (parameter === undefined || (takesContext && result === 'string')) {
    return undefined;
  }
  const isField = field !== undefined;
  if (!isField && /\bUnmarshal\b|\bDecode\b/.test(body)) {
    return undefined;
  }
  const fails = result === 'string' ? 'panics' : 'returns';
  const ends = fails === 'returns' || /\bpanic\(|\bFatal(?:f|ln)?\(/.test(body);
  const target = isField
    ? handsOn('secretsmanager', body, `${parameter}\\s*(?:,\\s*${field}\\s*)?`)
    : (requestOf(parameter, body, ends) ?? (ends ? handedOn(parameter, body) : undefined));
  return target && { target, name, fails, takesContext, isField };
}

/** What a body asks for itself. */
function requestOf(parameter: string, body: string, ends: boolean): LookupTarget | undefined {
  const given = `(?:&${parameter}\\b|\\w+\\.String\\(${parameter}\\))`;
  if (new RegExp(`SecretId:\\s*${given}`).test(body) && /\.SecretString\b/.test(body)) {
    return 'secretsmanager';
  }
  if (new RegExp(`\\.GetSecretString(?:WithContext)?\\((?:\\w+,\\s*)?${parameter}\\)`).test(body)) {
    return 'secretsmanager';
  }
  if (new RegExp(`Name:\\s*${given}`).test(body) && /\.Parameter\.Value\b/.test(body) && /WithDecryption:/.test(body)) {
    return 'parameterstore';
  }
  return ends && new RegExp(`\\bos\\.(?:LookupEnv|Getenv)\\(${parameter}\\)`).test(body) ? 'environment' : undefined;
}

/** What a body has another function of the package ask for: `getSecret(context.Background(), secretID)`. */
function handedOn(parameter: string, body: string): LookupTarget | undefined {
  const targets = ['secretsmanager', 'parameterstore', 'environment'] as const;
  return targets.find((target) => handsOn(target, body, parameter) !== undefined);
}

function handsOn(target: LookupTarget, body: string, parameters: string): LookupTarget | undefined {
  const call = new RegExp(`(?<![.\\w])\\w*${called[target]}\\w*\\((?:[\\w.]+(?:\\(\\))?,\\s*)?${parameters}\\)`, 'i');
  return call.test(body) ? target : undefined;
}
