import type { TextEdit } from '../../text/edit';
import { columnIndent, linesBefore, linesBehind } from '../config/insertion';
import type { ConfigMap } from '../config/model';
import { keysOf, textOf, valueOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import { readInScript, variableForScript } from '../config/script';
import type { ConfigSite } from '../config/site';
import { yamlValue } from '../config/write';
import type { Plan, Refusal, SecretReference } from '../rewriter';
import { freeName } from '../shared/identifiers';
import { indentUnit } from '../shared/layout';
import { refuse } from '../shared/plans';
import { buildChanges, ownVariablesOnly } from './words';

/**
 * A secret in a command of a buildspec becomes a variable that CodeBuild fetches.
 *
 * @returns undefined where it stands in no command, or the command cannot read a variable there.
 */
export function planCommand(site: ConfigSite, target: SecretReference['target']): Plan | Refusal | undefined {
  const { root } = site;
  const keys = keysOf(site.steps).filter((key) => !key.startsWith('['));
  const isCommand = keys.length === 3 && keys[0] === 'phases' && /^(?:commands|finally)$/.test(keys[2] ?? '');
  const env = valueOf(root, 'env');
  // PowerShell reads variables in another way: https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
  const isShell = !/powershell|cmd/i.test(textOf(env, 'shell') ?? '');
  if (
    !isCommand ||
    !isShell ||
    root.kind !== 'map' ||
    root.flow ||
    (env !== undefined && (env.kind !== 'map' || env.flow)) ||
    readInScript(site, 'X') === undefined
  ) {
    return undefined;
  }
  if (target === 'environment') {
    return refuse(target, ownVariablesOnly(), 'secretsmanager', 'parameterstore');
  }
  const section = target === 'secretsmanager' ? 'secrets-manager' : 'parameter-store';
  const fetched = valueOf(env, section);
  if (fetched !== undefined && (fetched.kind !== 'map' || fetched.flow)) {
    return undefined;
  }
  const variable = freeName([variableForScript(site)], variablesOf(env));
  return referencePlan(site, target, {
    path: [variable],
    changes: buildChanges(target),
    edits: ({ name }) => {
      const reading = readInScript(site, variable);
      const line = `${variable}: ${yamlValue(site.source, name)}`;
      return reading === undefined ? [] : [variableEdit(site, root, env, fetched, section, line), reading];
    },
  });
}

/** The variable among those that are fetched from the store, or in a map of their own, or in a new `env`. */
function variableEdit(
  { source, eol }: ConfigSite,
  root: ConfigMap,
  env: ConfigMap | undefined,
  fetched: ConfigMap | undefined,
  section: string,
  line: string,
): TextEdit {
  const unit = indentUnit(source);
  const last = fetched?.entries.at(-1);
  if (last !== undefined) {
    return linesBehind(source, last, [columnIndent(source, last.keySpan.start) + line], eol);
  }
  const lastSection = env?.entries.at(-1);
  if (lastSection !== undefined) {
    const indent = columnIndent(source, lastSection.keySpan.start);
    return linesBehind(source, lastSection, [`${indent}${section}:`, `${indent}${unit}${line}`], eol);
  }
  const phases = root.entries.find(({ key }) => key === 'phases');
  const lines = ['env:', `${unit}${section}:`, `${unit}${unit}${line}`];
  return linesBefore(source, phases?.keySpan.start ?? 0, lines, eol);
}

/** The names of variables that a build has already. */
function variablesOf(env: ConfigMap | undefined): Set<string> {
  const maps = ['variables', 'parameter-store', 'secrets-manager'].map((key) => valueOf(env, key));
  return new Set(maps.flatMap((map) => (map?.kind === 'map' ? map.entries.map(({ key }) => key) : [])));
}
