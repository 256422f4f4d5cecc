import type { Span } from '../../src/core/text/span';

export type CaseKind = 'true positive' | 'false positive' | 'known miss' | 'known false alarm';

/** One fenced block of a detector's `cases.md`. */
export interface DetectorCase {
  readonly kind: CaseKind;
  /** The paragraph before the block: what the case shows, or why it is no secret. */
  readonly reason: string;
  /** Line of the block in `cases.md`, counted from 1. */
  readonly line: number;
  readonly path: string;
  /** With placeholders and marks. */
  readonly content: string;
  /** What the info string asks of every finding, such as `severity=information`. */
  readonly expected: Readonly<Record<string, string>>;
}

const kinds: Readonly<Record<string, CaseKind>> = {
  'true positives': 'true positive',
  'false positives': 'false positive',
  'known misses': 'known miss',
  'known false alarms': 'known false alarm',
};

/** File names for the languages of info strings that are not endings themselves. */
const fileNames: Readonly<Record<string, string>> = {
  env: '.env',
  python: 'sample.py',
  typescript: 'sample.ts',
  javascript: 'sample.js',
  text: 'sample.txt',
  dockerfile: 'Dockerfile',
  bash: 'sample.sh',
  credentials: 'credentials',
};

/**
 * Reads a `cases.md`: headings `## True positives`, `## False positives`, `## Known misses`, `## Known false alarms`;
 * under them paragraphs, each followed by fenced blocks.
 *
 * The info string is a language or ending, then `path=…`, `severity=…`, `confidence=…`. In a block, `«…»` marks a
 * finding's span and `‹kind›` is a sample (see `samples.ts`).
 */
export function readDetectorCases(markdown: string): DetectorCase[] {
  const cases: DetectorCase[] = [];
  let kind: CaseKind | undefined;
  let reason = '';
  let block: { info: string; line: number; lines: string[] } | undefined;
  markdown.split('\n').forEach((text, index) => {
    if (block !== undefined) {
      if (text === '```') {
        cases.push(toCase(kind, reason, block));
        block = undefined;
      } else {
        block.lines.push(text);
      }
    } else if (text.startsWith('```')) {
      block = { info: text.slice(3).trim(), line: index + 1, lines: [] };
    } else if (text.startsWith('## ')) {
      kind = kinds[text.slice(3).trim().toLowerCase()];
      reason = '';
    } else if (text.startsWith('#')) {
      reason = '';
    } else if (text.trim() !== '') {
      reason = text.trim();
    }
  });
  return cases;
}

function toCase(
  kind: CaseKind | undefined,
  reason: string,
  block: { info: string; line: number; lines: string[] },
): DetectorCase {
  if (kind === undefined) {
    throw new Error(`Line ${String(block.line)}: a block must stand under “True positives” or the like.`);
  }
  if (reason === '') {
    throw new Error(`Line ${String(block.line)}: say in a paragraph before the block what the case shows, and why.`);
  }
  const [language = 'text', ...rest] = block.info.split(/\s+/);
  const options = Object.fromEntries(rest.map((word) => word.split('=', 2) as [string, string]));
  const { path, ...expected } = options;
  return {
    kind,
    reason,
    line: block.line,
    path: path ?? `src/${fileNames[language] ?? `sample.${language}`}`,
    content: `${block.lines.join('\n')}\n`,
    expected,
  };
}

/** A text without its marks, and the spans that they enclosed. */
export function takeMarks(marked: string): { text: string; spans: Span[] } {
  let text = '';
  const open: number[] = [];
  const spans: Span[] = [];
  for (const character of marked) {
    if (character === '«') {
      open.push(text.length);
    } else if (character === '»') {
      const start = open.pop();
      if (start === undefined) {
        throw new Error('A » without its «.');
      }
      spans.push({ start, end: text.length });
    } else {
      text += character;
    }
  }
  if (open.length > 0) {
    throw new Error('A « without its ».');
  }
  return { text, spans: spans.sort((left, right) => left.start - right.start) };
}
