import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { ConfigEntry, ConfigMap, Step } from '../config/model';
import { textOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import { siteOf } from '../config/site';
import type { ConfigSite } from '../config/site';
import { quoted, yamlValue } from '../config/write';
import { readsSecret } from '../kubernetes/variable';
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
  const variable = variableOf(site);
  if (variable !== undefined) {
    return target === 'environment' ? refuse(target, noVariables(), ...stores) : planVariable(site, target, variable);
  }
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
    return refuse(target, noVariables(), ...stores);
  }
  const named = place.entry.value?.kind === 'scalar' ? place.entry.value.text : '';
  const secret = named === '' || named === 'null' || named === '~' ? secretName(site, place.path) : named;
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

const stores = ['secretsmanager', 'parameterstore'] as const;

function noVariables(): Message {
  return message('Helm reads no environment variables into values: the chart can use a Secret that exists instead.');
}

/** A variable of a container, in a list that charts hand on as it is. */
interface ListedVariable {
  readonly list: string;
  readonly name: string;
  readonly map: ConfigMap;
  readonly value: ConfigEntry;
  /** The keys around the list. */
  readonly path: readonly string[];
}

/** What charts call the variables of a container that they hand on: `env`, `extraEnv`, `extraEnvVars`. */
const listsOfVariables = /^(?:extra|additional|common)?_?env(?:ironment)?(?:_?(?:vars?|variables))?$/i;

/** The variable whose value a secret is: `- name: TOKEN` with `value` and nothing else, as Kubernetes has it. */
function variableOf({ steps, whole, scalar }: ConfigSite): ListedVariable | undefined {
  const [list, item, last] = steps.slice(-3);
  if (
    list?.kind !== 'entry' ||
    item?.kind !== 'item' ||
    last?.kind !== 'entry' ||
    last.entry.key !== 'value' ||
    last.of.entries.length !== 2 ||
    !whole ||
    scalar.anchored ||
    !listsOfVariables.test(list.entry.key)
  ) {
    return undefined;
  }
  const name = textOf(last.of, 'name');
  const path = steps.slice(0, -3).flatMap((outer) => (outer.kind === 'entry' ? [outer.entry.key] : []));
  return name === undefined || !/^[A-Za-z_][\w.-]*$/.test(name)
    ? undefined
    : { list: list.entry.key, name, map: last.of, value: last.entry, path };
}

function planVariable(site: ConfigSite, target: SecretReference['target'], variable: ListedVariable): Plan {
  const { list, name, map, value, path } = variable;
  const shared = secretName(site, path);
  // Where nothing tells whose all of them are, each tells its own.
  const secret = shared === 'credentials' ? words(name).join('-') : shared;
  return referencePlan(site, target, {
    path: [name],
    review: [
      message(
        'The chart must hand {0} on to a container as it is, as charts do with a list of this form. The Secret {1} must be there before the release is: make it with an ExternalSecret that fetches the stored value under the key {2}.',
        list,
        secret,
        name,
      ),
    ],
    changes: [message('A container gets the value when it starts: after a rotation, restart it.')],
    edits: () => [readsSecret(site, map, value, secret, name)],
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

/** `postgresql-credentials`, by the sections that say whose it is; where none does, by the chart's folder. */
function secretName({ request }: ConfigSite, path: readonly string[]): string {
  const telling = path.filter((key) => !/^(?:auth|global|config|credentials|secrets?)$/i.test(key));
  const folder = /([^\\/]{1,60})[\\/][^\\/]*$/.exec(request.document.path ?? '')?.[1] ?? '';
  const owner =
    telling.length > 0 ? telling.join(' ') : /^(?:src|helm|charts?|values|deploy)$/i.test(folder) ? '' : folder;
  return [...words(owner), 'credentials'].join('-');
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
