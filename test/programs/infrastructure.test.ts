import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Samples } from '../support/samples';
import { readCases } from '../cases/rewriters/caseFile';

const root = path.resolve(__dirname, '../..');
const rewriters = path.join(root, 'src/core/rewriters');
const environment = path.join(root, '.vscode-test/toolchains/cfn-lint');
const formats = [
  ...['ansible', 'cloudformation', 'compose', 'config-credential-chain', 'ecs-task-definition', 'github-actions'],
  ...['kubernetes', 'serverless', 'spring', 'terraform'],
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

function python(script: string, input: string): string {
  return execFileSync(path.join(environment, 'bin/python'), ['-c', script], { input, encoding: 'utf8' });
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
    if (spawnSync('python3', ['--version']).status !== 0) {
      if (this.test) {
        this.test.title += ': python3 is not installed';
      }
      this.skip();
    }
    if (!existsSync(path.join(environment, 'bin/cfn-lint'))) {
      mkdirSync(path.dirname(environment), { recursive: true });
      execFileSync('python3', ['-m', 'venv', environment]);
      const packages = ['cfn-lint>=1.40,<2', 'python-hcl2>=7,<9', 'pyyaml>=6,<7'];
      execFileSync(path.join(environment, 'bin/pip'), ['install', '--quiet', ...packages]);
    }
  });

  it('is what PyYAML, json and python-hcl2 can load', () => {
    assert.ok(all.length >= 60);
    assert.equal(python(parse, JSON.stringify(all)).trim(), String(all.length));
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
      const errors = lint(files.flat());
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

/**
 * The errors of templates, by file. It takes the globals of SAM for something else than properties (E1051), which they
 * become when the template is transformed.
 */
function lint(files: readonly string[]): Map<string, string[]> {
  const { stdout } = spawnSync(path.join(environment, 'bin/cfn-lint'), ['--format', 'json', '--', ...files], {
    encoding: 'utf8',
  });
  const matches = JSON.parse(stdout) as readonly {
    readonly Filename: string;
    readonly Level: string;
    readonly Message: string;
    readonly Rule: { readonly Id: string };
    readonly Location: { readonly Path: readonly unknown[] | null };
  }[];
  const errors = new Map<string, string[]>();
  for (const { Filename, Level, Message, Rule, Location } of matches) {
    if (Level === 'Error' && !(Rule.Id === 'E1051' && Location.Path?.[0] === 'Globals')) {
      errors.set(Filename, [...(errors.get(Filename) ?? []), `${Rule.Id} ${Message}`]);
    }
  }
  return errors;
}
