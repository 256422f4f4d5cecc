import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { rewriters } from '../../../src/core/rewriters/registry.generated';
import type { FixTarget } from '../../../src/core/rewriters/rewriter';
import { applyEdits } from '../../../src/core/text/edit';
import { openDocument, testParsers } from '../../cases/rewriters/document';
import { findPlanted } from '../../cases/rewriters/placeholders';
import { Samples } from '../../support/samples';
import { jvmPrograms } from './jvmPrograms';
import type { JvmProgram } from './jvmPrograms';

const parsers = testParsers();
const secret = new Samples(4713).make('password').replace(/[^a-z0-9]/gi, 'x');
const planted = [{ kind: 'password', value: secret }];

for (const extension of ['.java', '.kt'] as const) {
  for (const target of ['secretsmanager', 'parameterstore', 'environment'] as const) {
    describe(`every ${target} rewrite of ${extension}`, function () {
      this.timeout(120_000);

      it('parses, keeps comments and line ends, shares one helper, and leaves nothing to fix', async () => {
        let rewritten = 0;
        await fc.assert(
          fc.asyncProperty(jvmPrograms(extension, secret), async (program) => {
            rewritten += await rewriteHolds(program, target);
          }),
          { numRuns: Number(process.env['STRONGROOM_PROPERTY_RUNS'] ?? 150), seed: 4713 },
        );
        assert.ok(rewritten > 100, `only ${String(rewritten)} secrets were rewritten`);
      });
    });
  }
}

/** Fixes all secrets of a program one after another; gives how many. */
async function rewriteHolds({ extension, source, comments }: JvmProgram, target: FixTarget): Promise<number> {
  let text = source;
  for (let count = 0; ; count += 1) {
    const document = await openDocument(parsers, `src/app${extension}`, extension, text);
    try {
      assert.equal(document.tree?.hasErrors, false, text);
      const findings = findPlanted(document, planted);
      const [finding] = findings;
      if (finding === undefined) {
        check(source, text, comments);
        return count;
      }
      const rewriter = rewriters.find(
        (one) => one.languages.includes(document.language.id) && one.targets.includes(target),
      );
      const plan = rewriter?.plan({ document, finding, findings, target, project: { dependencies: [] } });
      if (plan?.kind !== 'plan') {
        assert.fail(text);
      }
      const name = plan.fixedVariable ?? 'APP_SECRET';
      const after = applyEdits(text, plan.edits({ target: target as 'environment', name }));
      assert.equal(after.split(secret).length, text.split(secret).length - 1, after);
      text = after;
    } finally {
      document.dispose();
    }
  }
}

function check(source: string, after: string, comments: readonly string[]): void {
  assert.ok(!after.includes(secret), after);
  for (const comment of comments) {
    assert.ok(after.includes(comment), `a comment is gone:\n${after}`);
  }
  assert.ok(source.includes('\r\n') ? !/[^\r]\n/.test(after) : !after.includes('\r'), 'line ends are as before');
  assert.equal(after.startsWith('\uFEFF'), source.startsWith('\uFEFF'));
  assert.ok(after.split('getSecretValue').length <= 2, `two helpers:\n${after}`);
  assert.ok(
    !/\n[\t ]*\r?\n[\t ]*\r?\n/.test(after) || /\n[\t ]*\r?\n[\t ]*\r?\n/.test(source),
    `blank lines:\n${after}`,
  );
  const imports = after.split(/\r?\n/).filter((line) => line.startsWith('import '));
  assert.equal(new Set(imports).size, imports.length, after);
}
