import type { SyntaxNode } from '../../languages/parsers';
import type { Site } from '../code/dialect';
import { ancestors, namedChildren } from '../code/nodes';
import { lineIndent, lineStart } from '../shared/layout';

/** The namespace that code stands in, or the file where it stands in none. */
export interface Space {
  /** Its name; empty for none. */
  readonly name: string;
  /** What stands directly in it, from after its header. */
  readonly members: readonly SyntaxNode[];
  /** `namespace App;`; undefined where there is none, or its members stand in braces. */
  readonly header: SyntaxNode | undefined;
  /** The indentation of its members. */
  readonly indent: string;
}

/** The namespace around a site. https://www.php.net/manual/language.namespaces.php */
export function spaceOf({ node, root, source }: Pick<Site, 'node' | 'root' | 'source'>): Space {
  for (const outer of ancestors(node)) {
    const body = outer.type === 'namespace_definition' ? outer.childForFieldName('body') : null;
    if (body !== null) {
      const members = namedChildren(body);
      const indent = members[0] === undefined ? '' : lineIndent(source, members[0].startIndex);
      return { name: outer.childForFieldName('name')?.text ?? '', members, header: undefined, indent };
    }
  }
  const top = namedChildren(root);
  const headers = top.filter(({ type }) => type === 'namespace_definition');
  const header = headers.findLast(({ startIndex }) => startIndex < node.startIndex);
  const next = headers.find(({ startIndex }) => startIndex > node.startIndex)?.startIndex ?? root.endIndex;
  return {
    name: header?.childForFieldName('name')?.text ?? '',
    members: top.filter(
      ({ startIndex }) => (header === undefined || startIndex > header.startIndex) && startIndex < next,
    ),
    header,
    indent: '',
  };
}

const declarations =
  /^(?:function_definition|class_declaration|interface_declaration|trait_declaration|enum_declaration|const_declaration)$/;

/**
 * Where a function can be declared before everything that runs: after imports and the files that are loaded at the top,
 * at the start of a line. Where HTML comes first, in the first code behind it. Undefined where code stands on the line of
 * `<?php`.
 */
export function firstStatement(site: Site): number | undefined {
  const { source } = site;
  let comments: { readonly start: number; readonly end: number; readonly isTop: boolean } | undefined;
  let isTop = true;
  for (const { type, text, startIndex, endIndex } of spaceOf(site).members) {
    if (type === 'text') {
      continue;
    }
    if (/^(?:text_interpolation|php_end_tag)$/.test(type)) {
      return undefined;
    }
    const above = comments !== undefined && !isApart(source, comments.end, startIndex) ? comments : undefined;
    if (type === 'comment') {
      comments = { start: above?.start ?? startIndex, end: endIndex, isTop: above?.isTop ?? isTop };
      isTop = false;
      continue;
    }
    if (isHead(type, text)) {
      isTop = type === 'php_tag';
      comments = undefined;
      continue;
    }
    // What stands first in a file is about the file, unless it is one line, or something that has comments of its own follows.
    const isOwn =
      above !== undefined &&
      (!above.isTop || declarations.test(type) || isRemark(source.slice(above.start, above.end)));
    const at = isOwn ? above.start : startIndex;
    const start = lineStart(source, at);
    return source.slice(start, at).trim() === '' && start > 0 ? start : undefined;
  }
  return undefined;
}

/** Whether a comment is a line on what follows it, not a notice of the file. */
function isRemark(comment: string): boolean {
  return !/[\r\n@]|copyright|licen[cs]e|spdx|phpcs/i.test(comment);
}

function isHead(type: string, text: string): boolean {
  return (
    /^(?:php_tag|declare_statement|namespace_definition|namespace_use_declaration)$/.test(type) ||
    (type === 'expression_statement' && /^(?:require|include)(?:_once)?\b/.test(text))
  );
}

/** Whether an empty line stands between two offsets. */
function isApart(source: string, start: number, end: number): boolean {
  return /\n[\t ]*\r?\n/.test(source.slice(start, end));
}
