import type { SyntaxNode } from '../../languages/parsers';
import type { Span } from '../../text/span';
import { deepestNode } from './model';
import type { ConfigEntry, ConfigItem, ConfigNode, ConfigScalar, ScalarStyle } from './model';

const styles: Readonly<Record<string, ScalarStyle>> = {
  plain_scalar: 'plain',
  single_quote_scalar: 'single',
  double_quote_scalar: 'double',
  block_scalar: 'block',
};

/** The roots of a YAML stream's documents. */
export function readYamlNodes(source: string, stream: SyntaxNode): ConfigNode[] {
  return stream.namedChildren.flatMap((child) => {
    const content = child?.type === 'document' ? contentOf(child) : undefined;
    const node = content && readNode(source, content, 0);
    return node === undefined ? [] : [node];
  });
}

function contentOf(document: SyntaxNode): SyntaxNode | undefined {
  return (
    document.namedChildren.find((child) => child?.type === 'block_node' || child?.type === 'flow_node') ?? undefined
  );
}

function readNode(source: string, node: SyntaxNode, depth: number): ConfigNode | undefined {
  if (depth > deepestNode) {
    return undefined;
  }
  const children = node.namedChildren.filter((child): child is SyntaxNode => child !== null);
  const tag = children.find((child) => child.type === 'tag')?.text;
  const about = { ...(tag === undefined ? {} : { tag }), anchored: children.some((child) => child.type === 'anchor') };
  const content = children.find((child) => !['tag', 'anchor', 'comment'].includes(child.type));
  if (content === undefined) {
    return undefined;
  }
  const span = spanOf(source, content);
  switch (content.type) {
    case 'block_mapping':
    case 'flow_mapping':
      return {
        kind: 'map',
        span,
        flow: content.type === 'flow_mapping',
        ...about,
        entries: entriesOf(source, content, depth),
      };
    case 'block_sequence':
    case 'flow_sequence':
      return {
        kind: 'list',
        span,
        flow: content.type === 'flow_sequence',
        ...about,
        items: itemsOf(source, content, depth),
      };
    default: {
      const style = styles[content.type];
      return style === undefined ? undefined : { kind: 'scalar', span, style, text: textOf(content, style), ...about };
    }
  }
}

function textOf(node: SyntaxNode, style: ScalarStyle): ConfigScalar['text'] {
  return style === 'single' || style === 'double' ? node.text.slice(1, -1) : node.text;
}

function entriesOf(source: string, mapping: SyntaxNode, depth: number): ConfigEntry[] {
  return mapping.namedChildren.flatMap((pair) => {
    const key = pair?.childForFieldName('key');
    if (!pair || !key) {
      return [];
    }
    const name = readNode(source, key, depth + 1);
    const value = pair.childForFieldName('value');
    return [
      {
        key: name?.kind === 'scalar' ? name.text : key.text,
        keySpan: { start: key.startIndex, end: key.endIndex },
        span: spanOf(source, pair),
        value: value ? readNode(source, value, depth + 1) : undefined,
      },
    ];
  });
}

function itemsOf(source: string, sequence: SyntaxNode, depth: number): ConfigItem[] {
  return sequence.namedChildren.flatMap((item) => {
    if (!item || item.type === 'comment') {
      return [];
    }
    const node = item.type === 'block_sequence_item' ? contentOf(item) : item;
    return [
      {
        span: spanOf(source, item),
        value: node && readNode(source, node, depth + 1),
      },
    ];
  });
}

/** A node's span without the line ends that the grammar counts to a block at the end of a text. */
function spanOf(source: string, node: SyntaxNode): Span {
  let end = node.endIndex;
  while (end > node.startIndex && /\s/.test(source.charAt(end - 1))) {
    end -= 1;
  }
  return { start: node.startIndex, end };
}
