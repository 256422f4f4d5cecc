import type { SyntaxNode } from '../../languages/parsers';
import type { Literal } from '../../languages/literal';
import type { TextEdit } from '../../text/edit';
import type { Message } from '../../text/message';
import type { Span } from '../../text/span';
import type { FixRequest, FixTarget, SecretReference } from '../rewriter';

/** Where a look-up can take a value from. */
export type LookupTarget = Exclude<FixTarget, 'default-credential-chain'>;

/** A secret in code, and what of it gives way to a look-up. */
export interface Site {
  readonly request: FixRequest;
  readonly source: string;
  readonly root: SyntaxNode;
  readonly literal: Literal;
  /** `whole`: an expression that is all secret; `part`: a stretch of one string token. */
  readonly kind: 'whole' | 'part';
  /** The expression, or the token. */
  readonly node: SyntaxNode;
  /** What gives way: the expression, or the stretch inside of the token's quotes. */
  readonly span: Span;
  /** What is stored, decoded. */
  readonly value: string;
  readonly eol: '\n' | '\r\n';
  /** One level of indentation. */
  readonly indent: string;
}

/** Why no look-up can stand somewhere. */
export interface Obstacle {
  readonly reason: Message;
  /** What can stand there instead. */
  readonly alternatives: readonly LookupTarget[];
}

/** A look-up in the environment whose default the secret is. */
export interface EnvironmentFallback {
  readonly variable: string;
  /** The look-up with its default: what a look-up without a default takes the place of. */
  readonly span: Span;
}

/** How a look-up is written at a site. */
export interface Lookup {
  /** Packages that the new code needs, as the manifests of the language name them. */
  readonly dependencies: readonly string[];
  /** Packages that it needs besides where it reads one member of a JSON object; none where it is absent. */
  readonly memberDependencies?: readonly string[];
  /** What a person should look at before it is applied; none where it is safe. */
  readonly review: readonly Message[];
  /** What changes in what the program does and needs. */
  readonly changes: readonly Message[];
  /**
   * The edits that make the look-up.
   *
   * @param put the edit that puts an expression in the secret's place.
   */
  edits(reference: SecretReference, put: (expression: string) => TextEdit): readonly TextEdit[];
}

/**
 * How one language writes look-ups: all that differs between languages, for `planLookup`.
 *
 * @typeParam Fallback what the language needs to know of a look-up that the secret is the default of.
 */
export interface Dialect<Fallback extends EnvironmentFallback = EnvironmentFallback> {
  /** Types of the nodes of the grammar that are strings, quotes included. */
  readonly strings: ReadonlySet<string>;
  /**
   * Whether an expression is a text with holes that the language's strings do not know of: a format. Only the secret
   * within it then gives way.
   */
  isTemplate?(node: SyntaxNode): boolean;
  /** Whether a constant text gives way as a whole, though only a part of it is secret: one of parts could not stand there. */
  mustBeWhole?(node: SyntaxNode): boolean;
  /** What a secret is called where nothing around it has a name; in the style of the language. */
  name(hint: string): string;
  /** What a secret is called where that is not what its literal is bound to: the field that an attribute belongs to. */
  owned?(site: Site): string | undefined;
  /** What a secret is bound to, outermost first, where its literal is bound to nothing by itself. */
  owner?(site: Site): readonly string[];
  /**
   * The text of a string token in which the stretch `site.span` gives way to an expression: a concatenation or an
   * interpolation. Undefined where that cannot be written.
   */
  splice(site: Site, expression: string): string | undefined;
  /** Why no look-up can stand at a site; undefined where one can. */
  obstacle(site: Site, target: LookupTarget): Obstacle | undefined;
  /** The look-up in the environment that the secret is the default of; undefined where it is none. */
  fallback(site: Site): Fallback | undefined;
  lookup(site: Site, target: LookupTarget, fallback: Fallback | undefined): Lookup;
}
