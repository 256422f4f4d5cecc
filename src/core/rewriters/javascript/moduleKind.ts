import type { ParsedDocument } from '../../languages/document';
import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { ProjectFacts } from '../rewriter';
import { readOnce } from '../shared/readOnce';
import { configFileOf } from './configFile';
import { nodesAround } from './namePlaces';
import { children, named, tokens } from './syntax';

/** How a file is loaded. */
export interface ModuleKind {
  /** How it takes what it needs from others. */
  readonly imports: 'import' | 'require';
  /** Whether `await` may stand at module level. */
  readonly topLevelAwait: 'yes' | 'no' | 'unknown';
  /** Why not, or on what it hangs. */
  readonly reason: Message;
}

/** `module` settings under which TypeScript admits top-level await in every module: https://www.typescriptlang.org/tsconfig/#module */
const awaitingModules = new Set(['es2022', 'esnext', 'system', 'preserve']);
const nodeModules = new Set(['node16', 'node18', 'node20', 'nodenext']);
const oldTargets = new Set(['es3', 'es5', 'es6', 'es2015', 'es2016']);

/** How a document is loaded, from its extension, its syntax and the project. */
export function moduleKindOf(document: ParsedDocument, root: SyntaxNode, project: ProjectFacts): ModuleKind {
  const file = configFileOf(document.path);
  const extension = /\.[cm]?[jt]sx?$/i.exec(document.path ?? '')?.[0]?.toLowerCase() ?? '';
  const syntax = syntaxOf(root);
  const typed = document.language.id !== 'javascript';
  if (syntax === 'commonjs') {
    return { imports: 'require', ...never(commonJs(document.source)) };
  }
  if (extension.startsWith('.c') || syntax === 'import-require') {
    return { imports: typed || syntax !== undefined ? 'import' : 'require', ...never(commonJs(document.source)) };
  }
  if (file !== undefined && syntax === 'module' && (file.topLevelAwait === 'no' || !isModule(extension, project))) {
    return { imports: 'import', ...never(compiled(file.tool)) };
  }
  if (syntax === 'module' && file === undefined && project.dependencies.includes('next')) {
    return { imports: 'import', topLevelAwait: 'unknown', reason: whileBuilding() };
  }
  if (typed) {
    return { imports: 'import', ...typeScript(extension, project) };
  }
  if (isModule(extension, project)) {
    return { imports: 'import', topLevelAwait: 'yes', reason: always() };
  }
  return syntax === 'module'
    ? { imports: 'import', topLevelAwait: 'unknown', reason: unknownModule() }
    : { imports: 'require', ...never(commonJs(document.source)) };
}

function isModule(extension: string, project: ProjectFacts): boolean {
  return extension.startsWith('.m') || project.packageType === 'module';
}

function typeScript(extension: string, project: ProjectFacts): Pick<ModuleKind, 'topLevelAwait' | 'reason'> {
  const { tsModule, tsTarget, packageType } = project;
  if (tsTarget !== undefined && oldTargets.has(tsTarget)) {
    return never(
      message(
        'Top-level await is not possible here: tsconfig.json sets “target” to {0}, and it needs ES2017 or later.',
        tsTarget,
      ),
    );
  }
  if (tsModule !== undefined && nodeModules.has(tsModule)) {
    return extension.startsWith('.m') || packageType === 'module'
      ? { topLevelAwait: 'yes', reason: always() }
      : never(
          message(
            'Top-level await is not possible here: with “module” {0}, this file becomes a CommonJS module unless package.json says "type": "module".',
            tsModule,
          ),
        );
  }
  if (tsModule !== undefined && awaitingModules.has(tsModule)) {
    return { topLevelAwait: 'yes', reason: always() };
  }
  if (tsModule !== undefined) {
    return never(
      message(
        'Top-level await is not possible here: tsconfig.json sets “module” to {0}, and it needs ES2022, ESNext, Node16 or NodeNext.',
        tsModule,
      ),
    );
  }
  if (extension.startsWith('.m') || packageType === 'module') {
    return { topLevelAwait: 'yes', reason: always() };
  }
  return { topLevelAwait: 'unknown', reason: unknownTypeScript() };
}

function always(): Message {
  return message('The file is an ECMAScript module.');
}

/** What a CommonJS module gives to others is taken as soon as it is loaded. */
function commonJs(source: string): Message {
  return /(?:^|[\s;])(?:module\.exports\b|exports\.[\w$]{1,80}\s?=)/.test(source)
    ? message(
        'A CommonJS module cannot wait for a look-up outside an async function. Others take what it exports as soon as it is loaded: have the environment hold the value when the program starts (strongroom run, the secrets of an ECS task), or export an async function that gives what is made with it.',
      )
    : message('A CommonJS module cannot wait for a look-up outside an async function.');
}

function compiled(tool: string): Message {
  return message(
    'Top-level await is not possible here: {0} loads this file as a CommonJS module, whatever it is written as.',
    tool,
  );
}

function whileBuilding(): Message {
  return message(
    'The code now awaits at module level, which Next.js admits. It loads modules while it builds as well: the build then needs AWS credentials, too.',
  );
}

function unknownModule(): Message {
  return message(
    'The code now awaits at module level, which works only where the file is loaded as an ECMAScript module: check that package.json says "type": "module" or that the bundler admits top-level await.',
  );
}

function unknownTypeScript(): Message {
  return message(
    'The code now awaits at module level, which works only where the file is compiled to an ECMAScript module: check that tsconfig.json sets “module” to ES2022, ESNext, Node16 or NodeNext and “target” to ES2017 or later.',
  );
}

function never(reason: Message): Pick<ModuleKind, 'topLevelAwait' | 'reason'> {
  return { topLevelAwait: 'no', reason };
}

/** What the file's own statements say; undefined where they say nothing. */
const syntaxOf = readOnce((root: SyntaxNode): 'module' | 'commonjs' | 'import-require' | undefined => {
  const statements = children(root);
  if (statements.some(isImportRequire)) {
    return 'import-require';
  }
  if (statements.some((statement) => statement.type === 'import_statement' || statement.type === 'export_statement')) {
    // Imports that a compiler turns into calls of require: an ECMAScript module has no module.exports.
    return statements.some(isCommonJsExport) ? 'import-require' : 'module';
  }
  const sign = ['exports', 'import']
    .flatMap((word) => nodesAround(root, word, ['member_expression']))
    .sort(inSourceOrder)
    .map(({ text }) =>
      /^(?:module\.exports|exports\.\w+)$/.test(text)
        ? 'commonjs'
        : text.startsWith('import.meta')
          ? 'module'
          : undefined,
    )
    .find((said) => said !== undefined);
  if (sign !== undefined) {
    return sign;
  }
  const required = nodesAround(root, 'require', ['call_expression']).some(
    (node) => node.childForFieldName('function')?.text === 'require',
  );
  return required && !nodesAround(root, 'createRequire', ['identifier']).some(({ text }) => text === 'createRequire')
    ? 'commonjs'
    : undefined;
});

/** Each before what is in it. */
function inSourceOrder(left: SyntaxNode, right: SyntaxNode): number {
  return left.startIndex - right.startIndex || right.endIndex - left.endIndex;
}

/** `module.exports = …;` */
function isCommonJsExport(statement: SyntaxNode): boolean {
  const [expression] = named(statement);
  return (
    expression?.type === 'assignment_expression' &&
    /^module\.exports\b/.test(expression.childForFieldName('left')?.text ?? '')
  );
}

/** `import x = require('x')` and `export = x`, which TypeScript admits in CommonJS modules only. */
function isImportRequire(statement: SyntaxNode): boolean {
  return (
    (statement.type === 'import_statement' &&
      named(statement).some((child) => child.type === 'import_require_clause')) ||
    (statement.type === 'export_statement' && tokens(statement).some((child) => child.type === '='))
  );
}
