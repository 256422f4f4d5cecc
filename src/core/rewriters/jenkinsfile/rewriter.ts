import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import { chainVariable } from '../config/credentialChain';
import { nextLineStart, lineStart } from '../shared/layout';
import type { FixRequest, Plan, Refusal, Rewriter, SecretReference } from '../rewriter';
import { withRelated } from '../shared/findings';
import { nameHint, words } from '../shared/identifiers';
import { keysLeave, refuse } from '../shared/plans';
import { environmentVariable, withEmptied } from './environment';
import { isTemplate } from './groovy';
import { shellStep, wrapping } from './shellStep';
import { environmentItem } from './withEnv';

/**
 * Has a pipeline of Jenkins read credentials that Jenkins keeps, or that a plugin of it reads from Secrets Manager:
 *
 * - `credentials()` in `environment`: https://www.jenkins.io/doc/book/pipeline/jenkinsfile/#handling-credentials
 * - `withCredentials`, and why the shell is to read the variable: https://www.jenkins.io/doc/pipeline/steps/credentials-binding/
 * - The tag, the permissions and that the ID is the name: https://plugins.jenkins.io/aws-secrets-manager-credentials-provider/
 */
export const rewriter: Rewriter = {
  id: 'jenkinsfile',
  languages: ['source'],
  targets: ['secretsmanager', 'parameterstore', 'environment', 'default-credential-chain'],
  plan: (request) => {
    const { target, finding, document } = request;
    if (!/(?:^|\/)jenkinsfile[\w.-]{0,60}$|\.jenkinsfile$/i.test(document.path ?? '')) {
      return undefined;
    }
    if (target === 'default-credential-chain') {
      return finding.kind === 'aws-credential' ? planKeys(request) : undefined;
    }
    return finding.kind === 'storable' ? planCredential(request, target) : undefined;
  },
};

function planCredential(request: FixRequest, target: SecretReference['target']): Plan | Refusal {
  if (target === 'parameterstore') {
    return refuse(
      target,
      message('Jenkins reads credentials of its own, and from Secrets Manager by a plugin, but no parameters.'),
      'secretsmanager',
      'environment',
    );
  }
  const { document, finding } = request;
  const { source } = document;
  const variable = environmentVariable(document, finding);
  if (variable !== undefined) {
    const { inner, outer } = variable.literal;
    const text = source.slice(inner.start, inner.end);
    return text.includes('\\') || (isTemplate(variable.literal) && text.includes('$'))
      ? refuse(target, message('The secret is put together from several parts, so there is no single value to store.'))
      : plan(request, target, text, variable.name, (id) => [{ span: outer, text: `credentials('${id}')` }]);
  }
  const item = environmentItem(source, finding);
  if (item !== undefined) {
    return plan(request, target, item.value, item.name, (id) =>
      item.wrapped(`withCredentials([string(credentialsId: '${id}', variable: '${item.name}')])`),
    );
  }
  const step = shellStep(document, finding);
  if (step === undefined) {
    return refuse(
      target,
      message(
        'Jenkins hands credentials to environment { NAME = credentials(…) } and to the steps in withCredentials: make the value one of these, and use the variable here.',
      ),
    );
  }
  const { sensitive } = finding;
  // What a command calls its option by (`-p`) says nothing.
  const last = finding.name.at(-1) ?? '';
  const path = [
    ...(step.program === undefined ? [] : [step.program]),
    last.length > 2 && !/^(?:script|bat)$/.test(last) ? last : 'secret',
  ];
  const hint = nameHint(path, 'secret');
  const name = unreadIn(
    source.slice(step.literal.inner.start, step.literal.inner.end),
    words(hint).join('_').toUpperCase(),
  );
  return plan(request, target, source.slice(sensitive.start, sensitive.end), hint, (id) => [
    ...wrapping(source, step.statement, `withCredentials([string(credentialsId: '${id}', variable: '${name}')])`),
    step.reading(name),
  ]);
}

/** A name that a script does not read a variable by yet, as of another secret in it. */
function unreadIn(script: string, name: string): string {
  for (let number = 1; ; number += 1) {
    const own = number === 1 ? name : `${name}_${String(number)}`;
    if (!new RegExp(`\\$\\{?${own}\\b|%${own}%`).test(script)) {
      return own;
    }
  }
}

function plan(
  { finding }: FixRequest,
  target: 'secretsmanager' | 'environment',
  value: string,
  hint: string,
  edits: (id: string) => ReturnType<Plan['edits']>,
): Plan {
  return {
    kind: 'plan',
    target,
    safety: 'needs-review',
    behaviourChanges: [target === 'environment' ? added() : provided(), message('Jenkins masks the value in the log.')],
    missingDependencies: [],
    value: new Secret(value),
    nameHint: hint,
    fixes: [finding.fingerprint],
    edits: (reference) =>
      reference === undefined ? [] : edits(target === 'environment' ? words(reference.name).join('-') : reference.name),
  };
}

function added(): Message {
  return message(
    'Add a credential of the kind “Secret text” with this ID to Jenkins before the job runs again: .env only keeps the value until it stands there.',
  );
}

function provided(): Message {
  return message(
    'Jenkins needs the plugin AWS Secrets Manager Credentials Provider, its role the IAM permissions secretsmanager:ListSecrets and secretsmanager:GetSecretValue, and the secret the tag jenkins:credentials:type = string: it is a credential then, and its name the ID.',
  );
}

/** Keys among the variables of an `environment` directive go; those elsewhere have to be taken out by hand. */
function planKeys({ document, finding, findings }: FixRequest): Plan | Refusal {
  const { source } = document;
  const group = withRelated(finding, findings);
  const variables = group.map((one) => environmentVariable(document, one));
  if (variables.some((one) => one?.isAlone !== true || !chainVariable.test(one.name))) {
    return refuse(
      'default-credential-chain',
      message(
        'The key is no variable of an environment directive: take it out by hand, and give the steps credentials by the agent’s role or by withCredentials.',
      ),
    );
  }
  return keysLeave(
    group,
    [
      message(
        'The variables are removed: steps now get credentials from the role of the agent, or from withCredentials with a credential that Jenkins keeps.',
      ),
    ],
    () => {
      const lines = variables.flatMap((variable) => {
        const outer = variable?.literal.outer;
        return outer === undefined
          ? []
          : [{ start: lineStart(source, outer.start), end: nextLineStart(source, outer.end) }];
      });
      return withEmptied(source, lines).map((span) => ({ span, text: '' }));
    },
  );
}
