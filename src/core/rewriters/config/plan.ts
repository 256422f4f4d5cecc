import type { TextEdit } from '../../text/edit';
import type { Finding } from '../../scan/finding';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { Span } from '../../text/span';
import type { FixTarget, Plan, SecretReference } from '../rewriter';
import { nameHint, productOf, words } from '../shared/identifiers';
import { missing } from '../shared/plans';
import type { ConfigSite } from './site';

/** What a format says of a reference that it can hold. */
export interface Reference {
  /** What a person should look at; a plan with none is safe. */
  readonly review?: readonly Message[];
  readonly changes: readonly Message[];
  /** The names that the value is bound to, without those that its format alone needs. */
  readonly path: readonly string[];
  readonly fixedVariable?: string;
  readonly dependencies?: readonly string[];
  edits(reference: SecretReference): readonly TextEdit[];
}

/** A plan that puts a reference in the place of a site's secret. */
export function referencePlan(
  site: ConfigSite,
  target: Exclude<FixTarget, 'default-credential-chain'>,
  to: Reference,
): Plan {
  const review = to.review ?? [];
  return {
    kind: 'plan',
    target,
    safety: review.length === 0 ? 'safe' : 'needs-review',
    behaviourChanges: [...review, ...to.changes],
    missingDependencies: missing(to.dependencies ?? [], site.request.project.dependencies),
    value: new Secret(site.value),
    nameHint: hintOf(site, withOption(site, to.path)),
    ...(to.fixedVariable !== undefined && { fixedVariable: to.fixedVariable }),
    fixes: [site.request.finding.fingerprint],
    edits: (reference) => (reference === undefined ? [] : to.edits(reference)),
  };
}

/** An option that holds a secret in a command's list, `--password=…`, tells more than that it is a command. */
function withOption({ steps, scalar }: ConfigSite, path: readonly string[]): readonly string[] {
  const option =
    steps.at(-1)?.kind === 'item' && /^(?:command|args|entry_?point|cmd)$/i.test(path.at(-1) ?? '')
      ? /^-{1,2}([A-Za-z][\w.-]{1,100})[=:]/.exec(scalar.text)?.[1]
      : undefined;
  return option === undefined ? path : [...path.slice(0, -1), option];
}

function hintOf(site: ConfigSite, path: readonly string[]): string {
  const { finding } = site.request;
  const scheme = finding.facts['scheme'];
  const hint = nameHint(path, scheme === undefined ? 'secret' : `${productOf(scheme)} url`);
  return hintFor(hint, finding, site.span, site.whole);
}

/**
 * The name for what is stored of a finding: the password alone should not be called the URL that it goes into.
 *
 * @param isWhole whether it is all of the value that it stands in.
 */
export function hintFor(hint: string, finding: Finding, stored: Span, isWhole: boolean): string {
  const { sensitive, facts } = finding;
  const scheme = facts['scheme'];
  const names = words(hint);
  const rest = names.filter((word) => !/^(?:url|uri|dsn|string|conn|connection)$/.test(word));
  const isPassword = stored.start === sensitive.start && stored.end === sensitive.end;
  if (isWhole || !isPassword || (scheme === undefined && rest.length === names.length)) {
    return hint;
  }
  // What stands behind `Bearer` in a header, or in one of its own, is called a token.
  const kind = finding.detector !== 'credentials-in-header' || scheme === 'basic' ? 'password' : 'token';
  const telling = kind === 'token' ? rest.filter((word) => !/^(?:authorization|header)$/.test(word)) : rest;
  const isNamed =
    rest.includes('password') || (kind === 'token' && rest.some((word) => /^(?:token|key|secret)$/.test(word)));
  return isNamed
    ? rest.join('_')
    : [...(telling.length === 0 && kind === 'password' ? ['database'] : telling), kind].join('_');
}
