import { isConstant } from '../../languages/literal';
import { contains } from '../../text/span';
import { message } from '../../text/message';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { lineEnd, lineEnding, lineStart } from '../shared/layout';
import { literalOf } from '../shared/literals';
import { setByVariable } from '../shared/plans';
import { planThroughEnvironment } from '../shared/throughEnvironment';

const commands = { compose: 'docker compose up', kustomize: 'kubectl apply -k .' } as const;

/**
 * In a file that Compose or Kustomize hands on as it is, a reference would be taken for the value. Both take the value of a
 * name that stands there alone from their environment, which `strongroom run` fills in from `.env`:
 * https://docs.docker.com/reference/cli/docker/container/run/#env and
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/secretgenerator/
 *
 * @returns undefined where nothing hands the file on, or it is `.env` itself.
 */
export function planHandedOn(request: FixRequest): Plan | Refusal | undefined {
  const { target, document, project } = request;
  const reader = project.environmentFileReader;
  if (reader === undefined || /(?:^|[\\/])\.env$/.test(document.path ?? '.env')) {
    return undefined;
  }
  return target === 'secretsmanager' || target === 'parameterstore'
    ? planThroughEnvironment(request, target, commands[reader], planName)
    : planName(request);
}

/** The name is left alone on its line, and a comment behind it goes above. */
function planName({ document, finding, findings, project }: FixRequest): Plan | undefined {
  const { source } = document;
  const literal = literalOf(document, finding);
  const name = literal?.name.at(-1);
  if (literal === undefined || name === undefined || literal.use !== 'assigned' || !isConstant(literal)) {
    return undefined;
  }
  const start = lineStart(source, literal.outer.start);
  const end = lineEnd(source, literal.outer.end);
  const sign = source.slice(start, literal.outer.start);
  const behind = source.slice(literal.outer.end, end).trim();
  const within = findings.filter(({ span }) => contains(literal.outer, span));
  if (
    !/^[A-Za-z_]\w*=[ \t]*$/.test(sign) ||
    !(behind === '' || behind.startsWith('#')) ||
    within.some(({ kind }) => kind === 'aws-credential')
  ) {
    return undefined;
  }
  const eol = lineEnding(source);
  const plan = setByVariable(
    finding,
    name,
    literal.text,
    [
      project.environmentFileReader === 'kustomize'
        ? message(
            'Kustomize takes the value from its environment, where the file has the name alone: {0} must be set.',
            name,
          )
        : message('Compose takes the value from its environment or .env, where the file has the name alone.'),
    ],
    () => [
      {
        span: { start, end },
        text: `${behind === '' ? '' : behind + eol}${name}${end === source.length ? eol : ''}`,
      },
    ],
  );
  return { ...plan, fixes: within.map(({ fingerprint }) => fingerprint) };
}
