/** A program to try the fixes on, in the state in which someone would have it. */
export interface Program {
  /** Below this folder. Holds placeholders, expanded before use. */
  readonly file: string;
  /** The package.json beside it; absent where there is none. */
  readonly packageJson?: Readonly<Record<string, unknown>>;
  /** `compilerOptions` of the tsconfig.json beside it; absent where there is none. */
  readonly compilerOptions?: Readonly<Record<string, unknown>>;
  readonly endOfLine?: '\r\n';
  /** How many findings it has. */
  readonly findings: number;
  /** How many of them no look-up can replace in that spot, and no reference in `.env`; the environment variable then does. */
  readonly refused?: number;
  /** Whether it runs in a browser, where nothing can take a refused secret's place. */
  readonly inBrowser?: boolean;
  /** Whether it can be run as it stands: it prints a digest of the secrets it sees. */
  readonly run?: boolean;
}

const esm = { name: 'sample', type: 'module' };
const cjs = { name: 'sample' };
const nodenext = { module: 'nodenext', target: 'es2022' };

export const programs: readonly Program[] = [
  { file: 'typescript/expressServer.ts', packageJson: esm, compilerOptions: nodenext, findings: 1 },
  {
    file: 'typescript/lambdaHandler.ts',
    packageJson: cjs,
    compilerOptions: { module: 'commonjs', target: 'es2022' },
    findings: 1,
  },
  { file: 'typescript/s3Client.ts', packageJson: esm, compilerOptions: nodenext, findings: 2 },
  {
    file: 'typescript/clientFactory.ts',
    packageJson: esm,
    compilerOptions: { ...nodenext, noUnusedLocals: true, noUnusedParameters: true },
    findings: 2,
  },
  { file: 'typescript/constantsAndClients.ts', packageJson: esm, compilerOptions: nodenext, findings: 2 },
  { file: 'typescript/serviceClass.ts', packageJson: esm, compilerOptions: nodenext, findings: 2 },
  {
    file: 'typescript/commonjsModule.ts',
    packageJson: cjs,
    compilerOptions: { module: 'commonjs', target: 'es2022' },
    findings: 2,
  },
  {
    file: 'typescript/commonjsService.ts',
    packageJson: cjs,
    compilerOptions: { module: 'commonjs', target: 'es2022', noUnusedLocals: true },
    findings: 4,
    run: true,
  },
  {
    file: 'typescript/reactSettings.tsx',
    packageJson: esm,
    compilerOptions: { module: 'esnext', target: 'es2022', moduleResolution: 'bundler', jsx: 'react-jsx' },
    findings: 1,
    refused: 1,
    inBrowser: true,
  },
  { file: 'typescript/connectionStrings.ts', packageJson: esm, compilerOptions: nodenext, findings: 3, run: true },
  { file: 'typescript/runnableModule.ts', packageJson: esm, compilerOptions: nodenext, findings: 4, run: true },
  {
    file: 'typescript/nestModule.ts',
    packageJson: esm,
    compilerOptions: { ...nodenext, experimentalDecorators: true },
    findings: 3,
  },
  { file: 'typescript/environmentDefaults.ts', packageJson: esm, compilerOptions: nodenext, findings: 2, run: true },
  { file: 'typescript/crlfTabs.ts', packageJson: esm, compilerOptions: nodenext, endOfLine: '\r\n', findings: 2 },

  { file: 'javascript/expressCommonjs.js', packageJson: cjs, findings: 2 },
  { file: 'javascript/standardStyle.mjs', findings: 3, run: true },
  { file: 'javascript/lambda.js', packageJson: cjs, findings: 2 },
  { file: 'javascript/sdkVersion2.js', packageJson: cjs, findings: 2 },
  { file: 'javascript/sdkVersion2Credentials.js', packageJson: cjs, findings: 2 },
  { file: 'javascript/callbacks.js', packageJson: cjs, findings: 2, run: true },
  { file: 'javascript/iife.cjs', findings: 1, run: true },
  { file: 'javascript/knexfile.js', packageJson: cjs, findings: 1 },
  { file: 'javascript/nextApi.js', packageJson: esm, findings: 2 },
  { file: 'javascript/reactComponent.jsx', packageJson: esm, findings: 1, refused: 1, inBrowser: true },
  { file: 'javascript/classFields.mjs', findings: 4, run: true },
  { file: 'javascript/existingImports.mjs', findings: 1, run: true },
  { file: 'javascript/environmentAssignments.js', packageJson: cjs, findings: 2 },

  { file: 'python/flaskApp.py', findings: 3 },
  { file: 'python/djangoSettings.py', findings: 3 },
  { file: 'python/boto3Client.py', findings: 2 },
  { file: 'python/boto3Session.py', findings: 4 },
  { file: 'python/sqlalchemyFstring.py', findings: 3, run: true },
  { file: 'python/fastapiSettings.py', findings: 4, run: true },
  { file: 'python/lambdaHandler.py', findings: 1, run: true },
  { file: 'python/twoSpaces.py', endOfLine: '\r\n', findings: 3, run: true },
  { file: 'python/asyncClient.py', findings: 3, run: true },
  { file: 'python/escapes.py', findings: 4, run: true },
  { file: 'python/environmentAssignments.py', findings: 2 },
  { file: 'python/conditional.py', findings: 3, run: true },
  { file: 'python/credentialsDict.py', findings: 2 },
];
