import { applyEdits, sortEdits } from './edit';
import type { TextEdit } from './edit';

/** A stretch of the edited text: one that stood in the source, or one that was put in. */
type Piece =
  | { readonly kept: true; readonly start: number; readonly text: string }
  | { readonly kept: false; readonly text: string };

/**
 * A text that is edited several times over, each time in the coordinates of what it has become; in the end it tells the
 * edits that turn the source into it.
 */
export class EditedText {
  #pieces: readonly Piece[];
  #text: string;

  constructor(private readonly source: string) {
    this.#pieces = [{ kept: true, start: 0, text: source }];
    this.#text = source;
  }

  /** The text as it is now. */
  get text(): string {
    return this.#text;
  }

  /**
   * Edits the text as it is now.
   *
   * @throws RangeError where two edits overlap or one lies outside of it.
   */
  apply(edits: readonly TextEdit[]): void {
    this.#text = applyEdits(this.#text, edits);
    const next: Piece[] = [];
    let rest = this.#pieces;
    let position = 0;
    for (const { span, text } of sortEdits(edits)) {
      const [before, behind] = split(rest, span.start - position);
      next.push(...before, { kept: false, text });
      rest = split(behind, span.end - span.start)[1];
      position = span.end;
    }
    this.#pieces = [...next, ...rest].filter(({ text }) => text !== '');
  }

  /** The edits, in the coordinates of the source, that make the text as it is now; none of them changes nothing. */
  edits(): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let position = 0;
    let inserted = '';
    const close = (end: number): void => {
      if (inserted !== '' || end > position) {
        edits.push({ span: { start: position, end }, text: inserted });
      }
      inserted = '';
    };
    for (const piece of this.#pieces) {
      if (piece.kept) {
        close(piece.start);
        position = piece.start + piece.text.length;
      } else {
        inserted += piece.text;
      }
    }
    close(this.source.length);
    return edits;
  }

  /** Where an offset of the text as it is now stood in the source; one within inserted text stood where that was put. */
  originalOffset(offset: number): number {
    let position = 0;
    let original = 0;
    for (const piece of this.#pieces) {
      if (piece.kept) {
        original = piece.start;
      }
      if (offset < position + piece.text.length) {
        return piece.kept ? piece.start + offset - position : original;
      }
      position += piece.text.length;
      original += piece.kept ? piece.text.length : 0;
    }
    return this.source.length;
  }
}

/** The pieces before and behind a place, counted from the first one. */
function split(pieces: readonly Piece[], place: number): readonly [before: readonly Piece[], behind: readonly Piece[]] {
  let position = 0;
  for (const [index, piece] of pieces.entries()) {
    const within = place - position;
    if (within < piece.text.length) {
      const [left, right] = [piece.text.slice(0, within), piece.text.slice(within)];
      const cut: readonly Piece[] = piece.kept
        ? [
            { kept: true, start: piece.start, text: left },
            { kept: true, start: piece.start + within, text: right },
          ]
        : [
            { kept: false, text: left },
            { kept: false, text: right },
          ];
      return [
        [...pieces.slice(0, index), ...cut.slice(0, 1)].filter(({ text }) => text !== ''),
        [...cut.slice(1), ...pieces.slice(index + 1)],
      ];
    }
    position += piece.text.length;
  }
  return [pieces, []];
}
