import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { lineEnd, lineStart, nextLineStart } from '../shared/layout';
import { children, named, same, spanOf } from './syntax';

/** The edits that take nodes out of a source: with their commas, lines, and the comments that are about them. */
export function removalEdits(nodes: readonly SyntaxNode[], source: string): TextEdit[] {
  const collector = new RemovalCollector(source);
  collector.removeAll(outermost(nodes));
  return collector.edits();
}

/** The nodes that lie in no other of them. */
export function outermost(nodes: readonly SyntaxNode[]): SyntaxNode[] {
  return nodes.filter(
    (node) =>
      !nodes.some(
        (other) =>
          !same(other, node) &&
          other.startIndex <= node.startIndex &&
          node.endIndex <= other.endIndex &&
          (other.endIndex - other.startIndex > node.endIndex - node.startIndex || other.id < node.id),
      ),
  );
}

/** A comment that is about credentials goes with them. */
const aboutCredentials = /access.?key|credential|secret|token|hard-?coded|\b(?:keys?|creds?|auth\w*)\b/i;

class RemovalCollector {
  readonly #lines: Span[] = [];
  readonly #edits: TextEdit[] = [];

  constructor(private readonly source: string) {}

  removeAll(nodes: readonly SyntaxNode[]): void {
    const lists = new Map<number, { readonly list: SyntaxNode; readonly items: SyntaxNode[] }>();
    for (const node of nodes) {
      const list = node.parent;
      if (list === null) {
        continue;
      }
      const entry = lists.get(list.id) ?? { list, items: [] };
      entry.items.push(node);
      lists.set(list.id, entry);
    }
    for (const { list, items } of lists.values()) {
      switch (list.type) {
        case 'object':
        case 'object_pattern':
        case 'arguments':
        case 'formal_parameters':
        case 'interface_body':
        case 'object_type':
          this.#removeItems(list, items, children(list));
          break;
        case 'named_imports':
        case 'import_clause':
        case 'namespace_import':
        case 'import_require_clause':
          // Together with the other parts of its statement, below.
          break;
        case 'lexical_declaration':
        case 'variable_declaration':
          if (children(list).every((child) => items.some((item) => same(item, child)))) {
            this.#removeStatement(list);
          } else {
            this.#removeItems(list, items, children(list));
          }
          break;
        default:
          items.forEach((item) => {
            this.#removeStatement(item);
          });
      }
    }
    this.#removeImports(nodes);
  }

  edits(): TextEdit[] {
    return [...this.#edits, ...this.#mergedLines().map((span) => ({ span, text: '' }))];
  }

  #removeImports(nodes: readonly SyntaxNode[]): void {
    const statements = new Map<number, { readonly statement: SyntaxNode; readonly parts: SyntaxNode[] }>();
    for (const node of nodes) {
      let statement: SyntaxNode | null = node;
      while (statement && statement.type !== 'import_statement') {
        statement = statement.parent;
      }
      if (statement && !same(statement, node)) {
        const entry = statements.get(statement.id) ?? { statement, parts: [] };
        entry.parts.push(node);
        statements.set(statement.id, entry);
      }
    }
    for (const { statement, parts } of statements.values()) {
      this.#removeImportParts(statement, parts);
    }
  }

  #removeImportParts(statement: SyntaxNode, parts: readonly SyntaxNode[]): void {
    const clause = named(statement).find((child) => child.type === 'import_clause');
    const isGone = (node: SyntaxNode): boolean => parts.some((part) => same(part, node));
    const pieces = clause === undefined ? [] : children(clause);
    const gonePieces = pieces.filter(
      (piece) => isGone(piece) || (piece.type === 'named_imports' && children(piece).every(isGone)),
    );
    if (clause === undefined || gonePieces.length === pieces.length) {
      this.#removeStatement(statement);
      return;
    }
    if (gonePieces.length > 0) {
      this.#removeItems(clause, gonePieces, pieces);
    }
    for (const piece of pieces.filter((other) => other.type === 'named_imports' && !gonePieces.includes(other))) {
      this.#removeItems(piece, children(piece).filter(isGone), children(piece));
    }
  }

  /** Takes items out of a list with commas. */
  #removeItems(list: SyntaxNode, gone: readonly SyntaxNode[], items: readonly SyntaxNode[]): void {
    const isGone = (item: SyntaxNode): boolean => gone.some((node) => same(node, item));
    const kept = items.filter((item) => !isGone(item));
    const bracketed = list.type !== 'import_clause' && !list.type.endsWith('declaration');
    if (
      kept.length === 0 &&
      bracketed &&
      !named(list).some((child) => child.type === 'comment' && !this.#isAbout(child, items))
    ) {
      this.#edits.push({ span: { start: list.startIndex + 1, end: list.endIndex - 1 }, text: '' });
      return;
    }
    for (let index = 0; index < items.length; index += 1) {
      const first = items[index];
      if (first === undefined || !isGone(first)) {
        continue;
      }
      if (this.#hasOwnLines(first)) {
        this.#removeLines(first, this.#behind(first));
        continue;
      }
      let last = index;
      for (let next = items[last + 1]; next && isGone(next) && !this.#hasOwnLines(next); next = items[last + 1]) {
        last += 1;
      }
      this.#removeInline(items[index - 1], first, items[last] ?? first, items[last + 1], isGone);
      index = last;
    }
    this.#dropDanglingComma(items, isGone);
  }

  #removeInline(
    before: SyntaxNode | undefined,
    first: SyntaxNode,
    last: SyntaxNode,
    after: SyntaxNode | undefined,
    isGone: (item: SyntaxNode) => boolean,
  ): void {
    if (after !== undefined && !isGone(after) && this.#isBare(last.endIndex, after.startIndex)) {
      this.#edits.push({ span: { start: first.startIndex, end: after.startIndex }, text: '' });
    } else if (before !== undefined && !isGone(before) && this.#isBare(before.endIndex, first.startIndex)) {
      this.#edits.push({ span: { start: before.endIndex, end: last.endIndex }, text: '' });
    } else {
      this.#edits.push({ span: { start: first.startIndex, end: this.#behind(last) }, text: '' });
    }
  }

  /** Whether nothing but separators and white space stands between two offsets. */
  #isBare(start: number, end: number): boolean {
    return /^[\s,;]*$/.test(this.source.slice(start, end));
  }

  /** Where the last item had lines of its own and no comma behind it, the new last item gets none either. */
  #dropDanglingComma(items: readonly SyntaxNode[], isGone: (item: SyntaxNode) => boolean): void {
    const last = items.at(-1);
    const newLast = items.filter((item) => !isGone(item)).at(-1);
    if (
      last === undefined ||
      newLast === undefined ||
      !isGone(last) ||
      !this.#hasOwnLines(last) ||
      this.#behind(last) !== last.endIndex
    ) {
      return;
    }
    const comma = this.#behind(newLast);
    if (comma > newLast.endIndex) {
      this.#edits.push({ span: { start: comma - 1, end: comma }, text: '' });
    }
  }

  /** Behind the comma or semicolon that belongs to a node. */
  #behind(node: SyntaxNode): number {
    const next = node.nextSibling;
    return next && (next.type === ',' || next.type === ';') ? next.endIndex : node.endIndex;
  }

  #hasOwnLines(node: SyntaxNode): boolean {
    const before = this.source.slice(lineStart(this.source, node.startIndex), node.startIndex);
    const end = this.#behind(node);
    const after = this.source.slice(end, lineEnd(this.source, end));
    return before.trim() === '' && /^[\t ]*(?:\/\/.*|\/\*(?:[^*]|\*(?!\/))*\*\/[\t ]*)?$/.test(after);
  }

  #removeStatement(statement: SyntaxNode): void {
    const parent = statement.parent;
    if (
      parent &&
      !/^(?:program|statement_block|switch_case|switch_default|class_body|class_static_block)$/.test(parent.type) &&
      parent.type !== 'export_statement'
    ) {
      this.#edits.push({ span: spanOf(statement), text: '{}' });
      return;
    }
    const end = this.#behind(statement);
    if (this.#hasOwnLines(statement)) {
      this.#removeLines(statement, end);
      return;
    }
    const spaces = /^[\t ]*/.exec(this.source.slice(end))?.[0].length ?? 0;
    this.#edits.push({ span: { start: statement.startIndex, end: end + spaces }, text: '' });
  }

  /** Whole lines, with the comments directly above them where these are about what goes. */
  #removeLines(node: SyntaxNode, end: number): void {
    let first = node;
    let isAbout = false;
    for (let above = node.previousNamedSibling; above?.type === 'comment'; above = above.previousNamedSibling) {
      const ownLine = this.source.slice(lineStart(this.source, above.startIndex), above.startIndex).trim() === '';
      if (!ownLine || first.startPosition.row - above.endPosition.row !== 1) {
        break;
      }
      isAbout ||= aboutCredentials.test(above.text) || above.text.startsWith('/**');
      first = above;
    }
    const start = isAbout ? first : node;
    this.#lines.push({ start: lineStart(this.source, start.startIndex), end: nextLineStart(this.source, end) });
  }

  #isAbout(comment: SyntaxNode, items: readonly SyntaxNode[]): boolean {
    return (
      aboutCredentials.test(comment.text) || items.some((item) => item.endPosition.row === comment.startPosition.row)
    );
  }

  /** The lines that go; where blank lines are left on both sides, or against a bracket, those on one side go, too. */
  #mergedLines(): Span[] {
    const merged: (Span & { readonly gap?: Span })[] = [];
    for (const span of [...this.#lines].sort((left, right) => left.start - right.start)) {
      const last = merged.at(-1);
      if (last !== undefined && span.start <= last.end) {
        merged[merged.length - 1] = { ...last, end: Math.max(last.end, span.end) };
      } else if (last !== undefined && /^\s*$/.test(this.source.slice(last.end, span.start))) {
        merged[merged.length - 1] = { ...last, end: span.end, gap: { start: last.end, end: span.start } };
      } else {
        merged.push(span);
      }
    }
    return merged.flatMap(({ start, end, gap }) => {
      const span = { start, end };
      // A blank line between what goes stays where it parts what stays.
      return gap !== undefined && this.#isTight(span)
        ? [
            { start, end: gap.start },
            { start: gap.end, end },
          ]
        : [this.#withBlankLine(span)];
    });
  }

  /** Whether code stands right above and right below, neither of it a bracket. */
  #isTight({ start, end }: Span): boolean {
    const above = start === 0 ? '' : this.source.slice(lineStart(this.source, start - 1), start).trim();
    const below = this.source.slice(end, lineEnd(this.source, end)).trim();
    return above !== '' && below !== '' && !/[{([]$/.test(above) && !/^[})\]]/.test(below);
  }

  #withBlankLine(span: Span): Span {
    let above = span.start;
    while (above > 0 && /\s/.test(this.source.charAt(above - 1))) {
      above -= 1;
    }
    let below = span.end;
    while (below < this.source.length && /\s/.test(this.source.charAt(below))) {
      below += 1;
    }
    const lastBlankBelow = lineStart(this.source, below);
    const blankAbove = nextLineStart(this.source, above) < span.start && above > 0;
    const opened = above === 0 || '{(['.includes(this.source.charAt(above - 1));
    if (lastBlankBelow > span.end && (opened || blankAbove)) {
      return { start: span.start, end: lastBlankBelow };
    }
    const closed = below === this.source.length || '})]'.includes(this.source.charAt(below));
    return blankAbove && closed ? { start: nextLineStart(this.source, above), end: span.end } : span;
  }
}
