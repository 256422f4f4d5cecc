import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { terraformFacts } from '../../../src/core/fix/projectFacts';
import type { ParsedDocument } from '../../../src/core/languages/document';
import { rewriters } from '../../../src/core/rewriters/registry.generated';
import type { Plan, Refusal, SecretReference } from '../../../src/core/rewriters/rewriter';
import { writes } from '../../../src/core/rewriters/rewriter';
import type { Finding } from '../../../src/core/scan/finding';
import { applyEdits } from '../../../src/core/text/edit';
import { openDocument, testParsers } from '../../cases/rewriters/document';
import { findPlanted } from '../../cases/rewriters/placeholders';
import { Samples } from '../../support/samples';
import { programs } from './programs';
import type { Program } from './programs';
import { infrastructure } from './shapes/infrastructure';
import type { InfrastructureShape } from './shapes/infrastructureShape';
import { assertSameTree } from './sameTree';

const parsers = testParsers();
const secret = new Samples(4713).make('password').replace(/[^a-z0-9]/gi, 'x');
const planted = [{ kind: 'password', value: secret }];
const names = { environment: 'APP_SECRET', secretsmanager: 'app/db', parameterstore: '/app/db' } as const;
const numRuns = Number(process.env['STRONGROOM_PROPERTY_RUNS'] ?? 60);

for (const shape of infrastructure) {
  for (const target of ['secretsmanager', 'parameterstore', 'environment'] as const) {
    describe(`every ${target} rewrite of ${shape.name}`, function () {
      this.timeout(120_000);

      it('parses, keeps comments, line ends and all else, and leaves nothing but what it gives a reason for', async () => {
        let rewritten = 0;
        let refused = 0;
        await fc.assert(
          fc.asyncProperty(programs(shape, secret), async (program) => {
            const counts = await fixAll(program, shape, target);
            rewritten += counts.fixed;
            refused += counts.refused;
          }),
          { numRuns, seed: 4713 },
        );
        const known = shape.refuses?.includes(target) === true ? rewritten + refused : rewritten;
        assert.ok(known > numRuns / 2, `only ${String(rewritten)} secrets were rewritten`);
      });
    });
  }
}

/** Fixes the secrets of a file one after another; those that stay have a reason. */
async function fixAll(
  { extension, source, comments }: Program,
  shape: InfrastructureShape,
  target: SecretReference['target'],
): Promise<{ readonly fixed: number; readonly refused: number }> {
  let text = source;
  let refused = 0;
  for (let fixed = 0; ;) {
    const document = await openDocument(parsers, shape.path, extension, text);
    try {
      assert.notEqual(document.tree?.hasErrors, true, text);
      const findings = findPlanted(document, planted);
      const finding = findings[refused];
      if (finding === undefined) {
        check(source, text, comments, shape);
        return { fixed, refused };
      }
      const plan = answerOf(document, finding, findings, target);
      if (plan?.kind !== 'plan') {
        const reason = plan?.reason.template ?? 'no rewriter has anything to say';
        assert.ok(plan !== undefined && shape.refuses?.includes(target), `${reason}\n${text}`);
        refused += 1;
        continue;
      }
      const name = plan.fixedVariable ?? names[target];
      const after = applyEdits(text, plan.edits({ target, name }));
      assert.equal(after.split(secret).length - 1, text.split(secret).length - 1 - plan.fixes.length, after);
      text = after;
      fixed += plan.fixes.length;
    } finally {
      document.dispose();
    }
  }
}

/** What the first rewriter that has something to say answers; a plan before a refusal, as the engine has it. */
function answerOf(
  document: ParsedDocument,
  finding: Finding,
  findings: readonly Finding[],
  target: SecretReference['target'],
): Plan | Refusal | undefined {
  const project = { dependencies: [], ...terraformFacts(document.source) };
  const answers = rewriters
    .filter((one) => writes(one, document.language.id) && one.targets.includes(target))
    .map((one) => one.plan({ document, finding, findings, target, project }));
  return answers.find((answer) => answer?.kind === 'plan') ?? answers.find((answer) => answer !== undefined);
}

function check(source: string, after: string, comments: readonly string[], shape: InfrastructureShape): void {
  for (const comment of [...comments, ...(source.match(/(?:#|\/\/) kept/g) ?? [])]) {
    assert.ok(after.includes(comment), `a comment is gone:\n${after}`);
  }
  assert.ok(source.includes('\r\n') ? !/[^\r]\n/.test(after) : !after.includes('\r'), 'line ends are as before');
  assert.ok(shape.lacks?.test(after) !== true, `a look-up when the code runs:\n${after}`);
  assert.equal(after.startsWith('\uFEFF'), source.startsWith('\uFEFF'));
  assert.equal(/\n$/.test(after), /\n$/.test(source));
  assert.ok(!/[\t ]\r?\n/.test(after) || /[\t ]\r?\n/.test(source), `blanks at the end of a line:\n${after}`);
  if (shape.isYaml === true) {
    assertSameTree(source, after, secret);
  }
  if (shape.braces !== undefined) {
    const bare = after.replace(shape.braces.strings, '').replace(shape.braces.comments, '');
    assert.equal(bare.replace(/[^({[]/g, '').length, bare.replace(/[^)}\]]/g, '').length, after);
  }
  if (shape.keepsLines) {
    const lines = after.split('\n');
    let from = 0;
    for (const line of source.split('\n').filter((one) => !one.includes(secret))) {
      const found = lines.indexOf(line, from);
      assert.ok(found >= 0, `“${line.trim()}” is gone or has moved:\n${after}`);
      from = found + 1;
    }
  }
}
