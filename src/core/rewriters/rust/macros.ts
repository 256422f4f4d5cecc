import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { ancestors, isSame } from '../code/nodes';
import { freeName } from '../shared/identifiers';
import { lineEnd, lineIndent, lineStart } from '../shared/layout';
import { width } from './lazyStatic';

/** Macros whose text has holes, those of logging among them. */
const formatting =
  /^(?:format|print|println|eprint|eprintln|write|writeln|panic|todo|unimplemented|unreachable|format_args|bail|anyhow|ensure|trace|debug|info|warn|error)$/;
/** Macros that take literals at compile time. */
const literal =
  /^(?:concat|env|option_env|include|include_str|include_bytes|compile_error|stringify|query|query_as|query_scalar|query_file|regex|hex|byte_string|assert_impl|cfg)$/;

/** Macros whose tokens are expressions. */
const expressions = /^(?:vec|json|dbg|assert|assert_eq|assert_ne|debug_assert|hashmap|btreemap|matches|join|try_join)$/;

/** The tokens that a macro is given, and its name without path. */
export interface MacroTokens {
  readonly name: string;
  readonly list: SyntaxNode;
}

/** The innermost macro that a node stands in; undefined where it stands in none. Macros within tokens are tokens, too. */
export function macroAround(node: SyntaxNode): MacroTokens | undefined {
  for (const outer of ancestors(node)) {
    const macro = outer.type === 'token_tree' ? macroOf(outer) : undefined;
    if (macro !== undefined) {
      return macro;
    }
    if (/_item$|^block$/.test(outer.type)) {
      return undefined;
    }
  }
  return undefined;
}

function macroOf(list: SyntaxNode): MacroTokens | undefined {
  if (list.parent?.type === 'macro_invocation') {
    return { name: (list.parent.childForFieldName('macro')?.text ?? '').split('::').at(-1) ?? '', list };
  }
  const mark = list.previousSibling;
  const name = mark?.type === '!' ? mark.previousSibling : null;
  return name?.type === 'identifier' ? { name: name.text, list } : undefined;
}

/** Whether a macro takes nothing but literals. */
export function takesLiterals({ name }: MacroTokens): boolean {
  return literal.test(name);
}

/** Whether what a macro is given are expressions. */
export function takesExpressions({ name }: MacroTokens): boolean {
  return formatting.test(name) || expressions.test(name);
}

/** The macro whose text with holes a string is; undefined where it is none. */
export function formatOf(node: SyntaxNode): MacroTokens | undefined {
  const macro = node.parent?.type === 'token_tree' ? macroOf(node.parent) : undefined;
  if (macro === undefined || !formatting.test(macro.name)) {
    return undefined;
  }
  const first = macro.list.namedChildren.find((child) => child !== null && /string_literal$/.test(child.type));
  return isSame(first, node) ? macro : undefined;
}

/** Whether a hole can take a stretch's place. */
export function takesHole({ source, span }: Site): boolean {
  return !/[{}]/.test(source.slice(span.start, span.end));
}

/** The edits that put a hole in a stretch's place and give the macro an expression for it. */
export function holeEdits(site: Site, { list }: MacroTokens, expression: string): TextEdit[] {
  const { source, span, node, eol } = site;
  const name = freeName(['password', 'secret'], new Set(list.text.match(/\w+/g) ?? []));
  const target =
    span.start <= node.startIndex ? { start: node.startIndex + node.text.indexOf('"') + 1, end: closing(node) } : span;
  let end = list.endIndex - 1;
  while (/\s/.test(source.charAt(end - 1))) {
    end -= 1;
  }
  const hasComma = source.charAt(end - 1) === ',';
  const isLaidOut = source.slice(end, list.endIndex).includes('\n');
  const gap = `${hasComma ? '' : ','}${isLaidOut ? eol + lineIndent(source, list.startIndex) + site.indent : ' '}`;
  const wide = wideEdits(site, list, `${name} = ${expression}`.length);
  if (wide !== undefined) {
    return [
      { span: target, text: `{${name}}` },
      ...wide.breaks,
      { span: { start: end, end: list.endIndex - 1 }, text: `,${wide.inner}${name} = ${expression}${wide.outer}` },
    ];
  }
  return [
    { span: target, text: `{${name}}` },
    { span: { start: end, end }, text: `${gap}${name} = ${expression}${isLaidOut && hasComma ? ',' : ''}` },
  ];
}

function closing(node: SyntaxNode): number {
  return node.startIndex + node.text.lastIndexOf('"');
}

/** How the arguments of a macro are laid out one a line, where they do not fit on one any more. */
function wideEdits(
  { source, eol, indent }: Site,
  list: SyntaxNode,
  added: number,
): { readonly breaks: readonly TextEdit[]; readonly inner: string; readonly outer: string } | undefined {
  const start = lineStart(source, list.startIndex);
  if (list.text.includes('\n') || lineEnd(source, list.endIndex) - start + added <= width) {
    return undefined;
  }
  const outer = eol + lineIndent(source, list.startIndex);
  const inner = outer + indent;
  const commas = list.children.filter((child): child is SyntaxNode => child?.type === ',');
  return {
    inner,
    outer,
    breaks: [
      { span: { start: list.startIndex + 1, end: list.startIndex + 1 }, text: inner },
      ...commas.map((comma) => {
        let end = comma.endIndex;
        while (source.charAt(end) === ' ') {
          end += 1;
        }
        return { span: { start: comma.endIndex, end }, text: inner };
      }),
    ],
  };
}
