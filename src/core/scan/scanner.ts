import type { Configuration } from '../config/configuration';
import type { Candidate, Detector } from '../detectors/detector';
import { NameMemory } from '../detectors/shared/glanceMemory';
import { isPublishedExample } from '../detectors/shared/publishedExamples';
import type { ParsedDocument, SourceText, VersionOf } from '../languages/document';
import { readEmbedded } from '../languages/embedding/readEmbedded';
import type { Language } from '../languages/language';
import { withCode } from '../languages/notebook/withCode';
import type { Parsers } from '../languages/parsers';
import { parseWithin } from '../languages/parts/parseWithin';
import { readDocument } from '../languages/readDocument';
import { mayBeSecretFile } from '../languages/secretfile/secretFiles';
import { selectLanguage } from '../languages/selection';
import { LineIndex } from '../text/lines';
import { message } from '../text/message';
import type { Span } from '../text/span';
import { carriedOver, ScannedVersions, smallChange, stretchAround } from './carriedOver';
import type { ScannedVersion } from './carriedOver';
import { customDetector } from './customDetector';
import { wideEncoding } from './decode';
import { equip } from './equipment';
import type { Equipment } from './equipment';
import { excerptOf, linesAround } from './excerpt';
import type { Excerpt } from './excerpt';
import type { Problem, ScanResult } from './finding';
import { gate } from './gate';
import { lookAt, mayMatter } from './look';
import type { Look, LookParts } from './look';
import { resolveOverlaps } from './overlap';
import type { Claim } from './overlap';
import { renewed } from './renewed';
import { isSetInQuotes } from './setInQuotes';
import { suppress } from './suppression';
import { toFindings } from './toFindings';

/** What a scanner is made of. */
export interface ScannerParts {
  readonly detectors: readonly Detector[];
  readonly languages: readonly Language[];
  readonly parsers: Parsers;
}

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
   *
   * @param path where they are from: the name of a file may say that it holds a secret.
   */
  mayHoldSecrets(bytes: Uint8Array, configuration: Configuration, path = ''): boolean {
    if (wideEncoding(bytes) !== undefined || mayBeSecretFile(path, bytes.length)) {
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

  #lookParts(configuration: Configuration): LookParts {
    return { equipment: this.#equipment(configuration), configuration, names: this.#names };
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
    const known = before && (await this.#renewed(before, version));
    const { result, wasRead } =
      known === undefined
        ? await this.#scanWhole(source, language, configuration, today)
        : { result: known, wasRead: true };
    if (wasRead) {
      this.#versions.put(document, { ...version, result });
    } else {
      // There is little to gain then, and what is said holds.
      this.#versions.delete(document);
    }
    return result;
  }

  /**
   * What was found in the version before, with what is found near the edit now; undefined where that will not do. Takes a
   * time that the length of the text matters little for.
   */
  async #renewed(before: ScannedVersion, version: Omit<ScannedVersion, 'result'>): Promise<ScanResult | undefined> {
    const { source, language, configuration, today } = version;
    const change = smallChange(before, version);
    if (change === undefined || language.id === 'plaintext' || gate(source, language).mode !== 'full') {
      return undefined;
    }
    const stretch = stretchAround(change, source.text);
    const carried = carriedOver(before.result, change);
    if (carried !== undefined && !mayMatter(source, language, stretch, this.#lookParts(configuration))) {
      return carried;
    }
    const { findings, suppressed } = before.result;
    const excerpt = this.#excerpt(source, linesAround(stretch, source.text, change, [...findings, ...suppressed]));
    if (excerpt === undefined) {
      return undefined;
    }
    const { path, languageId } = source;
    const read = { path, ...(languageId !== undefined && { languageId }), text: excerpt.text };
    const { result } = await this.#scanWhole(read, language, configuration, today);
    return renewed(before.result, change, result, excerpt, stretch);
  }

  /** What is left of a version of a document when what is far from some lines of it is left out. */
  #excerpt({ text, versionOf }: SourceText, lines: Span): Excerpt | undefined {
    const leftOut = versionOf && this.parts.parsers.leftOutAround(versionOf.document, text, lines);
    return leftOut && excerptOf(text, leftOut, lines);
  }

  /** The findings of a text, and whether it had to be read for them. */
  async #scanWhole(
    source: SourceText,
    language: Language,
    configuration: Configuration,
    today: string,
  ): Promise<{ readonly result: ScanResult; readonly wasRead: boolean }> {
    const looked = lookAt(source, language, this.#lookParts(configuration));
    if (looked.detectors.length === 0 && !looked.marked) {
      return { result: { ...nothing, problems: looked.problems }, wasRead: false };
    }
    // Of what is kept for the next version nothing may be missing: other places may matter then.
    const within = source.versionOf === undefined ? looked.within : undefined;
    const { document, problems } = looked.structuralOnly
      ? this.#unread(source)
      : await this.#read(source, language, within, source.versionOf);
    try {
      await this.parts.parsers.pause?.();
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
    const { document } = mode === 'full' ? await this.#read(source, language) : this.#unread(source);
    return language.id === 'notebook' ? withCode(document, this.parts.languages, this.parts.parsers) : document;
  }

  /** The text read and scanned at once, so that fixes can be planned on the document. The caller disposes it. */
  async open(
    source: SourceText,
    configuration: Configuration,
    today: string,
  ): Promise<{ readonly document: ParsedDocument; readonly result: ScanResult }> {
    const language = selectLanguage(source, this.parts.languages);
    const looked = lookAt(source, language, this.#lookParts(configuration));
    if (looked.structuralOnly || language.id === 'notebook') {
      // What is judged is not what fixes are planned on.
      const { result } = await this.#scanWhole(source, language, configuration, today);
      return { document: await this.parse(source), result };
    }
    const { document, problems } = await this.#read(source, language);
    try {
      await this.parts.parsers.pause?.();
      return {
        document,
        result: this.#judge(document, looked, configuration, today, [...looked.problems, ...problems]),
      };
    } catch (error) {
      document.dispose();
      throw error;
    }
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
    const read = readDocument(source, language, tree, within);
    try {
      const document = await readEmbedded(read, languages, parsers);
      return { document, problems: tree === undefined ? [grammarProblem(language)] : [] };
    } catch (error) {
      // Abandoned: nothing else is thrown on source text.
      read.dispose();
      throw error;
    }
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
      .filter(
        ({ detector, candidate }) =>
          document.language.id !== 'plaintext' || detector.structural || isSetInQuotes(document.source, candidate.span),
      )
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
