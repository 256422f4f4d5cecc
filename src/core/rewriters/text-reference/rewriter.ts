import { formatReference } from '../../environment/reference';
import type { ParsedDocument } from '../../languages/document';
import type { Finding } from '../../scan/finding';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { Span } from '../../text/span';
import type { FixRequest, Plan, Rewriter } from '../rewriter';
import { hintFor } from '../config/plan';
import { withRelated } from '../shared/findings';
import { nameHint } from '../shared/identifiers';
import { keysLeave } from '../shared/plans';
import { unreadAround } from './unread';
import type { Unread } from './unread';

/**
 * Secrets in comments, docstrings and documents, where no program reads them: the value goes to a store, and where it
 * stood its readers find the name to look for.
 */
export const rewriter: Rewriter = {
  id: 'text-reference',
  languages: 'all',
  targets: ['secretsmanager', 'parameterstore', 'default-credential-chain'],
  plan: (request) => {
    const unread = unreadAround(request.document, request.finding.span);
    if (unread === undefined) {
      return undefined;
    }
    return request.finding.kind === 'aws-credential' ? planKeys(request, unread) : planReference(request, unread);
  },
};

function planReference({ document, finding, target }: FixRequest, unread: Unread): Plan | undefined {
  const { sensitive, span } = finding;
  const value = new Secret(document.source.slice(sensitive.start, sensitive.end));
  const isWhole = sensitive.start === span.start && sensitive.end === span.end;
  if (
    finding.kind !== 'storable' ||
    (target !== 'secretsmanager' && target !== 'parameterstore') ||
    // What is encoded here means something else to its readers than what was found.
    (isWhole && !value.equals(finding.secret))
  ) {
    return undefined;
  }
  return {
    kind: 'plan',
    target,
    safety: 'needs-review',
    behaviourChanges: changes(target, unread),
    missingDependencies: [],
    value,
    nameHint: hintFor(nameHint(finding.name, fallback(finding)), finding, sensitive, false),
    fixes: [finding.fingerprint],
    edits: (reference) => {
      if (reference === undefined) {
        return [];
      }
      const text = formatReference({ store: target, name: reference.name });
      return [{ span: sensitive, text: isApart(document.source, sensitive) ? text : `<${text}>` }];
    },
  };
}

/** Whether a stretch is told from its neighbours without brackets: not the password of a URL, nor of `mysql -p…`. */
function isApart(source: string, { start, end }: Span): boolean {
  return !/[\w:@/-]/.test(source.charAt(start - 1)) && !/[\w:@/-]/.test(source.charAt(end));
}

function fallback({ facts, detector }: Finding): string {
  return facts['scheme'] !== undefined ? 'url' : detector === 'password-in-code' ? 'password' : 'secret';
}

function changes(target: 'secretsmanager' | 'parameterstore', unread: Unread): readonly Message[] {
  const where =
    target === 'secretsmanager'
      ? message(
          'No program reads this text. Its readers find the value in AWS Secrets Manager, by the name that stands here; they need the IAM permission secretsmanager:GetSecretValue.',
        )
      : message(
          'No program reads this text. Its readers find the value in SSM Parameter Store, by the name that stands here; they need the IAM permission ssm:GetParameter.',
        );
  return [
    where,
    unread === 'document'
      ? message('An example that is copied out of this text takes the reference for the value.')
      : message('Code that is commented out and comes back takes the reference for the value.'),
  ];
}

function planKeys(request: FixRequest, unread: Unread): Plan | undefined {
  const { document, finding, findings, target } = request;
  const group = withRelated(finding, findings);
  const isPlain = (one: Finding): boolean =>
    one.kind === 'aws-credential' && placeholderFor(one) !== undefined && isVerbatim(document, one);
  if (
    target !== 'default-credential-chain' ||
    !group.every((one) => isPlain(one) && unreadAround(document, one.span) !== undefined)
  ) {
    return undefined;
  }
  return keysLeave(
    group,
    [
      unread === 'document'
        ? message('No program reads this text: what says which key stood here takes its place.')
        : message('No program reads this comment: what says which key stood here takes its place.'),
    ],
    () => group.map((one) => ({ span: one.span, text: placeholderFor(one) ?? '' })),
  );
}

function isVerbatim({ source }: ParsedDocument, { secret, span }: Finding): boolean {
  return secret.equals(new Secret(source.slice(span.start, span.end)));
}

/** What stands for a key in instructions. */
function placeholderFor({ detector }: Finding): string | undefined {
  switch (detector) {
    case 'aws-access-key-id':
      return '<access-key-id>';
    case 'aws-secret-access-key':
      return '<secret-access-key>';
    case 'aws-session-token':
      return '<session-token>';
    default:
      return undefined;
  }
}
