import type { Configuration } from '../config/configuration';
import type { Detector } from '../detectors/detector';
import { placeOf } from '../detectors/shared/context';
import { GlanceMemory } from '../detectors/shared/glanceMemory';
import type { NameMemory } from '../detectors/shared/glanceMemory';
import { withHeldBlock } from '../detectors/shared/heldBlock';
import type { SourceText } from '../languages/document';
import type { Language } from '../languages/language';
import type { Span } from '../text/span';
import type { Equipment } from './equipment';
import type { Problem } from './finding';
import { gate } from './gate';
import { Spots } from './spots';
import { ownMark } from './suppression';

/** What a first look at a text says. */
export interface Look {
  /** Those that may find something. */
  readonly detectors: readonly Detector[];
  readonly structuralOnly: boolean;
  /** Whether the text holds a comment of ours, which may silence nothing any more. */
  readonly marked: boolean;
  readonly problems: readonly Problem[];
  /** Where they may; undefined: anywhere. */
  readonly within?: readonly Span[] | undefined;
}

/** What a look is taken with. */
export interface LookParts {
  readonly equipment: Equipment;
  readonly configuration: Configuration;
  /** Serves all texts: the same names come again and again. */
  readonly names: NameMemory;
}

/** A shorter text is read as a whole. In UTF-16 code units. */
const shortText = 4_096;

/** The detectors that may find something, as far as can be told without parsing. */
export function lookAt(source: SourceText, language: Language, { equipment, configuration, names }: LookParts): Look {
  const { mode, problem } = gate(source, language);
  const problems = problem === undefined ? [] : [problem];
  if (mode === 'skip') {
    return { detectors: [], structuralOnly: true, marked: false, problems };
  }
  const { text } = source;
  const { detectors, prefilter, owners, mark } = equipment;
  // Where only structure counts, the others only tell whether there was anything to leave out.
  const structuralOnly = mode === 'structural' && problem === undefined;
  const active = new Set(
    detectors.filter(
      (detector) => configuration.detectors[detector.id] !== 'off' && (detector.structural || !structuralOnly),
    ),
  );
  const confirmed = new Set<Detector>();
  const memory = new GlanceMemory(names, placeOf(source.path));
  const spots = new Spots(text.length, language.readsWithin !== true || text.length < shortText || mode !== 'full');
  let marks = 0;
  prefilter.searchText(text, (keyword, end) => {
    marks += keyword === mark && text.endsWith(ownMark, end) ? 1 : 0;
    for (const detector of owners[keyword] ?? []) {
      if (!active.has(detector) || (confirmed.has(detector) && spots.everywhere)) {
        continue;
      }
      const hit = { start: end - prefilter.lengthOf(keyword), end };
      if (detector.glance === undefined || detector.glance(text, hit, language, memory)) {
        confirmed.add(detector);
        if (!spots.covers(hit)) {
          spots.add(withHeldBlock(text, hit));
        }
        if (mode === 'structural' && !detector.structural) {
          // One tells that something is left out.
          detectors.filter(({ structural }) => !structural).forEach((other) => active.delete(other));
        }
      }
      if (memory.elsewhere.length > 0) {
        memory.elsewhere.splice(0).forEach((place) => {
          spots.add(place);
        });
      }
      // Patterns of one's own reach far, and say nothing of where. Only in code a value is given far from its name.
      if ((memory.far && language.grammar !== undefined) || detector.glance === undefined) {
        spots.addEverywhere();
      }
    }
    return undefined;
  });
  if (language.namedByFile === true) {
    [...active].filter(({ byName }) => byName === true).forEach((detector) => confirmed.add(detector));
    spots.addEverywhere();
  }
  if (mode === 'full') {
    const marked = marks > 0;
    const within = marked ? undefined : spots.within;
    return { detectors: [...confirmed], structuralOnly: false, marked, problems, within };
  }
  const structural = [...confirmed].filter((detector) => detector.structural);
  // Nothing was left out where no other detector had anything to look for.
  return {
    detectors: structural,
    structuralOnly: true,
    marked: false,
    problems: structural.length < confirmed.size ? problems : [],
  };
}

/** Whether a stretch of a text that is looked at in full may hold a finding, or the end of one's name, or a comment that silences some. */
export function mayMatter(
  source: SourceText,
  language: Language,
  stretch: Span,
  { equipment, configuration, names }: LookParts,
): boolean {
  const { prefilter, owners, mark } = equipment;
  const { text } = source;
  const memory = new GlanceMemory(names, placeOf(source.path));
  let matters = language.namedByFile === true;
  prefilter.searchText(text.slice(stretch.start, stretch.end), (keyword, endInStretch) => {
    const end = stretch.start + endInStretch;
    const hit = { start: end - prefilter.lengthOf(keyword), end };
    matters =
      keyword === mark ||
      (owners[keyword] ?? []).some(
        (detector) =>
          configuration.detectors[detector.id] !== 'off' &&
          (detector.glance === undefined ||
            detector.glance(text, hit, language, memory) ||
            memory.far ||
            memory.elsewhere.length > 0),
      );
    return matters ? 'stop' : undefined;
  });
  return matters;
}
