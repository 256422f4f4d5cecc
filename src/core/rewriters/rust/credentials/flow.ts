import type { SyntaxNode } from '../../../languages/parsers';
import { message } from '../../../text/message';
import type { Message } from '../../../text/message';
import { CannotGo } from '../../code/cannotGo';
import { CredentialTrail, otherUse } from '../../code/credentialTrail';
import type { GoneNodes } from '../../code/keyNodes';
import { ancestors, closest, descendants, isSame } from '../../code/nodes';
import { canAwait } from '../places';
import { RustHandovers } from './handovers';
import { awaitedProvider, lazyProvider, ownProvider } from './providers';
import type { Replaced, RustFile } from './providers';

const identifiers: ReadonlySet<string> = new Set(['identifier']);
const scopes: ReadonlySet<string> = new Set(['block', 'source_file', 'declaration_list']);
const set = /^(?:std::)?env::set_var$/;
/** https://docs.rs/aws-credential-types, what the SDK and the configuration re-export of it, and Rusoto's. */
const constructor =
  /(?:^|::)Credentials::(?:new|from_keys|builder)$|(?:^|::)AwsCredentials::new$|(?:^|::)SharedCredentialsProvider::new$/;

/** What goes, and which of it are items of lists: parameters, arguments, fields. */
export interface RustGone extends GoneNodes {
  readonly items: readonly SyntaxNode[];
  /** What gives way to something of the default chain. */
  readonly replaced: readonly Replaced[];
}

/** Follows credentials from their literals to the loader of the configuration that takes them. */
export class RustCredentialFlow {
  readonly #trail = new CredentialTrail((value, parent) => {
    this.#step(value, parent);
  });

  readonly #replaced: Replaced[] = [];
  readonly #handovers: RustHandovers;
  readonly #file: RustFile;

  constructor(
    private readonly root: SyntaxNode,
    source: string,
  ) {
    this.#file = { root, source };
    this.#handovers = new RustHandovers(root, this.#trail);
  }

  /** What must go for these literals to be gone, or why they cannot go. */
  of(literals: readonly SyntaxNode[]): RustGone | Message {
    const gone = this.#trail.of(literals, () => {
      const isGone = (node: SyntaxNode): boolean => this.#isGone(node);
      this.#handovers.leftovers(isGone);
      this.#handovers.unread(isGone);
      this.#handovers.refuseOtherKeys();
    });
    const replaced = this.#replaced;
    const dependencies = [...new Set(replaced.flatMap((one) => one.dependencies))];
    return 'template' in gone
      ? gone
      : {
          ...gone,
          items: this.#handovers.items,
          defaults: this.#replacedNodes,
          dependencies,
          replaced,
          isOtherChain: replaced.some(({ note }) => note !== undefined),
        };
  }

  get #replacedNodes(): SyntaxNode[] {
    return this.#replaced.map(({ node }) => node);
  }

  #isGone(node: SyntaxNode): boolean {
    return [...this.#trail.nodes, ...this.#replacedNodes].some((gone) => {
      const isLink =
        gone.type === 'call_expression' &&
        ![...this.#handovers.items, ...this.#replacedNodes].some((item) => isSame(item, gone));
      const object = isLink ? gone.childForFieldName('function')?.childForFieldName('value') : undefined;
      return (object?.endIndex ?? gone.startIndex) <= node.startIndex && node.endIndex <= gone.endIndex;
    });
  }

  #step(value: SyntaxNode, parent: SyntaxNode): void {
    switch (parent.type) {
      case 'reference_expression':
      case 'parenthesized_expression':
      case 'scoped_identifier':
        this.#trail.drop(parent);
        return;
      case 'field_expression':
        if (!this.#trail.hasSeen(parent)) {
          this.#dropConverted(parent);
        }
        return;
      case 'arguments':
        this.#dropArgument(parent, value);
        return;
      case 'field_initializer':
      case 'shorthand_field_initializer':
        this.#handovers.field(parent);
        return;
      case 'block':
        this.#handovers.returned(value, parent);
        return;
      case 'let_declaration':
      case 'const_item':
      case 'static_item':
        this.#dropBound(parent);
        return;
      default:
        throw otherUse(value);
    }
  }

  /** `key.to_string()`, `credentials.clone()` */
  #dropConverted(member: SyntaxNode): void {
    const call = member.parent;
    const method = member.childForFieldName('field')?.text ?? '';
    if (call?.type !== 'call_expression' || !/^(?:to_string|to_owned|into|clone|as_str|as_ref|build)$/.test(method)) {
      throw otherUse(member);
    }
    this.#trail.drop(call);
  }

  #dropArgument(list: SyntaxNode, value: SyntaxNode): void {
    const call = list.parent;
    const callee = call?.childForFieldName('function');
    if (call?.type !== 'call_expression' || !callee) {
      throw otherUse(value);
    }
    const name = callee.type === 'field_expression' ? (callee.childForFieldName('field')?.text ?? '') : callee.text;
    const builder = credentialsBuilt(call);
    if (builder !== undefined) {
      this.#trail.drop(builder);
    } else if (constructor.test(name) || /^(?:String::from|Some|Arc::new)$/.test(name)) {
      this.#trail.drop(call);
    } else if (set.test(name)) {
      this.#dropSetter(call, list);
    } else if (callee.type === 'field_expression' && name === 'credentials_provider') {
      this.#dropProvider(call, callee, value);
    } else {
      const replaced = ownProvider(this.#file, call, name);
      if (replaced === undefined) {
        this.#handovers.argument(list, value, name);
      } else if (!this.#replaced.some(({ node }) => isSame(node, replaced.node))) {
        this.#replace(replaced);
      }
    }
  }

  #replace(replaced: Replaced): void {
    this.#trail.reach();
    this.#replaced.push(replaced);
    if (replaced.note !== undefined) {
      this.#trail.note(replaced.note);
    }
  }

  /** `aws_config::defaults(…).credentials_provider(…)`; a builder without a default chain is given it where code can wait. */
  #dropProvider(call: SyntaxNode, callee: SyntaxNode, value: SyntaxNode): void {
    const source = origin(callee);
    const loader = /^(?:aws_config::)?(?:defaults|from_env|ConfigLoader::default)\b/;
    const shared = /^[\w:]*(?:Config|Builder)::(?:from|new)\(\s*&/;
    this.#trail.reach();
    if (loader.test(source) || shared.test(source)) {
      this.#trail.remove(call);
      return;
    }
    const isShared = /(?:^|::)SharedCredentialsProvider::new$/.test(value.childForFieldName('function')?.text ?? '');
    const given = isShared ? value.childForFieldName('arguments')?.namedChildren[0] : value;
    // Shared configurations take nothing but a shared provider.
    const takesShared = /(?:^|::)SdkConfig::builder\(\)$/.test(source);
    if (!given || (takesShared && !isShared)) {
      throw new CannotGo(
        message(
          '{0} is filled in by hand and has no default chain: get the configuration from aws_config::load_defaults instead.',
          source.split('(')[0] ?? '',
        ),
      );
    }
    this.#replaced.push(canAwait(call) ? awaitedProvider(given) : lazyProvider(this.#file, given));
  }

  /** `std::env::set_var("AWS_ACCESS_KEY_ID", …);` */
  #dropSetter(call: SyntaxNode, list: SyntaxNode): void {
    const name = list.namedChildren[0]?.text ?? '';
    if (
      !/^"AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)"$/.test(name) ||
      call.parent?.type !== 'expression_statement'
    ) {
      throw otherUse(call);
    }
    this.#trail.reach();
    const statement = call.parent;
    const [block, unsafe] = [...ancestors(statement)];
    const isAlone =
      block?.type === 'block' &&
      block.namedChildren.every(
        (child) => child !== null && (isSame(child, statement) || this.#trail.isRemoved(child)),
      );
    const outer = isAlone && unsafe?.type === 'unsafe_block' ? unsafe.parent : null;
    this.#trail.remove(outer?.type === 'expression_statement' ? outer : statement);
    this.#trail.remove(statement);
  }

  #dropBound(declaration: SyntaxNode): void {
    const name = declaration.childForFieldName('pattern') ?? declaration.childForFieldName('name');
    if (name?.type !== 'identifier') {
      throw otherUse(declaration);
    }
    const isItem = declaration.type !== 'let_declaration';
    if (isItem && declaration.namedChildren.some((child) => child?.type === 'visibility_modifier')) {
      this.#trail.note(message('Check that nothing outside of this file uses {0}.', name.text));
    }
    this.#trail.remove(declaration);
    const scope = isItem ? this.root : (closest(declaration.parent ?? declaration, scopes) ?? this.root);
    const uses = descendants(scope, identifiers).filter(
      (use) => use.text === name.text && !isSame(use, name) && (isItem || use.startIndex > declaration.endIndex),
    );
    if (uses.some((use) => closest(use, new Set(['token_tree'])) !== undefined)) {
      throw otherUse(uses.find((use) => closest(use, new Set(['token_tree'])) !== undefined) ?? name);
    }
    for (const use of uses) {
      this.#trail.drop(use);
    }
    if (uses.length === 0) {
      this.#trail.reach();
    }
  }
}

/** All of `Credentials::builder().access_key_id(key)….build()`, of which a call is a part. */
function credentialsBuilt(call: SyntaxNode): SyntaxNode | undefined {
  const callee = call.childForFieldName('function');
  if (callee?.type !== 'field_expression' || !/(?:^|::)Credentials::builder\(\)$/.test(origin(callee))) {
    return undefined;
  }
  let whole = call;
  for (let outer = whole.parent; outer?.type === 'field_expression' && outer.parent; outer = whole.parent) {
    whole = outer.parent;
  }
  return whole;
}

/** What a chain of calls begins with: of `a::b(c).d(e).f`, `a::b(c)`. */
function origin(callee: SyntaxNode): string {
  let current: SyntaxNode = callee;
  for (;;) {
    const inner: SyntaxNode | null =
      current.type === 'field_expression'
        ? current.childForFieldName('value')
        : current.type === 'call_expression' && current.childForFieldName('function')?.type === 'field_expression'
          ? current.childForFieldName('function')
          : null;
    if (inner === null) {
      return current.text;
    }
    current = inner;
  }
}
