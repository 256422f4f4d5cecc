import type { ParsedDocument } from '../../languages/document';
import type { SyntaxNode } from '../../languages/parsers';
import { yamlMistake } from '../../languages/yaml/mistake';
import type { YamlMistake } from '../../languages/yaml/mistake';
import { message } from '../../text/message';
import type { Message } from '../../text/message';

/** What is wrong with YAML that does not parse, and in which line; undefined where the document parses or is none. */
export function unparsedYaml({ language, tree, source }: ParsedDocument): Message | undefined {
  if (language.id !== 'yaml' || tree?.hasErrors !== true) {
    return undefined;
  }
  const mistake = yamlMistake(source);
  if (mistake !== undefined) {
    return reasonOf(mistake);
  }
  const skipped = firstSkipped(tree.root);
  return skipped === undefined
    ? message('This file does not parse as YAML. Put that right first; the fix is offered then.')
    : message(
        'This file does not parse as YAML: nothing makes sense of what begins in line {0}. Put that right first; the fix is offered then.',
        String(skipped.startPosition.row + 1),
      );
}

function reasonOf({ kind, line }: YamlMistake): Message {
  const at = String(line);
  switch (kind) {
    case 'tab':
      return message(
        'This file does not parse as YAML: line {0} is indented by a tab. Put that right first; the fix is offered then.',
        at,
      );
    case 'indentation':
      return message(
        'This file does not parse as YAML: line {0} begins in a column in which no line above begins. Put that right first; the fix is offered then.',
        at,
      );
    case 'colon':
      return message(
        'This file does not parse as YAML: the value in line {0} holds a colon with a space behind it, and must stand in quotes. Put that right first; the fix is offered then.',
        at,
      );
    case 'reserved':
      return message(
        'This file does not parse as YAML: the value in line {0} begins with a character that only a quoted text may begin with. Put that right first; the fix is offered then.',
        at,
      );
    case 'behind-quote':
      return message(
        'This file does not parse as YAML: the text in line {0} goes on behind its closing quote. Put that right first; the fix is offered then.',
        at,
      );
    case 'open-quote':
      return message(
        'This file does not parse as YAML: the quote in line {0} is not closed. Put that right first; the fix is offered then.',
        at,
      );
    case 'bracket':
      return message(
        'This file does not parse as YAML: the bracket in line {0} is not closed. Put that right first; the fix is offered then.',
        at,
      );
  }
}

/** The first node that the parser skipped or invented, and that does not begin where all begins. */
function firstSkipped(root: SyntaxNode): SyntaxNode | undefined {
  let node: SyntaxNode | null = root;
  let found: SyntaxNode | undefined;
  while (node !== null) {
    if ((node.isError || node.isMissing) && node.startIndex > 0) {
      found = node;
    }
    node = node.children.find((child) => child?.hasError === true || child?.isMissing === true) ?? null;
  }
  return found;
}
