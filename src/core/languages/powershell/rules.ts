import { listFrames } from '../code/calls';
import type { Rule } from '../code/description';
import type { CodeReader } from '../code/reader';
import { list } from '../code/rules';
import { knownCommand } from '../shell/knownCommands';
import { append, appendAll, insideFunction, passedTo, unbound, usedAs } from '../syntax/context';
import type { Context } from '../syntax/context';
import type { SyntaxItem } from '../syntax/item';
import { all } from '../syntax/read';
import type { Frame } from '../syntax/read';
import { attachedValue, loginValue, programOf } from './nativeArguments';

const elements = list(true);

/** One operand hands down what it is given; what joins several is another value. */
export const chain: Rule = (item, context, reader) =>
  all(item, reader.operandsOf(item).length > 1 ? unbound(context) : context);

/** `a, b`: a list, where there are several. */
export const commas: Rule = (item, context, reader) =>
  reader.operandsOf(item).length > 1 ? elements(item, context, reader) : all(item, context);

/** `-eq` and its kin. */
export const comparison: Rule = (item, context, reader) => {
  const sign = item.children.findIndex(({ type }) => type === 'comparison_operator');
  if (sign < 0) {
    return all(item, context);
  }
  const [left, , right] = reader.operandsOf(item);
  return item.children.map((child) => ({
    item: child,
    context: usedAs(context, 'compared', appendAll(undefined, reader.pathOf(child === left ? right : left))),
  }));
};

/** `"…" -f $x`: the text is what counts. */
export const format: Rule = (item, context, reader) => {
  const [first] = reader.operandsOf(item);
  return item.children.map((child) => ({ item: child, context: child === first ? context : unbound(context) }));
};

export const cast: Rule = (item, context) => {
  const last = item.children.at(-1);
  return item.children.map((child) => ({
    item: child,
    context: child === last ? context : usedAs(context, 'structural'),
  }));
};

/** `param([string]$Name = 'default')`, and properties of classes. */
export function declared(use: 'parameter-default' | 'assigned'): Rule {
  return (item, context, reader) => {
    const variable = item.children.find(({ type }) => type === 'variable');
    const given = usedAs(context, use, appendAll(undefined, reader.pathOf(variable)));
    return item.children.map((child) => ({
      item: child,
      context:
        variable !== undefined && child.start > variable.start ? given : { ...unbound(context), annotation: true },
    }));
  };
}

export const functionStatement: Rule = (item, _context, reader) => {
  const name = item.children.find(({ type }) => type === 'function_name');
  const inside = insideFunction(append(undefined, name && reader.source.slice(name.start, name.end)));
  return all(item, inside);
};

export const flow: Rule = (item, context, reader) =>
  /^return/i.test(reader.source.slice(item.start, item.start + 6))
    ? all(item, usedAs(context, 'returned', context.fn))
    : all(item, unbound(context));

/** `if ($x) { 'a' } else { 'b' }`, each branch of which is what the whole is worth. */
export const branches: Rule = (item, context) =>
  item.children.map((child) => ({ item: child, context: child.field === 'condition' ? unbound(context) : context }));

/** `'value' | ConvertTo-SecureString`: what flows through a pipeline is what it is worth. */
export const pipeline: Rule = (item, context, reader) => {
  const [first, second] = reader.operandsOf(item);
  const secured = second?.type === 'command' && isSecuring(commandName(second, reader));
  const given = secured ? secureContext(context, commandName(second, reader)) : context;
  return item.children.map((child) => ({
    item: child,
    context:
      child === first && (secured || second === undefined) ? given : second === undefined ? context : unbound(context),
  }));
};

function commandName(command: SyntaxItem, reader: CodeReader): string {
  const name = command.children.find(({ type }) => type === 'command_name' || type === 'command_name_expr');
  return name && name.end - name.start < 100 ? reader.source.slice(name.start, name.end) : '';
}

function isSecuring(command: string): boolean {
  return /^ConvertTo-SecureString$/i.test(command);
}

/** What is made a secure string is named after what it is bound or passed to, and is a password where that says nothing. */
function secureContext(context: Context, callee: string): Context {
  const speaks = /pass|pwd|secret|token|key/i.test(context.name?.segment ?? '');
  const name = speaks ? context.name : append(context.name, 'password');
  return {
    ...passedTo(context, { callee, argument: 0 }, name),
    use: context.use === 'other' ? 'argument' : context.use,
  };
}

/** `Verb-Noun -Parameter value value`. */
export const command: Rule = (item, context, reader) => {
  const callee = commandName(item, reader);
  return item.children.flatMap((child) =>
    child.type === 'command_elements'
      ? elementFrames(child, callee, context, reader)
      : [{ item: child, context: unbound(context) }],
  );
};

function elementFrames(item: SyntaxItem, callee: string, context: Context, reader: CodeReader): readonly Frame[] {
  let parameter: string | undefined;
  let position = 0;
  let type = '';
  const program = programOf(callee);
  return item.children.flatMap((child): readonly Frame[] => {
    if (!child.named || child.type === 'command_argument_sep') {
      return [{ item: child, context: unbound(context) }];
    }
    const attached = child.type === 'command_parameter' ? attachedValue(child, program, context, reader) : undefined;
    if (attached !== undefined) {
      parameter = undefined;
      return [attached];
    }
    if (child.type === 'command_parameter') {
      parameter = reader.source.slice(child.start, Math.min(child.end, child.start + 100)).replace(/^-+|:$/g, '');
      return [];
    }
    if (child.type === 'argument_list' && type !== '') {
      return argumentFrames(child, `new ${type}`, context, reader);
    }
    const creates = /^New-Object$/i.test(callee);
    if (creates && child.type === 'generic_token' && type === '') {
      type = lastName(reader.source.slice(child.start, Math.min(child.end, child.start + 200)));
      parameter = undefined;
      return [];
    }
    const given = parameter;
    parameter = undefined;
    // `-AsPlainText` takes no value: what follows is the text.
    if (isSecuring(callee) && (given === undefined || /^(?:String|AsPlainText|Force)$/i.test(given))) {
      return [{ item: child, context: secureContext(context, callee) }];
    }
    if (given === undefined) {
      position += 1;
      return [{ item: child, context: passedTo(context, { callee, argument: position - 1 }) }];
    }
    if (creates && /^(?:Arg|ArgumentList)$/i.test(given)) {
      return listFrames(innermostList(child, reader), `new ${type}`, context, reader);
    }
    const login = loginValue(child, program, given, context);
    if (login !== undefined) {
      return [login];
    }
    const known = knownCommand(program)?.flags?.[given]?.name;
    return [
      { item: child, context: passedTo(context, { callee, argument: given }, append(undefined, known ?? given)) },
    ];
  });
}

function innermostList(item: SyntaxItem, reader: CodeReader): SyntaxItem {
  let current = item;
  for (let steps = 0; steps < 20 && reader.operandsOf(current).length === 1; steps += 1) {
    current = reader.operandsOf(current)[0] ?? current;
  }
  return current;
}

function lastName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1).replace(/[[\]'"]/g, '');
}

/** `$x.Method(…)`, `[Type]::Method(…)`. */
export const invocation: Rule = (item, context, reader) => {
  const [object, member] = reader.operandsOf(item);
  const receiver =
    object?.type === 'type_literal'
      ? lastName(reader.source.slice(object.start, Math.min(object.end, object.start + 200)))
      : reader.pathOf(object).join('.');
  const name = reader.pathOf(member).at(-1) ?? '';
  const callee = name === 'new' ? `new ${receiver}` : `${receiver}.${name}`;
  return item.children.flatMap((child) =>
    child.type === 'argument_list'
      ? argumentFrames(child, callee, context, reader)
      : [{ item: child, context: child === object ? context : unbound(context) }],
  );
};

function argumentFrames(item: SyntaxItem, callee: string, context: Context, reader: CodeReader): readonly Frame[] {
  return item.children.flatMap((child) =>
    child.type === 'argument_expression_list'
      ? listFrames(child, callee, context, reader)
      : [{ item: child, context: unbound(context) }],
  );
}
