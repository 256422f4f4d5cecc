import type { Severity } from '../../core/detectors/detector';
import { SecretMask } from '../../core/fix/secretMask';
import { english } from '../../core/text/message';
import { codeFrame } from '../codeFrame';
import { printable } from '../output';
import type { Output, Style } from '../output';
import type { FileFindings, ScanFormat, ScanTotals } from './format';

const styles: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', information: 'blue', hint: 'dim' };

/** For people: grouped by file, each finding with what it is, why it is thought one, and the masked line. */
export class TextFormat implements ScanFormat {
  constructor(private readonly out: Output) {}

  async begin(): Promise<void> {}

  async file({ path, source, lines, findings, suppressed }: FileFindings): Promise<void> {
    const { out } = this;
    const secrets = new SecretMask(source, [...findings, ...suppressed]);
    await out.line(out.style('bold', printable(path)));
    for (const finding of findings) {
      const { line, column } = lines.at(finding.span.start);
      const [code, marks] = codeFrame(source, lines, finding.span, secrets);
      const gutter = String(line).padStart(6);
      await out.write(
        `  ${String(line)}:${String(column)}  ${out.style(styles[finding.severity], finding.severity)}  ${finding.detector}\n` +
          `    ${english(finding.message)}\n` +
          `    ${out.style('dim', `Why: ${english(finding.evidence)} Confidence: ${finding.confidence}.`)}\n` +
          `    ${out.style('dim', `${gutter} |`)} ${code}\n` +
          `    ${out.style('dim', `${' '.repeat(gutter.length)} |`)} ${out.style(styles[finding.severity], marks)}\n`,
      );
    }
    await out.line();
  }

  problem(): void {}

  async end({ files, filesWithFindings, findings }: ScanTotals): Promise<void> {
    await this.out.line(
      findings === 0
        ? `No secrets found in ${count(files, 'file')}.`
        : `${count(findings, 'secret')} in ${count(filesWithFindings, 'file')} (${count(files, 'file')} looked at). ` +
            `Fix them with: strongroom fix <paths…>`,
    );
  }
}

/** `1 file`, `2 files`. */
export function count(number: number, thing: string): string {
  return `${number.toLocaleString('en-US')} ${thing}${number === 1 ? '' : 's'}`;
}
