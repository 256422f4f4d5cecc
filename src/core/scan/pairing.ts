import type { LineIndex } from '../text/lines';
import type { Claim } from './overlap';

/** Lines between two halves of a pair that nothing but their neighbourhood joins. */
const lineReach = 12;
/** In code units: what stands farther apart in long lines does not belong together. */
const gapReach = 4_000;
/** What has the form alone is a half where nothing else is that has the name, too. */
const namelessCost = 100_000;
/** How many halves to either side are considered: pairs stand together. */
const halfReach = 4;

/**
 * Which AWS credentials belong together: for each claim, by index, those it is related to.
 *
 * An access key id is paired with one secret access key: one that is called so before others, of the same object, call or section before one that only
 * stands near, and the nearer before the farther. A session token joins the pair that it stands next to.
 */
export function pairCredentials(
  claims: readonly Claim[],
  source: string,
  lines: LineIndex,
): ReadonlyMap<number, readonly number[]> {
  const credentials = claims.flatMap((claim, index) =>
    claim.detector.kind === 'aws-credential' ? [half(claim, index, lines)] : [],
  );
  const secretOf = matchNearest(credentials, source, 'aws-access-key-id', 'aws-secret-access-key');
  const tokenOf = matchNearest(
    credentials.filter((one) => one.detector !== 'aws-secret-access-key'),
    source,
    'aws-access-key-id',
    'aws-session-token',
  );
  // Temporary credentials whose id comes from elsewhere.
  const taken = new Set([...secretOf.values(), ...tokenOf.values()]);
  const tokenOfSecret = matchNearest(
    credentials.filter((one) => one.detector !== 'aws-access-key-id' && !taken.has(one.index)),
    source,
    'aws-secret-access-key',
    'aws-session-token',
  );
  const groups = new Map<number, readonly number[]>();
  const join = (members: readonly (number | undefined)[]): void => {
    const present = members.filter((member): member is number => member !== undefined);
    for (const member of present.length > 1 ? present : []) {
      groups.set(
        member,
        present.filter((other) => other !== member),
      );
    }
  };
  for (const { index, detector } of credentials) {
    if (detector === 'aws-access-key-id') {
      join([index, secretOf.get(index), tokenOf.get(index)]);
    }
  }
  for (const [secret, token] of tokenOfSecret) {
    join([secret, token]);
  }
  return groups;
}

interface Half {
  readonly index: number;
  readonly detector: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Whether only its neighbourhood says what it is, and not its name. */
  readonly nameless: boolean;
  /** The object, call or section it stands in; undefined where it stands in none. */
  readonly place: string | undefined;
}

function half({ detector, candidate }: Claim, index: number, lines: LineIndex): Half {
  const { literal } = candidate;
  const place =
    literal === undefined || (literal.name.length < 2 && literal.call === undefined)
      ? undefined
      : [literal.call?.callee ?? '', ...literal.name.slice(0, -1)].join('\0');
  return {
    index,
    detector: detector.id,
    line: lines.at(candidate.span.start).line,
    start: candidate.span.start,
    end: candidate.span.end,
    nameless: candidate.confidence !== 'high',
    place,
  };
}

/** The best one-to-one matches of two kinds, the surest first. */
function matchNearest(halves: readonly Half[], source: string, left: string, right: string): Map<number, number> {
  const options: { readonly left: Half; readonly right: Half; readonly cost: number }[] = [];
  halves.forEach((one, position) => {
    if (one.detector !== left) {
      return;
    }
    for (let step = -halfReach; step <= halfReach; step += 1) {
      const other = halves[position + step];
      if (other?.detector === right && isNear(one, other)) {
        // Of two equally near, the one after: ids usually come first.
        const cost = distance(one, other, source) + (step < 0 ? 0.5 : 0) + (other.nameless ? namelessCost : 0);
        options.push({ left: one, right: other, cost });
      }
    }
  });
  options.sort((first, second) => first.cost - second.cost || first.left.start - second.left.start);
  const taken = new Set<number>();
  const result = new Map<number, number>();
  for (const option of options) {
    if (!taken.has(option.left.index) && !taken.has(option.right.index)) {
      taken.add(option.left.index).add(option.right.index);
      result.set(option.left.index, option.right.index);
    }
  }
  return result;
}

/** Whether two halves stand so near that they may be one pair. */
function isNear(one: Half, other: Half): boolean {
  const gap = Math.max(one.start, other.start) - Math.min(one.end, other.end);
  return Math.abs(other.line - one.line) <= lineReach && gap <= gapReach;
}

/** How far two halves are apart: in code units, more across blank lines, most across objects and calls. */
function distance(one: Half, other: Half, source: string): number {
  const gap = source.slice(Math.min(one.end, other.end), Math.max(one.start, other.start));
  const places = one.place === undefined || other.place === undefined ? 1 : one.place === other.place ? 0 : 2;
  return gap.length + (/\n[^\S\n]*\n|\n[^\S\n]*\[[^\]\n]*\]/.test(gap) ? 1_000 : 0) + places * 10_000;
}
