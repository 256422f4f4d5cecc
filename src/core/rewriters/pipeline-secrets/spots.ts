import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { variableOf } from '../config/credentialChain';
import { columnIndent, linesBehind } from '../config/insertion';
import type { ConfigMap, Step } from '../config/model';
import { valueOf } from '../config/nodes';
import { removeAll } from '../config/removal';
import { readInScript, variableForScript } from '../config/script';
import type { ConfigSite } from '../config/site';
import { putReference } from '../config/write';
import { indentUnit } from '../shared/layout';
import type { Spot } from './service';

/**
 * A variable that goes, since the service sets one of the same name; undefined where the value is none.
 *
 * @param keep how many of the keys around the map of variables stay even where nothing is left in them.
 */
export function ownVariable(site: ConfigSite, keep?: number): Spot | undefined {
  const variable = site.whole || site.steps.at(-1)?.kind === 'item' ? variableOf(site) : undefined;
  if (variable === undefined || !/^[A-Za-z_]\w{0,127}$/.test(variable.name) || !isAlone(site, variable.name)) {
    return undefined;
  }
  return {
    variable: variable.name,
    path: [variable.name],
    edits: () => removeAll(site.source, [variable.steps], keep ?? variable.steps.length - 2),
  };
}

/** Whether a value is all of a variable, be it `NAME=value` of a list. */
function isAlone({ steps, scalar, value, whole }: ConfigSite, name: string): boolean {
  return whole || (steps.at(-1)?.kind === 'item' && scalar.text === `${name}=${value}`);
}

/**
 * A command that reads a variable of its environment; undefined where its shell reads none there. A command that does no
 * more than set a variable for those that follow goes, since the service has set it before.
 */
export function command(site: ConfigSite): Spot | undefined {
  const { scalar, steps, source, value } = site;
  const last = steps.at(-1);
  const exported = /^(?:export )?([A-Za-z_]\w{0,127})=(.{1,4096})$/.exec(scalar.text);
  if (
    last?.kind === 'item' &&
    last.of.items.length > 1 &&
    !scalar.anchored &&
    scalar.style === 'plain' &&
    exported?.[1] !== undefined &&
    [value, `"${value}"`, `'${value}'`].includes(exported[2] ?? '')
  ) {
    const [, variable] = exported;
    return { variable, path: [variable], edits: () => removeAll(source, [steps], steps.length) };
  }
  return site.scalar.anchored || readInScript(site, 'X') === undefined
    ? undefined
    : {
        path: [variableForScript(site)],
        edits: (variable) => [readInScript(site, variable)].filter((edit) => edit !== undefined),
      };
}

/** Why a command reads no variable of its environment in a place. */
export function unreadable(): Message {
  return message(
    'The shell reads no variable of the environment in this place, or may be PowerShell: have a command of sh or bash read one there.',
  );
}

/** A command that reads a variable which the map beside it (`env`) is given. */
export function commandWith(
  site: ConfigSite,
  step: Step,
  map: string,
  text: (variable: string) => string,
): Spot | undefined {
  const spot = command(site);
  const entry = step.kind === 'entry' && !step.of.flow ? step.entry : undefined;
  const given = step.kind === 'entry' ? valueOf(step.of, map) : undefined;
  if (spot === undefined || entry === undefined || (given !== undefined && (given.kind !== 'map' || given.flow))) {
    return undefined;
  }
  return {
    ...spot,
    edits: (variable) => [...spot.edits(variable), ...giving(site, entry, map, given, variable, text(variable))],
  };
}

function giving(
  { source, eol }: ConfigSite,
  behind: Extract<Step, { kind: 'entry' }>['entry'],
  map: string,
  given: ConfigMap | undefined,
  variable: string,
  text: string,
): TextEdit[] {
  const last = given?.entries.at(-1);
  if (given?.entries.some(({ key }) => key === variable) === true) {
    return [];
  }
  if (last !== undefined) {
    return [linesBehind(source, last, [`${columnIndent(source, last.keySpan.start)}${variable}: ${text}`], eol)];
  }
  const indent = columnIndent(source, behind.keySpan.start);
  return [linesBehind(source, behind, [`${indent}${map}:`, `${indent}${indentUnit(source)}${variable}: ${text}`], eol)];
}

/** A value that the service fills a variable into, where it stands. */
export function filledIn(site: ConfigSite, text: (variable: string) => string): Spot {
  return { edits: (variable) => [putReference(site, text(variable))] };
}

/** Whether what stands in the source is the value letter for letter, so that the value filled in there means the same. */
export function isVerbatim({ source, span, value, whole }: ConfigSite): boolean {
  return whole || source.slice(span.start, span.end) === value;
}
