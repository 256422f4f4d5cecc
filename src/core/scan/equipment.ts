import type { Detector } from '../detectors/detector';
import { Prefilter } from './prefilter';
import { ownMark } from './suppression';

/** The detectors that apply, and the automaton that finds their keywords. */
export interface Equipment {
  readonly detectors: readonly Detector[];
  readonly prefilter: Prefilter;
  /** Which detectors a keyword of the prefilter belongs to; none for the mark of our own comments. */
  readonly owners: readonly (readonly Detector[])[];
  /** The keyword that is the mark of our own comments. */
  readonly mark: number;
  readonly ids: ReadonlySet<string>;
}

/** The equipment for some detectors. */
export function equip(detectors: readonly Detector[]): Equipment {
  const owners = new Map<string, Detector[]>();
  for (const detector of detectors) {
    for (const keyword of detector.keywords) {
      owners.set(keyword, [...(owners.get(keyword) ?? []), detector]);
    }
  }
  // So that a comment that silences nothing any more is noticed in a file without candidates, too.
  owners.set(ownMark, owners.get(ownMark) ?? []);
  const keywords = [...owners.keys()];
  return {
    detectors,
    prefilter: new Prefilter(keywords),
    owners: [...owners.values()],
    mark: keywords.indexOf(ownMark),
    ids: new Set(detectors.map((detector) => detector.id)),
  };
}
