import type { Message } from '../../text/message';
import type { FixRequest, Plan, Refusal, SecretReference } from '../rewriter';
import { isGeneral } from '../shared/identifiers';
import { refuse } from '../shared/plans';
import type { ConfigFormat } from './formats';
import { formatOf } from './formats';
import { keysOf } from './nodes';
import { referencePlan } from './plan';
import type { Reference } from './plan';
import { siteOf } from './site';
import type { ConfigSite } from './site';
import { putReference } from './write';

/** What a format writes in a secret's place: a text that its tool replaces by the value. */
export interface InPlace extends Pick<Reference, 'review' | 'changes'> {
  text(reference: SecretReference): string;
}

/** The plan of a format for a secret that can be stored, by where it stands. */
export function planStorable(
  request: FixRequest,
  format: ConfigFormat,
  planSite: (site: ConfigSite, target: SecretReference['target']) => Plan | Refusal,
): Plan | Refusal | undefined {
  const site = storableSite(request, format);
  const { target } = request;
  if (site === undefined || target === 'default-credential-chain') {
    return undefined;
  }
  return 'template' in site ? refuse(target, site) : planSite(site, target);
}

/** The plan of a format in which a reference stands where the secret stood. */
export function planInPlace(
  request: FixRequest,
  format: ConfigFormat,
  reference: (site: ConfigSite, target: SecretReference['target']) => InPlace | Refusal,
): Plan | Refusal | undefined {
  return planStorable(request, format, (site, target) => {
    const to = reference(site, target);
    return 'kind' in to
      ? to
      : referencePlan(site, target, {
          ...to,
          path: boundTo(site),
          edits: (named) => [putReference(site, to.text(named))],
        });
  });
}

/** Where a storable secret of a format stands. */
export function storableSite(request: FixRequest, format: ConfigFormat): ConfigSite | Message | undefined {
  return request.finding.kind === 'storable' && formatOf(request.document) === format ? siteOf(request) : undefined;
}

/** What a value is bound to: `KEY=value` of a list by its key, the `name` beside a `value`, else the keys around it. */
export function boundTo({ literal, scalar, steps, request, embedded }: ConfigSite): readonly string[] {
  const own = steps.at(-1)?.kind === 'item' ? /^([A-Za-z_][\w.-]{0,200})=/.exec(scalar.text)?.[1] : undefined;
  const read = literal.name.length > 0 ? literal.name : request.finding.name;
  const keys = keysOf(steps).filter((key) => !key.startsWith('['));
  // What a command calls its option by (`-H`) says nothing.
  const named = (read.at(-1)?.length ?? 0) > 2 ? read : keys;
  // A text within a value may say that it is a password; the keys around it say whose.
  const path =
    embedded && named.length === 1 && isGeneral(named[0] ?? '')
      ? [...keys.filter((key) => !sections.has(key) && !scripts.has(key)), ...named]
      : named;
  if (own !== undefined) {
    return [...path, own];
  }
  return scripts.has(path.at(-1) ?? '') ? [...path.slice(0, -1).filter((key) => !sections.has(key)), 'secret'] : path;
}

/** Keys whose value is a program: they say nothing of a secret in it. */
const scripts: ReadonlySet<string> = new Set([
  'run',
  'command',
  'args',
  'entrypoint',
  'script',
  'before_script',
  'after_script',
  'commands',
  'finally',
  'shell',
  'test',
  'cmd',
]);
/** Keys that only hold what the names are of. */
const sections: ReadonlySet<string> = new Set([
  ...['jobs', 'steps', 'services', 'containers', 'spec', 'template', 'tasks'],
  'phases',
]);
