import { setImmediate } from 'node:timers/promises';
import type * as vscode from 'vscode';
import type { Configuration } from '../../core/config/configuration';
import type { OpenDocument } from '../../core/engine';
import { planBatch } from '../../core/fix/batch';
import type { Batch, BatchRequest } from '../../core/fix/batch';
import { connectionOf } from '../../core/fix/connection';
import type { ConnectionMember } from '../../core/fix/connection';
import { planConnection } from '../../core/fix/connectionPlan';
import type { ConnectionPlan } from '../../core/fix/connectionPlan';
import type { Clock } from '../../core/ports';
import type { FixTarget, Plan, ProjectFacts, Refusal, SecretReference } from '../../core/rewriters/rewriter';
import type { Finding } from '../../core/scan/finding';
import { namedRegion } from '../../core/fix/namedRegion';
import { ignoreComment } from '../../core/scan/ignoreComment';
import type { TextEdit } from '../../core/text/edit';
import type { Message } from '../../core/text/message';
import type { Secret } from '../../core/text/secret';
import type { FindingReference } from '../findings/findingAt';
import { resolveFinding } from '../findings/findingAt';
import type { Configurations } from '../scanning/configurations';
import { today } from '../scanning/documentScans';
import type { LoadEngine, ScanEngine } from '../scanning/engineLoader';
import { folderOf, sourceOf } from '../scanning/scannedDocuments';
import { environmentTargetOf } from './environmentFile';
import { readProjectFacts } from './projectFactsReader';

/** What can be done about a finding, in one version of its document. */
export interface FindingOptions {
  readonly finding: Finding;
  /** Every finding of the document. */
  readonly findings: readonly Finding[];
  readonly options: readonly (Plan | Refusal)[];
  /** The region that the document or the project names; undefined where neither names one. */
  readonly region: string | undefined;
  /** What of its connection stands beside a password and can be stored with it; empty where it belongs to none. */
  readonly connection: readonly ConnectionMember[];
}

/** The edits of a fix, in one version of the document. */
export interface PlannedEdits {
  readonly version: number;
  readonly finding: Finding;
  readonly edits: readonly TextEdit[];
}

/** The look-ups that take the place of a connection, in one version of the document. */
export type PlannedConnection = ConnectionPlan & {
  readonly version: number;
  readonly finding: Finding;
  /** The region that the document or the project names. */
  readonly region: string | undefined;
};

/** What becomes of a document where several of its findings are fixed. */
export type PlannedBatch = Batch & {
  readonly version: number;
  /** The region that the document or the project names. */
  readonly region: string | undefined;
};

/** The edits that ignore a finding by a comment, or why no comment can do it. */
export type IgnoreEdits = { readonly version: number; readonly finding: Finding } & (
  | { readonly edits: readonly TextEdit[]; readonly noComment?: undefined }
  | { readonly edits?: undefined; readonly noComment: Message }
);

export interface FixPlannerDependencies {
  readonly engine: LoadEngine;
  readonly configurations: Configurations;
  readonly clock: Clock;
}

/** Plans fixes on the text as it stands. Plans are made anew each time: no parsed document outlives a question. */
export class FixPlanner {
  constructor(private readonly dependencies: FixPlannerDependencies) {}

  /**
   * What can be done about the findings that `choose` picks from those of the document as it is now. Others have their turn
   * between findings.
   *
   * @param asked whether anyone still waits for it; where not, what is left is left off.
   */
  optionsFor(
    document: vscode.TextDocument,
    choose: (findings: readonly Finding[]) => readonly Finding[],
    asked: () => boolean = () => true,
  ): Promise<readonly FindingOptions[]> {
    return this.#read(document, async (opened, project) => {
      const found: FindingOptions[] = [];
      for (const finding of choose(opened.result.findings)) {
        await setImmediate();
        if (!asked()) {
          break;
        }
        found.push({
          finding,
          findings: opened.result.findings,
          options: opened.options(finding, project),
          region: regionNamed(document, project),
          connection: connectionOf(opened.document, finding)?.fields.map(({ member }) => member) ?? [],
        });
      }
      return found;
    });
  }

  /** What can be done about one finding; undefined where it is gone. */
  async optionsOf(document: vscode.TextDocument, reference: FindingReference): Promise<FindingOptions | undefined> {
    const [options] = await this.optionsFor(document, (findings) => {
      const finding = resolveFinding(findings, reference);
      return finding === undefined ? [] : [finding];
    });
    return options;
  }

  /**
   * The edits of one fix on the text as it is now; undefined where the finding is gone, holds another value or can no
   * longer be fixed this way.
   */
  edits(
    document: vscode.TextDocument,
    reference: FindingReference,
    target: FixTarget,
    lookup: SecretReference | undefined,
    value: Secret,
  ): Promise<PlannedEdits | undefined> {
    return this.#read(document, (opened, project, version) => {
      const finding = resolveFinding(opened.result.findings, reference);
      const plan = finding && opened.options(finding, project).find((option) => option.target === target);
      if (finding === undefined || plan?.kind !== 'plan' || !(plan.value ?? finding.secret).equals(value)) {
        return undefined;
      }
      return { version, finding, edits: plan.edits(lookup) };
    });
  }

  /**
   * The look-ups that take the place of a whole connection, on the text as it is now; undefined where the finding is gone
   * or is not the password of one.
   *
   * @param name what the secret is called.
   */
  async connection(
    document: vscode.TextDocument,
    reference: FindingReference,
    name: string,
  ): Promise<PlannedConnection | undefined> {
    const [engine, configuration, project] = await this.#parts(document);
    const { version } = document;
    const source = sourceOf(document);
    const day = today(this.dependencies.clock);
    const open = (text: string): Promise<OpenDocument> => engine.open({ ...source, text }, configuration, day);
    const opened = await open(source.text);
    try {
      const finding = resolveFinding(opened.result.findings, reference);
      const planned = finding && (await planConnection(opened, finding, project, open, name));
      return planned && { version, finding, region: regionNamed(document, project), ...planned };
    } finally {
      opened.dispose();
    }
  }

  /** The finding that is picked from those of the document as it is now. */
  find(
    document: vscode.TextDocument,
    pick: (findings: readonly Finding[]) => Finding | undefined,
  ): Promise<Finding | undefined> {
    return this.#read(document, ({ result }) => pick(result.findings));
  }

  /** How many findings the document has as it is now. */
  countFindings(document: vscode.TextDocument): Promise<number> {
    return this.#read(document, ({ result }) => result.findings.length);
  }

  /** What becomes of the text as it is now where several of its findings are fixed, and the version that this is of. */
  async batch(
    document: vscode.TextDocument,
    request: Omit<BatchRequest, 'text' | 'project' | 'open'>,
  ): Promise<PlannedBatch> {
    const [engine, configuration, project] = await this.#parts(document);
    const { version } = document;
    const source = sourceOf(document);
    const day = today(this.dependencies.clock);
    const open = (text: string): Promise<OpenDocument> => engine.open({ ...source, text }, configuration, day);
    const region = regionNamed(document, project);
    return { version, region, ...(await planBatch({ ...request, text: source.text, project, open })) };
  }

  /** The comment that ignores one finding; undefined where the finding is gone. */
  ignoreEdits(
    document: vscode.TextDocument,
    reference: FindingReference,
    reason: string,
  ): Promise<IgnoreEdits | undefined> {
    return this.#read(document, (opened, _, version) => {
      const finding = resolveFinding(opened.result.findings, reference);
      if (finding === undefined) {
        return undefined;
      }
      const edit = ignoreComment(opened.document, finding, reason);
      return 'span' in edit ? { version, finding, edits: [edit] } : { version, finding, noComment: edit };
    });
  }

  #parts(document: vscode.TextDocument): Promise<[ScanEngine, Configuration, ProjectFacts]> {
    return Promise.all([
      this.dependencies.engine(),
      this.dependencies.configurations.of(folderOf(document)),
      readProjectFacts(document).then((facts) => ({
        ...facts,
        keepsReferences: environmentTargetOf(document) !== undefined,
      })),
    ]);
  }

  async #read<T>(
    document: vscode.TextDocument,
    use: (opened: OpenDocument, project: ProjectFacts, version: number) => T | Promise<T>,
  ): Promise<T> {
    const [engine, configuration, project] = await this.#parts(document);
    const { version } = document;
    const opened = await engine.open(sourceOf(document), configuration, today(this.dependencies.clock));
    try {
      return await use(opened, project, version);
    } finally {
      opened.dispose();
    }
  }
}

function regionNamed(document: vscode.TextDocument, { awsRegion }: ProjectFacts): string | undefined {
  return namedRegion(document.uri.path, document.getText()) ?? awsRegion;
}
