import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import { hintFor } from '../config/plan';
import { isTemplate, stringAround } from '../jenkinsfile/groovy';
import type { GroovyString } from '../jenkinsfile/groovy';
import type { FixRequest, Plan, Refusal, Rewriter } from '../rewriter';
import { nameHint } from '../shared/identifiers';
import { environmentMustBeSet, refuse } from '../shared/plans';

/**
 * Has build scripts of Gradle in Groovy (`build.gradle`) read secrets from the environment:
 *
 * - https://docs.gradle.org/current/userguide/build_environment.html
 * - AWS's instance roles for repositories on S3:
 *   https://docs.gradle.org/current/userguide/declaring_repositories.html#sec:s3-repositories
 */
export const rewriter: Rewriter = {
  id: 'gradle',
  languages: ['source'],
  targets: ['secretsmanager', 'parameterstore', 'environment', 'default-credential-chain'],
  plan: (request) => {
    const { target, finding, document } = request;
    if (!/\.gradle$/i.test(document.path ?? '') || document.comments.some((one) => contains(one, finding.span))) {
      return undefined;
    }
    if (target === 'default-credential-chain') {
      return finding.kind === 'aws-credential'
        ? refuse(
            target,
            message(
              'Gradle takes keys for repositories on S3 from the build alone: write authentication { awsIm(AwsImAuthentication) } in place of credentials where the build runs with a role of EC2 or ECS, or read AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY with System.getenv.',
            ),
          )
        : undefined;
    }
    if (finding.kind !== 'storable') {
      return undefined;
    }
    return target === 'environment'
      ? planVariable(request)
      : refuse(target, message('A build script of Gradle does not have the AWS SDK at hand.'), 'environment');
  },
};

function planVariable({ document, finding }: FixRequest): Plan | Refusal {
  const { source } = document;
  const literal = stringAround(source, finding.sensitive);
  const span = literal !== undefined && contains(literal.inner, finding.span) ? finding.span : finding.sensitive;
  const value = source.slice(span.start, span.end);
  const edits = literal === undefined || value.includes('\\') ? undefined : reading(source, literal, span);
  if (literal === undefined || edits === undefined || (isTemplate(literal) && value.includes('$'))) {
    return refuse(
      'environment',
      message('The secret is put together from several parts, so there is no single value to store.'),
    );
  }
  return {
    kind: 'plan',
    target: 'environment',
    safety: 'needs-review',
    behaviourChanges: [
      environmentMustBeSet(),
      message('Where the variable is not set, Gradle gets null: a build that needs the value fails.'),
    ],
    missingDependencies: [],
    value: new Secret(value),
    nameHint: hintFor(nameHint(finding.name, 'secret'), finding, span, contains(span, literal.inner)),
    fixes: [finding.fingerprint],
    edits: (reference) => (reference === undefined ? [] : edits(reference.name)),
  };
}

/** What reads a variable in the place of a string or of a stretch in it; undefined where the string would have to be escaped. */
function reading(source: string, literal: GroovyString, span: Span): ((name: string) => TextEdit[]) | undefined {
  const { inner, outer, quotes } = literal;
  if (span.start === inner.start && span.end === inner.end) {
    const quote = quotes.charAt(0);
    return (name) => [{ span: outer, text: `System.getenv(${quote}${name}${quote})` }];
  }
  const filled = (name: string): TextEdit => ({ span, text: `\${System.getenv('${name}')}` });
  if (isTemplate(literal)) {
    return (name) => [filled(name)];
  }
  if (quotes !== "'" || /["$\\]/.test(source.slice(inner.start, inner.end))) {
    return undefined;
  }
  return (name) => [
    { span: { start: outer.start, end: inner.start }, text: '"' },
    filled(name),
    { span: { start: inner.end, end: outer.end }, text: '"' },
  ];
}
