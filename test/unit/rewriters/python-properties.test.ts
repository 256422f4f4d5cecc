import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { ParsedDocument } from '../../../src/core/languages/document';
import { rewriter as chain } from '../../../src/core/rewriters/python-credential-chain/rewriter';
import { rewriter as environment } from '../../../src/core/rewriters/python-environment/rewriter';
import { rewriter as lookup } from '../../../src/core/rewriters/python-secret-lookup/rewriter';
import type { FixTarget, Plan, Rewriter, SecretReference } from '../../../src/core/rewriters/rewriter';
import type { Finding } from '../../../src/core/scan/finding';
import { applyEdits } from '../../../src/core/text/edit';
import { english, message } from '../../../src/core/text/message';
import { Secret } from '../../../src/core/text/secret';
import { openDocument, testParsers } from '../../cases/rewriters/document';
import type { Planted } from '../../cases/rewriters/placeholders';
import { findPlanted, plant } from '../../cases/rewriters/placeholders';
import { Samples } from '../../support/samples';
import { credentialProgram, pythonProgram } from './pythonPrograms';

const parsers = testParsers();
const lookups = [
  ['secretsmanager', lookup],
  ['parameterstore', lookup],
  ['environment', environment],
] as const;

describe('Python rewriters, over generated programs', () => {
  for (const [target, rewriter] of lookups) {
    it(`${target}: every secret goes, all else stays, and the result parses`, async () => {
      await fc.assert(
        fc.asyncProperty(pythonProgram, fc.nat(), async ({ text, deps }, seed) => {
          const { text: before, planted } = plant(text, new Samples(seed));
          await fixAll(rewriter, target, before, planted, deps);
        }),
        { numRuns: 80 },
      );
    });
  }

  it('default-credential-chain: both keys go wherever they are, and the result parses', async () => {
    await fc.assert(
      fc.asyncProperty(credentialProgram, fc.nat(), async (text, seed) => {
        const { text: before, planted } = plant(text, new Samples(seed));
        const document = await openDocument(parsers, 'src/app.py', '.py', before);
        const findings = findPlanted(document, planted);
        const [finding] = findings;
        assert.ok(finding);
        assert.equal(document.tree?.hasErrors, false, `the program does not parse:\n${before}`);
        const plan = chain.plan({
          document,
          finding,
          findings,
          target: 'default-credential-chain',
          project: { dependencies: [] },
        });
        assert.ok(
          plan?.kind === 'plan',
          `no plan for:\n${before}\n${plan?.kind === 'refusal' ? english(plan.reason) : ''}`,
        );
        assert.equal(plan.fixes.length, findings.length);
        assert.ok(plan.keyPair);
        const after = applyEdits(before, plan.edits(undefined));
        document.dispose();
        const parsed = await openDocument(parsers, 'src/app.py', '.py', after);
        assert.equal(parsed.tree?.hasErrors, false, `the result does not parse:\n${after}`);
        parsed.dispose();
        assert.ok(
          planted.every(({ value }) => !after.includes(value)),
          `a key is left:\n${after}`,
        );
        assert.equal(after.includes('\r\n'), before.includes('\r\n'));
        assert.equal(after.endsWith('\n'), before.endsWith('\n'));
      }),
      { numRuns: 150 },
    );
  });

  it('says nothing, refuses, or plans edits that can be applied, wherever a finding stands in whatever text', async () => {
    const pieces = fc.constantFrom(
      ...['"', "'", '"""', "f'", 'b"', '(', ')', '{', '}', '[', ']', ',', '=', ':', '\n', '    ', '\t', '\r\n', '\\'],
      ...[
        'key',
        'boto3.client',
        'aws_secret_access_key=',
        '**',
        'def f',
        'class A',
        'match x',
        'case ',
        'import os',
        'lambda',
      ],
      ...[
        'os.environ["X"]',
        ' or ',
        ' if ',
        ' else ',
        '%s',
        '.format(',
        '#',
        ';',
        'return ',
        'async ',
        '🔑',
        '\uFEFF',
        '\u2028',
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 40 }), fc.nat(), fc.nat(), async (parts, first, second) => {
        const source = parts.join('');
        const document = await openDocument(parsers, 'src/app.py', '.py', source);
        try {
          const spans = [first, second].map((at) => at % (source.length + 1)).sort((left, right) => left - right);
          const [start = 0, end = 0] = spans;
          const literal = document.literals[first % Math.max(1, document.literals.length)];
          checkAnywhere(document, { start, end });
          checkAnywhere(document, literal?.span ?? { start, end });
        } finally {
          document.dispose();
        }
      }),
      { numRuns: 400 },
    );
  });
});

/** Fixes one finding after another and holds each result against what it came from. */
async function fixAll(
  rewriter: Rewriter,
  target: SecretReference['target'],
  before: string,
  planted: readonly Planted[],
  dependencies: readonly string[],
): Promise<void> {
  let source = before;
  for (let left = 20; left > 0; left -= 1) {
    const document = await openDocument(parsers, 'src/app.py', '.py', source);
    const findings = findPlanted(document, planted);
    const [finding] = findings;
    if (!finding) {
      document.dispose();
      return;
    }
    assert.equal(document.tree?.hasErrors, false, `the program does not parse:\n${source}`);
    const plan = rewriter.plan({ document, finding, findings, target, project: { dependencies } });
    assert.ok(
      plan?.kind === 'plan',
      `no plan for:\n${source}\n${plan?.kind === 'refusal' ? plan.reason.template : ''}`,
    );
    const name =
      plan.fixedVariable ?? (target === 'environment' ? `SECRET_${String(left)}` : `app/secret-${String(left)}`);
    const edits = plan.edits({ target, name });
    const after = applyEdits(source, edits);
    document.dispose();
    await checkStep(source, after, findings.length - plan.fixes.length, planted, finding);
    source = after;
  }
  assert.fail(`it never ends:\n${source}`);
}

async function checkStep(
  before: string,
  after: string,
  remaining: number,
  planted: readonly Planted[],
  finding: Finding,
): Promise<void> {
  const parsed = await openDocument(parsers, 'src/app.py', '.py', after);
  try {
    assert.equal(parsed.tree?.hasErrors, false, `the result does not parse:\n${after}`);
    assert.equal(findPlanted(parsed, planted).length, remaining, `a finding is left or too many are gone:\n${after}`);
  } finally {
    parsed.dispose();
  }
  // Every line that held nothing of the secret is still there, in its order, as it was.
  const from = before.lastIndexOf('\n', finding.span.start) + 1;
  const to = before.indexOf('\n', finding.span.end);
  const untouched = [
    ...before.slice(0, from).replace('\uFEFF', '').split('\n'),
    ...(to < 0 ? [] : before.slice(to + 1).split('\n')),
  ];
  const lines = after.replace('\uFEFF', '').split('\n');
  let at = 0;
  for (const line of untouched.filter((one) => one.trim() !== '' && !/^\s*(?:#.*|\).*)?$|\($/.test(one.trimEnd()))) {
    const found = lines.indexOf(line, at);
    assert.ok(found >= 0, `the line ${JSON.stringify(line)} is gone:\n${after}`);
    at = found + 1;
  }
  assert.equal(
    /(?:^|[^\r])\n/.test(after),
    /(?:^|[^\r])\n/.test(before) || !before.includes('\n'),
    'line endings are mixed',
  );
  assert.equal(after.startsWith('\uFEFF'), before.startsWith('\uFEFF'));
  assert.equal(after.endsWith('\n'), before.endsWith('\n'));
}

/** Holds every rewriter to its promises at one place. */
function checkAnywhere(document: ParsedDocument, span: { readonly start: number; readonly end: number }): void {
  const targets: readonly (readonly [FixTarget, Rewriter, Finding['kind'], string])[] = [
    ...lookups.map(([target, rewriter]) => [target, rewriter, 'storable', 'password-in-code'] as const),
    ['default-credential-chain', chain, 'aws-credential', 'aws-secret-access-key'],
  ];
  for (const [target, rewriter, kind, detector] of targets) {
    const text = message('Planted.');
    const finding: Finding = {
      detector,
      kind,
      severity: 'error',
      confidence: 'high',
      span,
      sensitive: span,
      secret: new Secret(document.source.slice(span.start, span.end)),
      message: text,
      evidence: text,
      name: [],
      facts: {},
      fingerprint: 'planted',
      related: [],
    };
    const plan = rewriter.plan({ document, finding, findings: [finding], target, project: { dependencies: [] } });
    if (plan?.kind === 'plan') {
      checkEdits(document, plan, target);
    }
  }
}

function checkEdits(document: ParsedDocument, plan: Plan, target: FixTarget): void {
  const edits = plan.edits(
    target === 'default-credential-chain' ? undefined : { target, name: plan.fixedVariable ?? 'NAME' },
  );
  // Throws where an edit lies outside the source or overlaps another.
  applyEdits(document.source, edits);
  assert.ok(edits.length > 0);
}
