import type { SyntaxNode } from '../../../languages/parsers';
import { message } from '../../../text/message';
import type { Message } from '../../../text/message';
import { hadoopNote, hadoopRefusal, isHadoopKey } from '../../code/hadoopKeys';
import { sourceOf } from '../../code/nodes';
import { holdsNoKey } from '../../code/parameters';
import type { Parameter } from '../../code/parameters';
import type { Call, JvmCode, Variable } from './code';

/**
 * What an expression is that holds a key: the key, credentials or a provider of them, of version 1 or 2 of the SDK for Java
 * or of the SDK for Kotlin; `immutable1` is what credentials of the SDK for .NET hand out, `task1` the task that gives it.
 */
export type Kind =
  | 'key'
  | 'credentials2'
  | 'provider2'
  | 'credentials1'
  | 'provider1'
  | 'credentialsKotlin'
  | 'providerKotlin'
  | 'immutable1'
  | 'task1';

interface Carrier {
  readonly node: SyntaxNode;
  readonly kind: Kind;
}

/** What goes out of the code with a key. */
export interface Removal {
  /** Statements, members and variables. */
  readonly statements: readonly SyntaxNode[];
  /** Calls in a chain: `.credentialsProvider(…)`. */
  readonly links: readonly Call[];
  /** Arguments. */
  readonly items: readonly SyntaxNode[];
  /** What gives way to the default chain. */
  readonly replaced: readonly Carrier[];
  /** Types of functions that give what gives way, which are too narrow for the default chain. */
  readonly retyped: readonly Carrier[];
  /** Parameters, which are among the items. */
  readonly parameters: readonly Parameter[];
  /** The variables that go and that other files may use. */
  readonly visible: readonly string[];
  /** What a person should look at besides. */
  readonly notes: readonly Message[];
}

/** Calls that make credentials, or a provider of them, of what they are given. */
const makers: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['AwsBasicCredentials.create', 'credentials2'],
  ['AwsSessionCredentials.create', 'credentials2'],
  ['StaticCredentialsProvider.create', 'provider2'],
  ['Credentials', 'credentialsKotlin'],
  ['StaticCredentialsProvider', 'providerKotlin'],
  ['new BasicAWSCredentials', 'credentials1'],
  ['new BasicSessionCredentials', 'credentials1'],
  ['new SessionAWSCredentials', 'credentials1'],
  ['new AWSStaticCredentialsProvider', 'provider1'],
  ['new ImmutableCredentials', 'immutable1'],
  ['BasicAWSCredentials', 'credentials1'],
  ['BasicSessionCredentials', 'credentials1'],
  ['AWSStaticCredentialsProvider', 'provider1'],
]);

/** Properties that the SDK reads keys from: without them, it uses its default chain. */
const properties = /^aws\.(?:accessKeyId|secretKey|secretAccessKey|sessionToken)$/;
/** Types of credentials and providers of any kind. */
const wide =
  /^(?:\w+\.){0,9}(?:CredentialsProvider|AwsCredentialsProvider|AWSCredentialsProvider|AwsCredentials|AWSCredentials)$/;
/** Types that hold keys themselves, and what makes them gives as well what a function may declare to give. */
const own =
  /^(?:StaticCredentialsProvider|AWSStaticCredentialsProvider|Aws(?:Basic|Session)Credentials|Basic(?:AWS|Session)Credentials|SessionAWSCredentials)$/;
/** What nothing but a provider of the file's own gives. */
const handedOut: ReadonlySet<Kind> = new Set<Kind>(['credentialsKotlin', 'immutable1', 'task1']);
const setters: ReadonlySet<string> = new Set(['setProperty', 'set', 'put', 'config']);
const defaulting: ReadonlySet<string> = new Set(['orElse', 'getOrDefault', 'requireNonNullElse', 'getProperty']);

/** Follows keys through code to what takes them; the reason where they cannot be taken out. */
export function followKeys(starts: readonly SyntaxNode[], code: JvmCode): Removal | Message {
  const trail = new Trail(code);
  for (const node of starts) {
    trail.add({ node, kind: 'key' });
  }
  return trail.end();
}

class Trail {
  readonly #pending: Carrier[] = [];
  readonly #seen = new Set<number>();
  readonly #statements = new Map<number, SyntaxNode>();
  readonly #links = new Map<number, Call>();
  readonly #items = new Map<number, SyntaxNode>();
  readonly #replaced: Carrier[] = [];
  readonly #retyped: Carrier[] = [];
  readonly #visible = new Set<string>();
  /** What parameters are given that go. */
  readonly #given: SyntaxNode[] = [];
  readonly #parameters: Parameter[] = [];
  readonly #followed: string[] = [];
  #isHadoop = false;

  constructor(private readonly code: JvmCode) {}

  add(carrier: Carrier): void {
    if (!this.#seen.has(carrier.node.id)) {
      this.#seen.add(carrier.node.id);
      this.#followed.push(carrier.node.text);
      this.#pending.push(carrier);
    }
  }

  end(): Removal | Message {
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) {
      const obstacle = this.#step(next);
      if (obstacle !== undefined) {
        return obstacle;
      }
    }
    // Another key would be lost: nobody was asked whether it is to be kept.
    const texts = new Set(this.#followed);
    const strange = this.#given.find(
      (value) =>
        !this.#seen.has(value.id) && !texts.has(value.text) && this.code.text(value) !== '' && !holdsNoKey(value),
    );
    if (strange !== undefined) {
      return message(
        'Line {0} gives another value in the place of the key, which would be lost with it: take it out by hand first.',
        strange.startPosition.row + 1,
      );
    }
    return {
      parameters: this.#parameters,
      statements: [...this.#statements.values()],
      links: [...this.#links.values()],
      items: [...this.#items.values()],
      replaced: this.#replaced,
      retyped: this.#retyped,
      visible: [...this.#visible],
      notes: this.#isHadoop ? [hadoopNote()] : [],
    };
  }

  /** Takes one step from what holds a key to what takes it. */
  #step({ node, kind }: Carrier): Message | undefined {
    const { code } = this;
    const { parent } = node;
    if (parent !== null && code.transparent.has(parent.type)) {
      this.add({ node: parent, kind });
      return undefined;
    }
    const choice = kind === 'key' ? code.choice(node) : undefined;
    if (choice !== undefined && readsKey(choice)) {
      this.add({ node: choice, kind });
      return undefined;
    }
    const taker = code.taker?.(node, kind);
    if (taker !== undefined) {
      const [goes, into] = 'item' in taker ? [taker.item, this.#items] : [taker.statement, this.#statements];
      into.set(goes.id, goes);
      return undefined;
    }
    const call = code.callOf(node);
    if (call !== undefined) {
      return this.#passed(node, kind, call);
    }
    const parameter = kind === 'key' ? code.parameterOfDefault?.(node) : undefined;
    if (parameter !== undefined) {
      return this.#dropped(parameter, kind);
    }
    const variable = code.declared(node);
    if (variable !== undefined) {
      return this.#bound(variable, kind, node);
    }
    const assigned = code.assigned(node);
    if (assigned !== undefined) {
      this.#statements.set(assigned.statement.id, assigned.statement);
      return this.#bound(assigned.variable, kind, node);
    }
    return this.#elsewhere(node, kind);
  }

  #passed(node: SyntaxNode, kind: Kind, call: Call): Message | undefined {
    const { code } = this;
    const made = kind === 'immutable1' && call.callee === 'Task.FromResult' ? 'task1' : makers.get(call.callee);
    if (made !== undefined) {
      this.add({ node: call.node, kind: made });
      return undefined;
    }
    if (kind === 'key' && /^(?:accessKeyId|secretAccessKey|sessionToken|accountId)$/.test(call.name)) {
      const chain = this.#wholeChain(call);
      if (/^Aws(?:Basic|Session)Credentials\s*\.\s*builder\s*\(/.test(chain.text)) {
        this.add({ node: chain, kind: 'credentials2' });
        return undefined;
      }
    }
    if (
      kind !== 'key' &&
      /^(?:credentialsProvider|withCredentials|setCredentialsProvider)$/.test(call.name) &&
      !isBodyOfLambda(call)
    ) {
      this.#unlink(call);
      return undefined;
    }
    if (/1$/.test(kind) && /^(?:new )?(?:Amazon|AWS)\w+Client$/.test(call.callee)) {
      this.#items.set(node.id, node);
      return undefined;
    }
    if (kind === 'key' && defaulting.has(call.name) && readsKey(call.node)) {
      this.add({ node: call.node, kind });
      return undefined;
    }
    const property = call.arguments[0] && code.text(call.arguments[0]);
    if (kind === 'key' && setters.has(call.name) && property !== undefined && properties.test(property)) {
      this.#unlink(call);
      return undefined;
    }
    if (
      kind === 'key' &&
      setters.has(call.name) &&
      property !== undefined &&
      isHadoopKey(property) &&
      !isBodyOfLambda(call)
    ) {
      this.#unlink(call);
      this.#isHadoop = true;
      return hadoopRefusal(sourceOf(node.tree));
    }
    const parameter = kind === 'key' ? code.parameter?.(node, call) : undefined;
    return parameter === undefined ? this.#elsewhere(node, kind, call) : this.#dropped(parameter, kind);
  }

  /** Takes a parameter out, with what every call gives it, and follows it. */
  #dropped(parameter: Parameter, kind: Kind): Message | undefined {
    const { owner, node, initial, arguments: given, isVisible, uses } = parameter;
    if (this.#items.has(node.id)) {
      return undefined;
    }
    this.#given.push(...given.map(({ value }) => value), ...(initial === undefined ? [] : [initial]));
    this.#parameters.push(parameter);
    for (const item of [node, ...given.map((argument) => argument.node)]) {
      this.#items.set(item.id, item);
    }
    if (isVisible) {
      this.#visible.add(owner);
    }
    for (const use of uses) {
      if (this.code.target(use) !== undefined) {
        return heldElsewhere(use);
      }
      this.add({ node: use, kind });
    }
    return undefined;
  }

  /** Takes a call out of its chain; the statement where there is nothing else in it. */
  #unlink(call: Call): void {
    const statement = this.code.statement(call.node);
    const rest = call.receiver?.text ?? '';
    if (statement !== undefined && /^[\w.]*$/.test(rest)) {
      this.#statements.set(statement.id, statement);
    } else {
      this.#links.set(call.node.id, call);
    }
  }

  /** The outermost call of the chain that goes on from a call. */
  #wholeChain(call: Call): SyntaxNode {
    let current = call;
    for (let next = this.code.callOn(current.node); next !== undefined; next = this.code.callOn(current.node)) {
      current = next;
    }
    return current.node;
  }

  #bound(variable: Variable, kind: Kind, from: SyntaxNode): Message | undefined {
    if (this.#statements.has(variable.declaration.id)) {
      return undefined;
    }
    const { code } = this;
    this.#statements.set(variable.declaration.id, variable.declaration);
    if (variable.isVisible) {
      this.#visible.add(variable.name);
    }
    if (variable.initial !== undefined && variable.initial.id !== from.id && !this.#isHarmless(variable.initial)) {
      return heldElsewhere(variable.initial);
    }
    for (const use of variable.uses) {
      const target = code.target(use);
      if (target === undefined) {
        this.add({ node: use, kind });
      } else if (this.#isHarmless(target.value)) {
        this.#statements.set(target.statement.id, target.statement);
      } else {
        return heldElsewhere(target.value);
      }
    }
    return undefined;
  }

  /** Whether nothing is lost with a value: the key itself, an empty one, or one that the default chain reads, too. */
  #isHarmless(value: SyntaxNode): boolean {
    return this.#seen.has(value.id) || value.text === 'null' || this.code.text(value) !== undefined || readsKey(value);
  }

  /** A lambda hands the value on; what is more than a key gives way to the default chain, if its type allows. */
  #elsewhere(node: SyntaxNode, kind: Kind, call?: Call): Message | undefined {
    const { code } = this;
    const lambda = code.lambda(node);
    if (lambda !== undefined && (kind === 'credentials2' || kind === 'credentials1')) {
      this.add({ node: lambda, kind: kind === 'credentials2' ? 'provider2' : 'provider1' });
      return undefined;
    }
    const used = code.callOn(node);
    if (used !== undefined && kind !== 'key') {
      if (/^(?:resolveCredentials|getCredentials)$/.test(used.name)) {
        this.add({ node: used.node, kind: kind.endsWith('2') ? 'credentials2' : 'credentials1' });
        return undefined;
      }
      return heldElsewhere(used.node);
    }
    const returned = kind === 'key' ? undefined : code.returned(node);
    if (handedOut.has(kind)) {
      if (returned === undefined || !returned.givesCredentials) {
        return heldElsewhere(call?.node ?? node.parent ?? node);
      }
      this.#replaced.push({ node, kind });
      return undefined;
    }
    const type = typeof returned?.type === 'object' ? returned.type.text : returned?.type;
    if (returned !== undefined && type !== undefined && !wide.test(type)) {
      if (typeof returned.type !== 'object' || !returned.canChange || !own.test(type)) {
        return message('The type {0} holds keys of its own: it has to be changed by hand.', type);
      }
      this.#retyped.push({ node: returned.type, kind });
      if (returned.isVisible) {
        this.#visible.add(returned.name);
      }
    }
    if (kind !== 'key') {
      this.#replaced.push({ node, kind });
      return undefined;
    }
    return call === undefined ? heldElsewhere(node.parent ?? node) : handedTo(call);
  }
}

/** Whether a call is all that a lambda of Java does: of what gives nothing, the variable alone would not compile. */
function isBodyOfLambda({ node, receiver }: Call): boolean {
  return node.parent?.type === 'lambda_expression' && /^[\w.]*$/.test(receiver?.text ?? '');
}

/** Whether an expression reads a key from the environment, as the default chain does. */
function readsKey(node: SyntaxNode): boolean {
  return /"AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SECRET_KEY|ACCESS_KEY|SESSION_TOKEN)"|"aws\.(?:accessKeyId|secretKey|secretAccessKey|sessionToken)"/.test(
    node.text,
  );
}

/** A use that cannot be followed is named by its line alone: its text may hold the key. */
function heldElsewhere(node: SyntaxNode): Message {
  return message(
    'The key is also used in line {0}, in a way that cannot be followed: take it out there first.',
    node.startPosition.row + 1,
  );
}

/** A call is named by its last name alone, for the same reason. */
function handedTo({ name, node }: Call): Message {
  return message(
    'The key is handed to {0} in line {1}, and what that does with it cannot be followed: take it out there first.',
    name,
    node.startPosition.row + 1,
  );
}
