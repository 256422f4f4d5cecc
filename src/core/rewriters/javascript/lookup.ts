import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { camelCase, freeName, pascalCase } from '../shared/identifiers';
import type { FixRequest, SecretReference } from '../rewriter';
import { moduleDeclarations, takenNames } from './declarations';
import { findConstant, findHelper, lastConstantAfter } from './existingHelper';
import type { ExistingHelper } from './existingHelper';
import { powertoolsHelper, storeHelper } from './helperText';
import { ImportCollector } from './importEdits';
import { readImports } from './imports';
import { insertAtHead, insertBehind, insertInFunction } from './insertion';
import { moduleHead } from './moduleHead';
import type { ModuleKind } from './moduleKind';
import type { Placement } from './placement';
import { replace } from './replacement';
import type { Site } from './site';
import { quoted } from './strings';
import { braces, end, styleOf } from './style';
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

/** The edits that replace a secret by an awaited look-up in Secrets Manager or Parameter Store. */
export function lookupEdits(parts: LookupParts, reference: SecretReference): TextEdit[] {
  const { request, root, site, placement } = parts;
  const { source } = request.document;
  const target = reference.target === 'parameterstore' ? 'parameterstore' : 'secretsmanager';
  const style = styleOf(root, source);
  const typed = request.document.language.id !== 'javascript';
  const viaPowertools = request.project.dependencies.includes(powertools);
  const modules = storeModules[target];
  const head = moduleHead(root, source);
  const taken = takenNames(root);
  const allImports = readImports(root);
  const imports = allImports.filter(
    (imported) => imported.style === 'import' || imported.statement.endIndex <= head.at,
  );
  const collector = new ImportCollector(imports, parts.kind.imports, taken, style, source);
  const readers = allImports
    .filter((imported) => imported.module === modules.powertools)
    .flatMap((imported) => imported.named.get(modules.reader) ?? []);

  const existing = usable(findHelper(root, target, typed, readers), site.node);
  const declarations: string[][] = [];
  let helper: string;
  if (existing !== undefined) {
    helper = existing.name;
  } else if (viaPowertools && !typed) {
    helper = collector.use(modules.powertools, modules.reader);
  } else if (viaPowertools) {
    const reader = collector.use(modules.powertools, modules.reader);
    helper = freeName(target === 'secretsmanager' ? ['requireSecret'] : ['requireParameter'], taken);
    declarations.push(powertoolsHelper(target, helper, reader, style));
  } else {
    const own = new Set(moduleDeclarations(root).map((name) => name.name));
    const clientClass = collector.use(modules.sdk, modules.client);
    const commandClass = collector.use(modules.sdk, modules.command);
    helper = freeName(modules.names.helper, taken);
    const client = freeName(modules.names.client, taken);
    const cache = freeName(modules.names.cache, taken);
    const names = {
      helper,
      client,
      cache,
      clientClass,
      commandClass,
      map: globally('Map', own),
      error: globally('Error', own),
    };
    declarations.push(storeHelper(target, names, typed, style));
  }

  const id = quoted(reference.name, style.quote);
  const options =
    viaPowertools && !typed && existing === undefined && target === 'parameterstore'
      ? `, ${braces(['decrypt: true'], style)}`
      : '';
  const call = `await ${helper}(${id}${options})`;
  const headEdits = (hoisted?: string): TextEdit[] => [
    ...collector.edits(),
    ...insertAtHead(
      head,
      collector.newLines(),
      hoisted === undefined ? declarations : [...declarations, [hoisted]],
      style,
      source,
    ),
  ];
  if (placement.kind === 'in-place' || placement.kind === 'module') {
    return [...headEdits(), replace(site, { text: call, kind: 'await' }, style, source)];
  }

  const hint = camelCase(parts.nameHint);
  if (placement.kind !== 'module-constant') {
    const constant = freeName([hint, `stored${pascalCase(hint)}`], taken);
    return [
      ...headEdits(),
      ...insertInFunction(placement, `const ${constant} = ${call}`, style, source),
      replace(site, { text: constant, kind: 'identifier' }, style, source),
    ];
  }
  const known = findConstant(root, call);
  if (known !== undefined && known.statement.endIndex <= topLevelStatement(site.node).startIndex) {
    return [replace(site, { text: known.name, kind: 'identifier' }, style, source)];
  }
  const constant = freeName([hint, `stored${pascalCase(hint)}`], taken);
  const line = `const ${constant} = ${call}${end(style)}`;
  const replacement = replace(site, { text: constant, kind: 'identifier' }, style, source);
  if (existing === undefined) {
    return [...headEdits(line), replacement];
  }
  const last = lastConstantAfter(existing.statement);
  return [...collector.edits(), ...insertBehind(last, last !== existing.statement, line, style, source), replacement];
}

/** A helper can be used unless the module runs the use before it has run the helper's declaration. */
function usable(helper: ExistingHelper | undefined, use: SyntaxNode): ExistingHelper | undefined {
  return helper !== undefined && helper.statement.startIndex < topLevelStatement(use).startIndex ? helper : undefined;
}

/** A global by its name, or by way of `globalThis` where the file has something else of that name. */
function globally(name: string, own: ReadonlySet<string>): string {
  return own.has(name) ? `globalThis.${name}` : name;
}
