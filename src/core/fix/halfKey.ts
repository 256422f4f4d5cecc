import type { FixRequest, Plan, Refusal } from '../rewriters/rewriter';
import { refuse } from '../rewriters/shared/plans';
import { halfStays, withRelated } from '../rewriters/shared/findings';
import { matches } from '../text/matches';

/** In lines: how far from one half of a key the other is looked for. */
const reach = 4;

/** What the halves are called in settings, code and environments. */
const secretNames =
  /(?<![a-z0-9_-])(?:aws[_.-]?)?secret(?:[_.-]?access)?[_.-]?key(?![a-z])|secret[_.-]?access[_.-]?key|\baws[_.-]?secret(?![a-z_.-])|(?<=["'])secret(?=["']\s{0,4}=>)/gi;
const idNames =
  /(?:\baws[_.-]?)?access[_.-]?key[_.-]?id|(?<!secret[_.-]?)\b(?:aws[_.-]?)?access[_.-]?key(?![a-z_.-])|(?<=["'])key(?=["']\s{0,4}=>)/gi;
/** Behind a name: what binds it to anything but an empty text. */
const value = /["'\]]{0,2}\s{0,4}(?:=>|[:=])[ \t]{0,4}(?!""|''|null\b)[^\s,;)]/y;

/**
 * The refusal where one half of an AWS key would leave and the other, that a variable or another file gives, stay: SDKs stop
 * at half a key, or take it together with another. Undefined for every other plan.
 */
export function refuseHalfKey({ document, finding, findings, target }: FixRequest, plan: Plan): Refusal | undefined {
  if (target !== 'default-credential-chain') {
    return undefined;
  }
  const detectors = new Set(withRelated(finding, findings).map(({ detector }) => detector));
  const hasId = detectors.has('aws-access-key-id');
  if (hasId === detectors.has('aws-secret-access-key')) {
    return undefined;
  }
  const { source } = document;
  const start = linesFrom(source, finding.span.start, -1);
  const window = source.slice(start, linesFrom(source, finding.span.end, 1));
  const edits = plan.edits(undefined);
  const stays = [...matches(hasId ? secretNames : idNames, window)].find(({ index, 0: name }) => {
    value.lastIndex = index + name.length;
    const from = start + index;
    return value.test(window) && !edits.some(({ span }) => span.start <= from && span.end >= from + name.length);
  });
  return stays && refuse(target, halfStays(stays[0]));
}

/** Where the lines end that count as near. */
function linesFrom(source: string, offset: number, step: 1 | -1): number {
  let at = offset;
  for (let line = 0; line <= reach && at >= 0 && at < source.length; line += 1) {
    at = step > 0 ? source.indexOf('\n', at + 1) : at === 0 ? -1 : source.lastIndexOf('\n', at - 1);
    at = at < 0 && step > 0 ? source.length : at;
  }
  return Math.max(0, at);
}
