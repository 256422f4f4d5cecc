import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { rewriters } from '../../../src/core/rewriters/registry.generated';
import type { FixTarget, ProjectFacts } from '../../../src/core/rewriters/rewriter';
import { writes } from '../../../src/core/rewriters/rewriter';
import { applyEdits } from '../../../src/core/text/edit';
import { openDocument, testParsers } from '../../cases/rewriters/document';
import { findPlanted } from '../../cases/rewriters/placeholders';
import { Samples } from '../../support/samples';
import type { GeneratedProgram } from './javascriptPrograms';
import { programs } from './javascriptPrograms';
import { run, syntaxError } from './runJavascript';

const parsers = testParsers();
const secret = new Samples(4711).make('password').replace(/[^a-z0-9]/gi, 'x');
const project: ProjectFacts = { dependencies: [], packageType: 'module', tsModule: 'nodenext', tsTarget: 'es2022' };

for (const target of ['secretsmanager', 'parameterstore', 'environment'] as const) {
  describe(`every ${target} rewrite of JavaScript and TypeScript`, function () {
    this.timeout(120_000);

    it('parses, runs as before, keeps comments and line ends, and leaves nothing to fix', async () => {
      let planned = 0;
      await fc.assert(
        fc.asyncProperty(programs(secret), async (program) => {
          fc.pre(syntaxError(program.source, program.extension) === undefined);
          planned += Number(await rewriteHolds(program, target));
        }),
        { numRuns: Number(process.env['STRONGROOM_PROPERTY_RUNS'] ?? 400) },
      );
      assert.ok(planned > 100, `only ${String(planned)} programs were rewritten`);
    });
  });
}

/** Whether the program was rewritten; fails where a rewrite does harm. */
async function rewriteHolds(program: GeneratedProgram, target: FixTarget): Promise<boolean> {
  const { extension, source } = program;
  const document = await openDocument(parsers, `src/app${extension}`, extension, source);
  try {
    const findings = findPlanted(document, [{ kind: 'password', value: secret }]);
    const [finding] = findings;
    assert.ok(finding, 'the secret is found');
    const plan = rewriters
      .filter((one) => writes(one, document.language.id) && one.targets.includes(target))
      .map((one) => one.plan({ document, finding, findings, target, project }))
      .find((answer) => answer !== undefined);
    if (plan?.kind !== 'plan') {
      assert.equal(plan?.kind, 'refusal');
      assert.ok(target !== 'environment', 'the environment can always be read');
      return false;
    }
    const name = plan.fixedVariable ?? (target === 'environment' ? 'APP_SECRET' : 'app/secret');
    const edits = plan.edits({ target: target as 'environment', name });
    const after = applyEdits(source, edits);

    assert.equal(syntaxError(after, extension), undefined, after);
    assert.ok(!after.includes(secret), after);
    for (const comment of program.comments) {
      assert.ok(after.includes(comment.trimEnd()), `a comment is gone:\n${after}`);
    }
    if (source.includes('\r\n')) {
      assert.ok(!/[^\r]\n/.test(after), 'every line ends as before');
    } else {
      assert.ok(!after.includes('\r'));
    }
    assert.equal(after.startsWith('\uFEFF'), source.startsWith('\uFEFF'));
    assert.equal(/\n$/.test(after), /\n$/.test(source), 'the end of the file is as before');
    const tree = await openDocument(parsers, undefined, extension, after);
    assert.ok(tree.tree?.hasErrors === false || document.tree?.hasErrors, after);
    assert.deepEqual(findPlanted(tree, [{ kind: 'password', value: secret }]), []);
    tree.dispose();

    const value = plan.value?.reveal() ?? '';
    const world = { secrets: new Map([['app/secret', value]]), environment: {} };
    const was = await run(source, extension, world);
    const is = await run(after, extension, {
      ...world,
      environment: target === 'environment' ? { [name]: value } : {},
    });
    assert.equal(is, was, after);
    return true;
  } finally {
    document.dispose();
  }
}
