/** A range of source text: UTF-16 offsets from the start of the document, `end` exclusive, `start <= end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether `inner` lies wholly within `outer` (equal spans count). */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether two spans share at least one code unit. Two spans that only touch do not overlap. */
export function overlaps(left: Span, right: Span): boolean {
  return left.start < right.end && right.start < left.end;
}

/** The text that a span covers. */
export function slice(source: string, span: Span): string {
  return source.slice(span.start, span.end);
}
