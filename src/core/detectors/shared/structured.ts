import type { ParsedDocument } from '../../languages/document';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { Span } from '../../text/span';
import type { Candidate, Confidence } from '../detector';
import { joinedStretches } from './joinedText';
import { stretches } from './stretches';

/** A secret found in a text by its structure. */
export interface StructuredSecret extends Span {
  readonly confidence: Confidence;
  readonly evidence: Message;
  readonly facts?: Readonly<Record<string, string>>;
}

/** The candidates that a search by structure finds in a document: in its source and in literals that are written otherwise. */
export function findStructured(
  document: ParsedDocument,
  search: (text: string) => readonly StructuredSecret[],
): readonly Candidate[] {
  return [...stretches(document), ...joinedStretches(document)].flatMap((stretch) =>
    search(stretch.text).map(({ start, end, confidence, evidence, facts }): Candidate => {
      const span = stretch.toSource({ start, end });
      const literal = stretch.literalAt(span);
      return {
        span,
        value: new Secret(stretch.text.slice(start, end)),
        ...(literal && { literal }),
        confidence,
        evidence,
        facts: facts ?? {},
      };
    }),
  );
}

/** Whether a text says of itself that it is an example, or is masked. */
export function isExample(text: string): boolean {
  return /EXAMPLE|x{8}|0{16}|1234567890|abcdefgh|\.\.\.|\*{3}|<[a-z]/i.test(text);
}
