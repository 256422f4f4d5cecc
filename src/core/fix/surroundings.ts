import type { ParsedDocument } from '../languages/document';
import type { SyntaxNode } from '../languages/parsers';
import type { Span } from '../text/span';

/** Nodes of all grammars whose `name` tells what the code within them is about. */
const named =
  /(?:function|method|class|module|constructor|struct|object|trait|interface|companion)(?:_\w+)?$|^enum_(?:entry|constant)$/;
/** What uses something by its name and tells of that alone: `.roles("ADMIN")` in the chain that a password stands in. */
const uses = /_(?:call|invocation|reference)$/;
/** Names that every program has. */
const uninteresting =
  /^(?:self|main|run|init|new|setup|start|handler|handle|index|constructor|initialize|__init__|__construct|__main__|lambda_handler|app|program|default)$/i;

/**
 * What the code around a place is called, innermost first: functions, classes, modules, the pattern of a shell's `case`.
 * Names that say nothing are left out.
 */
export function surroundingNames({ tree, source, language }: ParsedDocument, { start, end }: Span): string[] {
  const names =
    language.id === 'shellscript' ? [shellPattern(source.slice(0, start)), shellFunction(source.slice(0, start))] : [];
  for (
    let node: SyntaxNode | null | undefined = tree?.root.namedDescendantForIndex(start, Math.max(start, end - 1));
    node;
    node = node.parent
  ) {
    names.push(nameOf(node));
  }
  const telling = names.filter(
    (name) => name !== undefined && /^[a-z_]\w{1,39}$/i.test(name) && !uninteresting.test(name),
  );
  return [...new Set(telling)].filter((name) => name !== undefined);
}

/** The pattern of the item of a `case` that a text ends in: `production` of `production) TOKEN=`. */
function shellPattern(before: string): string | undefined {
  const item =
    before
      .slice(-2000)
      .split(/;;&?|\bin[ \t]*\n/)
      .at(-1) ?? '';
  return /\bcase\b/.test(before) && !/\besac\b/.test(item)
    ? /^\s*\(?["']?([\w-]{1,40})["']?(?:\s*\|[^)\n]*)?\)\s/.exec(item)?.[1]
    : undefined;
}

/** The function whose body a text ends in. */
function shellFunction(before: string): string | undefined {
  const opened = [
    ...before.matchAll(/^[\t ]*(?:function[\t ]+([\w-]{1,40})(?:[\t ]*\(\))?|([\w-]{1,40})[\t ]*\(\))\s*\{/gm),
  ].at(-1);
  return opened === undefined || /^\}/m.test(before.slice(opened.index)) ? undefined : (opened[1] ?? opened[2]);
}

function nameOf(node: SyntaxNode): string | undefined {
  if (named.test(node.type) && !uses.test(node.type)) {
    return node.childForFieldName('name')?.text;
  }
  // `const load = () => …`, `load: function () {…}`
  return /^(?:variable_declarator|pair)$/.test(node.type) &&
    /function/.test(node.childForFieldName('value')?.type ?? '')
    ? (node.childForFieldName('name') ?? node.childForFieldName('key'))?.text
    : undefined;
}
