import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Parsers } from '../../src/core/languages/parsers';
import { languages } from '../../src/core/languages/registry.generated';
import type { FoundLookup } from '../../src/core/lookups/foundLookup';
import { lookupAt, lookupsIn } from '../../src/core/lookups/readLookups';
import { Scanner } from '../../src/core/scan/scanner';
import { InstalledGrammars } from '../support/grammars';
import { Samples } from '../support/samples';
import { readCases } from './rewriters/caseFile';

const core = path.resolve(__dirname, '../../src/core');
const scanner = new Scanner({ detectors: [], languages, parsers: new Parsers(new InstalledGrammars()) });

async function read(filePath: string, text: string): Promise<readonly FoundLookup[]> {
  const document = await scanner.parse({ path: filePath, text });
  try {
    return lookupsIn(document);
  } finally {
    document.dispose();
  }
}

interface LookupCase {
  readonly title: string;
  readonly path: string;
  readonly text: string;
  readonly expected: readonly string[];
}

function lookupCases(): readonly LookupCase[] {
  const markdown = readFileSync(path.join(core, 'lookups/cases.md'), 'utf8');
  const sections = markdown.split(/^## /m).slice(1);
  return sections.map((section) => {
    const fence = /^(`{3,4})(\w+)(?: path=(\S+))?\n([\s\S]*?)\n\1$/m.exec(section);
    assert.ok(fence, section);
    const behind = section.slice(fence.index + fence[0].length);
    const title = section.slice(0, section.indexOf('\n'));
    const expected = [...behind.matchAll(/^- (.+)$/gm)].map(([, line = '']) => line.replace(/`/g, ''));
    assert.ok(expected.length > 0, title);
    const extension = fence[2] ?? '';
    return {
      title,
      path: fence[3] ?? (extension === 'env' ? '.env' : `src/app.${extension}`),
      text: fence[4] ?? '',
      expected: expected[0] === 'none' ? [] : expected,
    };
  });
}

describe('lookups/cases.md', () => {
  for (const one of lookupCases()) {
    it(one.title, async () => {
      const found = await read(one.path, one.text);
      assert.deepEqual(
        found.map(({ store, name, certain }) => `${certain ? '' : 'assumed '}${store} ${name}`),
        one.expected,
      );
      for (const { span, name } of found) {
        assert.equal(one.text.slice(span.start, span.end), name, 'the span is the name');
        assert.equal(lookupAt(found, span.start)?.name, name);
        assert.equal(lookupAt(found, span.end)?.name, name);
      }
    });
  }
});

/** What rewriters write and no text alone can tell, each with the reason. */
const unrecognised: Readonly<Record<string, string>> = {
  "cdk: A build's variable holds the name": 'the property holds plain texts, too',
  'cdk: Python: a container’s variable, and a build’s (3)': 'the property holds plain texts, too',
  'cloudformation: A parameter whose pattern a reference does not match': 'the template holds no look-up afterwards',
  'csharp-secret-lookup: A line that would get too wide (2)': 'texts in the code of an interpolation are not read',
  'go-secret-lookup: A helper that is there (2)': 'the function stands in another file of the package',
  'makefile: Recipes': 'a recipe writes the signs of its shell twice',
  'shellscript-secret-lookup: A name with a quote': 'no service takes such a name',
  'terraform: A look-up of the same secret in another file is used': 'the look-up stands in the other file',
  'terraform: A variable of a build': 'the property holds plain texts, too',
  'terraform: A variable of a build (2)': 'the property holds plain texts, too',
  'spring: A list of imports': 'the import names the part before the key',
  'spring: Properties (3)': 'the import names the part before the key',
};

/** Rewriters after which a file holds no look-up: something else supplies the value, or nothing reads it. */
const elsewhere: ReadonlySet<string> = new Set(['appsettings', 'helm-values', 'jenkinsfile', 'text-reference']);

describe('every look-up that a rewriter writes is recognised', () => {
  for (const folder of readdirSync(path.join(core, 'rewriters'))) {
    const file = path.join(core, 'rewriters', folder, 'cases.md');
    const cases = existsSync(file) ? readCases(readFileSync(file, 'utf8')) : [];
    const stored = cases.filter(({ target }) => target === 'secretsmanager' || target === 'parameterstore');
    if (stored.length === 0 || elsewhere.has(folder)) {
      continue;
    }
    it(folder, async () => {
      for (const one of stored) {
        if (typeof one.expected === 'string' || one.expected.kind !== 'plan') {
          continue;
        }
        const after = new Samples(one.line).expand(one.expected.after);
        const extension = one.language
          .replace(/^typescript$/, 'ts')
          .replace(/^javascript$/, 'js')
          .replace(/^python$/, 'py')
          .replace(/^rust$/, 'rs');
        const found = await read(one.options.path ?? `app.${extension}`, after);
        const wanted = one.options.name ?? (one.target === 'secretsmanager' ? 'app/' : '/app/');
        const title = `${folder}: ${one.title}`;
        // The reference to what is stored stands in .env instead.
        const stands = one.options.project.keepsReferences !== true && !(title in unrecognised);
        const isFound = found.some(({ store, name }) => store === one.target && name.includes(wanted));
        assert.equal(isFound, stands, `${title} (line ${String(one.line)}): ${JSON.stringify(found)}`);
      }
    });
  }
});
