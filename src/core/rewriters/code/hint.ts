import { isConstant } from '../../languages/literal';
import { nameHint, productOf, words } from '../shared/identifiers';
import type { Dialect, EnvironmentFallback, Site } from './dialect';

/** What a secret is called by what its literal is bound to, in the style of a dialect. */
export function hintOf(
  site: Site,
  dialect: Pick<Dialect, 'name' | 'owned' | 'owner' | 'isTemplate'>,
  fallback: EnvironmentFallback | undefined,
): string {
  if (fallback !== undefined) {
    return fallback.variable;
  }
  const { finding } = site.request;
  const owned = dialect.owned?.(site);
  if (owned !== undefined) {
    return nameHint([owned], 'secret');
  }
  const bound = finding.name.length > 0 ? finding.name : site.literal.name;
  const path = bound.length > 0 ? bound : (dialect.owner?.(site) ?? []);
  const scheme = finding.facts['scheme'];
  const hint = nameHint(path, unboundHint(finding.detector, scheme));
  const hasHoles = !isConstant(site.literal) || dialect.isTemplate?.(site.node) === true;
  const isPasswordAlone = site.kind === 'part' && scheme !== undefined && hasHoles;
  if (!isPasswordAlone) {
    return path.includes(hint) ? hint : dialect.name(hint);
  }
  // The secret is the password alone: it should not be called the URL that it goes into.
  const rest = words(hint).filter((word) => !/^(?:url|uri|dsn|string|conn|connection)$/.test(word));
  const owner = rest.length === 0 ? [productOf(scheme)] : rest;
  return dialect.name([...owner, ...(owner.includes('password') ? [] : ['password'])].join(' '));
}

/** What a secret is called that is bound to nothing: by the header, or the kind of the connection, that it stands in. */
function unboundHint(detector: string, scheme: string | undefined): string {
  if (scheme === undefined) {
    return 'secret';
  }
  if (detector === 'credentials-in-header') {
    return scheme.includes('-') ? scheme : 'authorization';
  }
  return `${productOf(scheme)} url`;
}
