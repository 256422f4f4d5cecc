import type { SyntaxNode } from '../../languages/parsers';
import type { Span } from '../../text/span';
import { closest, everyNode, namedChildren } from '../code/nodes';

const commands: ReadonlySet<string> = new Set(['command']);

/** The name of a command, lower case: PowerShell does not distinguish. */
export function commandName(command: SyntaxNode): string {
  return (command.childForFieldName('command_name')?.text ?? '').toLowerCase();
}

/** The commands of a script, those within others included. */
export function everyCommand(root: SyntaxNode): SyntaxNode[] {
  return everyNode(root, commands);
}

/** The elements of a command: parameters and arguments, without what is between them. */
export function elementsOf(command: SyntaxNode): SyntaxNode[] {
  const list = command.childForFieldName('command_elements');
  return list === null ? [] : namedChildren(list).filter((child) => child.type !== 'command_argument_sep');
}

/** A parameter of a command and the argument that is given for it. */
export interface GivenArgument {
  readonly command: SyntaxNode;
  /** `accesskey` */
  readonly parameter: string;
  readonly parameterNode: SyntaxNode;
  readonly argument: SyntaxNode;
}

/** The argument of a command that a node is all of; undefined where it is none, or none that a parameter names. */
export function givenArgument(node: SyntaxNode): GivenArgument | undefined {
  const command = closest(node, commands);
  const elements = command === undefined ? [] : elementsOf(command);
  const index = elements.findIndex((one) => one.startIndex === node.startIndex && one.endIndex === node.endIndex);
  const [parameterNode, argument] = [elements[index - 1], elements[index]];
  if (command === undefined || argument === undefined || parameterNode?.type !== 'command_parameter') {
    return undefined;
  }
  return { command, parameter: parameterNode.text.toLowerCase().replace(/[-:]/g, ''), parameterNode, argument };
}

/** A parameter and its argument, with the blanks before them. */
export function argumentSpan({ parameterNode, argument }: GivenArgument): Span {
  return { start: spanOfElement(parameterNode).start, end: argument.endIndex };
}

/** An element of a command, with the blanks before it. */
export function spanOfElement(element: SyntaxNode): Span {
  const command = closest(element, commands);
  const before = (command ? elementsOf(command) : []).filter((one) => one.endIndex <= element.startIndex).at(-1);
  return {
    start: before?.endIndex ?? command?.childForFieldName('command_name')?.endIndex ?? element.startIndex,
    end: element.endIndex,
  };
}

/** The largest expression that is nothing but a node: each level of precedence has a node of its own. */
export function expressionOf(node: SyntaxNode): SyntaxNode {
  let whole = node;
  for (let { parent } = node; parent !== null; { parent } = parent) {
    const isAll = parent.startIndex === node.startIndex && parent.endIndex === node.endIndex;
    if (
      !isAll ||
      /^(?:statement_list|program|script_block_body|command_elements|argument_expression_list|parameter_list)$/.test(
        parent.type,
      )
    ) {
      break;
    }
    whole = parent;
  }
  return whole;
}
