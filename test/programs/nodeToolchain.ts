import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from './jvmToolchain';

const folder = path.resolve(__dirname, '../../.vscode-test/toolchains');

/** What the snippets of JavaScript import, at versions that run on every Node.js that this repository supports. */
const snippetPackages = [
  '@aws-lambda-powertools/parameters@2.35.0',
  '@aws-sdk/client-s3@3.1169.0',
  '@aws-sdk/client-secrets-manager@3.1163.0',
  '@aws-sdk/client-ssm@3.1169.0',
  '@aws-sdk/credential-providers@3.1169.0',
  '@aws-sdk/s3-request-presigner@3.1169.0',
  '@types/node@20.19.43',
];

/** The CDK for TypeScript, and what its programs are written with. */
const cdkPackages = ['aws-cdk-lib@2.276.0', 'constructs@10.8.1', '@types/node@20.19.43'];

/** A `node_modules` folder, or why there is none where npm cannot bring its packages. */
type Modules = { readonly modules: string } | { readonly missing: string };

/** The packages of the snippets. */
export function snippetModules(): Promise<Modules> {
  return nodeModules(snippetPackages);
}

/** The CDK: 190 MB. */
export function cdkModules(): Promise<Modules> {
  return nodeModules(cdkPackages);
}

async function nodeModules(packages: readonly string[]): Promise<Modules> {
  const versions = createHash('sha256').update(packages.join()).digest('hex').slice(0, 12);
  const ready = path.join(folder, `node-${versions}`);
  if (!existsSync(ready)) {
    const partial = `${ready}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    writeFileSync(path.join(partial, 'package.json'), '{"private":true}');
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages];
    const { code, stderr } = await runProgram('npm', args, partial);
    if (code !== 0) {
      return { missing: `the packages cannot be had from npm: ${stderr.slice(0, 300)}` };
    }
    renameSync(partial, ready);
  }
  return { modules: path.join(ready, 'node_modules') };
}
