import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { words } from '../shared/identifiers';
import { readImports } from './imports';
import type { Scopes } from './scopes';
import { ancestors, children, descendants, keyName, named, same, unwrap } from './syntax';

/** A file that a tool loads its configuration from. */
export interface ConfigFile {
  readonly tool: string;
  /** Whether what it exports may be a function that gives a promise. */
  readonly takesFunction: boolean;
  /**
   * Whether it may await at module level: where the package's modules are ECMAScript modules, whatever tsconfig.json says,
   * since the tool compiles it itself; or never.
   */
  readonly topLevelAwait: 'of-package' | 'no';
}

/**
 * Configuration files by their base names, without `.config`.
 *
 * https://webpack.js.org/configuration/configuration-types/ https://jestjs.io/docs/configuration
 * https://vite.dev/config/ https://rollupjs.org/command-line-interface/ https://nextjs.org/docs/app/api-reference/config/next-config-js
 * https://docusaurus.io/docs/api/docusaurus-config https://knexjs.org/guide/migrations.html
 * drizzle-kit compiles its file to a CommonJS module (0.31.11: “Top-level await is currently not supported”).
 */
const tools: readonly (readonly [RegExp, string, boolean, ConfigFile['topLevelAwait']])[] = [
  [
    /^webpack(?:\.(?!base|common|shared|core)[\w-]+)*\.config(?:\.(?!base|common|shared|core)[\w-]+)*$/,
    'webpack',
    true,
    'of-package',
  ],
  [/^jest\.config$/, 'Jest', true, 'of-package'],
  [/^vite\.config(?:\.[\w-]+)*$/, 'Vite', true, 'of-package'],
  [/^vitest\.config(?:\.[\w-]+)*$/, 'Vitest', true, 'of-package'],
  [/^rollup\.config(?:\.[\w-]+)*$/, 'Rollup', true, 'of-package'],
  [/^next\.config$/, 'Next.js', true, 'of-package'],
  [/^docusaurus\.config$/, 'Docusaurus', true, 'of-package'],
  // Programs load it as well: it must stay an object.
  [/^knexfile$/, 'knex', false, 'of-package'],
  [/^playwright\.config(?:\.[\w-]+)*$/, 'Playwright', false, 'of-package'],
  [/^drizzle(?:[.-]\w+)*\.config(?:\.[\w-]+)*$/, 'drizzle-kit', false, 'no'],
];

/** What tool loads a file, if one is known to; by the file's name. */
export function configFileOf(path: string | undefined): ConfigFile | undefined {
  const base = baseName(path);
  const found = tools.find(([name]) => name.test(base));
  return found && { tool: found[1], takesFunction: found[2], topLevelAwait: found[3] };
}

/** The name of a script's file without its extension. */
function baseName(path: string | undefined): string {
  const name = (path ?? '').split(/[\\/]/).at(-1) ?? '';
  return name.replace(/\.[cm]?[jt]s$/i, '');
}

const exported = /^(?:module\.exports|exports\.default)$/;

/** Whether an expression is all that its module exports: by `module.exports =` or `export default`, or in a call of `define…`. */
export function isWholeExport(expression: SyntaxNode, scopes: Scopes): boolean {
  const { parent } = expression;
  if (parent?.type === 'assignment_expression') {
    return (
      same(parent.childForFieldName('right'), expression) &&
      exported.test(parent.childForFieldName('left')?.text ?? '') &&
      parent.parent?.parent?.type === 'program' &&
      // `module.exports.entry = …` would set members of the function.
      !descendants(parent.parent.parent, 'member_expression').some(
        (member) => exported.test(member.text) && !same(member.parent, parent),
      )
    );
  }
  if (parent?.type === 'export_statement') {
    return same(parent.childForFieldName('value'), expression);
  }
  const call = parent?.type === 'arguments' ? parent.parent : undefined;
  if (call?.type === 'call_expression') {
    return (
      parent?.namedChildCount === 1 &&
      /^define\w*Config$/.test(call.childForFieldName('function')?.text ?? '') &&
      isWholeExport(call, scopes)
    );
  }
  // `const config = { … }; module.exports = config;`
  const name = parent?.type === 'variable_declarator' ? parent.childForFieldName('name') : undefined;
  const uses = name?.type === 'identifier' ? scopes.of(name)?.references : undefined;
  const [use] = uses ?? [];
  return (
    use !== undefined && uses?.length === 1 && parent?.parent?.parent?.type === 'program' && isWholeExport(use, scopes)
  );
}

/** What puts values into the code that it builds, where everyone who gets that code can read them. */
const builtIn: readonly (readonly [RegExp, (key: readonly string[]) => boolean])[] = [
  [/^next\.config$/, (keys) => keys.includes('env') || keys.includes('publicRuntimeConfig')],
  [/^vite(?:st)?\.config/, (keys) => keys[0] === 'define'],
  [/^(?:vue|nuxt)\.config$/, (keys) => keys[0] === 'public' || keys[1] === 'public' || keys[0] === 'env'],
];

/**
 * Why a build would write the value of a literal into what it makes, so that no look-up keeps it secret; undefined where it
 * does not. https://nextjs.org/docs/app/api-reference/config/next-config-js/env https://webpack.js.org/plugins/define-plugin/
 * https://nuxt.com/docs/guide/going-further/runtime-config
 */
export function builtInReason(root: SyntaxNode, literal: SyntaxNode, path: string | undefined): Message | undefined {
  const base = baseName(path);
  const keys: string[] = [];
  let isDefined = false;
  for (const outer of ancestors(literal)) {
    if (outer.type === 'pair') {
      keys.unshift(keyName(outer) ?? '');
    }
    const maker = outer.type === 'new_expression' ? (outer.childForFieldName('constructor')?.text ?? '') : '';
    isDefined ||= /(?:^|\.)(?:DefinePlugin|EnvironmentPlugin)$/.test(maker);
  }
  const [first, ...rest] = keys;
  if (isTerraformCdk(root, literal)) {
    return message(
      'CDK for Terraform writes what it is given into cdk.tf.json when it synthesises: make a DataAwsSecretsmanagerSecretVersion of the stored secret, and give its secretString in the place of the value.',
    );
  }
  if (base === 'nuxt.config' && first === 'runtimeConfig' && rest[0] !== 'public') {
    return message(
      'Nuxt writes the value into what it builds. Leave the option empty, and set {0} where the server runs: it takes its place.',
      `NUXT_${rest.map((key) => words(key).join('_').toUpperCase()).join('_')}`,
    );
  }
  return isDefined || builtIn.some(([name, holds]) => name.test(base) && holds(keys))
    ? message(
        'The build writes this value into the code that it makes, where everyone who gets that code can read it. Keep the secret out of it, and let a server use it.',
      )
    : undefined;
}

/** Whether a literal stands in a program of the CDK for Terraform, outside of the code of its functions. */
function isTerraformCdk(root: SyntaxNode, literal: SyntaxNode): boolean {
  return (
    readImports(root).some(({ module }) => /^(?:cdktf$|@cdktf\/)/.test(module)) &&
    [...ancestors(literal)].some(({ type }) => type === 'new_expression')
  );
}

/** The value of a member of an object; undefined where it has none of that name. */
export function memberValue(object: SyntaxNode, key: string): SyntaxNode | undefined {
  const member = children(object).find((child) => child.type === 'pair' && keyName(child) === key);
  const value = member?.childForFieldName('value');
  return value ? unwrap(value) : undefined;
}

/** Whether an object may hold members that its code does not name. */
export function isSpread(object: SyntaxNode): boolean {
  return named(object).some((child) => child.type === 'spread_element');
}
