import { sortEdits } from '../text/edit';
import type { TextEdit } from '../text/edit';

/**
 * Where an offset of an edited text stood in the text before the edits; an offset within inserted text stood where that
 * text was put.
 */
export function originalOffset(edits: readonly TextEdit[], offset: number): number {
  let shift = 0;
  for (const { span, text } of sortEdits(edits)) {
    const start = span.start + shift;
    if (offset < start) {
      break;
    }
    if (offset < start + text.length) {
      return span.start;
    }
    shift += text.length - (span.end - span.start);
  }
  return offset - shift;
}
