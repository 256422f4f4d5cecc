import { strict as assert } from 'node:assert';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Samples } from '../support/samples';
import { readCases } from '../cases/rewriters/caseFile';
import { infrastructureTools, lintErrors, runPython } from './infrastructureTools';
import { pythonMissing } from './pythonTools';

const root = path.resolve(__dirname, '../..');
const rewriters = path.join(root, 'src/core/rewriters');
const formats = [
  ...['ansible', 'cloudformation', 'compose', 'config-credential-chain', 'ecs-task-definition', 'github-actions'],
  ...['helm-values', 'kubernetes', 'serverless', 'spring', 'terraform'],
];

/** One file before and after a fix. */
interface Pair {
  readonly title: string;
  readonly format: string;
  readonly language: string;
  readonly before: string;
  readonly after: string;
}

/** What every case of a rewriter expects, which the cases themselves prove to be what it writes. */
function pairs(): Pair[] {
  return formats.flatMap((format) =>
    readCases(readFileSync(path.join(rewriters, format, 'cases.md'), 'utf8')).flatMap((one) => {
      const samples = new Samples(one.line);
      const { expected } = one;
      return typeof expected === 'string' || expected.kind === 'refusal'
        ? []
        : [
            {
              title: one.title,
              format,
              language: one.language,
              before: samples.expand(one.before),
              after: samples.expand(expected.after),
            },
          ];
    }),
  );
}

/** Loads every text by a parser that is not ours, and prints what fails. */
const parse = `
import json, sys, yaml, hcl2
class Loader(yaml.SafeLoader):
    pass
def any_tag(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_mapping(node, deep=True)
Loader.add_multi_constructor('!', any_tag)
def load(pair, text):
    text = text.lstrip('\\ufeff')
    if pair['language'] == 'yaml':
        return list(yaml.load_all(text, Loader))
    if pair['language'] == 'json':
        return json.loads(text)
    if pair['language'] in ('tf', 'tfvars'):
        return hcl2.loads(text.replace('\\r\\n', '\\n'))
count = 0
for pair in json.load(sys.stdin):
    load(pair, pair['before'])
    try:
        load(pair, pair['after'])
        count += 1
    except Exception as error:
        print(pair['format'], pair['title'], error)
print(count)
`;

describe('rewritten infrastructure', function () {
  this.timeout(240_000);
  const all = pairs();

  before(function () {
    const missing = pythonMissing();
    if (missing !== undefined) {
      if (this.test) {
        this.test.title += `: ${missing}`;
      }
      this.skip();
    }
    infrastructureTools();
  });

  it('is what PyYAML, json and python-hcl2 can load', () => {
    assert.ok(all.length >= 60);
    assert.equal(runPython(parse, JSON.stringify(all)).trim(), String(all.length));
  });

  it('gives cfn-lint nothing new to call an error', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'strongroom-templates-'));
    try {
      const templates = all.filter(({ format }) => format === 'cloudformation');
      const files = templates.map((pair, index) =>
        [pair.before, pair.after].map((text, side) => {
          const file = path.join(folder, `${String(index)}-${String(side)}.${pair.language}`);
          writeFileSync(file, text);
          return file;
        }),
      );
      const errors = lintErrors(files.flat());
      for (const [index, [before = '', after = '']] of files.entries()) {
        const known = errors.get(before) ?? [];
        const added = (errors.get(after) ?? []).filter((error) => !known.includes(error));
        assert.deepEqual(added, [], templates[index]?.title);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
