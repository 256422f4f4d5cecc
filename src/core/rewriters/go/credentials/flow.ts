import type { SyntaxNode } from '../../../languages/parsers';
import { message } from '../../../text/message';
import type { Message } from '../../../text/message';
import { CredentialTrail, otherUse } from '../../code/credentialTrail';
import type { GoneNodes } from '../../code/keyNodes';
import { closest, descendants, isSame, namedChildren, spanOf } from '../../code/nodes';
import { contains } from '../../../text/span';
import { declarationOf } from '../scopes';
import { CannotGo } from '../../code/cannotGo';
import { Packages } from './calls';
import { configModule } from './loaded';
import { GoGuards } from './guards';
import { GoHandovers, usesIn } from './handovers';
import { GoProviders } from './providers';
import { firstLine, isString, takesCredentials } from './words';

const identifiers: ReadonlySet<string> = new Set(['identifier']);
const blocks: ReadonlySet<string> = new Set(['block', 'source_file']);
const statements: ReadonlySet<string> = new Set([
  'short_var_declaration',
  'assignment_statement',
  'expression_statement',
  'if_statement',
  'const_spec',
  'var_spec',
]);
/** Functions that a variable of the environment is read by. */
const pure = /^(?:[\w."`]+|os\.Getenv\("\w+"\)|aws\.String\("[^"]*"\))$/;

/** What goes with keys, and what gives way to the credentials of the default chain. */
export interface GoGone extends GoneNodes {
  readonly loaded: readonly SyntaxNode[];
}

/** Follows credentials from their literals to the AWS configuration that takes them. */
export class GoCredentialFlow {
  readonly #packages: Packages;
  readonly #handovers: GoHandovers;
  readonly #guards: GoGuards;
  readonly #providers: GoProviders;
  readonly #loaded = new Map<number, SyntaxNode>();
  readonly #trail = new CredentialTrail((value, parent) => {
    this.#step(value, parent);
  });

  /** @param hasSiblings whether other files of the package are there, or may be. */
  constructor(
    private readonly root: SyntaxNode,
    private readonly hasSiblings: boolean,
  ) {
    this.#packages = new Packages(root);
    this.#guards = new GoGuards(this.#trail);
    this.#handovers = new GoHandovers(root, hasSiblings, this.#trail);
    this.#providers = new GoProviders(root, hasSiblings, this.#trail);
  }

  /** What must go for these literals to be gone, or why they cannot go. */
  of(literals: readonly SyntaxNode[]): GoGone | Message {
    const gone = this.#trail.of(literals, () => {
      this.#guards.finish();
      this.#handovers.leftovers((node) => this.#isGone(node));
      this.#dropLeftovers();
      this.#handovers.refuseOtherKeys();
      this.#providers.refuseOtherUses((node) => this.#isGone(node));
    });
    const loaded = [...this.#loaded.values()];
    return 'template' in gone
      ? gone
      : { ...gone, defaults: loaded, dependencies: loaded.length === 0 ? [] : [configModule], loaded };
  }

  #step(value: SyntaxNode, parent: SyntaxNode): void {
    switch (parent.type) {
      case 'parenthesized_expression':
      case 'unary_expression':
        this.#trail.drop(parent);
        return;
      case 'binary_expression':
        this.#guards.compared(value, parent);
        return;
      case 'literal_element':
        this.#dropElement(parent);
        return;
      case 'expression_list':
        this.#dropBound(parent, value);
        return;
      case 'argument_list':
        this.#dropArgument(parent, value);
        return;
      case 'selector_expression':
        if (!this.#trail.hasSeen(parent) && !this.#guards.asked(parent)) {
          throw otherUse(value);
        }
        return;
      default:
        throw otherUse(value);
    }
  }

  #dropArgument(list: SyntaxNode, value: SyntaxNode): void {
    const call = list.parent;
    if (call === null) {
      throw otherUse(value);
    }
    const callee = call.childForFieldName('function')?.text ?? call.childForFieldName('type')?.text ?? '';
    const role = call.type === 'call_expression' ? this.#packages.callRole(call) : undefined;
    if (role === 'provider') {
      this.#trail.drop(call);
    } else if (role === 'option') {
      this.#trail.reach();
      this.#trail.remove(call);
      this.#guards.removed(call);
    } else if (role === 'setter') {
      this.#dropSetter(call);
    } else if (takesCredentials(call)) {
      this.#trail.reach();
      this.#trail.remove(statementOf(call) ?? call);
    } else {
      this.#handovers.argument(list, value, callee);
    }
  }

  /** `os.Setenv("AWS_ACCESS_KEY_ID", …)` */
  #dropSetter(call: SyntaxNode): void {
    const [name] = namedChildren(call.childForFieldName('arguments') ?? call);
    if (
      !/^["`]AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|ACCESS_KEY|SECRET_KEY)["`]$/.test(name?.text ?? '')
    ) {
      throw otherUse(call);
    }
    let statement = call.parent;
    if (statement?.type === 'expression_list') {
      const assignment = statement.parent;
      const isGuard =
        assignment?.parent?.type === 'if_statement' && assignment.parent.childForFieldName('alternative') === null;
      const isDiscarded = assignment?.childForFieldName('left')?.text === '_';
      statement = isGuard ? assignment.parent : isDiscarded ? assignment : null;
    }
    if (statement === null || !statements.has(statement.type)) {
      throw otherUse(call);
    }
    this.#trail.reach();
    this.#trail.remove(statement);
  }

  /** An element of a composite literal. */
  #dropElement(element: SyntaxNode): void {
    const keyed = element.parent?.type === 'keyed_element' ? element.parent : undefined;
    const literal = closest((keyed ?? element).parent ?? element, new Set(['composite_literal']));
    const type = literal?.childForFieldName('type')?.text;
    const role = this.#packages.typeRole(type);
    const key = keyed?.childForFieldName('key')?.text;
    if (role === undefined && type !== undefined && key !== undefined && this.#handovers.field(type, key)) {
      return;
    }
    if (literal === undefined || role === undefined) {
      throw new CannotGo(
        message(
          'The key is a part of {0}, so it is not known what uses it.',
          firstLine(type ?? (keyed ?? element).text),
        ),
      );
    }
    if (role === 'provider') {
      this.#trail.drop(literal);
    } else if (role === 'chained' && keyed !== undefined) {
      this.#trail.reach();
      this.#trail.remove(keyed);
    } else if (key === 'Credentials' && (keyed?.childForFieldName('value')?.namedChildCount ?? 0) === 1) {
      const given = keyed?.childForFieldName('value')?.namedChildren[0];
      this.#trail.reach();
      if (given) {
        this.#loaded.set(given.id, given);
      }
    } else {
      throw new CannotGo(
        message(
          '{0} is filled in by hand and has no default chain: get the configuration from config.LoadDefaultConfig instead.',
          type ?? '',
        ),
      );
    }
  }

  /** `name := value`, `const name = value`, `x.Credentials = value`. */
  #dropBound(list: SyntaxNode, value: SyntaxNode): void {
    const statement = list.parent;
    if (statement?.type === 'return_statement') {
      if (!this.#providers.returned(list, statement)) {
        this.#handovers.returned(list, statement);
      }
      return;
    }
    if (statement === null || !statements.has(statement.type) || isSame(statement.childForFieldName('left'), list)) {
      throw otherUse(value);
    }
    const names =
      statement.type === 'const_spec' || statement.type === 'var_spec'
        ? statement.childrenForFieldName('name').filter((name): name is SyntaxNode => name?.type === 'identifier')
        : namedChildren(statement.childForFieldName('left') ?? statement);
    const values = namedChildren(list);
    const name = names[values.findIndex((one) => isSame(one, value))];
    if (name === undefined || names.length !== values.length) {
      throw otherUse(value);
    }
    if (name.type === 'selector_expression') {
      this.#dropMember(name, statement);
      return;
    }
    if (
      statement.type === 'assignment_statement' ||
      values.some((one) => !this.#trail.hasSeen(one) && !isString(one))
    ) {
      throw otherUse(value);
    }
    this.#trail.remove(statement);
    names.forEach((one, index) => {
      const other = values[index];
      if (other !== undefined) {
        this.#trail.see(other);
      }
      this.#dropName(one, statement);
    });
  }

  #dropName(name: SyntaxNode, statement: SyntaxNode): void {
    const isOfPackage = closest(statement, blocks)?.type === 'source_file';
    if (isOfPackage && (/^\p{Lu}/u.test(name.text) || this.hasSiblings)) {
      this.#trail.note(message('Check that nothing outside of this file uses {0}.', name.text));
    }
    const uses = this.#usesOf(name, statement);
    for (const use of uses) {
      this.#trail.drop(use);
    }
    if (uses.length === 0 && isOfPackage) {
      this.#trail.reach();
    }
  }

  /** The uses of a name in the block that declares it, without those of others of its name within. */
  #usesOf(name: SyntaxNode, statement: SyntaxNode): SyntaxNode[] {
    const scope = closest(statement.parent ?? statement, blocks) ?? this.root;
    return usesIn(scope, name.text).filter((use) => !isSame(use, name) && !isHidden(use, statement));
  }

  /** `options.Credentials = value` */
  #dropMember(left: SyntaxNode, statement: SyntaxNode): void {
    const owner = left.childForFieldName('operand');
    if (left.childForFieldName('field')?.text !== 'Credentials' || owner?.type !== 'identifier') {
      throw otherUse(left);
    }
    const literal = closest(statement, new Set(['func_literal']));
    const parameters = literal?.childForFieldName('parameters')?.text ?? '';
    const isOption = new RegExp(`\\b${owner.text}\\s+\\*[\\w.]+`).test(parameters);
    const isLoaded = descendants(this.root, new Set(['short_var_declaration'])).some((declaration) => {
      const [call] = namedChildren(declaration.childForFieldName('right') ?? declaration);
      const names = namedChildren(declaration.childForFieldName('left') ?? declaration).map((one) => one.text);
      return names.includes(owner.text) && call !== undefined && this.#packages.isLoader(call);
    });
    if (!isOption && !isLoaded) {
      throw new CannotGo(
        message(
          '{0} is filled in by hand and has no default chain: get the configuration from config.LoadDefaultConfig instead.',
          owner.text,
        ),
      );
    }
    this.#trail.reach();
    const only = isOption && literal !== undefined && namedChildren(statement.parent ?? statement).length === 1;
    this.#trail.remove(only && literal.parent?.type === 'argument_list' ? literal : statement);
  }

  /** Variables that only what goes used: they would not compile. */
  #dropLeftovers(): void {
    for (let again = true; again;) {
      again = false;
      for (const use of [...this.#trail.nodes, ...this.#loaded.values()].flatMap((node) =>
        descendants(node, identifiers),
      )) {
        const declaration = this.#localOf(use);
        const name = declaration?.childForFieldName('left')?.namedChildren[0] ?? declaration?.childForFieldName('name');
        if (declaration === undefined || !name || this.#isGone(declaration)) {
          continue;
        }
        if (this.#usesOf(name, declaration).some((other) => !this.#isGone(other))) {
          continue;
        }
        const value = declaration.childForFieldName('right') ?? declaration.childForFieldName('value');
        if (!pure.test(value?.text ?? '')) {
          throw new CannotGo(
            message('{0} would be left without use, and what gives it its value may have effects.', name.text),
          );
        }
        this.#trail.remove(declaration);
        again = true;
      }
    }
  }

  /** The declaration of a variable of a function, of that one alone. */
  #localOf(use: SyntaxNode): SyntaxNode | undefined {
    const body = closest(use, new Set(['function_declaration', 'method_declaration']));
    const found = descendants(body ?? use, new Set(['short_var_declaration', 'var_spec'])).find((declaration) => {
      const names = declaration.childForFieldName('left')?.namedChildren ?? declaration.childrenForFieldName('name');
      return names.length === 1 && names[0]?.text === use.text;
    });
    return found;
  }

  #isGone(node: SyntaxNode): boolean {
    return [...this.#trail.nodes, ...this.#loaded.values()].some(
      (gone) => gone.startIndex <= node.startIndex && node.endIndex <= gone.endIndex,
    );
  }
}

/**
 * The statement that a call goes with, as nothing that Go takes for one would be left of it: `config.With…(…)`,
 * `defer config.With…(…)`, `config = config.With…(…)`.
 */
function statementOf(call: SyntaxNode): SyntaxNode | undefined {
  const receiver = call.childForFieldName('function')?.childForFieldName('operand');
  const { parent } = call;
  if (/^(?:expression|defer|go)_statement$/.test(parent?.type ?? '')) {
    return receiver?.type === 'call_expression' ? undefined : (parent ?? undefined);
  }
  const assignment = parent?.type === 'expression_list' ? parent.parent : undefined;
  return assignment?.type === 'assignment_statement' &&
    assignment.childForFieldName('left')?.text === receiver?.text &&
    parent?.namedChildCount === 1
    ? assignment
    : undefined;
}

/** Whether a name means something else than what a statement declares: a parameter, a variable of a block within. */
function isHidden(use: SyntaxNode, statement: SyntaxNode): boolean {
  const found = declarationOf(use.text, use)?.node;
  return (
    found !== undefined && !contains(spanOf(found), spanOf(statement)) && !contains(spanOf(statement), spanOf(found))
  );
}
