import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { camelCase, freeName, pascalCase } from '../shared/identifiers';
import type { FixRequest, SecretReference } from '../rewriter';
import { moduleDeclarations, takenNames } from './declarations';
import { findClient, findConstant, findHelper, lastConstantAfter } from './existingHelper';
import { powertoolsHelper, storeHelper } from './helperText';
import { ImportCollector } from './importEdits';
import { readImports } from './imports';
import { insertAtHead, insertBehind, insertInFunction } from './insertion';
import { moduleHead } from './moduleHead';
import type { ModuleHead } from './moduleHead';
import type { ModuleKind } from './moduleKind';
import type { Placement } from './placement';
import { choiceText, defaultedInEnvironment } from './site';
import { replace } from './replacement';
import type { Expression } from './replacement';
import type { Site } from './site';
import { quoted } from './strings';
import { braces, end, styleOf } from './style';
import type { Style } from './style';
import { topLevelStatement } from './syntax';

export const powertools = '@aws-lambda-powertools/parameters';

/** The modules that a look-up in a store is written with. */
export const storeModules = {
  secretsmanager: {
    sdk: '@aws-sdk/client-secrets-manager',
    client: 'SecretsManagerClient',
    command: 'GetSecretValueCommand',
    powertools: `${powertools}/secrets`,
    reader: 'getSecret',
    names: {
      helper: ['getSecret', 'readSecret'],
      client: ['secretsManager', 'secretsManagerClient'],
      cache: ['secretValues'],
    },
  },
  parameterstore: {
    sdk: '@aws-sdk/client-ssm',
    client: 'SSMClient',
    command: 'GetParameterCommand',
    powertools: `${powertools}/ssm`,
    reader: 'getParameter',
    names: { helper: ['getParameter', 'readParameter'], client: ['ssm', 'ssmClient'], cache: ['parameterValues'] },
  },
} as const;

export interface LookupParts {
  readonly request: FixRequest;
  readonly root: SyntaxNode;
  readonly site: Site;
  readonly placement: Placement;
  readonly kind: ModuleKind;
  readonly nameHint: string;
}

/** What the parts of a look-up are written with. */
interface Workbench {
  readonly parts: LookupParts;
  readonly target: 'secretsmanager' | 'parameterstore';
  readonly source: string;
  readonly style: Style;
  readonly typed: boolean;
  readonly head: ModuleHead;
  readonly taken: Set<string>;
  readonly imports: ImportCollector;
  /** Local names by which Powertools' own reader is imported already. */
  readonly readers: readonly string[];
}

/** The function that a look-up calls, and where what must stand before a use of it goes. */
interface Helper {
  readonly name: string;
  /** Further arguments of a call. */
  readonly options: string;
  /** New code, if the file does not have the function. */
  readonly declaration: readonly string[] | undefined;
  /** The statement behind which new code goes; undefined for the head of the module. */
  readonly behind: SyntaxNode | undefined;
}

/** The edits that replace a secret by an awaited look-up in Secrets Manager or Parameter Store. */
export function lookupEdits(parts: LookupParts, reference: SecretReference): TextEdit[] {
  const { root, site, placement } = parts;
  const runsAtOnce = placement.kind === 'module' || placement.kind === 'module-constant';
  const before = runsAtOnce ? topLevelStatement(site.node).startIndex : undefined;
  const bench = workbench(parts, reference.target, undefined, before);
  const { source, style, taken } = bench;
  const helper = chooseHelper(bench);
  const expression = lookupCall(bench, helper, reference);
  const call = expression.text;
  if (placement.kind === 'in-place' || placement.kind === 'module') {
    return [...insertHelper(bench, helper), replace(site, expression, style, source)];
  }
  const known = placement.kind === 'module-constant' ? findConstant(root, call) : undefined;
  if (known !== undefined && known.statement.endIndex <= topLevelStatement(site.node).startIndex) {
    return [replace(site, { text: known.name, kind: 'identifier' }, style, source)];
  }
  const hint = camelCase(parts.nameHint);
  const constant = freeName([hint, `stored${pascalCase(hint)}`], taken);
  // What is looked up only where a variable is not set must stay so where the constant stands in the very function.
  const choice = placement.blocker === 'shared-value' ? defaultedInEnvironment(site.node) : undefined;
  const declaration = `const ${constant} = ${choice === undefined ? call : `${choiceText(choice, source)}(${call})`}`;
  return [
    ...(placement.kind === 'module-constant'
      ? insertHelper(bench, helper, declaration + end(style))
      : [...insertHelper(bench, helper), ...insertInFunction(placement, declaration, style, source)]),
    replace(
      choice === undefined ? site : { kind: 'whole', node: choice, value: site.value },
      { text: constant, kind: 'identifier' },
      style,
      source,
    ),
  ];
}

/** The expression that gives a promise of what is stored. */
export function lookupPromise({ style }: Workbench, helper: Helper, reference: SecretReference): string {
  return `${helper.name}(${quoted(reference.name, style.quote)}${helper.options})`;
}

/** The expression that awaits a value. */
export function lookupCall(bench: Workbench, helper: Helper, reference: SecretReference): Expression {
  const whole = `await ${lookupPromise(bench, helper, reference)}`;
  return reference.jsonKey === undefined
    ? { text: whole, kind: 'await' }
    : { text: `JSON.parse(${whole}).${reference.jsonKey}`, kind: 'call' };
}

/**
 * Reads off a file what its look-ups are written with.
 *
 * @param moved a statement that is written anew, and is then no import.
 * @param before the first statement that runs the helper, by its offset.
 */
export function workbench(
  parts: LookupParts,
  store: SecretReference['target'],
  moved?: SyntaxNode,
  before?: number,
): Workbench {
  const target = store === 'parameterstore' ? store : 'secretsmanager';
  const { request, root } = parts;
  const { source, language } = request.document;
  const style = styleOf(root, source);
  const head = moduleHead(root, source, moved, before);
  const taken = takenNames(root);
  const all = readImports(root);
  const modules = storeModules[target];
  return {
    parts,
    target,
    source,
    style,
    typed: language.id !== 'javascript',
    head,
    taken,
    imports: new ImportCollector(
      all.filter((imported) => imported.style === 'import' || imported.statement.endIndex <= head.at),
      parts.kind.imports,
      taken,
      style,
      source,
    ),
    readers: all
      .filter((imported) => imported.module === modules.powertools)
      .flatMap((imported) => imported.named.get(modules.reader) ?? []),
  };
}

/** The function that look-ups call: one that the file has, or a new one. */
export function chooseHelper(bench: Workbench): Helper {
  const { parts, target, typed, style, taken, imports } = bench;
  const modules = storeModules[target];
  const existing = findHelper(parts.root, target, typed, bench.readers);
  const useStart = topLevelStatement(parts.site.node).startIndex;
  // A function that runs before its module has come to the helper, or to a constant behind it, would fail.
  const isReady =
    existing !== undefined &&
    existing.statement.startIndex < useStart &&
    (parts.placement.kind !== 'module-constant' || existing.statement.endIndex <= bench.head.quietUntil);
  if (isReady) {
    return { name: existing.name, options: '', declaration: undefined, behind: existing.statement };
  }
  if (!parts.request.project.dependencies.includes(powertools)) {
    return sdkHelper(bench, useStart);
  }
  const reader = imports.use(modules.powertools, modules.reader);
  if (!typed) {
    const options = target === 'parameterstore' ? `, ${braces(['decrypt: true'], style)}` : '';
    return { name: reader, options, declaration: undefined, behind: undefined };
  }
  const name = claim(target === 'secretsmanager' ? ['requireSecret'] : ['requireParameter'], taken);
  return { name, options: '', declaration: powertoolsHelper(target, name, reader, style), behind: undefined };
}

function sdkHelper(bench: Workbench, useStart: number): Helper {
  const { parts, target, typed, style, taken, imports, head } = bench;
  const modules = storeModules[target];
  const own = new Set(moduleDeclarations(parts.root).map((name) => name.name));
  const known = imports.known(modules.sdk, modules.client);
  const made = known === undefined ? undefined : findClient(parts.root, known, Math.min(head.quietUntil, useStart));
  const clientClass = made === undefined ? imports.use(modules.sdk, modules.client) : undefined;
  const commandClass = imports.use(modules.sdk, modules.command);
  const helper = claim(modules.names.helper, taken);
  const names = {
    helper,
    client: made?.name ?? claim(modules.names.client, taken),
    cache: claim(modules.names.cache, taken),
    clientClass,
    commandClass,
    map: globally('Map', own),
    error: globally('Error', own),
  };
  return {
    name: helper,
    options: '',
    declaration: storeHelper(target, names, typed, style),
    behind: made !== undefined && made.statement.endIndex > head.at ? made.statement : undefined,
  };
}

/** A free name, which from now on is taken. */
function claim(names: readonly [string, ...string[]], taken: Set<string>): string {
  const name = freeName(names, taken);
  taken.add(name);
  return name;
}

/** The edits that bring in a helper, where the file lacks it, and a constant that calls it. */
export function insertHelper(bench: Workbench, helper: Helper, constant?: string): TextEdit[] {
  const { imports, head, style, source } = bench;
  const declarations = helper.declaration === undefined ? [] : [helper.declaration];
  const newImports = imports.newLines();
  if (helper.declaration === undefined && constant !== undefined && newImports.length === 0) {
    const anchor = helper.behind ?? head.statements.at(-1);
    if (anchor !== undefined) {
      const last = lastConstantAfter(anchor);
      return [...imports.edits(), ...insertBehind(last, last !== anchor, [[constant]], style, source)];
    }
  }
  const blocks = constant === undefined ? declarations : [...declarations, [constant]];
  return helper.behind === undefined
    ? [...imports.edits(), ...insertAtHead(head, newImports, blocks, style, source)]
    : [
        ...imports.edits(),
        ...insertAtHead(head, newImports, [], style, source),
        ...insertBehind(helper.behind, false, blocks, style, source),
      ];
}

/** A global by its name, or by way of `globalThis` where the file has something else of that name. */
function globally(name: string, own: ReadonlySet<string>): string {
  return own.has(name) ? `globalThis.${name}` : name;
}
