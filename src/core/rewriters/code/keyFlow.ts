import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Span } from '../../text/span';
import type { KeyRemoval } from './keyRemoval';
import { descendants, isSame, spanOf } from './nodes';
import { itemsOf, listItemSpans, removalEdits, statementSpan } from './removal';

/** What an expression is used as: by its shape in the tree, for `removeKeyFlow`. */
export type KeyUse =
  /** The expression around is a key, too, or holds nothing else: parentheses, `x || key`. */
  | { readonly kind: 'wrapped'; readonly by: SyntaxNode }
  /** An item of a list goes: an option `access_key_id: key` of a client. */
  | { readonly kind: 'item'; readonly item: SyntaxNode }
  /** A statement goes: `ENV['AWS_ACCESS_KEY_ID'] = key`. */
  | { readonly kind: 'statement'; readonly statement: SyntaxNode }
  /** An expression gives way to another: a default that a framework reads, a setting that takes the key's place. */
  | { readonly kind: 'text'; readonly node: SyntaxNode; readonly text: string; readonly review: readonly Message[] }
  /** A variable or constant is given the value, whose uses are followed. */
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly statement: SyntaxNode;
      readonly declared: SyntaxNode;
      /** What a person should look at where it goes. */
      readonly review?: readonly Message[];
    };

/** How a dynamic language writes what AWS keys pass through. */
export interface KeyFlow {
  /** Undefined where the use is not known. */
  use(node: SyntaxNode): KeyUse | undefined;
  /** Types of the nodes that name variables and constants. */
  readonly identifiers: ReadonlySet<string>;
  /** What goes where all items of a list go: the list itself, its parentheses, a statement. */
  emptied(
    list: SyntaxNode,
  ): { readonly kind: 'statement' | 'item' | 'text'; readonly node: SyntaxNode; readonly text?: string } | undefined;
}

/** Takes keys out of code, with all that is there for them alone; gives the reason where they cannot go. */
export function removeKeyFlow(
  keys: readonly SyntaxNode[],
  root: SyntaxNode,
  source: string,
  flow: KeyFlow,
): KeyRemoval | Message {
  const items = new Map<number, SyntaxNode>();
  const statements = new Map<number, SyntaxNode>();
  const emptiedLists = new Map<number, { readonly span: Span; readonly text: string }>();
  const pending = [...keys];
  const seen = new Set<string>();
  const review: Message[] = [];
  const replaced = new Map<number, { readonly span: Span; readonly text: string }>();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const use = flow.use(node);
    switch (use?.kind) {
      case 'wrapped':
        pending.push(use.by);
        break;
      case 'item':
        items.set(use.item.id, use.item);
        break;
      case 'statement':
        statements.set(use.statement.id, use.statement);
        break;
      case 'text':
        replaced.set(use.node.id, { span: spanOf(use.node), text: use.text });
        review.push(...use.review.filter((note) => !review.some(({ template }) => template === note.template)));
        break;
      case 'variable': {
        statements.set(use.statement.id, use.statement);
        if (!seen.has(use.name)) {
          seen.add(use.name);
          review.push(...(use.review ?? []));
          const { declared, name } = use;
          pending.push(...namesIn(root, flow.identifiers).filter((one) => one.text === name && !isSame(one, declared)));
        }
        break;
      }
      default:
        return message(
          'The key is also used in line {0}, in a way that cannot be followed: take it out there first.',
          node.startPosition.row + 1,
        );
    }
  }
  // A list of which nothing is left goes, too, and may leave another one empty.
  for (const item of items.values()) {
    const list = item.parent;
    if (list === null || !itemsOf(item).every((one) => items.has(one.id))) {
      continue;
    }
    const emptied = flow.emptied(list);
    if (emptied?.kind === 'statement') {
      statements.set(emptied.node.id, emptied.node);
    } else if (emptied?.kind === 'item') {
      items.set(emptied.node.id, emptied.node);
    } else if (emptied?.kind === 'text') {
      emptiedLists.set(emptied.node.id, { span: spanOf(emptied.node), text: emptied.text ?? '' });
    }
  }
  const texts = [...emptiedLists.values(), ...replaced.values()];
  const spans: Span[] = [];
  for (const statement of statements.values()) {
    const span = statementSpan(source, statement, (neighbour) => statements.has(neighbour.id));
    if (span === undefined) {
      return message('The code around the key shares its line with other code: it has to be taken out by hand.');
    }
    spans.push(span);
  }
  const covered = (span: Span): boolean =>
    [...spans, ...texts.map((one) => one.span)].some((outer) => outer.start <= span.start && span.end <= outer.end);
  const itemSpans = listItemSpans([...items.values()]).filter((span) => !covered(span));
  const outerTexts = texts.filter(
    ({ span }) => ![...spans, ...itemSpans].some((outer) => outer.start <= span.start && span.end <= outer.end),
  );
  return {
    edits: [
      ...removalEdits(source, spans),
      ...removalEdits(source, itemSpans),
      ...outerTexts.map(({ span, text }) => ({ span, text })),
    ],
    review,
  };
}

function namesIn(root: SyntaxNode, identifiers: ReadonlySet<string>): SyntaxNode[] {
  return descendants(root, identifiers);
}
