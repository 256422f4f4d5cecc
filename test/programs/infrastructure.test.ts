import { strict as assert } from 'node:assert';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Samples } from '../support/samples';
import { readCases } from '../cases/rewriters/caseFile';
import { infrastructureTools, lintErrors, runPython } from './infrastructureTools';
import { goMissing } from './goModule';
import { prepareSchemas, schemaErrors, workflowErrors } from './pipelineTools';
import type { BuiltinSchema } from './pipelineTools';
import { pythonMissing } from './pythonTools';

const root = path.resolve(__dirname, '../..');
const rewriters = path.join(root, 'src/core/rewriters');
const formats = [
  ...['ansible', 'app-runner', 'cloudformation', 'codebuild', 'compose', 'config-credential-chain', 'copilot'],
  ...['ecs-task-definition', 'github-actions', 'gitlab-ci', 'helm-values', 'kubernetes', 'serverless', 'spring'],
  'terraform',
];

/** One file before and after a fix. */
interface Pair {
  readonly title: string;
  readonly format: string;
  readonly language: string;
  readonly path: string;
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
              path: one.options.path ?? '',
              before: samples.expand(one.before),
              after: samples.expand(expected.after),
            },
          ];
    }),
  );
}

/** Which cases are of what a schema describes. */
const schemas: Readonly<Record<BuiltinSchema, (pair: Pair) => boolean>> = {
  'vendor.github-workflows': ({ path: file, before }) =>
    file.includes('.github/workflows/') || (/^on:/m.test(before) && /^jobs:/m.test(before)),
  'vendor.gitlab-ci': ({ path: file }) => file.endsWith('gitlab-ci.yml'),
  'vendor.compose-spec': ({ path: file, format }) => format === 'compose' || /compose[^/]*\.ya?ml$/.test(file),
};

/** A workflow with what cases leave out: the event, and the machine of each job. */
function wholeWorkflow(text: string): string {
  const events = /^on:/m.test(text) ? text : `on: push\n${text.replace(/^\uFEFF/, '')}`;
  return events.includes('runs-on:')
    ? events
    : events.replace(/^( +)steps:/gm, (steps, indent: string) => `${indent}runs-on: ubuntu-latest\n${steps}`);
}

/** The workflows among the cases. */
function workflows(pairs: readonly Pair[]): Pair[] {
  return pairs
    .filter((pair) => pair.language === 'yaml' && schemas['vendor.github-workflows'](pair))
    .map((pair) => ({ ...pair, before: wholeWorkflow(pair.before), after: wholeWorkflow(pair.after) }));
}

/**
 * Asserts that a tool finds nothing in the files of a fix that it did not find before: where the file was right, nothing,
 * and in one that was not (many cases are parts of files), no more than before.
 */
function compare(pairs: readonly Pair[], check: (files: readonly string[]) => Map<string, string[]>): void {
  assert.ok(pairs.length > 0);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'strongroom-infrastructure-'));
  try {
    const files = pairs.map((pair, index) =>
      [pair.before, pair.after].map((text, side) => {
        const file = path.join(folder, `${String(index)}-${String(side)}.${pair.language}`);
        writeFileSync(file, text);
        return file;
      }),
    );
    const errors = check(files.flat());
    for (const [index, [before = '', after = '']] of files.entries()) {
      const known = errors.get(before) ?? [];
      const found = errors.get(after) ?? [];
      const added = found.filter((error) => !known.includes(error));
      const title = `${pairs[index]?.format ?? ''}: ${pairs[index]?.title ?? ''}`;
      assert.ok(added.length === 0 || found.length <= known.length, `${title}\n${added.join('\n')}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
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
    compare(
      all.filter(({ format }) => format === 'cloudformation'),
      lintErrors,
    );
  });

  for (const [schema, isOf] of Object.entries(schemas)) {
    it(`fits ${schema} as well as before`, () => {
      prepareSchemas();
      compare(
        schema === 'vendor.github-workflows'
          ? workflows(all)
          : all.filter((pair) => pair.language === 'yaml' && isOf(pair)),
        (files) => schemaErrors(schema as BuiltinSchema, files),
      );
    });
  }

  it('gives actionlint nothing new to call an error', function () {
    const missing = goMissing();
    if (missing !== undefined) {
      if (this.test) {
        this.test.title += `: ${missing}`;
      }
      this.skip();
    }
    compare(workflows(all), workflowErrors);
  });
});
