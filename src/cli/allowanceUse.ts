import type { Finding } from '../core/scan/finding';
import type { LoadedWorkspace } from './configurationLoader';
import { count } from './formats/textFormat';
import type { Output } from './output';

/** Which allowances of a configuration and its baseline silence anything at all. */
export class AllowanceUse {
  readonly #used = new Set<string>();

  /** Notes what was silenced in a file. */
  note(suppressed: readonly Finding[]): void {
    for (const { fingerprint } of suppressed) {
      this.#used.add(fingerprint);
    }
  }

  /** Tells how many allowances of a workspace that was looked at as a whole silence nothing; nothing where all do. */
  async tell({ configuration }: LoadedWorkspace, err: Output): Promise<void> {
    const idle = configuration.allow.filter(({ fingerprint }) => !this.#used.has(fingerprint));
    if (idle.length > 0) {
      await err.line(
        `strongroom: ${count(idle.length, 'allowance')} of the configuration or baseline ${idle.length === 1 ? 'silences' : 'silence'} ` +
          `nothing any more and can go: ${idle
            .slice(0, 5)
            .map(({ fingerprint, reason }) => `${fingerprint} (${reason})`)
            .join(', ')}${idle.length > 5 ? ', …' : ''}. strongroom baseline drops those of the baseline.`,
      );
    }
  }
}
