import type { Plan } from '../rewriter';

/** What a plan says of its variable: the one that the code reads already, or else those that it must not take. */
export function variableOf(source: string, fixed: string | undefined): Pick<Plan, 'fixedVariable' | 'readVariables'> {
  return fixed === undefined ? { readVariables: () => readVariables(source) } : { fixedVariable: fixed };
}

/**
 * Environment variables that a source reads, in whatever language: `process.env.X`, `os.environ['X']`, `ENV.fetch('X')`,
 * `getenv("X")`. What is put in the environment for something else must have none of their names.
 */
export function readVariables(source: string): ReadonlySet<string> {
  const quoted = source.matchAll(/(?:env|environ|Environment(?:Variable)?)\b[^\r\n'"`;]{0,20}['"`]([A-Z_]\w*)['"`]/gi);
  const members = source.matchAll(/\benv\??\.([A-Za-z_]\w*)/g);
  // `const { X, Y: y = 'z' } = process.env;`
  const taken = [...source.matchAll(/\{([^{}]{1,1000})\}\s*=\s*(?:process|import\.meta)\.env\b/g)].flatMap(
    ([, names = '']) => [...names.matchAll(/(?:^|,)\s*([A-Za-z_]\w*)/g)],
  );
  return new Set([...quoted, ...members, ...taken].map(([, name = '']) => name));
}
