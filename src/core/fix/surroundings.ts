import type { SyntaxNode, SyntaxTree } from '../languages/parsers';
import type { Span } from '../text/span';

/** Nodes of all grammars whose `name` tells what the code within them is about. */
const named = /(?:function|method|class|module|constructor|struct|object|trait|interface|companion)(?:_\w+)?$/;
/** Names that every program has. */
const uninteresting =
  /^(?:main|run|init|new|setup|start|handler|handle|index|constructor|initialize|__init__|__construct|__main__|lambda_handler|app|program|default)$/i;

/**
 * What the code around a place is called, innermost first: functions, classes, modules, the pattern of a shell's `case`.
 * Names that say nothing are left out.
 */
export function surroundingNames(tree: SyntaxTree | undefined, { start, end }: Span): string[] {
  const names: string[] = [];
  for (
    let node: SyntaxNode | null | undefined = tree?.root.namedDescendantForIndex(start, Math.max(start, end - 1));
    node;
    node = node.parent
  ) {
    const name = nameOf(node);
    if (name !== undefined && /^[a-z_]\w{1,39}$/i.test(name) && !uninteresting.test(name)) {
      names.push(name);
    }
  }
  return [...new Set(names)];
}

function nameOf(node: SyntaxNode): string | undefined {
  if (node.type === 'case_item') {
    return node.childForFieldName('value')?.text.replace(/^["']|["']$/g, '');
  }
  if (named.test(node.type)) {
    return node.childForFieldName('name')?.text;
  }
  // `const load = () => …`, `load: function () {…}`
  return /^(?:variable_declarator|pair)$/.test(node.type) &&
    /function/.test(node.childForFieldName('value')?.type ?? '')
    ? (node.childForFieldName('name') ?? node.childForFieldName('key'))?.text
    : undefined;
}
