import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { rewriters } from '../../../src/core/rewriters/registry.generated';
import type { SecretReference } from '../../../src/core/rewriters/rewriter';
import { applyEdits } from '../../../src/core/text/edit';
import { openDocument, testParsers } from '../../cases/rewriters/document';
import { findPlanted } from '../../cases/rewriters/placeholders';
import { Samples } from '../../support/samples';
import { programs } from './programs';
import type { Program, Shape } from './programs';
import { csharp } from './shapes/csharp';
import { go } from './shapes/go';
import { java } from './shapes/java';
import { kotlin } from './shapes/kotlin';
import { php } from './shapes/php';
import { powershell } from './shapes/powershell';
import { python } from './shapes/python';
import { ruby } from './shapes/ruby';
import { rust } from './shapes/rust';
import { shell } from './shapes/shell';
import { syntaxErrorsOf } from './syntax';

const parsers = testParsers();
const secret = new Samples(4713).make('password').replace(/[^a-z0-9]/gi, 'x');
const numRuns = Number(process.env['STRONGROOM_PROPERTY_RUNS'] ?? 50);
const planted = [{ kind: 'password', value: secret }];

for (const shape of [java, kotlin, go, rust, csharp, python, ruby, php, shell, powershell]) {
  for (const target of ['secretsmanager', 'parameterstore', 'environment'] as const) {
    describe(`every ${target} rewrite of ${shape.extension}`, function () {
      this.timeout(300_000);

      it('parses, keeps comments and line ends, shares its helpers, and leaves nothing to fix', async () => {
        let rewritten = 0;
        const results: { readonly before: string; readonly after: string }[] = [];
        await fc.assert(
          fc.asyncProperty(programs(shape, secret), async (program) => {
            const { text, count } = await fixAll(program, shape, target);
            rewritten += count;
            results.push({ before: program.source, after: text });
          }),
          { numRuns, seed: 4713 },
        );
        assert.ok(rewritten > numRuns / 2, `only ${String(rewritten)} secrets were rewritten`);
        assert.deepEqual(syntaxErrorsOf(shape.extension, results.slice(0, 20)), []);
      });
    });
  }
}

/** Fixes the secrets of a program one after another; gives the text and how many there were. */
async function fixAll(
  { extension, source, comments }: Program,
  shape: Shape,
  target: SecretReference['target'],
): Promise<{ text: string; count: number }> {
  let text = source;
  let refused = 0;
  for (let count = 0; ;) {
    const document = await openDocument(parsers, `src/app${extension}`, extension, text);
    try {
      assert.notEqual(document.tree?.hasErrors, true, text);
      const findings = findPlanted(document, planted);
      const finding = findings[refused];
      if (finding === undefined) {
        check(source, text, comments, shape);
        assert.equal(text.split(secret).length - 1, refused, text);
        return { text, count };
      }
      const request = { document, finding, findings, target, project: { dependencies: [] } };
      const plan = rewriters
        .filter((one) => one.languages.includes(document.language.id) && one.targets.includes(target))
        .map((one) => one.plan(request))
        .find((one) => one !== undefined);
      if (plan?.kind !== 'plan') {
        const reason = plan?.reason.template ?? 'the rewriter has nothing to say';
        const line = text.slice(text.lastIndexOf('\n', finding.span.start) + 1, finding.span.start);
        const mayStay = shape.refuses?.includes(target) === true || shape.mayStay?.test(line) === true;
        assert.ok(plan !== undefined && mayStay, `${reason}\n${text}`);
        refused += 1;
        continue;
      }
      const name = plan.fixedVariable ?? 'APP_SECRET';
      const after = applyEdits(text, plan.edits({ target, name }));
      assert.equal(after.split(secret).length, text.split(secret).length - 1, after);
      text = after;
      count += 1;
    } finally {
      document.dispose();
    }
  }
}

function check(source: string, after: string, comments: readonly string[], shape: Shape): void {
  for (const comment of comments) {
    assert.ok(after.includes(comment), `a comment is gone:\n${after}`);
  }
  assert.ok(source.includes('\r\n') ? !/[^\r]\n/.test(after) : !after.includes('\r'), 'line ends are as before');
  assert.equal(after.startsWith('\uFEFF'), source.startsWith('\uFEFF'));
  assert.equal(/\n$/.test(after), /\n$/.test(source));
  const helpers = after.match(shape.once) ?? [];
  assert.ok(helpers.length <= mostHelpers(source, shape), `two helpers:\n${after}`);
  const blankLines = new RegExp(`\\n(?:[\\t ]*\\r?\\n){${String((shape.blankLines ?? 1) + 1)}}`);
  assert.ok(!blankLines.test(after) || blankLines.test(source), `blank lines:\n${after}`);
  assert.ok(!/[\t ]\r?\n/.test(after) || /[\t ]\r?\n/.test(source), `blanks at the end of a line:\n${after}`);
  const imports = after.split(/\r?\n/).filter((line) => shape.imports.test(line));
  assert.equal(new Set(imports).size, imports.length, after);
}

/** A helper for the file, and one for each module that cannot reach it. */
function mostHelpers(source: string, { extension }: Shape): number {
  return 1 + (extension === '.rs' ? source.split(/^mod /m).length - 1 : 0);
}
