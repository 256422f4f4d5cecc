import type { Instruction } from '../../languages/dockerfile/instructions';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { FixRequest, Plan, Refusal, SecretReference } from '../rewriter';
import { literalOf } from '../shared/literals';
import { isConstant } from '../../languages/literal';
import { refuse } from '../shared/plans';
import { mount, planCommand } from './command';
import { removeVariables } from './removal';
import { isOnWindows, readFile, usesVariable, usesWindowsVariable, variableAt } from './variables';
import type { Dockerfile, Setting, Variable } from './variables';

/**
 * A secret that `ENV` or `ARG` puts into an image leaves it: who runs the container gives the variable, and commands of
 * the build that use it get it as a build secret.
 */
export function planSecret(request: FixRequest, target: SecretReference['target']): Plan | Refusal | undefined {
  const { document, finding } = request;
  const literal = finding.kind === 'storable' ? literalOf(document, finding) : undefined;
  if (literal === undefined || literal.use === 'prose' || literal.use === 'key') {
    return undefined;
  }
  if (target !== 'environment') {
    return refuse(
      target,
      message(
        'A Dockerfile reads nothing from AWS, and what it reads would stay in the image: take the variable out, and give it to the build as a secret and to the container when it starts (“strongroom run” resolves references in .env for both).',
      ),
      'environment',
    );
  }
  const file = readFile(document.source);
  const found = variableAt(file, finding.span);
  if (found === undefined) {
    const plan = planCommand(request, file, literal);
    const version = oldSyntax(document.source);
    if (plan !== undefined && version !== undefined) {
      return refuse(target, olderSyntax(version));
    }
    return (
      plan ??
      refuse(
        target,
        message(
          'A command of the build holds this secret: have it read a variable instead, which RUN --mount=type=secret,id=NAME,env=NAME … gives it, and build with docker build --secret id=NAME,env=NAME.',
        ),
      )
    );
  }
  return planVariable(request, file, found.setting, found.variable, isConstant(literal) ? literal.text : undefined);
}

function planVariable(
  { finding, findings }: FixRequest,
  file: Dockerfile,
  setting: Setting,
  variable: Variable,
  value: string | undefined,
): Plan | Refusal {
  const target = 'environment';
  const { name } = variable;
  if (value === undefined || !/^[A-Za-z_]\w*$/.test(name)) {
    return refuse(
      target,
      message('The secret is put together from several parts, so there is no single value to store.'),
    );
  }
  const users = file.instructions.filter(
    (one) => usesVariable(textOf(file, one), name) || usesWindowsVariable(textOf(file, one), name),
  );
  if (users.some((one) => one.name !== 'RUN' || takesNoMount(file, one))) {
    return refuse(
      target,
      message(
        'Another instruction uses {0}, which only commands (RUN) could get as a build secret: change that first.',
        name,
      ),
    );
  }
  const version = users.length > 0 ? oldSyntax(file.source) : undefined;
  if (version !== undefined) {
    return refuse(target, olderSyntax(version));
  }
  const commands = file.instructions.filter(
    (one) => one.name === 'RUN' && one.rest.start > setting.instruction.rest.start,
  );
  return {
    kind: 'plan',
    target,
    safety: 'needs-review',
    behaviourChanges: [
      ...(setting.instruction.name === 'ENV'
        ? [
            message(
              'The image no longer sets {0}: give it to the container when it starts (docker run --env-file .env, the secrets of Compose, ECS or Kubernetes). Earlier images keep the value in their layers: change it.',
              name,
            ),
          ]
        : []),
      ...(users.length > 0
        ? [
            message(
              'Build with docker build --secret id={0},env={0} where {0} is set in the environment, which “strongroom run” does from .env. This needs BuildKit with Dockerfile 1.10 or later.',
              name,
            ),
          ]
        : []),
      ...(commands.length > users.length
        ? [
            message(
              'Commands of the build that take {0} from their environment without naming it here no longer have it: give it to those by RUN --mount=type=secret,id={0},env={0}.',
              name,
            ),
          ]
        : []),
    ],
    missingDependencies: [],
    value: new Secret(value),
    nameHint: name,
    fixedVariable: name,
    fixes: findings
      .filter((one) => one.span.start >= variable.span.start && one.span.end <= variable.span.end)
      .map(({ fingerprint }) => fingerprint)
      .concat(finding.fingerprint)
      .filter((one, index, all) => all.indexOf(one) === index),
    edits: (reference) =>
      reference === undefined
        ? []
        : [
            ...removeVariables(file, new Map([[setting, new Set([variable])]]), 'stay'),
            ...users.map((user) => mount(user, name)),
          ],
  };
}

/**
 * The version of the syntax that a Dockerfile asks for, where that is one without variables for build secrets:
 * https://docs.docker.com/build/buildkit/dockerfile-release-notes/#1100
 */
function oldSyntax(source: string): string | undefined {
  const [, version, minor] =
    /^\uFEFF?[ \t]*#[ \t]*syntax[ \t]*=[ \t]*(?:docker\.io\/)?docker\/dockerfile:(1\.(\d{1,3})\S{0,40})/i.exec(
      source,
    ) ?? [];
  return minor !== undefined && Number(minor) < 10 ? version : undefined;
}

function olderSyntax(version: string): Message {
  return message(
    'This file asks for version {0} of the syntax, and build secrets are variables from 1.10 on: write docker/dockerfile:1 in its first line, and fix this again.',
    version,
  );
}

function textOf({ source }: Dockerfile, { rest, end }: Instruction): string {
  return source.slice(rest.start, end);
}

/** A list of words is run without a shell, which nothing fills variables into; Windows has no build secrets. */
function takesNoMount(file: Dockerfile, instruction: Instruction): boolean {
  return /^\s*\[/.test(textOf(file, instruction)) || isOnWindows(file, instruction);
}
