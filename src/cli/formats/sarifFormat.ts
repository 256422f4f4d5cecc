import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Detector, Severity } from '../../core/detectors/detector';
import type { Problem } from '../../core/scan/finding';
import { english } from '../../core/text/message';
import { findingRecord } from '../findingRecord';
import type { FindingRecord } from '../findingRecord';
import type { Output } from '../output';
import type { FileFindings, FileProblem, ScanFormat } from './format';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** How many problems are named; a tree of images is not worth a log of its own. */
const mostNotifications = 1000;

/**
 * SARIF 2.1.0, written as it is found. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 *
 * Results hold no snippet and no value.
 */
export class SarifFormat implements ScanFormat {
  readonly #notifications: unknown[] = [];
  #first = true;

  constructor(
    private readonly out: Output,
    private readonly detectors: readonly Detector[],
    private readonly version: string,
  ) {}

  async begin(): Promise<void> {
    const driver = {
      name: 'Strongroom',
      semanticVersion: this.version,
      rules: this.detectors.map((detector) => ({
        id: detector.id,
        shortDescription: { text: english(detector.title) },
        defaultConfiguration: { level: level(detector.severity) },
      })),
    };
    await this.out.write(
      `{"$schema":${JSON.stringify(schema)},"version":"2.1.0","runs":[{"tool":{"driver":${JSON.stringify(driver)}},` +
        `"columnKind":"utf16CodeUnits","results":[`,
    );
  }

  async file({ path: file, lines, findings }: FileFindings): Promise<void> {
    const records = findings.map((finding) => findingRecord(file, lines, finding));
    for (const [index, record] of records.entries()) {
      const evidence = findings[index]?.evidence;
      const result = this.#result(record, records, evidence === undefined ? undefined : english(evidence));
      await this.out.write(`${this.#first ? '\n' : ',\n'}${JSON.stringify(result)}`);
      this.#first = false;
    }
  }

  problem({ path: file, problem, line }: FileProblem): void {
    if (this.#notifications.length < mostNotifications) {
      this.#notifications.push({
        descriptor: { id: problem.kind },
        level: notificationLevel(problem.kind),
        message: { text: english(problem.message) },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: uri(file) },
              ...(line !== undefined && { region: { startLine: line } }),
            },
          },
        ],
      });
    }
  }

  async end(): Promise<void> {
    const invocations = [{ executionSuccessful: true, toolExecutionNotifications: this.#notifications }];
    await this.out.line(`\n],"invocations":${JSON.stringify(invocations)}}]}`);
  }

  #result(record: FindingRecord, all: readonly FindingRecord[], evidence: string | undefined): object {
    const ruleIndex = this.detectors.findIndex(({ id }) => id === record.detector);
    const related = all.filter((other) => other !== record && record.related.includes(other.fingerprint));
    return {
      ruleId: record.detector,
      ...(ruleIndex >= 0 && { ruleIndex }),
      level: level(record.severity as Severity),
      message: { text: record.message },
      locations: [{ physicalLocation: physicalLocation(record) }],
      ...(related.length > 0 && {
        relatedLocations: related.map((other, id) => ({
          id,
          physicalLocation: physicalLocation(other),
          message: { text: other.message },
        })),
      }),
      partialFingerprints: { 'strongroom/v1': record.fingerprint },
      properties: { confidence: record.confidence, name: record.name, ...(evidence !== undefined && { evidence }) },
    };
  }
}

function physicalLocation(record: FindingRecord): object {
  return {
    artifactLocation: { uri: uri(record.path) },
    region: {
      startLine: record.startLine,
      startColumn: record.startColumn,
      endLine: record.endLine,
      endColumn: record.endColumn,
    },
  };
}

function uri(file: string): string {
  return path.isAbsolute(file) ? pathToFileURL(file).href : file.split(path.sep).map(encodeURIComponent).join('/');
}

function level(severity: Severity): 'error' | 'warning' | 'note' {
  return severity === 'error' || severity === 'warning' ? severity : 'note';
}

function notificationLevel(kind: Problem['kind']): 'error' | 'warning' | 'note' {
  switch (kind) {
    case 'failed':
      return 'error';
    case 'unreadable':
    case 'configuration':
    case 'suppression':
      return 'warning';
    case 'binary':
    case 'encoding':
    case 'grammar':
    case 'minified':
    case 'large':
    case 'too-large':
    case 'unused-suppression':
      return 'note';
  }
}
