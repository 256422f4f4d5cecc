import type { SyntaxNode } from '../../languages/parsers';
import { closest, everyNode, namedChildren } from '../code/nodes';
import type { Argument, Callable, Declared } from '../code/parameters';
import { commandName, elementsOf, everyCommand, expressionOf } from './commands';
import { entryName, splattedEntries } from './tables';
import { functionAround, variableName, variableUses } from './variables';

const functions: ReadonlySet<string> = new Set(['function_statement']);
/** https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_commonparameters */
const common =
  /^-(?:verbose|debug|erroraction|warningaction|informationaction|progressaction|errorvariable|warningvariable|informationvariable|outvariable|outbuffer|pipelinevariable|whatif|confirm|ea|wa|ev|wv|ov|vb|db)(?::|$)/i;
const commonSwitch = /^-(?:verbose|debug|whatif|confirm|vb|db)$/i;

/** Whether the file defines a function of a name, lower case. */
export function isFunction(root: SyntaxNode, name: string): boolean {
  return definitionsOf(root, name).length > 0;
}

function definitionsOf(root: SyntaxNode, name: string): SyntaxNode[] {
  return everyNode(root, functions).filter((one) => nameOf(one) === name);
}

function nameOf(definition: SyntaxNode): string {
  const name = namedChildren(definition).find(({ type }) => type === 'function_name')?.text ?? '';
  return name.toLowerCase().replace(/^(?:script|global|local|private):/, '');
}

/** The function of the file that a command calls; undefined where another may be meant. */
export function calledFunction(command: SyntaxNode): Callable | undefined {
  const [definition, ...others] = definitionsOf(command.tree.rootNode, commandName(command));
  return definition && others.length === 0 ? callable(definition) : undefined;
}

/** The function whose parameter a default belongs to, or the script itself, which other files call. */
export function functionOfDefault(initial: SyntaxNode): Callable | undefined {
  const definition = functionAround(initial);
  if (definition === undefined) {
    const { rootNode } = initial.tree;
    const isWhole = /\$PSBoundParameters\b|\bParameterSetName\b/i.test(rootNode.text);
    return isWhole
      ? undefined
      : { owner: 'param(…)', declaration: rootNode, isVisible: true, parameters: parametersOf(rootNode), calls: [] };
  }
  return definitionsOf(initial.tree.rootNode, nameOf(definition)).length === 1 ? callable(definition) : undefined;
}

function callable(definition: SyntaxNode): Callable | undefined {
  const name = namedChildren(definition).find(({ type }) => type === 'function_name')?.text ?? '';
  // What comes through a pipe, or by the name of a set of parameters, is not seen in the calls.
  if (/\bValueFromPipeline|\bParameterSetName\b|\$args\b|\$PSBoundParameters\b/i.test(definition.text)) {
    return undefined;
  }
  const declared = parametersOf(definition);
  const calls = everyCommand(definition.tree.rootNode)
    .filter((command) => commandName(command) === nameOf(definition))
    .map((command) => argumentsOf(command, declared));
  return calls.includes(undefined)
    ? undefined
    : {
        owner: name,
        declaration: definition,
        isVisible: true,
        parameters: declared,
        calls: calls.flatMap((one) => (one === undefined ? [] : [one])),
      };
}

/** A parameter as it is declared, and whether it is a switch. */
interface DeclaredParameter extends Declared {
  readonly isSwitch: boolean;
}

function parametersOf(definition: SyntaxNode): DeclaredParameter[] {
  return everyNode(definition, new Set(['script_parameter']))
    .filter((one) => closest(one, functions)?.id === (functions.has(definition.type) ? definition.id : undefined))
    .map((node) => {
      const variable = namedChildren(node).find(({ type }) => type === 'variable') ?? node;
      const initial = namedChildren(node).find(({ type }) => type === 'script_parameter_default');
      const name = variableName(variable);
      return {
        node,
        name,
        initial: initial?.namedChildren[0] ?? undefined,
        isSwitch: /\[switch\]/i.test(node.text),
        uses: () => variableUses(variable),
      };
    });
}

/** The arguments of a call; undefined where what it gives cannot be told. */
function argumentsOf(command: SyntaxNode, declared: readonly DeclaredParameter[]): readonly Argument[] | undefined {
  const elements = elementsOf(command);
  const given: Argument[] = [];
  for (let index = 0; index < elements.length; index += 1) {
    const element = elements[index];
    const next = elements[index + 1];
    if (element === undefined || /^(?:redirection|argument_list)$/.test(element.type)) {
      return undefined;
    }
    if (element.type !== 'command_parameter') {
      const spread = element.text.startsWith('@')
        ? splattedEntries(everyNode(element, new Set(['variable']))[0] ?? element)
        : [];
      if (spread === undefined) {
        return undefined;
      }
      given.push(
        ...(element.text.startsWith('@')
          ? spread.map((entry) => ({
              node: entry,
              value: entry.namedChildren.at(-1) ?? entry,
              label: entryName(entry),
            }))
          : [{ node: element, value: element }]),
      );
      continue;
    }
    if (common.test(element.text)) {
      index += commonSwitch.test(element.text) ? 0 : 1;
      continue;
    }
    const label = labelOf(element.text, declared);
    const parameter = declared.find(({ name }) => name === label);
    if (parameter === undefined) {
      return undefined;
    }
    if (!parameter.isSwitch) {
      if (next === undefined || next.type === 'command_parameter') {
        return undefined;
      }
      given.push({ node: next, value: expressionOf(next), label });
      index += 1;
    }
  }
  return given;
}

/** The parameter that a call names, by its whole name or by as much of it as tells it from others. */
function labelOf(text: string, declared: readonly DeclaredParameter[]): string | undefined {
  const name = text.toLowerCase().replace(/[-:]/g, '');
  const fitting = declared.filter((one) => one.name.startsWith(name));
  return declared.find((one) => one.name === name)?.name ?? (fitting.length === 1 ? fitting[0]?.name : undefined);
}
