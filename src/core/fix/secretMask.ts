import type { Finding } from '../scan/finding';
import { maskedText, secretLines } from '../text/secret';
import { slice } from '../text/span';

/** How many code units of a form are looked up at once. */
const keyLength = 4;

/**
 * Replaces every secret of a document wherever it appears in a text: as it stands in the source (escapes included) and
 * decoded, whole and, where it has several lines, line by line. Of a connection string only the password is replaced.
 */
export class SecretMask {
  /**
   * Forms by their first code units, then by their length, the longest first: one pass over a text, however many secrets
   * there are and however alike they begin.
   */
  readonly #forms = new Map<string, Map<number, Set<string>>>();
  readonly #keyLength: number;
  /** The length of the longest form: a window of text that begins this far ahead cannot cut a secret in two. */
  readonly longest: number;

  /** @param findings all that are known of the source, the suppressed ones too. */
  constructor(source: string, findings: readonly Finding[]) {
    const forms = new Set(findings.flatMap((finding) => formsOf(source, finding)));
    forms.delete('');
    this.#keyLength = [...forms].reduce((shortest, form) => Math.min(shortest, form.length), keyLength);
    this.longest = [...forms].reduce((longest, form) => Math.max(longest, form.length), 0);
    for (const form of [...forms].sort((left, right) => right.length - left.length)) {
      const key = form.slice(0, this.#keyLength);
      const lengths = this.#forms.get(key) ?? new Map<number, Set<string>>();
      this.#forms.set(key, lengths);
      const same = lengths.get(form.length) ?? new Set<string>();
      lengths.set(form.length, same.add(form));
    }
  }

  apply(text: string): string {
    if (this.#forms.size === 0) {
      return text;
    }
    let masked = '';
    let copied = 0;
    for (let offset = 0; offset + this.#keyLength <= text.length;) {
      const length = this.#lengthAt(text, offset);
      if (length === undefined) {
        offset += 1;
        continue;
      }
      masked += text.slice(copied, offset) + maskedText;
      offset += length;
      copied = offset;
    }
    return masked + text.slice(copied);
  }

  /** The length of the longest secret that stands at an offset. */
  #lengthAt(text: string, offset: number): number | undefined {
    for (const [length, forms] of this.#forms.get(text.slice(offset, offset + this.#keyLength)) ?? []) {
      if (forms.has(text.slice(offset, offset + length))) {
        return length;
      }
    }
    return undefined;
  }
}

function formsOf(source: string, finding: Finding): readonly string[] {
  const sensitive = slice(source, finding.sensitive);
  const whole = finding.sensitive.start === finding.span.start && finding.sensitive.end === finding.span.end;
  const forms = whole ? [sensitive, finding.secret.reveal()] : [sensitive, percentDecoded(sensitive)];
  return forms.flatMap((form) => [form, ...secretLines(form)]);
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
