import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { ConfigEntry, ConfigMap, Step } from '../config/model';
import { referencePlan } from '../config/plan';
import { siteOf } from '../config/site';
import type { ConfigSite } from '../config/site';
import { quoted, yamlValue } from '../config/write';
import type { Plan, Refusal, Rewriter, SecretReference } from '../rewriter';
import { words } from '../shared/identifiers';
import { refuse } from '../shared/plans';
import { isHelmValues } from './path';

/** What charts call the value by which they are given a Secret that is there already, instead of the secret itself. */
const existing = /^existing_?Secret(?:Name)?$/i;

/**
 * Has a chart read a Secret of the cluster, where its values have a place for the name of one. The Secret itself is made by
 * the External Secrets Operator or the CSI driver, which is no matter of the values.
 */
export const rewriter: Rewriter = {
  id: 'helm-values',
  languages: ['yaml'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) => {
    const { target, finding, document } = request;
    if (target === 'default-credential-chain' || finding.kind !== 'storable' || !isHelmValues(document)) {
      return undefined;
    }
    const site = siteOf(request);
    if (site === undefined || 'template' in site) {
      return site && refuse(target, site);
    }
    return planValue(site, target);
  },
};

function planValue(site: ConfigSite, target: SecretReference['target']): Plan | Refusal {
  const last = site.steps.at(-1);
  const place = existingSecret(site.steps);
  if (place === undefined || last?.kind !== 'entry' || !site.whole || site.scalar.anchored) {
    return refuse(
      target,
      message(
        'Helm puts values into a release as they are, and fills nothing in. Where the chart can use a Secret that exists (existingSecret, secretKeyRef, extraEnvVarsSecret), have an ExternalSecret make it; otherwise keep the value in a file outside of the repository and pass that with --values.',
      ),
    );
  }
  if (target === 'environment') {
    return refuse(
      target,
      message('Helm reads no environment variables into values: the chart can use a Secret that exists instead.'),
      'secretsmanager',
      'parameterstore',
    );
  }
  const named = place.entry.value?.kind === 'scalar' ? place.entry.value.text : '';
  const secret = named === '' || named === 'null' || named === '~' ? secretName(place.path) : named;
  return referencePlan(site, target, {
    path: site.steps.flatMap((step) => (step.kind === 'entry' ? [step.entry.key] : [])),
    review: [
      message(
        'The chart now reads the Secret {0}, which must be there before the release is: make it with an ExternalSecret that fetches the stored value, under the key that the chart’s documentation names for {1}.',
        secret,
        last.entry.key,
      ),
    ],
    changes: [message('A container gets the value when it starts: after a rotation, restart it.')],
    edits: () => [
      { span: site.span, text: site.scalar.style === 'single' ? "''" : '""' },
      ...(secret === named ? [] : nameEdit(site, place.entry, secret)),
    ],
  });
}

/** Maps that hold nothing but the credentials of what they stand in. */
const credentials = /^(?:auth|credentials?|secrets?|connection)$/i;

/**
 * The place for a Secret's name: beside the value, or beside the map of credentials that it stands in. One further out may
 * be of anything else: an empty value would then reach the program.
 */
function existingSecret(
  steps: readonly Step[],
): { readonly entry: ConfigEntry; readonly path: readonly string[] } | undefined {
  for (let depth = steps.length - 1; depth >= Math.max(0, steps.length - 2); depth -= 1) {
    const step = steps[depth];
    if (depth < steps.length - 1 && !(step?.kind === 'entry' && credentials.test(step.entry.key))) {
      return undefined;
    }
    const entry = step?.kind === 'entry' ? placeIn(step.of) : undefined;
    if (entry !== undefined) {
      const path = steps.slice(0, depth).flatMap((outer) => (outer.kind === 'entry' ? [outer.entry.key] : []));
      return { entry, path };
    }
  }
  return undefined;
}

function placeIn(map: ConfigMap): ConfigEntry | undefined {
  return map.entries.find(({ key, value }) => existing.test(key) && (value === undefined || value.kind === 'scalar'));
}

/** `postgresql-credentials`, by the sections that say whose it is. */
function secretName(path: readonly string[]): string {
  const telling = path.filter((key) => !/^(?:auth|global|config|credentials|secrets?)$/i.test(key));
  return [...words(telling.join(' ')), 'credentials'].join('-');
}

function nameEdit(site: ConfigSite, { keySpan, value }: ConfigEntry, secret: string): TextEdit[] {
  if (value?.kind !== 'scalar') {
    const at = site.source.indexOf(':', keySpan.end) + 1;
    return [{ span: { start: at, end: at }, text: ` ${yamlValue(site.source, secret)}` }];
  }
  const text =
    value.style === 'single' || value.style === 'double' ? quoted(secret, value.style) : yamlValue(site.source, secret);
  return [{ span: value.span, text }];
}
