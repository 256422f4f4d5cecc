import type { LookupTarget } from '../code/dialect';

/**
 * What a function looks up that takes a name and gives the value or panics; undefined where it does something else.
 *
 * @param head from `func` to the brace.
 * @param body the block.
 */
export function helperTarget(head: string, body: string): LookupTarget | undefined {
  const parameter = /^func\s+\w+\(\s*(\w+)\s+string\s*\)\s*string\s*$/.exec(head)?.[1];
  if (parameter === undefined || /\bUnmarshal\b|\bDecode\b/.test(body)) {
    return undefined;
  }
  const given = `(?:&${parameter}\\b|\\w+\\.String\\(${parameter}\\))`;
  if (new RegExp(`SecretId:\\s*${given}`).test(body) && /\.SecretString\b/.test(body)) {
    return 'secretsmanager';
  }
  if (new RegExp(`\\.GetSecretString\\(${parameter}\\)`).test(body)) {
    return 'secretsmanager';
  }
  if (new RegExp(`Name:\\s*${given}`).test(body) && /\.Parameter\.Value\b/.test(body) && /WithDecryption:/.test(body)) {
    return 'parameterstore';
  }
  const isMust = /\bpanic\(|\bFatal(?:f|ln)?\(/.test(body);
  return isMust && new RegExp(`\\bos\\.(?:LookupEnv|Getenv)\\(${parameter}\\)`).test(body) ? 'environment' : undefined;
}
