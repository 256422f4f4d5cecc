import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { rewriters } from '../../../src/core/rewriters/registry.generated';
import { applyEdits } from '../../../src/core/text/edit';
import { english } from '../../../src/core/text/message';
import { openDocument, testParsers } from '../../cases/rewriters/document';
import { findPlanted } from '../../cases/rewriters/placeholders';
import { Samples } from '../../support/samples';
import type { CredentialProgram } from './credentialPrograms';
import { credentialPrograms } from './credentialPrograms';
import { run, syntaxError } from './runJavascript';

const parsers = testParsers();
const samples = new Samples(4712);
const id = samples.make('aws-access-key-id');
const secret = samples.make('aws-secret-access-key');
const planted = [
  { kind: 'aws-access-key-id', value: id },
  { kind: 'aws-secret-access-key', value: secret },
];

describe('taking AWS keys out of JavaScript and TypeScript', function () {
  this.timeout(120_000);

  it('leaves programs that parse, make the same clients, and keep their comments', async () => {
    await fc.assert(
      fc.asyncProperty(credentialPrograms(id, secret), async (program) => {
        fc.pre(syntaxError(program.source, program.extension) === undefined);
        await removalHolds(program);
      }),
      { numRuns: Number(process.env['STRONGROOM_PROPERTY_RUNS'] ?? 300) },
    );
  });
});

async function removalHolds(program: CredentialProgram): Promise<void> {
  const { extension, source } = program;
  const document = await openDocument(parsers, `src/app${extension}`, extension, source);
  try {
    const findings = findPlanted(document, planted);
    const [finding] = findings;
    assert.ok(finding);
    const rewriter = rewriters.find((one) => one.id === 'javascript-credential-chain');
    const plan = rewriter?.plan({
      document,
      finding,
      findings,
      target: 'default-credential-chain',
      project: { dependencies: [] },
    });
    assert.ok(plan);
    if (plan.kind === 'refusal') {
      assert.fail(`${english(plan.reason)}\n${source}`);
    }
    assert.equal(plan.fixes.length, findings.length);
    const after = applyEdits(source, plan.edits(undefined));
    assert.equal(syntaxError(after, extension), undefined, after);
    assert.ok(!after.includes(id) && !after.includes(secret), after);
    for (const comment of program.comments) {
      assert.ok(after.includes(comment), `a comment is gone:\n${after}`);
    }
    assert.ok(source.includes('\r\n') ? !/[^\r]\n/.test(after) : !after.includes('\r'), 'line ends are as before');
    assert.ok(!/\n[\t ]*\r?\n[\t ]*\r?\n/.test(after), `blank lines pile up:\n${after}`);
    assert.equal(/[\t ]\r?\n/.test(after), false, `white space is left at a line's end:\n${after}`);
    const world = { secrets: new Map<string, string>(), environment: {} };
    assert.equal(await run(after, extension, world), await run(source, extension, world), after);
  } finally {
    document.dispose();
  }
}
