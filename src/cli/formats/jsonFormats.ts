import { findingRecord } from '../findingRecord';
import type { Output } from '../output';
import type { FileFindings, ScanFormat } from './format';

/** One JSON object a line and finding. */
export class JsonLinesFormat implements ScanFormat {
  constructor(private readonly out: Output) {}

  async begin(): Promise<void> {}

  async file({ path, lines, findings }: FileFindings): Promise<void> {
    for (const finding of findings) {
      await this.out.line(JSON.stringify(findingRecord(path, lines, finding)));
    }
  }

  problem(): void {}

  async end(): Promise<void> {}
}

/** One JSON array of all findings. */
export class JsonFormat implements ScanFormat {
  #first = true;

  constructor(private readonly out: Output) {}

  async begin(): Promise<void> {
    await this.out.write('[');
  }

  async file({ path, lines, findings }: FileFindings): Promise<void> {
    for (const finding of findings) {
      await this.out.write(`${this.#first ? '\n' : ',\n'}  ${JSON.stringify(findingRecord(path, lines, finding))}`);
      this.#first = false;
    }
  }

  problem(): void {}

  async end(): Promise<void> {
    await this.out.line(this.#first ? ']' : '\n]');
  }
}
