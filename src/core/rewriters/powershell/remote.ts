import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { ancestors } from '../code/nodes';
import { camelCase, freeName, pascalCase } from '../shared/identifiers';
import { lineIndent, lineStart } from '../shared/layout';
import { commandName, elementsOf, everyCommand } from './commands';

/** Parameters of Invoke-Command that name another computer, as far as they may be cut short. */
const elsewhere = /^-(?:cn$|comp|session|hostn|sshc|vmi|vmn|containeri|connectionu)/i;

/**
 * The statement that runs the block around a node on another computer; undefined where none does.
 *
 * What the block calls runs there, with the modules and credentials that are there; what it reads by `$using:` is worked out
 * here. https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_remote_variables
 */
export function remoteStatement(node: SyntaxNode): SyntaxNode | undefined {
  let inBlock = false;
  let found: SyntaxNode | undefined;
  for (const outer of ancestors(node)) {
    inBlock ||= outer.type === 'script_block_expression';
    if (found === undefined && inBlock && outer.type === 'command' && runsElsewhere(outer)) {
      found = outer;
    }
    if (found !== undefined && /^(?:statement_list|program)$/.test(outer.parent?.type ?? 'program')) {
      return outer;
    }
  }
  return found;
}

/** Whether a block around a node is kept in a variable that a command hands to another computer. */
export function isHandedElsewhere(node: SyntaxNode): boolean {
  return [...ancestors(node)].some((outer) => {
    const kept =
      outer.type === 'assignment_expression'
        ? /^\$(?:script:|global:)?(\w+)\s*=\s*\{/i.exec(outer.text)?.[1]
        : undefined;
    return (
      kept !== undefined &&
      everyCommand(node.tree.rootNode).some(
        (command) =>
          runsElsewhere(command) &&
          elementsOf(command).some(
            ({ text }) =>
              text.replace(/^\$(?:script:|global:)?/i, '').toLowerCase() === kept.toLowerCase() && text.startsWith('$'),
          ),
      )
    );
  });
}

function runsElsewhere(command: SyntaxNode): boolean {
  if (!/^(?:invoke-command|icm)$/.test(commandName(command))) {
    return false;
  }
  const elements = elementsOf(command);
  const [first] = elements;
  return (
    elements.some((one) => one.type === 'command_parameter' && elsewhere.test(one.text)) ||
    // `Invoke-Command server1 { … }`
    (first !== undefined && first.type !== 'command_parameter' && !first.text.startsWith('{'))
  );
}

/** Whether a statement begins its line, so that another can stand above it. */
export function beginsLine(statement: SyntaxNode, source: string): boolean {
  return source.slice(lineStart(source, statement.startIndex), statement.startIndex).trim() === '';
}

/** The edits by which a variable above the statement takes a value, which the block reads. */
export function handedOver(
  site: Site,
  statement: SyntaxNode,
  name: string,
  expression: string,
  put: (expression: string) => TextEdit,
): TextEdit[] {
  const { source, eol } = site;
  const hint = camelCase(name.split('/').at(-1) ?? name);
  const used = new Set([...source.matchAll(/\$(?:\w+:)?(\w+)/g)].map(([, one = '']) => one.toLowerCase()));
  const isTaken = (candidate: string): boolean => used.has(candidate.toLowerCase());
  const candidates = [hint, `${hint}Value`, `stored${pascalCase(hint)}`] as const;
  const variable = freeName(candidates, new Set(candidates.filter(isTaken)));
  const at = lineStart(source, statement.startIndex);
  const line = `${lineIndent(source, at)}$${variable} = ${expression}${eol}`;
  // Of `$using:` members may be read, but none be called.
  const isPart = /^[.[:]/.test(source.slice(site.node.endIndex));
  return [{ span: { start: at, end: at }, text: line }, put(isPart ? `($using:${variable})` : `$using:${variable}`)];
}
