import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import { columnIndent, linesAfter } from '../config/insertion';
import type { ConfigMap } from '../config/model';
import { keysOf, textOf, valueOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import { removeAll } from '../config/removal';
import type { ConfigSite } from '../config/site';
import { yamlValue } from '../config/write';
import type { Plan, Refusal, SecretReference } from '../rewriter';
import { indentUnit } from '../shared/layout';
import { refuse } from '../shared/plans';
import { fetchEdit, hasSecret, needsOperator } from './externalSecret';
import { isJson } from './json';

/**
 * A value of Flux's HelmRelease comes from a key of a Secret, which Flux puts in its place:
 * https://fluxcd.io/flux/components/helm/helmreleases/#values-references
 *
 * @returns undefined where it is no value of such a release, or none that a path of keys leads to.
 */
export function planReleaseValue(
  site: ConfigSite,
  target: Exclude<SecretReference['target'], 'environment'>,
): Plan | Refusal | undefined {
  const [spec, values] = site.steps;
  const keys = keysOf(site.steps);
  const path = keys.slice(2);
  const name = textOf(site.root, 'metadata', 'name');
  if (
    textOf(site.root, 'kind') !== 'HelmRelease' ||
    spec?.kind !== 'entry' ||
    values?.kind !== 'entry' ||
    keys[0] !== 'spec' ||
    keys[1] !== 'values' ||
    path.length === 0 ||
    // Dots and indices have a meaning of their own in a path.
    !path.every((key) => /^[A-Za-z_][\w-]{0,100}$/.test(key)) ||
    !site.whole ||
    site.scalar.anchored ||
    values.of.flow ||
    name === undefined ||
    isJson(site)
  ) {
    return undefined;
  }
  if (isParsed(site.value)) {
    return refuse(
      target,
      message(
        'Flux reads what a Secret holds as Helm reads what follows --set, and would take this value for something else: have the chart read a Secret itself (existingSecret), or put the value below a key of a whole file of values (valuesFrom without targetPath).',
      ),
    );
  }
  const secret = `${name}-secrets`;
  const key = path.join('.');
  const added = addReference(site, values.of, { secret, key });
  return (
    added &&
    referencePlan(site, target, {
      path,
      review: [needsOperator(site, target)],
      changes: [
        message(
          'Flux puts the value in when it installs or upgrades the release: after a rotation, the release is upgraded with the next reconciliation.',
        ),
      ],
      edits: (reference) => [
        added,
        ...removeAll(site.source, [site.steps], 1),
        fetchEdit(site, { secret, key, reference, merged: hasSecret(site, secret) }),
      ],
    })
  );
}

/** The edit that has a key of a Secret put where its name leads: in the list that is there, or in a new one before `values`. */
function addReference(
  { source, eol }: ConfigSite,
  spec: ConfigMap,
  { secret, key }: { readonly secret: string; readonly key: string },
): TextEdit | undefined {
  const list = valueOf(spec, 'valuesFrom');
  const item = (indent: string): string[] =>
    [
      '- kind: Secret',
      `  name: ${yamlValue(source, secret)}`,
      `  valuesKey: ${yamlValue(source, key)}`,
      `  targetPath: ${yamlValue(source, key)}`,
    ].map((line) => indent + line);
  if (list !== undefined) {
    const last = list.kind === 'list' && !list.flow ? list.items.at(-1) : undefined;
    return last && linesAfter(source, last.span.end, item(columnIndent(source, last.span.start)), eol, undefined);
  }
  const at = spec.entries.findIndex((entry) => entry.key === 'values');
  const before = spec.entries[at - 1];
  if (before === undefined) {
    return undefined;
  }
  const outer = columnIndent(source, before.keySpan.start);
  return linesAfter(
    source,
    before.span.end,
    [`${outer}valuesFrom:`, ...item(outer + indentUnit(source))],
    eol,
    undefined,
  );
}

/**
 * Whether a value would not come through as it is: a comma ends it, a backslash escapes, and so on.
 * https://github.com/fluxcd/pkg/blob/main/chartutil/values.go https://pkg.go.dev/helm.sh/helm/v3/pkg/strvals
 */
function isParsed(value: string): boolean {
  return /[,\\]|^\{|^["'].*["']$|^(?:true|false|null|0|-?[1-9]\d*)?$/i.test(value);
}
