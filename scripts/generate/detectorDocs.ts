import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { detectors } from '../../src/core/detectors/registry.generated';
import type { Detector, SecretKind } from '../../src/core/detectors/detector';
import { english } from '../../src/core/text/message';
import type { GeneratedFile } from './generatedFile';

const folder = 'docs/detectors';
const note = 'Generated from `cases.md` of the detector: npm run generate.';

const fixes: Readonly<Record<SecretKind, string>> = {
  storable: 'moved to AWS Secrets Manager or SSM Parameter Store, or to an environment variable',
  'aws-credential': 'removed; the default credential chain takes its place',
  'signed-url': 'by hand: it is found and explained, not rewritten',
};

/** A page for each detector, made of the cases that its tests run, and a list of them. */
export async function generate(root: string): Promise<readonly GeneratedFile[]> {
  const sorted = [...detectors].sort((left, right) => (left.id < right.id ? -1 : 1));
  return [
    { path: `${folder}/README.md`, content: index(sorted) },
    ...(await Promise.all(
      sorted.map(async (detector) => {
        const cases = await readFile(path.join(root, 'src/core/detectors', detector.id, 'cases.md'), 'utf8');
        return { path: `${folder}/${detector.id}.md`, content: page(detector, cases) };
      }),
    )),
  ];
}

function index(sorted: readonly Detector[]): string {
  const rows = sorted.map(
    (detector) =>
      `| [\`${detector.id}\`](${detector.id}.md) | ${english(detector.title)} | ${detector.severity} | ${fixes[detector.kind]} |\n`,
  );
  return `<!-- ${note} -->

# Detectors

Each page shows what its detector finds, what it leaves alone and why, and what it is known to miss. The blocks are the
detector's tests: \`«…»\` marks what is reported, and \`‹password›\` stands for a value that is made anew from a seed when
the tests run, so that no value that looks like a secret stands in this repository.

| Detector | Finds | Severity | Fix |
| --- | --- | --- | --- |
${rows.join('')}`;
}

function page(detector: Detector, cases: string): string {
  // The page has a head of its own.
  const body = cases.replace(/^# .*\n+/, '');
  return `<!-- ${note} -->

# ${english(detector.title)}

\`${detector.id}\` · severity ${detector.severity} · ${
    detector.structural ? 'also in plain text, minified code and lock files' : 'where the language is read'
  } · fixed: ${fixes[detector.kind]}

${body}`;
}
