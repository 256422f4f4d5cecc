import type { Reading } from '../language';

export function readPlainText(source: string): Reading {
  return { literals: [], comments: source.length < 0 ? [{ start: 0, end: 0 }] : [] };
}
