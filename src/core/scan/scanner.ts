import type { Configuration } from '../config/configuration';
import type { Candidate, Detector } from '../detectors/detector';
import { GlanceMemory, NameMemory } from '../detectors/shared/glanceMemory';
import { withHeldBlock } from '../detectors/shared/heldBlock';
import { isPublishedExample } from '../detectors/shared/publishedExamples';
import type { ParsedDocument, SourceText, VersionOf } from '../languages/document';
import { readEmbedded } from '../languages/embedding/readEmbedded';
import type { Language } from '../languages/language';
import type { Parsers } from '../languages/parsers';
import { parseWithin } from '../languages/parts/parseWithin';
import { readDocument } from '../languages/readDocument';
import { selectLanguage } from '../languages/selection';
import { LineIndex } from '../text/lines';
import { message } from '../text/message';
import type { Span } from '../text/span';
import { carriedOver, ScannedVersions } from './carriedOver';
import { customDetector } from './customDetector';
import { wideEncoding } from './decode';
import { equip } from './equipment';
import type { Equipment } from './equipment';
import type { Problem, ScanResult } from './finding';
import { gate } from './gate';
import { resolveOverlaps } from './overlap';
import type { Claim } from './overlap';
import { Spots } from './spots';
import { ownMark, suppress } from './suppression';
import { toFindings } from './toFindings';

/** What a scanner is made of. */
export interface ScannerParts {
  readonly detectors: readonly Detector[];
  readonly languages: readonly Language[];
  readonly parsers: Parsers;
}

/** What a first look at a text says. */
interface Look {
  /** Those that may find something. */
  readonly detectors: readonly Detector[];
  readonly structuralOnly: boolean;
  /** Whether the text holds a comment of ours, which may silence nothing any more. */
  readonly marked: boolean;
  readonly problems: readonly Problem[];
  /** Where they may; undefined: anywhere. */
  readonly within?: readonly Span[] | undefined;
}

/** A shorter text is read as a whole. In UTF-16 code units. */
const shortText = 4_096;

const nothing: ScanResult = { findings: [], suppressed: [], problems: [] };

/** Finds secrets in texts: gate, prefilter, parse, detect, pair, suppress. Reads no file, no clock. */
export class Scanner {
  readonly #own: Equipment;
  /** By the patterns of a configuration, as text: equal patterns share one automaton. */
  readonly #extended = new Map<string, Equipment>();
  readonly #versions = new ScannedVersions();
  readonly #names = new NameMemory();

  constructor(private readonly parts: ScannerParts) {
    this.#own = equip(parts.detectors);
  }

  /**
   * Whether bytes hold anything that makes them worth decoding and scanning. Reads them once, at the speed of memory.
   */
  mayHoldSecrets(bytes: Uint8Array, configuration: Configuration): boolean {
    if (wideEncoding(bytes) !== undefined) {
      return true;
    }
    let found = false;
    this.#equipment(configuration).prefilter.searchBytes(bytes, () => {
      found = true;
      return 'stop';
    });
    return found;
  }

  #equipment({ patterns }: Configuration): Equipment {
    if (patterns.length === 0) {
      return this.#own;
    }
    const key = JSON.stringify(patterns);
    let equipment = this.#extended.get(key);
    if (equipment === undefined) {
      equipment = equip([...this.parts.detectors, ...patterns.map(customDetector)]);
      this.#extended.set(key, equipment);
    }
    return equipment;
  }

  /**
   * The findings of one text.
   *
   * @param today `YYYY-MM-DD`, against which expiring allowances are held.
   */
  async scan(source: SourceText, configuration: Configuration, today: string): Promise<ScanResult> {
    const language = selectLanguage(source, this.parts.languages);
    const { versionOf } = source;
    if (versionOf === undefined) {
      return (await this.#scanWhole(source, language, configuration, today)).result;
    }
    const { document, hurried } = versionOf;
    const version = { source, language, configuration, today };
    const before = hurried ? this.#versions.get(document) : undefined;
    const carried =
      before && carriedOver(before, version, (stretch) => this.#mayMatter(source, language, configuration, stretch));
    const { result, wasRead } =
      carried === undefined
        ? await this.#scanWhole(source, language, configuration, today)
        : { result: carried, wasRead: true };
    if (wasRead) {
      this.#versions.put(document, { ...version, result });
    } else {
      // There is little to gain then, and what is said holds.
      this.#versions.delete(document);
    }
    return result;
  }

  /** The findings of a text, and whether it had to be read for them. */
  async #scanWhole(
    source: SourceText,
    language: Language,
    configuration: Configuration,
    today: string,
  ): Promise<{ readonly result: ScanResult; readonly wasRead: boolean }> {
    const looked = this.#look(source, language, configuration);
    if (looked.detectors.length === 0 && !looked.marked) {
      return { result: { ...nothing, problems: looked.problems }, wasRead: false };
    }
    // Of what is kept for the next version nothing may be missing: other places may matter then.
    const within = source.versionOf === undefined ? looked.within : undefined;
    const { document, problems } = looked.structuralOnly
      ? this.#unread(source)
      : await this.#read(source, language, within, source.versionOf);
    try {
      const result = this.#judge(document, looked, configuration, today, [...looked.problems, ...problems]);
      return {
        result: document.tree?.provisional === true ? { ...result, provisional: true } : result,
        wasRead: true,
      };
    } finally {
      document.dispose();
    }
  }

  /** The text read by its language, whether or not it holds a candidate. The caller disposes it. */
  async parse(source: SourceText): Promise<ParsedDocument> {
    const language = selectLanguage(source, this.parts.languages);
    const { mode } = gate(source, language);
    return (mode === 'full' ? await this.#read(source, language) : this.#unread(source)).document;
  }

  /** The text read and scanned at once, so that fixes can be planned on the document. The caller disposes it. */
  async open(
    source: SourceText,
    configuration: Configuration,
    today: string,
  ): Promise<{ readonly document: ParsedDocument; readonly result: ScanResult }> {
    const language = selectLanguage(source, this.parts.languages);
    const looked = this.#look(source, language, configuration);
    const { document, problems } = looked.structuralOnly ? this.#unread(source) : await this.#read(source, language);
    const result = this.#judge(document, looked, configuration, today, [...looked.problems, ...problems]);
    return { document, result };
  }

  /** Whether a stretch of a text may hold a finding, or the end of one's name, or a comment that silences some. */
  #mayMatter(source: SourceText, language: Language, configuration: Configuration, stretch: Span): boolean {
    const { prefilter, owners, mark } = this.#equipment(configuration);
    const { text } = source;
    if (language.id === 'plaintext' || gate(source, language).mode !== 'full') {
      return true;
    }
    const memory = new GlanceMemory(this.#names);
    let matters = false;
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

  /** The detectors that may find something, as far as can be told without parsing. */
  #look(source: SourceText, language: Language, configuration: Configuration): Look {
    const { mode, problem } = gate(source, language);
    const problems = problem === undefined ? [] : [problem];
    if (mode === 'skip') {
      return { detectors: [], structuralOnly: true, marked: false, problems };
    }
    const { text } = source;
    const plain = language.id === 'plaintext';
    const { detectors, prefilter, owners, mark } = this.#equipment(configuration);
    // Where only structure counts, the others only tell whether there was anything to leave out.
    const structuralOnly = plain || (mode === 'structural' && problem === undefined);
    const active = new Set(
      detectors.filter(
        (detector) => configuration.detectors[detector.id] !== 'off' && (detector.structural || !structuralOnly),
      ),
    );
    const confirmed = new Set<Detector>();
    const memory = new GlanceMemory(this.#names);
    const spots = new Spots(text.length, language.readsWithin !== true || text.length < shortText || mode !== 'full');
    let marks = 0;
    prefilter.searchText(text, (keyword, end) => {
      marks += keyword === mark && text.endsWith(ownMark, end) ? 1 : 0;
      for (const detector of owners[keyword] ?? []) {
        if (!active.has(detector)) {
          continue;
        }
        const hit = { start: end - prefilter.lengthOf(keyword), end };
        if (confirmed.has(detector) && spots.everywhere) {
          continue;
        }
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
        memory.elsewhere.splice(0).forEach((place) => {
          spots.add(place);
        });
        // Patterns of one's own reach far, and say nothing of where. Only in code a value is given far from its name.
        if ((memory.far && language.grammar !== undefined) || detector.glance === undefined) {
          spots.addEverywhere();
        }
      }
      return undefined;
    });
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

  async #read(
    source: SourceText,
    language: Language,
    within?: readonly Span[],
    versionOf?: VersionOf,
  ): Promise<{ document: ParsedDocument; problems: readonly Problem[] }> {
    const { languages, parsers } = this.parts;
    if (language.grammar === undefined) {
      return {
        document: await readEmbedded(readDocument(source, language, undefined, within), languages, parsers),
        problems: [],
      };
    }
    const tree =
      (within && (await parseWithin(parsers, language, source.text, within))) ??
      (await parsers.parse(language.grammar, source.text, versionOf));
    const document = await readEmbedded(readDocument(source, language, tree, within), languages, parsers);
    return { document, problems: tree === undefined ? [grammarProblem(language)] : [] };
  }

  /** A text in which only structure counts: its literals are not worth the time that reading them takes. */
  #unread(source: SourceText): { document: ParsedDocument; problems: readonly Problem[] } {
    const language = selectLanguage({ path: undefined, text: '' }, this.parts.languages);
    const document: ParsedDocument = {
      path: source.path,
      source: source.text,
      language,
      literals: [],
      comments: [],
      tree: undefined,
      dispose: () => undefined,
    };
    return { document, problems: [] };
  }

  #judge(
    document: ParsedDocument,
    { detectors, marked }: Look,
    configuration: Configuration,
    today: string,
    problems: readonly Problem[],
  ): ScanResult {
    // Without its tree a text is read as plain text: names and uses are guesses then.
    const unparsed = document.language.grammar !== undefined && document.tree === undefined;
    const fit = unparsed ? detectors.filter((detector) => detector.structural) : detectors;
    const claims = resolveOverlaps(
      fit.flatMap((detector) => detector.find(document).map((candidate): Claim => ({ detector, candidate }))),
    )
      .filter(({ candidate }) => candidate.testData !== true || configuration.testPasswords !== 'off')
      .filter(({ candidate }) => !holdsPublishedExample(candidate, document.source));
    if (claims.length === 0 && !marked) {
      return problems.length === 0 ? nothing : { ...nothing, problems };
    }
    const lines = new LineIndex(document.source);
    const findings = toFindings(claims, document, configuration, lines);
    const outcome = suppress(findings, document, configuration, today, this.#equipment(configuration).ids, lines);
    return { ...outcome, problems: [...problems, ...outcome.problems] };
  }
}

/** Whether the secret, or the password in a connection string, is printed for everyone. */
function holdsPublishedExample({ value, sensitive }: Candidate, source: string): boolean {
  return isPublishedExample(sensitive === undefined ? value.reveal() : source.slice(sensitive.start, sensitive.end));
}

function grammarProblem(language: Language): Problem {
  return {
    kind: 'grammar',
    message: message(
      'The grammar for {0} could not be loaded. The text was searched for AWS keys, connection strings and private keys, not for passwords by their names.',
      language.id,
    ),
  };
}
