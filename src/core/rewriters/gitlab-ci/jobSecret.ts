import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import { columnIndent, linesBefore, linesBehind } from '../config/insertion';
import type { ConfigEntry, ConfigMap } from '../config/model';
import { valueOf } from '../config/nodes';
import type { ConfigSite } from '../config/site';
import type { Refusal, SecretReference } from '../rewriter';
import { indentUnit } from '../shared/layout';
import { refuse } from '../shared/plans';
import { secretLines } from './secretLines';

/**
 * The edit that adds a secret to a job: among those that it has, or in a map of their own.
 *
 * @param before the key of the job that a new map stands before.
 */
export function secretInJob(
  site: ConfigSite,
  job: ConfigMap,
  before: ConfigEntry,
  variable: string,
  reference: SecretReference,
): TextEdit {
  const { source, eol } = site;
  const lines = secretLines(site, job, variable, reference);
  const secrets = valueOf(job, 'secrets');
  const last = secrets?.kind === 'map' && !secrets.flow ? secrets.entries.at(-1) : undefined;
  const indent = columnIndent(source, (last ?? before).keySpan.start);
  return last === undefined
    ? linesBefore(
        source,
        before.keySpan.start,
        ['secrets:', ...lines.map((line) => indentUnit(source) + line)].map((line) => indent + line),
        eol,
      )
    : linesBehind(
        source,
        last,
        lines.map((line) => indent + line),
        eol,
      );
}

/** Why a job that is put together by `<<` gets no secrets of its own. */
export function secretsHidden(target: SecretReference['target']): Refusal {
  return refuse(
    target,
    message(
      'Secrets of a job take the place of those that it merges (<<), not a place beside them: write extends in the place of <<, which merges them, too.',
    ),
    'environment',
  );
}
