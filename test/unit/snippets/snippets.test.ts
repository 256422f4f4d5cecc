import { strict as assert } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { snippetKinds } from '../../../scripts/generate/snippets/kinds';
import { plainText } from '../../../scripts/generate/snippets/marked';
import { Parsers } from '../../../src/core/languages/parsers';
import { languages } from '../../../src/core/languages/registry.generated';
import { snippetFile, snippetGroups } from '../../../src/editor/contributions/snippets';
import { InstalledGrammars } from '../../support/grammars';
import { createScanner, scanText } from '../../support/scanning';
import { snippetPrograms } from '../../support/snippetFiles';
import type { SnippetProgram } from '../../support/snippetFiles';
import { tabStops } from '../../support/snippetText';

const root = path.resolve(__dirname, '../../..');
const forCode = ['secret', 'parameter', 'cached', 'client', 'assume-role', 'presigned-url'];
const forTemplates = [
  ...['secret', 'parameter', 'least-privilege', 'mfa', 'bucket', 'trail', 'security-group', 'oidc-role'],
];
const forApps = ['least-privilege', 'mfa', 'bucket', 'trail', 'security-group', 'oidc-role'];
/** What each group must offer, at least. */
const promised: Readonly<Record<string, readonly string[]>> = {
  'cloudformation-yaml': forTemplates,
  'cloudformation-json': forTemplates,
  'cdk-typescript': forApps,
  'cdk-python': forApps,
  terraform: [...forTemplates, 'client', 'assume-role'],
  'github-actions': ['secret', 'parameter', 'oidc-role'],
  policy: ['least-privilege', 'mfa', 'bucket', 'oidc-role'],
};
/** What the quick fix writes must be what the quick fix writes. */
const written = ['secret', 'parameter'];

describe('snippets', function () {
  this.timeout(60_000);
  let snippets: readonly SnippetProgram[];

  before(async () => {
    snippets = await snippetPrograms();
  });

  it('are the files that the manifest names, and no others', () => {
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      readonly contributes: { readonly snippets: readonly { readonly path: string }[] };
    };
    const named = manifest.contributes.snippets.map((one) => path.basename(one.path)).sort();
    assert.deepEqual(named, snippetGroups.map((group) => path.basename(snippetFile(group))).sort());
    assert.deepEqual(
      named,
      readdirSync(path.join(root, 'snippets'))
        .filter((name) => name !== 'sources')
        .sort(),
    );
  });

  for (const group of snippetGroups) {
    describe(group.title, () => {
      const own = (): readonly SnippetProgram[] => snippets.filter((snippet) => snippet.group === group);

      it('offers every kind that it promises, under the prefix of that kind', () => {
        const kinds = new Set(own().map(({ kind }) => kind));
        assert.deepEqual(
          (promised[group.id] ?? forCode).filter((kind) => !kinds.has(kind)),
          [],
        );
        for (const { kind, contributed } of own()) {
          assert.ok(kind in snippetKinds);
          assert.match(contributed.prefix, new RegExp(`^strongroom-${kind}(?:-[a-z]+)*$`));
          assert.equal(contributed.scope, group.languages.join(','));
          assert.match(contributed.description, /^[A-Z].+\.$/);
        }
        const prefixes = own().map(({ contributed }) => contributed.prefix);
        assert.equal(new Set(prefixes).size, prefixes.length, 'a prefix gives two snippets');
      });

      it('lets the fixes write what they have', () => {
        const byHand = own().filter(({ kind, fix }) => written.includes(kind) && fix === undefined);
        // Terraform: a parameter is read into the state by the fix, which knows no ARN; the snippet asks for one.
        // GitHub Actions: no action reads parameters, so that the fix offers none; the snippet calls the AWS CLI.
        assert.deepEqual(
          byHand.map(({ prefix }) => prefix),
          ['terraform', 'github-actions'].includes(group.id) ? ['strongroom-parameter'] : [],
        );
      });

      it('inserts what its source says, with tab stops that are counted from 1', () => {
        for (const snippet of own()) {
          assert.equal(snippet.text(), plainText(snippet.part.text).trimEnd(), snippet.prefix);
          const stops = tabStops(snippet.contributed.body.join('\n'));
          assert.ok(stops.length > 0, snippet.prefix);
          if (snippet.isFile) {
            assert.deepEqual(
              stops,
              stops.map((_, index) => index + 1),
              snippet.prefix,
            );
          }
        }
      });

      it('inserts nothing that our own scan finds', async () => {
        const scanner = createScanner();
        for (const snippet of own()) {
          for (const text of [snippet.file(), snippet.text()]) {
            const { findings } = await scanText(scanner, snippet.path, text);
            assert.deepEqual(
              findings.map(({ detector, span }) => [snippet.prefix, detector, text.slice(span.start, span.end)]),
              [],
            );
          }
        }
      });

      it('makes a file that our grammar reads without an error', async () => {
        const parsers = new Parsers(new InstalledGrammars());
        for (const snippet of own()) {
          const language = languages.find(({ extensions }) => extensions.includes(`.${snippet.extension}`));
          assert.ok(language, snippet.extension);
          if (language.grammar === undefined) {
            // Shell and Terraform are read without a grammar; test/programs has the shells and python-hcl2 read them.
            if (snippet.extension === 'json') {
              assert.doesNotThrow(() => JSON.parse(snippet.file()) as unknown, snippet.prefix);
            }
            continue;
          }
          const tree = await parsers.parse(language.grammar, snippet.file());
          assert.ok(tree, snippet.prefix);
          assert.equal(tree.root.hasError, false, snippet.file());
          tree.dispose();
        }
      });
    });
  }
});
