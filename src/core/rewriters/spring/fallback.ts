import { Secret } from '../../text/secret';
import type { Span } from '../../text/span';
import type { FixRequest, Plan } from '../rewriter';
import { springChanges } from './way';

/** A placeholder that has a secret as its default: `${mail.password:secret}`. */
interface Fallback {
  readonly span: Span;
  readonly property: string;
  readonly value: string;
}

/**
 * The plan that takes the default out of a placeholder, which then reads the same property from the environment: a
 * placeholder of that name within it would be a circular reference. Undefined where the secret is no default.
 *
 * @param within the value that the secret stands in.
 */
export function planFallback({ document, finding }: FixRequest, within: Span): Plan | undefined {
  const fallback = fallbackAt(document.source, within, finding.sensitive);
  if (fallback === undefined) {
    return undefined;
  }
  const variable = variableOf(fallback.property);
  return {
    kind: 'plan',
    target: 'environment',
    safety: 'safe',
    behaviourChanges: springChanges('environment'),
    missingDependencies: [],
    value: new Secret(fallback.value),
    nameHint: variable,
    fixedVariable: variable,
    fixes: [finding.fingerprint],
    edits: () => [{ span: fallback.span, text: `\${${fallback.property}}` }],
  };
}

function fallbackAt(source: string, within: Span, secret: Span): Fallback | undefined {
  const start = source.lastIndexOf('${', secret.start);
  const close = source.indexOf('}', secret.end);
  if (start < within.start || close < 0 || close >= within.end) {
    return undefined;
  }
  const head = /^\$\{([A-Za-z_][\w.-]{0,200}):/.exec(source.slice(start, close));
  const value = source.slice(start + (head?.[0].length ?? 0), close);
  return head?.[1] === undefined || start + head[0].length > secret.start || /[{}]/.test(value)
    ? undefined
    : { span: { start, end: close + 1 }, property: head[1], value };
}

/**
 * The environment variable that Spring takes a property from:
 * https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/core/env/SystemEnvironmentPropertySource.html
 */
function variableOf(property: string): string {
  return /^[A-Z_][A-Z\d_]*$/.test(property) ? property : property.replace(/[.-]/g, '_').toUpperCase();
}
