import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { ancestors, everyNode, isSame, sourceOf } from './nodes';

/** When code is run that uses a name. */
export type Running =
  /** Not before all that stands around it is initialised, as far as can be told. */
  | 'later'
  /** When a function, or a property with code of its own, is asked. */
  | { readonly calledBy: string }
  /** When an object of a type is made. */
  | { readonly madeBy: string }
  /** When the members of a scope are given their values, in the order in which they stand. */
  | { readonly member: SyntaxNode; readonly scope: SyntaxNode };

/** How a language initialises what is static, or of a file or an object. */
export interface InitialOrder {
  /** Types of the nodes that mention names. */
  readonly mentions: ReadonlySet<string>;
  /** Whether a node, of a type that mentions names, mentions one. */
  isMention(node: SyntaxNode, name: string): boolean;
  /** Whether a node that mentions the name of a type makes an object of it. */
  makes(node: SyntaxNode, type: string): boolean;
  /** When what is in a node is run; undefined where that is up to what is around it. */
  running(outer: SyntaxNode, inner: SyntaxNode): Running | undefined;
}

/**
 * Whether something that is worked out before a constant, once that is none any more, uses it: what stands above it in its
 * scope, by itself or by way of functions and types of the file.
 *
 * @param name of the constant.
 * @param declaration of the constant.
 * @param scope what the constant is a member of.
 */
export function isReadEarly(
  name: string,
  declaration: SyntaxNode,
  scope: SyntaxNode,
  root: SyntaxNode,
  order: InitialOrder,
): boolean {
  const nodes = everyNode(root, order.mentions);
  const pending: { readonly name: string; readonly isMade?: boolean; readonly isOwn?: boolean }[] = [{ name }];
  const seen = new Set<string>();
  for (let used = pending.pop(); used !== undefined; used = pending.pop()) {
    const { name: current, isMade = false, isOwn = false } = used;
    if (seen.has(`${String(isMade)} ${current}`)) {
      continue;
    }
    seen.add(`${String(isMade)} ${current}`);
    const uses = nodes.filter((node) =>
      isMade ? order.makes(node, current) : order.isMention(node, current) && (!isOwn || isOwnMember(node)),
    );
    for (const running of uses.map((node) => runningOf(node, order))) {
      if (running === 'later') {
        continue;
      }
      if ('calledBy' in running) {
        pending.push({ name: running.calledBy, isOwn: true });
      } else if ('madeBy' in running) {
        pending.push({ name: running.madeBy, isMade: true });
      } else if (isSame(running.scope, scope) && running.member.startIndex < declaration.startIndex) {
        return true;
      }
    }
  }
  return false;
}

/** Why a constant has to stay one that is read early. */
export function earlyReason(name: string): Message {
  return message(
    'What is initialised before {0} uses it, and would find nothing in it once it is no constant. Move {0} above it first.',
    name,
  );
}

function runningOf(node: SyntaxNode, order: InitialOrder): Running {
  let inner = node;
  for (const outer of [node, ...ancestors(node)]) {
    const running = order.running(outer, inner);
    if (running !== undefined) {
      return running;
    }
    inner = outer;
  }
  return 'later';
}

/** Whether a name is not asked of another object: `build()`, `this.build()`, `Shop.build()`. */
function isOwnMember(node: SyntaxNode): boolean {
  const before = textBefore(node, 100).trimEnd();
  const receiver = before.replace(/(?:[?!]{0,2}\.|::)$/, '').trimEnd();
  return receiver === before || /\bthis$|(?<!\w)\p{Lu}\w*$/u.test(receiver);
}

/** What stands before a node, at most so many characters of it. */
export function textBefore({ tree, startIndex }: SyntaxNode, length: number): string {
  return sourceOf(tree).slice(Math.max(0, startIndex - length), startIndex);
}

/** What stands behind a node, at most so many characters of it. */
export function textBehind({ tree, endIndex }: SyntaxNode, length: number): string {
  return sourceOf(tree).slice(endIndex, endIndex + length);
}
