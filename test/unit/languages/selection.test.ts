import assert from 'node:assert/strict';
import { languages } from '../../../src/core/languages/registry.generated';
import { selectLanguage } from '../../../src/core/languages/selection';

describe('the language of a text', () => {
  const cases: readonly (readonly [
    path: string | undefined,
    languageId: string | undefined,
    text: string,
    expected: string,
  ])[] = [
    ['src/a.ts', undefined, '', 'typescript'],
    ['src/a.d.mts', undefined, '', 'typescript'],
    ['src/A.TSX', undefined, '', 'tsx'],
    ['a.cjs', undefined, '', 'javascript'],
    ['a.jsx', undefined, '', 'javascript'],
    ['a.pyi', undefined, '', 'python'],
    ['.env', undefined, '', 'dotenv'],
    ['config/.env.production', undefined, '', 'dotenv'],
    ['production.env', undefined, '', 'dotenv'],
    ['.envrc', undefined, '', 'shellscript'],
    ['.environment', undefined, '', 'plaintext'],
    ['tsconfig.json', undefined, '', 'json'],
    ['a.code-workspace', undefined, '', 'json'],
    ['template.yml', undefined, '', 'yaml'],
    ['Main.java', undefined, '', 'java'],
    ['Dockerfile', undefined, '', 'dockerfile'],
    ['ts', undefined, '', 'plaintext'],
    ['.ts', undefined, '', 'plaintext'],
    [undefined, 'typescriptreact', '', 'tsx'],
    [undefined, 'javascriptreact', '', 'javascript'],
    [undefined, 'dockercompose', '', 'yaml'],
    [undefined, 'rust', '', 'rust'],
    [undefined, undefined, '', 'plaintext'],
    ['a.ts', 'python', '', 'python'],
    ['.env', 'plaintext', '', 'dotenv'],
    ['.env', 'shellscript', '', 'dotenv'],
    ['.env', 'properties', '', 'dotenv'],
    ['a.properties', 'properties', '', 'properties'],
    ['setup.cfg', 'properties', '', 'ini'],
    ['settings', 'properties', '', 'properties'],
    ['bin/tool', undefined, '#!/usr/bin/env python3\n', 'python'],
    ['bin/tool', undefined, '\uFEFF#!/usr/bin/env -S VAR=1 python3.12 -u\r\n', 'python'],
    ['bin/tool', undefined, '#! /usr/local/bin/node --harmony\n', 'javascript'],
    ['bin/tool', undefined, '#!/usr/bin/env deno\n', 'typescript'],
    ['bin/tool', undefined, '#!/bin/sh\n', 'shellscript'],
    ['bin/tool', 'plaintext', '#!/usr/bin/env node', 'javascript'],
  ];
  for (const [path, languageId, text, expected] of cases) {
    it(`is ${expected} for ${JSON.stringify([path, languageId, text])}`, () => {
      const source = { path, text, ...(languageId !== undefined && { languageId }) };
      assert.equal(selectLanguage(source, languages).id, expected);
    });
  }
});

describe('the registry of languages', () => {
  it('claims no extension, file name or language id twice', () => {
    for (const claims of [
      languages.flatMap((language) => language.extensions),
      languages.flatMap((language) => language.fileNames),
      languages.flatMap((language) => language.languageIds),
    ]) {
      assert.equal(new Set(claims).size, claims.length, JSON.stringify(claims));
      assert.ok(claims.every((claim) => claim === claim.toLowerCase()));
    }
  });
});
