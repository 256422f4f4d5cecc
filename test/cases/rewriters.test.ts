import { strict as assert } from 'node:assert';
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { environmentVariableName } from '../../src/core/fix/environmentName';
import { rewriters } from '../../src/core/rewriters/registry.generated';
import type { Plan, Refusal, Rewriter, SecretReference } from '../../src/core/rewriters/rewriter';
import { writes } from '../../src/core/rewriters/rewriter';
import { applyEdits } from '../../src/core/text/edit';
import { english } from '../../src/core/text/message';
import { Samples } from '../support/samples';
import type { ExpectedPlan, RewriterCase } from './rewriters/caseFile';
import { readCases } from './rewriters/caseFile';
import { openDocument, testParsers } from './rewriters/document';
import type { Planted } from './rewriters/placeholders';
import { findPlanted, plant } from './rewriters/placeholders';

const root = path.resolve(__dirname, '../../src/core/rewriters');
const parsers = testParsers();

for (const folder of readdirSync(root, { withFileTypes: true })) {
  const file = path.join(root, folder.name, 'cases.md');
  if (!existsSync(path.join(root, folder.name, 'rewriter.ts'))) {
    continue;
  }
  describe(`rewriters/${folder.name}/cases.md`, () => {
    const rewriter = rewriters.find((candidate) => candidate.id === folder.name);
    const cases = existsSync(file) ? readCases(readFileSync(file, 'utf8')) : [];

    it('belongs to a registered rewriter and proves each of its targets', () => {
      assert.ok(rewriter, 'run npm run generate');
      for (const target of rewriter.targets) {
        assert.ok(
          cases.some((one) => one.target === target && typeof one.expected !== 'string'),
          `no case shows a plan for ${target}, or why there is none`,
        );
      }
    });

    for (const one of cases) {
      it(`${one.title} (line ${String(one.line)})`, async () => {
        assert.ok(rewriter);
        await check(rewriter, one);
      });
    }
  });
}

async function check(rewriter: Rewriter, one: RewriterCase): Promise<void> {
  const samples = new Samples(one.line);
  const before = plant(one.before, samples);
  const { expected } = one;
  const [first, ...more] = await applyAll(rewriter, one, before.text, before.planted);
  assert.ok(first);
  if (expected === 'nothing') {
    assert.equal(first.outcome, undefined);
    return;
  }
  assert.ok(first.outcome, 'the rewriter has nothing to say');
  if (expected.kind === 'refusal') {
    assert.equal(first.outcome.kind, 'refusal', 'the rewriter made a plan');
    assert.ok(
      english(first.outcome.reason).includes(samples.expand(expected.reason)),
      `the reason is: ${english(first.outcome.reason)}`,
    );
    assert.deepEqual([...first.outcome.alternatives], [...expected.alternatives]);
    return;
  }
  if (first.outcome.kind === 'refusal') {
    assert.fail(`refused: ${english(first.outcome.reason)}`);
  }
  assert.equal((more.at(-1) ?? first).after, samples.expand(expected.after));
  checkPlan(first.outcome, expected, samples);
}

function checkPlan(plan: Plan, expected: ExpectedPlan, samples: Samples): void {
  assert.equal(plan.safety, expected.safety, plan.behaviourChanges.map(english).join('\n'));
  assert.notEqual(plan.nameHint, '');
  const words = new Map([...expected.words].map(([key, value]) => [key, samples.expand(value)]));
  const actual: Readonly<Record<string, string | undefined>> = {
    hint: plan.nameHint,
    value: plan.value?.reveal(),
    variable: plan.fixedVariable,
    missing: plan.missingDependencies.join(','),
    fixes: String(plan.fixes.length),
    pair: plan.keyPair ? '' : undefined,
  };
  for (const [key, value] of words) {
    if (key !== 'safety') {
      assert.ok(key in actual, `“${key}” is no expectation`);
      assert.equal(actual[key], value, key);
    }
  }
}

interface Step {
  readonly outcome: Plan | Refusal | undefined;
  readonly after: string;
}

/** Fixes the first finding, with `all` one after another, and checks what holds for every fix. */
async function applyAll(
  rewriter: Rewriter,
  one: RewriterCase,
  text: string,
  planted: readonly Planted[],
): Promise<Step[]> {
  const steps: Step[] = [];
  for (let source = text, left = one.options.all ? 50 : 1; left > 0; left -= 1) {
    const step = await applyOne(rewriter, one, source, planted);
    if (step === undefined) {
      break;
    }
    steps.push(step);
    if (step.outcome?.kind !== 'plan') {
      break;
    }
    source = step.after;
  }
  return steps;
}

async function applyOne(
  rewriter: Rewriter,
  one: RewriterCase,
  source: string,
  planted: readonly Planted[],
): Promise<Step | undefined> {
  const extension = `.${one.language}`
    .replace('.typescript', '.ts')
    .replace('.javascript', '.js')
    .replace('.python', '.py')
    .replace('.rust', '.rs');
  const document = await openDocument(parsers, one.options.path, extension, source);
  try {
    const findings = findPlanted(document, planted);
    const finding =
      findings.find((candidate) => candidate.secret.reveal().includes(planted[0]?.value ?? '')) ?? findings[0];
    if (finding === undefined) {
      return undefined;
    }
    assert.ok(writes(rewriter, document.language.id), `${rewriter.id} does not write ${document.language.id}`);
    const outcome = rewriter.plan({ document, finding, findings, target: one.target, project: one.options.project });
    if (outcome?.kind !== 'plan') {
      return { outcome, after: source };
    }
    assert.equal(outcome.target, one.target);
    assert.ok(outcome.fixes.includes(finding.fingerprint), 'the plan fixes the finding it was asked for');
    const reference = referenceFor(outcome, one);
    const edits = outcome.edits(reference);
    assert.deepEqual(outcome.edits(reference), edits, 'edits are the same each time');
    const after = applyEdits(source, edits);
    await checkResult(extension, document.tree?.hasErrors ?? false, source, after);
    const rest = await openDocument(parsers, one.options.path, extension, after);
    const remaining = findPlanted(rest, planted).length;
    rest.dispose();
    assert.equal(remaining, findings.length - outcome.fixes.length, `as many findings go as the plan says:\n${after}`);
    return { outcome, after };
  } finally {
    document.dispose();
  }
}

function referenceFor(plan: Plan, one: RewriterCase): SecretReference | undefined {
  switch (one.target) {
    case 'default-credential-chain':
      return undefined;
    case 'environment':
      return {
        target: one.target,
        name: plan.fixedVariable ?? one.options.name ?? environmentVariableName(plan.nameHint),
      };
    case 'secretsmanager':
      return {
        target: one.target,
        name: one.options.name ?? `app/${plan.nameHint}`,
        ...(one.options.jsonKey !== undefined && { jsonKey: one.options.jsonKey }),
        ...variableOf(plan),
      };
    case 'parameterstore':
      return { target: one.target, name: one.options.name ?? `/app/${plan.nameHint}`, ...variableOf(plan) };
  }
}

function variableOf({ throughEnvironment, fixedVariable, nameHint }: Plan): Pick<SecretReference, 'variable'> {
  return throughEnvironment === true ? { variable: fixedVariable ?? environmentVariableName(nameHint) } : {};
}

async function checkResult(extension: string, brokenBefore: boolean, before: string, after: string): Promise<void> {
  const parsed = await openDocument(parsers, undefined, extension, after);
  const broken = parsed.tree?.hasErrors ?? false;
  parsed.dispose();
  assert.ok(!broken || brokenBefore, `the result does not parse:\n${after}`);
  if (/^\.[cm]?[jt]sx?$/.test(extension)) {
    assert.ok(
      syntaxErrors(after, extension).length <= syntaxErrors(before, extension).length,
      `TypeScript rejects the result:\n${after}\n${syntaxErrors(after, extension).join('\n')}`,
    );
  }
}

function syntaxErrors(source: string, extension: string): string[] {
  const { diagnostics } = ts.transpileModule(source, {
    fileName: `app${extension}`,
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      allowJs: true,
      experimentalDecorators: true,
    },
  });
  return (diagnostics ?? []).map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
}
