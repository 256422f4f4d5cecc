import { AwsFailure } from '../../core/ports';
import { message } from '../../core/text/message';
import type { Message } from '../../core/text/message';
import type { Section } from '../connection/sharedFiles';
import { classify } from './classify';
import { errorFacts } from './errorFacts';
import type { ErrorFacts } from './errorFacts';
import { expired } from './sessionMessages';
import type { CredentialOrigin } from './sessionMessages';
import { toAwsFailure, traceOf } from './toAwsFailure';

/**
 * Why there are no credentials. The SDK tells it in sentences only, so that the next step is told by what the profile is
 * made of; those of an inner call to AWS (to assume a role) are told as any call's.
 */
export function credentialsFailure(error: unknown, origin: CredentialOrigin, section: Section): AwsFailure {
  if (AwsFailure.is(error)) {
    return error;
  }
  const facts = withWrapped(errorFacts(error), error);
  const inner = classify(facts);
  if (inner !== 'other' && (facts.status !== undefined || facts.code !== undefined)) {
    return innerCall(error, facts, origin, section);
  }
  const failed = (reason: AwsFailure['reason'], explanation: Message): AwsFailure =>
    new AwsFailure(reason, explanation, undefined, { cause: traceOf(facts) });
  if (origin.kind === 'sso' || origin.kind === 'login') {
    return failed('expired', expired(origin));
  }
  const { profile } = origin;
  if (profile === undefined) {
    return failed(
      'no-credentials',
      message(
        'There are no AWS credentials here. Sign in with aws login or aws sso login, add a profile (aws configure), or set the environment variables, and try again.',
      ),
    );
  }
  if (section['mfa_serial'] !== undefined) {
    return failed(
      'no-credentials',
      message(
        'Profile {0} asks for an MFA code, which cannot be given here yet. Sign in with a tool that asks for it and choose the profile that it writes, or choose another profile.',
        profile,
      ),
    );
  }
  switch (origin.kind) {
    case 'credential-process':
      return /expired credentials/.test(textOf(error))
        ? failed('expired', expired(origin))
        : failed(
            'no-credentials',
            message(
              'The credential process of profile {0} failed or gave no credentials. Run the program that credential_process names in a terminal to see why, and try again.',
              profile,
            ),
          );
    case 'assume-role':
      return failed(
        'no-credentials',
        message(
          'Profile {0} assumes a role, but what it takes its credentials from ({1}) has none. Correct source_profile or credential_source, and try again.',
          profile,
          section['source_profile'] ?? section['credential_source'] ?? '?',
        ),
      );
    case 'web-identity':
      return failed(
        'no-credentials',
        message(
          'The web identity token of profile {0} cannot be read. Correct web_identity_token_file, and try again.',
          profile,
        ),
      );
    case 'access-key':
    case 'none':
    case 'environment':
    case 'machine':
      return failed(
        'no-credentials',
        message(
          'Profile {0} has no credentials. Add them (aws configure --profile {0} or aws configure sso --profile {0}), or choose another profile.',
          profile,
        ),
      );
  }
}

function innerCall(error: unknown, facts: ErrorFacts, origin: CredentialOrigin, section: Section): AwsFailure {
  if (origin.kind === 'sso' || origin.kind === 'login') {
    const reason = classify(facts);
    // The portal answers “unauthorized” for a session that was ended, “forbidden” for a role that is no longer given.
    if (facts.name === 'UnauthorizedException' || reason === 'invalid-credentials') {
      return new AwsFailure('expired', expired(origin), undefined, { cause: traceOf(facts) });
    }
    if (facts.name === 'ForbiddenException') {
      return new AwsFailure(
        'access-denied',
        message(
          'Identity Center does not give you the role {0} of profile {1}. Ask who manages it, or choose another profile.',
          section['sso_role_name'] ?? '?',
          origin.profile ?? '',
        ),
        'sso:GetRoleCredentials',
        { cause: traceOf(facts) },
      );
    }
    return toAwsFailure(Object.assign(new Error(), { name: facts.name, code: facts.code }), {
      service: 'AWS IAM Identity Center',
      action: 'sso:GetRoleCredentials',
      subject: section['sso_role_name'] ?? '',
      origin,
    });
  }
  const action = origin.kind === 'web-identity' ? 'sts:AssumeRoleWithWebIdentity' : 'sts:AssumeRole';
  return toAwsFailure(error, { service: 'AWS STS', action, subject: section['role_arn'] ?? '', origin });
}

/** The Identity Center provider wraps the error of its call in another that keeps it only as a text: `Name: message`. */
function withWrapped(facts: ErrorFacts, error: unknown): ErrorFacts {
  const text = textOf(error);
  const name = /^(?:Error: )?([A-Z][A-Za-z]+(?:Exception|Error)): /.exec(text)?.[1];
  const code = /\b(E(?:NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|HOSTUNREACH|NETUNREACH|PROXY))\b/.exec(
    text,
  )?.[1];
  return name === undefined && code === undefined
    ? facts
    : {
        ...facts,
        name: name ?? facts.name,
        code: facts.code ?? code,
        status: facts.status ?? (name === undefined ? undefined : 400),
      };
}

function textOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
}
