import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Span } from '../../text/span';
import { keyFlowEdits } from './keyFlowEdits';
import type { KeyRemoval } from './keyRemoval';
import { descendants, isSame, spanOf } from './nodes';
import { parameterDocs } from './parameterDocs';
import { holdsNoKey } from './parameters';
import type { Parameter } from './parameters';

/** What an expression is used as: by its shape in the tree, for `removeKeyFlow`. */
export type KeyUse =
  /** The expression around is a key, too, or holds nothing else: parentheses, `x || key`. */
  | { readonly kind: 'wrapped'; readonly by: SyntaxNode }
  /** An item of a list goes: an option `access_key_id: key` of a client. */
  | { readonly kind: 'item'; readonly item: SyntaxNode; readonly uses?: readonly SyntaxNode[] }
  /** A statement goes: `ENV['AWS_ACCESS_KEY_ID'] = key`. */
  | { readonly kind: 'statement'; readonly statement: SyntaxNode }
  /** A stretch goes that is no item of a list with commas: ` -AccessKey $key`. */
  | { readonly kind: 'stretch'; readonly span: Span }
  /** An expression gives way to another: a default that a framework reads, a setting that takes the key's place. */
  | { readonly kind: 'text'; readonly node: SyntaxNode; readonly text: string; readonly review: readonly Message[] }
  /** A variable or constant is given the value, whose uses are followed. */
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly statement: SyntaxNode;
      /** The statement that declares it, where another one gives it the value. */
      readonly declaration?: SyntaxNode;
      readonly declared: SyntaxNode;
      /** Its uses; absent where all of that name in the file are. */
      readonly uses?: readonly SyntaxNode[];
      /** What a person should look at where it goes. */
      readonly review?: readonly Message[];
    }
  /** A function of the file is given the value: its parameter goes, with what every call gives it. */
  | { readonly kind: 'parameter'; readonly parameter: Parameter };

/** How a dynamic language writes what AWS keys pass through. */
export interface KeyFlow {
  /** Undefined where the use is not known. */
  use(node: SyntaxNode): KeyUse | undefined;
  /** Types of the nodes that name variables and constants. */
  readonly identifiers: ReadonlySet<string>;
  /** What goes where all items of a list go: the list itself, its parentheses, a statement. */
  emptied(list: SyntaxNode): Emptied | undefined;
  /** The items of the list that an item is one of, where no commas keep them apart. */
  items?(item: SyntaxNode): readonly SyntaxNode[] | undefined;
  /** The stretch that goes with an item that no commas keep apart from others. */
  itemSpan?(item: SyntaxNode, source: string): Span | undefined;
  /** The stretch that goes with a statement that shares its line with others, where one can. */
  statementSpan?(statement: SyntaxNode, source: string): Span | undefined;
}

/** What goes where all items of a list go. */
export type Emptied =
  | {
      readonly kind: 'statement' | 'item' | 'text';
      readonly node: SyntaxNode;
      readonly text?: string;
      /** What goes with it elsewhere. */
      readonly stretches?: readonly Span[];
    }
  | { readonly kind: 'stretch'; readonly span: Span };

/** What was found to go with keys. */
export interface KeyFlowRemoval {
  readonly items: Map<number, SyntaxNode>;
  readonly statements: Map<number, SyntaxNode>;
  readonly stretches: Span[];
  readonly replaced: Map<number, { readonly span: Span; readonly text: string }>;
}

/** Takes keys out of code, with all that is there for them alone; gives the reason where they cannot go. */
export function removeKeyFlow(
  keys: readonly SyntaxNode[],
  root: SyntaxNode,
  source: string,
  flow: KeyFlow,
): KeyRemoval | Message {
  const removal: KeyFlowRemoval = { items: new Map(), statements: new Map(), stretches: [], replaced: new Map() };
  const pending = [...keys];
  const followed: SyntaxNode[] = [];
  const parameters = new Map<number, Parameter>();
  const seen = new Set<string>();
  const review: Message[] = [];
  const note = (...notes: readonly Message[]): void => {
    review.push(...notes.filter((one) => !review.some((other) => isSameMessage(one, other))));
  };
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    followed.push(node);
    const use = flow.use(node);
    switch (use?.kind) {
      case 'wrapped':
        pending.push(use.by);
        break;
      case 'item':
        removal.items.set(use.item.id, use.item);
        pending.push(...(use.uses ?? []));
        break;
      case 'statement':
        removal.statements.set(use.statement.id, use.statement);
        break;
      case 'stretch':
        removal.stretches.push(use.span);
        break;
      case 'text':
        removal.replaced.set(use.node.id, { span: spanOf(use.node), text: use.text });
        note(...use.review);
        break;
      case 'variable': {
        for (const statement of [use.statement, ...(use.declaration ? [use.declaration] : [])]) {
          removal.statements.set(statement.id, statement);
        }
        note(...(use.review ?? []));
        if (use.uses !== undefined) {
          pending.push(...use.uses.filter((one) => !followed.some((other) => isSame(one, other))));
        } else if (!seen.has(use.name)) {
          seen.add(use.name);
          const { declared, name } = use;
          pending.push(
            ...descendants(root, flow.identifiers).filter((one) => one.text === name && !isSame(one, declared)),
          );
        }
        break;
      }
      case 'parameter': {
        const { parameter } = use;
        if (!parameters.has(parameter.node.id)) {
          parameters.set(parameter.node.id, parameter);
          for (const item of [parameter.node, ...parameter.arguments.map((argument) => argument.node)]) {
            removal.items.set(item.id, item);
          }
          removal.stretches.push(...parameterDocs(source, parameter));
          note(...(parameter.isVisible ? [otherCallers(parameter.owner)] : []));
          pending.push(...parameter.uses);
        }
        break;
      }
      default:
        return otherwiseUsed(node);
    }
  }
  // Another key would be lost: nobody was asked whether it is to be kept.
  const strange = [...parameters.values()]
    .flatMap(({ initial, arguments: given }) => [...given.map(({ value }) => value), ...(initial ? [initial] : [])])
    .find((value) => !holdsNoKey(value) && !followed.some((one) => isSame(one, value) || one.text === value.text));
  if (strange !== undefined) {
    return otherwiseUsed(strange);
  }
  const edits = keyFlowEdits(removal, source, flow);
  return 'template' in edits ? edits : { edits, review };
}

/** A use that cannot be followed is named by its line alone: its text may hold the key. */
function otherwiseUsed(node: SyntaxNode): Message {
  return message(
    'The key is also used in line {0}, in a way that cannot be followed: take it out there first.',
    node.startPosition.row + 1,
  );
}

function otherCallers(owner: string): Message {
  return message('{0} takes no key any more: change the calls of it in other files, too.', owner);
}

function isSameMessage(left: Message, right: Message): boolean {
  return left.template === right.template && left.args.join() === right.args.join();
}
