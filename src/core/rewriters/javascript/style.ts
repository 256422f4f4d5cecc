import type { SyntaxNode } from '../../languages/parsers';
import { indentUnit, lineEnding } from '../shared/layout';
import { descendants } from './syntax';

/** How a file is written. */
export interface Style {
  readonly eol: '\n' | '\r\n';
  readonly indent: string;
  readonly quote: "'" | '"';
  readonly semicolons: boolean;
  /** Whether braces of objects and imports have spaces inside. */
  readonly spacedBraces: boolean;
}

const statements = [
  'expression_statement',
  'lexical_declaration',
  'variable_declaration',
  'import_statement',
  'return_statement',
  'throw_statement',
];

/** The style that most of a file has; Prettier's where it shows none. */
export function styleOf(root: SyntaxNode, source: string): Style {
  let single = 0;
  let double = 0;
  for (const node of descendants(root, 'string')) {
    const text = node.text;
    // A string that holds the other quote has no choice.
    if (node.parent?.type !== 'jsx_attribute' && !/^(?:'.*"|".*')/s.test(text)) {
      if (text.startsWith("'")) {
        single += 1;
      } else if (text.startsWith('"')) {
        // Not the keyword of the type `string`, which has the same node type.
        double += 1;
      }
    }
  }
  let ended = 0;
  let open = 0;
  for (const node of descendants(root, ...statements)) {
    if (node.lastChild?.type === ';') {
      ended += 1;
    } else if (node.parent?.type !== 'for_statement' && node.parent?.type !== 'for_in_statement') {
      open += 1;
    }
  }
  let spaced = 0;
  let tight = 0;
  for (const node of descendants(root, 'named_imports', 'object_pattern', 'object')) {
    if (node.namedChildCount > 0 && node.startPosition.row === node.endPosition.row) {
      if (/^\{\s/.test(node.text)) {
        spaced += 1;
      } else {
        tight += 1;
      }
    }
  }
  return {
    eol: lineEnding(source),
    indent: indentUnit(source),
    quote: double > single ? '"' : "'",
    semicolons: open <= ended,
    spacedBraces: tight <= spaced,
  };
}

/** The statement end of a file's style. */
export function end(style: Style): string {
  return style.semicolons ? ';' : '';
}

/** Names in braces, as the file spaces them. */
export function braces(names: readonly string[], style: Style): string {
  const inner = names.join(', ');
  return inner === '' ? '{}' : style.spacedBraces ? `{ ${inner} }` : `{${inner}}`;
}
