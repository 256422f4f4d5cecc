import type { Configuration } from './config/configuration';
import { loadConfiguration } from './config/load';
import type { LoadedConfiguration } from './config/load';
import type { PatternCheck } from './config/patterns';
import type { Detector } from './detectors/detector';
import { detectors } from './detectors/registry.generated';
import { refuseHalfKey } from './fix/halfKey';
import { refuseLoneSurrogate } from './fix/loneSurrogate';
import { refuseSpelledOut } from './fix/spelledOut';
import { namesBeside } from './fix/beside';
import { surroundingNames } from './fix/surroundings';
import type { ParsedDocument, SourceText } from './languages/document';
import { Parsers } from './languages/parsers';
import { languages } from './languages/registry.generated';
import { lookupToComplete } from './lookups/completeLookup';
import type { LookupToComplete } from './lookups/completeLookup';
import type { FoundLookup } from './lookups/foundLookup';
import { mayHoldLookups } from './lookups/glance';
import type { LookupHelper } from './lookups/helpers';
import { importedHelpers } from './lookups/importedHelpers';
import type { ReadFirst } from './lookups/importedHelpers';
import { planInsertion } from './lookups/insertLookup';
import type { Insertion, InsertionRequest } from './lookups/insertLookup';
import { lookupsIn } from './lookups/readLookups';
import type { GrammarSource, Pause } from './ports';
import { rewriters } from './rewriters/registry.generated';
import type { FixRequest, FixTarget, Plan, ProjectFacts, Refusal, Rewriter } from './rewriters/rewriter';
import { writes } from './rewriters/rewriter';
import { unparsedYaml } from './rewriters/config/unparsed';
import { refuse } from './rewriters/shared/plans';
import { asWholeLiteral } from './rewriters/shared/wholeLiteral';
import type { Finding, ScanResult } from './scan/finding';
import { Scanner } from './scan/scanner';

/** A text that was scanned and stays parsed, so that its findings can be fixed. `dispose` it when done. */
export interface OpenDocument {
  readonly document: ParsedDocument;
  readonly result: ScanResult;
  /**
   * What can be done about a finding of `result`: at most one plan or refusal a target, the preferred one first.
   *
   * An AWS credential is only ever offered the default credential chain; a signed address is offered nothing.
   */
  options(finding: Finding, project: ProjectFacts): readonly (Plan | Refusal)[];
  dispose(): void;
}

/** What an engine is made of. */
export interface EngineParts {
  readonly detectors: readonly Detector[];
  readonly scanner: Scanner;
  readonly rewriters: readonly Rewriter[];
}

/** Scans texts and plans fixes. Reads no file, stores nothing. */
export class Engine {
  constructor(private readonly parts: EngineParts) {}

  /** Every detector there is, for lists of rules. */
  get detectors(): readonly Detector[] {
    return this.parts.detectors;
  }

  /**
   * Whether a file can hold anything that a detector looks for. Much cheaper than decoding it: ask this of a file's
   * bytes first.
   */
  mayHoldSecrets(bytes: Uint8Array, configuration: Configuration, path?: string): boolean {
    return this.parts.scanner.mayHoldSecrets(bytes, configuration, path);
  }

  /**
   * The findings of one text.
   *
   * @param today `YYYY-MM-DD`, against which expiring allowances are held.
   */
  scan(source: SourceText, configuration: Configuration, today: string): Promise<ScanResult> {
    return this.parts.scanner.scan(source, configuration, today);
  }

  /** The text scanned and parsed, ready to plan fixes. The caller disposes it. */
  async open(source: SourceText, configuration: Configuration, today: string): Promise<OpenDocument> {
    // The tree stays with the document that is handed out, so there is none to keep for the next version.
    const { versionOf: _, ...text } = source;
    const { document, result } = await this.parts.scanner.open(text, configuration, today);
    return {
      document,
      result,
      options: (finding, project) => this.#options(document, result.findings, finding, project),
      dispose: () => {
        document.dispose();
      },
    };
  }

  /**
   * The look-ups of secrets and parameters that stand in a text, in source order.
   *
   * @param read reads files that the text imports, whose functions may look up; without, only its own do.
   */
  async lookups(source: SourceText, read?: ReadFirst): Promise<readonly FoundLookup[]> {
    if (!mayHoldLookups(source.text)) {
      return [];
    }
    const document = await this.parts.scanner.parse(source);
    try {
      return lookupsIn(document, await this.#imported(document, read));
    } finally {
      document.dispose();
    }
  }

  /** The look-up whose name an offset stands in, be it still empty; undefined where there is none. */
  lookupToComplete(source: SourceText, offset: number, read?: ReadFirst): Promise<LookupToComplete | undefined> {
    return lookupToComplete(
      source.text,
      offset,
      (text) => this.parts.scanner.parse({ ...source, text }),
      (document) => this.#imported(document, read),
    );
  }

  /** The edits that write a look-up where a cursor stands, or why none can stand there. */
  insertion(source: SourceText, request: Omit<InsertionRequest, 'text'>): Promise<Insertion | Refusal> {
    return planInsertion(
      { ...request, text: source.text },
      {
        parse: (text) => this.parts.scanner.parse({ ...source, text }),
        plan: (asked) => this.#plan(asked),
      },
    );
  }

  #imported(document: ParsedDocument, read: ReadFirst | undefined): Promise<readonly LookupHelper[]> {
    return read === undefined
      ? Promise.resolve([])
      : importedHelpers(document, read, (file) => this.parts.scanner.parse(file));
  }

  #options(
    document: ParsedDocument,
    findings: readonly Finding[],
    finding: Finding,
    project: ProjectFacts,
  ): readonly (Plan | Refusal)[] {
    const options: (Plan | Refusal)[] = [];
    const whole = asWholeLiteral(document, finding);
    const all = findings.map((one) => (one === finding ? whole : one));
    for (const target of targetsFor(finding)) {
      const ofWhole = this.#plan({ document, finding: whole, findings: all, target, project });
      const option =
        ofWhole?.kind === 'plan' || whole === finding
          ? ofWhole
          : this.#plan({ document, finding, findings, target, project });
      if (option !== undefined) {
        options.push(option);
      }
    }
    return options;
  }

  /** The first plan that a rewriter makes; without any, the first refusal. */
  #plan(request: FixRequest): Plan | Refusal | undefined {
    const spelledOut = refuseSpelledOut(request);
    if (spelledOut !== undefined) {
      return spelledOut;
    }
    let refusal: Refusal | undefined;
    for (const rewriter of this.parts.rewriters) {
      if (writes(rewriter, request.document.language.id) && rewriter.targets.includes(request.target)) {
        const answer = rewriter.plan(request);
        if (answer?.kind === 'plan') {
          const { document, finding } = request;
          const refused = refuseLoneSurrogate(request.target, answer) ?? refuseHalfKey(request, answer);
          if (refused !== undefined) {
            return refused;
          }
          return {
            ...answer,
            surroundings: [...(answer.surroundings ?? []), ...surroundingNames(document, finding.span)],
            beside: namesBeside(document, request.findings, finding),
          };
        }
        refusal ??= answer;
      }
    }
    return refusal ?? refuseUnparsed(request);
  }
}

/** The refusal where a file that does not parse kept every rewriter from saying anything. */
function refuseUnparsed({ document, target }: FixRequest): Refusal | undefined {
  const reason = unparsedYaml(document);
  return reason && refuse(target, reason);
}

/** Where a finding of this kind may be taken, the preferred target first. */
function targetsFor(finding: Finding): readonly FixTarget[] {
  switch (finding.kind) {
    case 'aws-credential':
      return ['default-credential-chain'];
    case 'storable':
      return ['secretsmanager', 'parameterstore', 'environment'];
    case 'signed-url':
      return [];
  }
}

/**
 * An engine with every registered language, detector and rewriter.
 *
 * @param pause called now and then in the midst of a long scan, which ends with what it rejects with.
 */
export function createEngine(grammars: GrammarSource, pause?: Pause): Engine {
  const parsers = new Parsers(grammars, pause);
  return new Engine({ detectors, scanner: new Scanner({ detectors, languages, parsers }), rewriters });
}

/**
 * What the text of a `.strongroom.json` says; never throws. Part of this bundle because it knows the detectors.
 *
 * @param loadCheck loads what judges patterns, a large bundle of its own; called only where a text may hold patterns.
 */
export async function readConfiguration(
  text: string,
  loadCheck: () => Promise<PatternCheck>,
): Promise<LoadedConfiguration> {
  const check = text.includes('pattern') ? await loadCheck() : (): undefined => undefined;
  return loadConfiguration(
    text,
    detectors.map(({ id }) => id),
    check,
  );
}
