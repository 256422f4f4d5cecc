import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Message } from '../../text/message';
import { message } from '../../text/message';
import type { Site } from '../code/dialect';
import { ancestors, closest, descendants, isSame, namedChildren, sourceOf } from '../code/nodes';
import type { SecretReference } from '../rewriter';
import { freeName, words } from '../shared/identifiers';
import { layLines, lineEnd, lineIndent } from '../shared/layout';
import { contextAt } from './contexts';
import { expressionOf } from './expressions';
import { failureLines, failureOf } from './failure';
import type { Failure } from './failure';
import { panickingCall, returningCall } from './helper';
import type { GoImports } from './imports';
import { namesWithin, variableName } from './names';
import { declarationOf, functions } from './scopes';
import type { Anchor } from './statements';

/** The default of a flag of the command line, which the help of the program shows and which is worked out first. */
export interface FlagDefault {
  /** The flag's name, as it is given on the command line. */
  readonly flag: string;
  /** What can wait until the flags are parsed; undefined where it is not known when they are. */
  readonly later: Later | undefined;
}

interface Later {
  /** The statement behind which the value is looked up. */
  readonly after: SyntaxNode;
  /** Whether what stands behind that statement is handed to cobra, which calls it before any command runs. */
  readonly isHandedOn: boolean;
  /** The variable that holds what was given; undefined where it is asked for by the flag's name. */
  readonly variable: string | undefined;
  /** The set of flags that the flag belongs to. */
  readonly set: string;
}

/**
 * Where each method of a set of flags has the name and the default.
 * https://pkg.go.dev/flag#FlagSet, https://pkg.go.dev/github.com/spf13/pflag#FlagSet
 */
const definers: ReadonlyMap<string, { readonly name: number; readonly value: number }> = new Map([
  ['String', { name: 0, value: 1 }],
  ['StringP', { name: 0, value: 2 }],
  ['StringVar', { name: 1, value: 2 }],
  ['StringVarP', { name: 1, value: 3 }],
]);

/** Statements whose blocks are not run each time. */
const conditional: ReadonlySet<string> = new Set([
  'if_statement',
  'for_statement',
  'expression_switch_statement',
  'type_switch_statement',
  'select_statement',
]);
const blocks: ReadonlySet<string> = new Set(['block']);

const cobra = 'github.com/spf13/cobra';

/** Every part of a plan asks, and the whole file is searched for where its flags are parsed. */
const known = new WeakMap<SyntaxNode, { readonly flag: FlagDefault | undefined }>();

/** The flag that a whole literal is the default of; undefined where it is none. */
export function flagDefaultOf(site: Pick<Site, 'node' | 'root' | 'kind'>): FlagDefault | undefined {
  const found = known.get(site.node) ?? { flag: readFlagDefault(site) };
  known.set(site.node, found);
  return found.flag;
}

function readFlagDefault({ node, root, kind }: Pick<Site, 'node' | 'root' | 'kind'>): FlagDefault | undefined {
  const list = kind === 'whole' ? expressionOf(node).parent : null;
  const call = list?.type === 'argument_list' ? list.parent : null;
  const callee = call?.childForFieldName('function');
  const definer = definers.get(callee?.childForFieldName('field')?.text ?? '');
  const set = callee?.childForFieldName('operand')?.text;
  if (list === null || call === null || definer === undefined || set === undefined) {
    return undefined;
  }
  const given = namedChildren(list).filter(({ type }) => type !== 'comment');
  const flag = /^"([\w.-]+)"$/.exec(given[definer.name]?.text ?? '')?.[1];
  const isDefault = isSame(given[definer.value], expressionOf(node)) && given.length === definer.value + 2;
  if (flag === undefined || !isDefault) {
    return undefined;
  }
  const pointer = definer.name === 1 ? /^&([A-Za-z_][\w.]*)$/.exec(given[0]?.text ?? '')?.[1] : undefined;
  return { flag, later: laterOf(call, set, pointer, definer.name === 1, root) };
}

function laterOf(
  call: SyntaxNode,
  set: string,
  pointer: string | undefined,
  isPointed: boolean,
  root: SyntaxNode,
): Later | undefined {
  const statement = call.parent?.type === 'expression_statement' ? call.parent : undefined;
  if (/\.(?:Persistent|Local)?Flags\(\)$/.test(set) || isOfCobra(set, call)) {
    const canWait =
      statement !== undefined && isLaidOut(statement) && importsCobra(root) && (pointer !== undefined || !isPointed);
    return canWait ? { after: statement, isHandedOn: true, variable: pointer, set } : undefined;
  }
  const bound = isPointed ? pointer : boundTo(call);
  const after = parsing(set, root);
  if (bound === undefined || after === undefined || !isSeen(/^\w+/.exec(bound)?.[0] ?? '', call, after)) {
    return undefined;
  }
  const variable = isPointed ? bound : `*${bound}`;
  return isPerhapsLeftOut(after, call) || isReadBefore(variable, call, after)
    ? undefined
    : { after, isHandedOn: false, variable, set };
}

/** Whether the block that a statement stands in ends on a later line: what is set behind it stays within that block. */
function isLaidOut(statement: SyntaxNode): boolean {
  const block = closest(statement, blocks);
  return block === undefined || block.endPosition.row > statement.endPosition.row;
}

/** Whether flags that are defined may go unparsed: where that waits for a condition, other than that they are unparsed. */
function isPerhapsLeftOut(after: SyntaxNode, call: SyntaxNode): boolean {
  const around = closest(after, functions);
  return [...ancestors(after)].some(
    (one) =>
      conditional.has(one.type) &&
      around !== undefined &&
      around.startIndex < one.startIndex &&
      !(one.startIndex <= call.startIndex && call.endIndex <= one.endIndex) &&
      !/^!(?:\w+\.)+Parsed\(\)$/.test(one.childForFieldName('condition')?.text ?? ''),
  );
}

/** Whether the default is read in the function that defines a flag, before the flags are parsed. */
function isReadBefore(variable: string, call: SyntaxNode, after: SyntaxNode): boolean {
  const around = closest(call, functions);
  if (around === undefined || !isSame(around, closest(after, functions) ?? null)) {
    return false;
  }
  const between = sourceOf(call.tree).slice(call.endIndex, after.startIndex);
  const name = variable.replace(/[.*]/g, '\\$&');
  return new RegExp(`(?<![\\w.&])${name}\\b`).test(between);
}

/** Whether a set of flags is a variable that holds those of a command of cobra. */
function isOfCobra(set: string, from: SyntaxNode): boolean {
  const text = /^\w+$/.test(set) ? declarationOf(set, from)?.node.text : undefined;
  return /:?= [\w.]+\.(?:Persistent|Local)?Flags\(\)$/.test(text ?? '');
}

function importsCobra(root: SyntaxNode): boolean {
  return descendants(root, new Set(['import_spec'])).some(({ text }) => text === `"${cobra}"`);
}

/** The variable that a call alone gives its value to. */
function boundTo(call: SyntaxNode): string | undefined {
  const list = call.parent?.type === 'expression_list' ? call.parent : undefined;
  const binding = list?.namedChildCount === 1 ? list.parent : call.parent;
  const left = binding?.childForFieldName('left') ?? binding?.childForFieldName('name');
  return left !== null && left !== undefined && /^\w+$/.test(left.text) && left.text !== '_' ? left.text : undefined;
}

/** The statement that parses a set of flags, where the file has just one and it ends the function where parsing fails. */
function parsing(set: string, root: SyntaxNode): SyntaxNode | undefined {
  const calls = descendants(root, new Set(['call_expression', ...functions])).flatMap((one) =>
    functions.has(one.type) ? everyCall(one) : [one],
  );
  const [only, ...others] = calls.filter((one) => one.childForFieldName('function')?.text === `${set}.Parse`);
  const statement = only && statementOf(only);
  return others.length === 0 && statement?.parent?.type === 'statement_list' && isLaidOut(statement)
    ? statement
    : undefined;
}

function everyCall(node: SyntaxNode): SyntaxNode[] {
  return descendants(node, new Set(['call_expression'])).flatMap((call) => [call, ...everyCall(call)]);
}

function statementOf(call: SyntaxNode): SyntaxNode | undefined {
  const { parent } = call;
  if (parent?.type === 'expression_statement') {
    return parent;
  }
  const assignment = parent?.type === 'expression_list' ? parent.parent : parent;
  if (assignment?.type === 'assignment_statement' && /^_ = /.test(assignment.text)) {
    return assignment;
  }
  const around = assignment?.parent;
  const isChecked =
    around?.type === 'if_statement' && isSame(around.childForFieldName('initializer'), assignment ?? null);
  return isChecked && around.childForFieldName('alternative') === null ? around : undefined;
}

/** Whether a name means the same where a flag is defined and where the flags are parsed. */
function isSeen(name: string, call: SyntaxNode, after: SyntaxNode): boolean {
  const last = after.nextNamedSibling ?? after;
  const there = declarationOf(name, last);
  const here = declarationOf(name, call);
  const own = [...ancestors(call)].find((one) => isSame(one, there?.node));
  return there !== undefined && (isSame(there.node, here?.node) || own !== undefined);
}

/** What is done where the value cannot be had once the flags are parsed; undefined where nothing but a panic is known. */
export function flagFailure({ after, isHandedOn }: Later, root: SyntaxNode): Failure | undefined {
  if (isHandedOn) {
    return { kind: 'ends', call: 'cobra.CheckErr' };
  }
  const failure = failureOf(anchorAt(after), root);
  return failure?.kind === 'answers' ? undefined : failure;
}

function anchorAt(statement: SyntaxNode): Anchor {
  return { statement, declared: closest(statement, functions) ?? statement, oneLine: undefined };
}

/**
 * The edits that give a flag an empty default, and look the value up where the flag was not given; those of the imports not
 * among them.
 */
export function flagEdits(
  site: Site,
  { flag, later }: FlagDefault & { readonly later: Later },
  reference: SecretReference,
  imports: GoImports,
): TextEdit[] {
  const { source, eol, root } = site;
  const { after, isHandedOn, variable, set } = later;
  const anchor = anchorAt(after);
  const taken = namesWithin(site, anchor.declared);
  const name = freeName([variableName(flag), `${variableName(flag)}Flag`], taken);
  const failure = flagFailure(later, root);
  const value = freeName(['secret', 'value'], new Set([name, ...`${set} ${variable ?? ''}`.split(/\W+/)]));
  const known = isHandedOn ? undefined : contextAt(after, root);
  const call =
    failure === undefined
      ? panickingCall(site, imports, reference, undefined)
      : returningCall(
          site,
          imports,
          reference,
          () => known ?? `${imports.use('context', 'stdcontext')}.Background()`,
          undefined,
        );
  const given = failure === undefined ? call.expression : value;
  const lines = [
    variable === undefined ? `if ${name} := ${set}.Lookup("${flag}"); !${name}.Changed {` : `if ${variable} == "" {`,
    ...[
      ...(failure === undefined
        ? []
        : [`${value}, err := ${call.expression}`, ...checkLines(failure, flag, anchor, root, imports)]),
      variable === undefined ? `_ = ${name}.Value.Set(${given})` : `${variable} = ${given}`,
    ].map((line) => `\t${line}`),
    '}',
  ];
  const placed = isHandedOn ? ['cobra.OnInitialize(func() {', ...lines.map((line) => `\t${line}`), '})'] : lines;
  const end = lineEnd(source, after.endIndex);
  const text = eol + layLines(placed, lineIndent(source, after.startIndex), eol);
  return [{ span: site.span, text: '""' }, { span: { start: end, end }, text }, ...call.edits];
}

function checkLines(failure: Failure, flag: string, anchor: Anchor, root: SyntaxNode, imports: GoImports): string[] {
  if (failure.kind === 'ends' && failure.call === 'cobra.CheckErr') {
    return [`${failure.call}(err)`];
  }
  const lines = failureLines(failure, 'err', `look up ${words(flag).join(' ')}`, anchor, root, imports, () => 'zero');
  return ['if err != nil {', ...lines.map((line) => `\t${line}`), '}'];
}

/** What changes for those who give a flag, or do not. */
export function flagChange({ flag, later }: FlagDefault & { readonly later: Later }): Message {
  return later.isHandedOn
    ? message(
        'The value is looked up before a command runs, whichever it is, where the flag {0} is not given or is empty; the help does not show it.',
        `--${flag}`,
      )
    : message(
        'The value is looked up after the flags are parsed, where the flag {0} is not given or is empty; the help does not show it.',
        `-${flag}`,
      );
}

/** What to look at where a default cannot wait until the flags are parsed. */
export function flagReview(flag: string): Message {
  return message(
    'The look-up is made even where the flag {0} is given, and the help of the program shows the value as its default. Where that matters, give the flag an empty default and look the value up once the flags are parsed.',
    `-${flag}`,
  );
}

/** The setting of viper that an expression is the default of: `viper.SetDefault("redis.password", "…")`. */
export function settingOf(node: SyntaxNode): string | undefined {
  const call = closest(node, new Set(['call_expression']));
  return /\.SetDefault\(\s*"([\w.-]+)",/.exec(call?.text ?? '')?.[1];
}
