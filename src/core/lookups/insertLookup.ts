import type { ParsedDocument } from '../languages/document';
import type { FixRequest, Plan, ProjectFacts, Refusal, SecretReference } from '../rewriters/rewriter';
import type { Finding } from '../scan/finding';
import { EditedText } from '../text/editedText';
import type { TextEdit } from '../text/edit';
import { message } from '../text/message';
import type { Message } from '../text/message';
import { Secret } from '../text/secret';
import type { Span } from '../text/span';
import { insertionPlaces } from './insertionPlaces';
import type { InsertionPlace } from './insertionPlaces';

/** A look-up in a store. */
export type StoreReference = SecretReference & { readonly target: 'secretsmanager' | 'parameterstore' };

/** Where a look-up is to be written, and of what. */
export interface InsertionRequest {
  readonly text: string;
  /** What the look-up takes the place of; empty at a cursor. */
  readonly selection: Span;
  readonly reference: StoreReference;
  readonly project: ProjectFacts;
}

/** The edits that write a look-up. */
export interface Insertion {
  readonly kind: 'insertion';
  /** In the coordinates of the text as given. */
  readonly edits: readonly TextEdit[];
  /** What the program now does and needs. */
  readonly behaviourChanges: readonly Message[];
  readonly missingDependencies: readonly string[];
}

/** What an insertion is planned with. */
export interface InsertionTools {
  /** Reads a text as the document's language does; what it gives is disposed here. */
  readonly parse: (text: string) => Promise<ParsedDocument>;
  /** What the rewriters make of a finding. */
  readonly plan: (request: FixRequest) => Plan | Refusal | undefined;
}

/**
 * Writes a look-up where a cursor stands, as the rewriter of the language writes it in place of a secret, with its imports
 * and its function: a literal is put there first, in a copy of the text, and that literal is then replaced.
 *
 * @returns a refusal where the rewriter has a reason, or where no look-up can stand there at all.
 */
export async function planInsertion(request: InsertionRequest, tools: InsertionTools): Promise<Insertion | Refusal> {
  const { text, selection, reference } = request;
  const word = freeWord(text);
  const before = await tools.parse(text);
  const wasBroken = before.tree?.hasErrors === true;
  const places = insertionPlaces(before, selection, word, variableHint(reference));
  before.dispose();
  let refusal: Refusal | undefined;
  for (const tolerant of wasBroken ? [false, true] : [false]) {
    for (const place of places) {
      const answer = await insertAt(place, word, tolerant, request, tools);
      if (answer?.kind === 'insertion') {
        return answer;
      }
      refusal ??= answer;
    }
  }
  return refusal ?? noPlace(reference);
}

async function insertAt(
  { edit, isPart }: InsertionPlace,
  word: string,
  tolerant: boolean,
  { text, reference, project }: InsertionRequest,
  { parse, plan }: InsertionTools,
): Promise<Insertion | Refusal | undefined> {
  const edited = new EditedText(text);
  edited.apply([edit]);
  const document = await parse(edited.text);
  try {
    const finding = document.tree?.hasErrors === true && !tolerant ? undefined : placeholder(document, word, isPart);
    const planned = finding && plan({ document, finding, findings: [finding], target: reference.target, project });
    if (planned?.kind !== 'plan') {
      return planned;
    }
    edited.apply(planned.edits(reference));
    // What is left in place was not replaced: the rewriter moved something else.
    return edited.text.includes(word)
      ? undefined
      : {
          kind: 'insertion',
          edits: edited.edits(),
          behaviourChanges: planned.behaviourChanges,
          missingDependencies: planned.missingDependencies,
        };
  } finally {
    document.dispose();
  }
}

/** The literal that was put there, as what a detector would make of a secret. */
function placeholder(document: ParsedDocument, word: string, isPart: boolean): Finding | undefined {
  const start = document.source.indexOf(word);
  const literal = document.literals.find(({ span }) => span.start <= start && start + word.length <= span.end);
  if (literal === undefined || literal.use === 'key' || literal.use === 'prose') {
    return undefined;
  }
  const span = isPart ? { start, end: start + word.length } : literal.span;
  return {
    detector: 'lookup',
    kind: 'storable',
    severity: 'information',
    confidence: 'high',
    span,
    sensitive: span,
    secret: new Secret(word),
    message: noMessage,
    evidence: noMessage,
    name: literal.name,
    facts: {},
    fingerprint: word,
    related: [],
  };
}

const noMessage: Message = { template: '', args: [] };

/** A word that the text does not hold; also Base64, as some formats want their values. */
function freeWord(text: string): string {
  let word = 'strongroomlookup';
  while (text.includes(word)) {
    word += 'look';
  }
  return word;
}

function variableHint({ name, jsonKey }: SecretReference): string {
  const last = name.slice(name.lastIndexOf('/') + 1) || 'secret';
  return jsonKey === undefined ? last : `${last} ${jsonKey}`;
}

function noPlace({ target }: StoreReference): Refusal {
  return {
    kind: 'refusal',
    target,
    reason: message(
      'No look-up can stand here. Put the cursor where a value belongs, such as behind = or between quotes, and try again.',
    ),
    alternatives: [],
  };
}
