import { unbound } from '../syntax/context';
import type { Context } from '../syntax/context';
import { unterminated } from '../syntax/broken';
import { childIn } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import { LiteralText } from '../syntax/literalText';
import { all } from '../syntax/read';
import type { Frame, SyntaxRules, Taken } from '../syntax/read';
import { callChildren, textIn } from './calls';
import { spelled } from './characters';
import { Declarations } from './declared';
import type { CallShape, CodeDescription, Member, StringForm } from './description';
import { environmentVariable } from './environment';
import { joinedParts } from './joined';
import * as names from './names';
import { broken } from './rules';

/** Reads one document of a described language. */
export class CodeReader implements SyntaxRules {
  readonly #declared: Declarations;
  /** Variables that hold what was looked up in the environment, and under which name. */
  readonly #looked = new Map<string, string>();

  constructor(
    root: SyntaxItem,
    readonly source: string,
    readonly language: CodeDescription,
  ) {
    this.#declared = new Declarations(root, source, language);
  }

  isComment(item: SyntaxItem): boolean {
    return this.language.comments.has(item.type);
  }

  /** @inheritdoc */
  children(item: SyntaxItem, context: Context): readonly Frame[] {
    const rule = Object.hasOwn(this.language.rules, item.type) ? this.language.rules[item.type] : undefined;
    if (rule) {
      return rule(item, context, this);
    }
    if (this.callShape(item)) {
      return callChildren(item, context, this);
    }
    if (names.isWrapper(item, this.language)) {
      return all(item, context);
    }
    const member = this.member(item);
    if (member) {
      const object = this.object(item);
      return item.children.map((child) => ({
        item: child,
        context: child === object ? context : member.element ? { ...unbound(context), use: 'key' } : unbound(context),
      }));
    }
    return item.type === 'ERROR' ? broken(item, context, this) : all(item, unbound(context));
  }

  take(item: SyntaxItem, context: Context): Taken | undefined {
    const taken =
      this.language.take?.(item, context, this) ?? this.#takeSpelled(item, context) ?? this.#takeString(item, context);
    return taken?.literal && this.language.understood
      ? { literal: this.language.understood(taken.literal), inner: taken.inner }
      : taken;
  }

  #takeSpelled(item: SyntaxItem, context: Context): Taken | undefined {
    const characters = spelled(item, this);
    if (characters === undefined) {
      return undefined;
    }
    const text = new LiteralText(this.source);
    for (const { start, end } of characters) {
      text.verbatim(start + 1, end - 1);
    }
    return { literal: text.finish({ start: item.start, end: item.end }, context), inner: [] };
  }

  #takeString(item: SyntaxItem, context: Context): Taken | undefined {
    const form = this.form(item);
    const sum = this.isSum(item);
    const joined = form || sum ? undefined : joinedParts(item, this);
    if (!form && !sum && !joined) {
      const cut = unterminated(item, context, this.source);
      return cut && { literal: cut, inner: [] };
    }
    const inner: Frame[] = [];
    const operands = joined ?? (sum ? this.#summands(item).map((operand) => textIn(operand, this)) : [item]);
    if (!operands.some((operand) => this.form(operand))) {
      // What is added up may be a literal that something is done with: `"…".trim() + x`.
      return { literal: undefined, inner: operands.map((operand) => ({ item: operand, context: unbound(context) })) };
    }
    const text = new LiteralText(this.source);
    for (const operand of operands) {
      const own = this.form(operand);
      if (own) {
        this.readString(operand, own, context, text, inner);
        continue;
      }
      inner.push({ item: operand, context: unbound(context) });
      if (!this.isComment(operand)) {
        text.hole();
      }
    }
    return { literal: text.finish({ start: item.start, end: item.end }, context), inner };
  }

  /** Adds one string to a literal; what stands in its holes is read for itself. */
  readString(item: SyntaxItem, form: StringForm, context: Context, text: LiteralText, inner: Frame[]): void {
    let position = Math.min(item.end, item.start + form.opening);
    const end = Math.max(position, item.end - form.closing);
    text.enter(position);
    for (const child of item.children) {
      if (this.language.holes.has(child.type)) {
        form.read(this.source, position, Math.max(position, child.start), text);
        const constant = this.#constantIn(child);
        if (constant) {
          this.readString(constant.item, constant.form, context, text, inner);
        } else {
          text.hole();
          inner.push({ item: child, context: unbound(context) });
        }
        position = Math.max(position, child.end);
      }
    }
    form.read(this.source, position, Math.max(position, end), text);
  }

  /** The string that a hole holds and nothing else: `#{'…'}`. */
  #constantIn(hole: SyntaxItem): { readonly item: SyntaxItem; readonly form: StringForm } | undefined {
    const [item, ...others] = this.operandsOf(hole);
    const form = item && others.length === 0 ? this.form(item) : undefined;
    return item && form && { item, form };
  }

  /** How a string is written; undefined for what is none. */
  form(item: SyntaxItem): StringForm | undefined {
    return Object.hasOwn(this.language.strings, item.type)
      ? this.language.strings[item.type]?.(item, this.source)
      : undefined;
  }

  isSum(item: SyntaxItem): boolean {
    if (!Object.hasOwn(this.language.sums, item.type)) {
      return false;
    }
    const operator = this.language.sums[item.type];
    return operator === undefined || item.children.some((child) => child.type === operator);
  }

  /** What a chain adds up, and the comments in between, in source order. */
  #summands(item: SyntaxItem): SyntaxItem[] {
    const operands: SyntaxItem[] = [];
    const stack: SyntaxItem[] = [item];
    for (let current = stack.pop(); current; current = stack.pop()) {
      if (!this.isSum(current) && !(names.isWrapper(current, this.language) && current.children.length > 0)) {
        operands.push(current);
        continue;
      }
      for (let index = current.children.length - 1; index >= 0; index -= 1) {
        const child = current.children[index];
        if (child?.named) {
          stack.push(child);
        }
      }
    }
    return operands;
  }

  pathOf(item: SyntaxItem | undefined): readonly string[] {
    return names.pathOf(item, this.source, this.language);
  }

  calleeOf(call: SyntaxItem): string {
    return names.calleeOf(call, this.source, this.language);
  }

  constantText(item: SyntaxItem | undefined): string | undefined {
    return names.constantText(item && this.argumentValue(item), this.source, this.language);
  }

  operandsOf(item: SyntaxItem): SyntaxItem[] {
    return names.operandsOf(item, this.language);
  }

  environmentVariable(item: SyntaxItem | undefined): string | undefined {
    return environmentVariable(item, this);
  }

  /** Remembers that a variable holds what the environment has under a name. */
  remember(variable: string, name: string): void {
    this.#looked.set(variable, name);
  }

  remembered(variable: string): string | undefined {
    return this.#looked.get(variable);
  }

  callShape(item: SyntaxItem): CallShape | undefined {
    return names.callShapeOf(item, this.language);
  }

  isCall(item: SyntaxItem): boolean {
    return this.callShape(this.unwrapped(item)) !== undefined;
  }

  member(item: SyntaxItem): Member | undefined {
    return names.memberOf(item, this.language);
  }

  object(item: SyntaxItem): SyntaxItem | undefined {
    const member = this.member(item);
    return member && names.objectOf(item, member, this.language);
  }

  /** An expression without the parentheses and casts around it. */
  unwrapped(item: SyntaxItem): SyntaxItem {
    let current = item;
    while (names.isWrapper(current, this.language)) {
      const inner = names.wrapped(current, this.language);
      if (!inner) {
        break;
      }
      current = inner;
    }
    return current;
  }

  /** The name that is given to an argument in the call. */
  keywordOf(argument: SyntaxItem): string | undefined {
    const shape = this.#argumentShape(argument);
    if (!shape) {
      return undefined;
    }
    const [first, second] = this.operandsOf(argument);
    const named =
      shape.name !== undefined
        ? childIn(argument, shape.name)
        : second && argument.children.some((child) => child.type === shape.sign)
          ? first
          : undefined;
    return named && this.source.slice(named.start, named.end).slice(0, 200);
  }

  /** An argument without what wraps it. */
  argumentValue(argument: SyntaxItem): SyntaxItem {
    return this.#argumentShape(argument) ? (this.operandsOf(argument).at(-1) ?? argument) : argument;
  }

  #argumentShape(item: SyntaxItem): { readonly name?: string; readonly sign?: string } | undefined {
    return Object.hasOwn(this.language.arguments, item.type) ? this.language.arguments[item.type] : undefined;
  }

  /** What the file's own declaration calls a parameter. */
  parameter(callee: string, count: number, position: number): string | undefined {
    const name = names.methodOf(callee);
    return this.#declared.parameter(name, count, position) || undefined;
  }

  field(type: string, position: number): string | undefined {
    return this.#declared.field(type, position) || undefined;
  }

  declares(type: string): boolean {
    return this.#declared.isType(type);
  }
}
