// The architecture invariants of the house, as lint rules: who may import whom, and what the pure core may not touch.
// test/lint/layering.test.ts proves that each of them bites.
import { builtinModules } from 'node:module';

const builtins = `^(node:|(${builtinModules.filter((name) => !name.startsWith('_')).join('|')})(/|$))`;
// `vscode` is a module of the host, but its types resolve to @types/vscode: name both.
const vscode = '^(vscode|@types/vscode)(/|$)';
const awsSdk = '^(@aws-sdk|@smithy)/';
const relativeRoom = (...names) => `^\\.{1,2}/(.*/)?(${names.join('|')})(/|$)`;

const rule = (regex, message, extra = {}) => ({ regex, message, ...extra });

const noVscode = rule(vscode, 'Only src/editor and src/extension.ts import vscode.');
const noAwsSdk = rule(awsSdk, 'Only src/aws and src/sandbox import the AWS SDK.');
const noSandbox = rule(
  relativeRoom('sandbox'),
  'The sandbox is for tests and npm start; nothing of the product imports it.',
);

const commonSyntax = [
  { selector: 'ExportDefaultDeclaration', message: 'No default exports: a thing has one name everywhere.' },
  { selector: 'ExportAllDeclaration', message: 'No barrel files: import from where it is defined.' },
  { selector: 'Program > VariableDeclaration[kind!="const"]', message: 'No module-level mutable state.' },
  {
    selector: 'Program > ExportNamedDeclaration > VariableDeclaration[kind!="const"]',
    message: 'No module-level mutable state.',
  },
];

const noReveal = {
  selector: 'CallExpression > MemberExpression.callee[property.name="reveal"]',
  message:
    'A secret is unwrapped outside core/ only where it is stored, compared after reading back, written to a file, or put into the environment of a program.',
};

const layer = (files, patterns, { ignores = [], syntax = [], globals = [] } = {}) => ({
  files,
  ignores,
  rules: {
    'no-restricted-imports': ['error', { patterns }],
    'no-restricted-syntax': ['error', ...commonSyntax, ...syntax],
    'no-restricted-globals': ['error', ...globals],
  },
});

/** The files outside core/ that may unwrap a secret. */
export const mayReveal = [
  'src/aws/stores/**/*.ts',
  'src/aws/profiles/**/*.ts',
  'src/node/runChild.ts',
  'src/editor/running/launchEnvironment.ts',
];

export const layers = [
  layer(
    ['src/core/**/*.ts'],
    [
      noVscode,
      noAwsSdk,
      noSandbox,
      rule(builtins, 'core/ is pure: it imports nothing of Node.'),
      rule(relativeRoom('aws', 'node', 'editor', 'cli'), 'core/ knows no outer room: declare a port in ports.ts.'),
    ],
    {
      syntax: [
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'core/ reads no clock: take the time as an argument.',
        },
        {
          selector: 'MemberExpression[object.name="Date"][property.name="now"]',
          message: 'core/ reads no clock: take the time as an argument.',
        },
        {
          selector: 'MemberExpression[object.name="Math"][property.name="random"]',
          message: 'core/ draws no randomness.',
        },
      ],
      globals: [
        'process',
        'performance',
        'crypto',
        'fetch',
        'setTimeout',
        'setInterval',
        'setImmediate',
        'console',
        'require',
        'Buffer',
      ].map((name) => ({
        name,
        message: 'core/ is pure: text in, plain data out.',
      })),
    },
  ),
  layer(
    ['src/aws/**/*.ts'],
    [noVscode, noSandbox, rule(relativeRoom('editor', 'cli', 'node'), 'aws/ meets the other rooms in core/ports.ts.')],
  ),
  layer(
    ['src/node/**/*.ts'],
    [noVscode, noAwsSdk, noSandbox, rule(relativeRoom('aws', 'editor', 'cli'), 'node/ knows core/ only.')],
  ),
  layer(
    ['src/editor/**/*.ts'],
    [noAwsSdk, noSandbox, rule(relativeRoom('aws', 'cli'), 'editor/ meets the AWS room in core/ports.ts.')],
  ),
  layer(
    ['src/cli/**/*.ts'],
    [noVscode, noAwsSdk, noSandbox, rule(relativeRoom('aws', 'editor'), 'cli/ meets the AWS room in core/ports.ts.')],
  ),
  layer(
    ['src/sandbox/**/*.ts'],
    [
      noVscode,
      rule(
        relativeRoom('aws', 'editor', 'cli', 'node', 'core'),
        'The sandbox is a stand-in for AWS: it knows nothing of the product.',
      ),
    ],
  ),
  layer(['src/*.ts'], [noAwsSdk, noSandbox]),
  {
    files: ['src/{aws,node,editor,cli}/**/*.ts', 'src/*.ts'],
    ignores: mayReveal,
    rules: { 'no-restricted-syntax': ['error', ...commonSyntax, noReveal] },
  },
];
