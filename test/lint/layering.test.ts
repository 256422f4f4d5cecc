import assert from 'node:assert/strict';
import path from 'node:path';
import { ESLint } from 'eslint';
import type { Linter } from 'eslint';
import tseslint from 'typescript-eslint';

const root = path.resolve(__dirname, '../..');

/** Must fail: a file of a room, and a line that breaks one of its promises. */
const forbidden: readonly (readonly [file: string, code: string])[] = [
  ['src/core/scan/x.ts', "import * as vscode from 'vscode';"],
  ['src/core/scan/x.ts', "import type { Range } from '@types/vscode';"],
  ['src/core/scan/x.ts', "import { readFileSync } from 'node:fs';"],
  ['src/core/scan/x.ts', "import { join } from 'path';"],
  ['src/core/scan/x.ts', "import { IAMClient } from '@aws-sdk/client-iam';"],
  ['src/core/scan/x.ts', "import { room } from '../../aws/room';"],
  ['src/core/scan/x.ts', "import { walk } from '../../node/walk';"],
  ['src/core/scan/x.ts', 'export const now = Date.now();'],
  ['src/core/scan/x.ts', 'export const now = new Date();'],
  ['src/core/scan/x.ts', 'export const dice = Math.random();'],
  ['src/core/scan/x.ts', "console.log('x');"],
  ['src/core/scan/x.ts', 'export const home = process.env.HOME;'],
  ['src/core/scan/x.ts', 'let count = 0; count += 1;'],
  ['src/core/scan/x.ts', 'export default class X {}'],
  ['src/core/scan/x.ts', "export * from './finding';"],
  ['src/aws/x.ts', "import * as vscode from 'vscode';"],
  ['src/aws/x.ts', "import { tree } from '../editor/tree';"],
  ['src/aws/x.ts', 'export const value = (secret: { reveal(): string }) => secret.reveal();'],
  ['src/editor/identity/x.ts', "import { createAwsRoom } from '../../aws/room';"],
  ['src/editor/x.ts', "import { IAMClient } from '@aws-sdk/client-iam';"],
  ['src/editor/x.ts', "import { startSandbox } from '../sandbox/server';"],
  ['src/editor/x.ts', 'export const value = (secret: { reveal(): string }) => secret.reveal();'],
  ['src/node/x.ts', "import * as vscode from 'vscode';"],
  ['src/node/x.ts', "import { STSClient } from '@aws-sdk/client-sts';"],
  ['src/cli/x.ts', "import * as vscode from 'vscode';"],
  ['src/cli/x.ts', "import { createAwsRoom } from '../aws/room';"],
  ['src/sandbox/x.ts', "import { Secret } from '../core/text/secret';"],
  ['src/extension.ts', "import { startSandbox } from './sandbox/server';"],
];

/** Must pass: the same rules let through what a room is for. */
const allowed: readonly (readonly [file: string, code: string])[] = [
  [
    'src/core/scan/x.ts',
    "import type { Span } from '../text/span'; export const at = (date: Date, span: Span) => [date, span];",
  ],
  ['src/core/scan/x.ts', 'export const birthday = new Date(0);'],
  [
    'src/aws/x.ts',
    "import { IAMClient } from '@aws-sdk/client-iam'; export const client = (): IAMClient => new IAMClient({});",
  ],
  ['src/editor/x.ts', "import * as vscode from 'vscode'; export const version = vscode.version;"],
  ['src/node/x.ts', "import { sep } from 'node:path'; export const separator = sep;"],
  [
    'src/sandbox/x.ts',
    "import { IAMClient } from '@aws-sdk/client-iam'; export const client = (): IAMClient => new IAMClient({});",
  ],
];

describe('the layering rules', () => {
  let eslint: ESLint;

  before(async () => {
    const { layers } = (await import(path.join(root, 'eslint.layers.mjs'))) as { layers: Linter.Config[] };
    eslint = new ESLint({
      cwd: root,
      overrideConfigFile: true,
      overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } }, ...layers],
    });
  });

  const errors = async (file: string, code: string): Promise<string[]> => {
    const [result] = await eslint.lintText(code, { filePath: path.join(root, file) });
    assert.ok(result, 'the file was linted');
    return result.messages.map((entry) => entry.ruleId ?? `fatal: ${entry.message}`);
  };

  for (const [file, code] of forbidden) {
    it(`refuses in ${file}: ${code}`, async () => {
      const rules = await errors(file, code);
      assert.ok(rules.length > 0, 'nothing was reported');
      assert.ok(
        rules.every((rule) => rule.startsWith('no-restricted-')),
        rules.join(', '),
      );
    });
  }

  for (const [file, code] of allowed) {
    it(`lets pass in ${file}: ${code}`, async () => {
      assert.deepEqual(await errors(file, code), []);
    });
  }
});
