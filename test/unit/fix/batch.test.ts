import assert from 'node:assert/strict';
import { defaultConfiguration } from '../../../src/core/config/configuration';
import { createEngine } from '../../../src/core/engine';
import { planBatch } from '../../../src/core/fix/batch';
import type { Batch, BatchRequest } from '../../../src/core/fix/batch';
import { NameBook } from '../../../src/core/fix/nameBook';
import { applyEdits } from '../../../src/core/text/edit';
import { english, message } from '../../../src/core/text/message';
import { InstalledGrammars } from '../../support/grammars';
import { Samples } from '../../support/samples';

const samples = new Samples(71);
const [first, second] = [samples.make('password'), samples.make('password')];
const engine = createEngine(new InstalledGrammars());

function batchOf(path: string, text: string, changes: Partial<BatchRequest> = {}): Promise<Batch> {
  const names = new NameBook('secretsmanager');
  return planBatch({
    text,
    target: 'secretsmanager',
    project: { dependencies: [] },
    open: (source) => engine.open({ path, text: source }, defaultConfiguration, '2026-06-15'),
    wanted: () => true,
    refer: (plan, finding, value) => {
      const place = { template: 'shop/{name}', workspace: 'w', fileName: path, path };
      const name = names.propose(plan, finding, value, place);
      names.take(name, value);
      return { target: 'secretsmanager', name };
    },
    signal: new AbortController().signal,
    ...changes,
  });
}

describe('the fixes of all secrets of a text', () => {
  const python = `DB_PASSWORD = "${first}"\nSMTP_PASSWORD = "${second}"\nADMIN_PASSWORD = "${first}"\n`;

  it('share imports and a helper, and one value has one name', async () => {
    const { fixes, rest, edits, text } = await batchOf('settings.py', python);
    assert.deepEqual(
      fixes.map(({ reference }) => reference.name),
      ['shop/DB_PASSWORD', 'shop/SMTP_PASSWORD', 'shop/DB_PASSWORD'],
    );
    assert.deepEqual(rest, []);
    assert.equal(applyEdits(python, edits), text);
    assert.equal(text.match(/^import boto3$/gm)?.length, 1);
    assert.equal(text.match(/^def get_secret/gm)?.length, 1);
    assert.ok(!text.includes(first) && !text.includes(second));
    assert.deepEqual(
      fixes.map(({ offset }) => python.slice(offset - 1, offset)),
      ['"', '"', '"'],
    );
  });

  it('leave what cannot be fixed, with the reason and what works there', async () => {
    const id = samples.make('aws-access-key-id');
    const text = `const password = '${first}';\nconst accessKeyId = '${id}';\nasync function f() {\n  const apiPassword = '${second}';\n  return apiPassword;\n}\nmodule.exports = { password, f };\n`;
    const batch = await batchOf('config.cjs', text);
    assert.deepEqual(
      batch.fixes.map(({ finding }) => finding.name.at(-1)),
      ['apiPassword'],
    );
    assert.deepEqual(
      batch.rest.map(({ offset, alternatives }) => [text.slice(0, offset).split('\n').length, alternatives]),
      [
        [1, ['environment']],
        [2, ['default-credential-chain']],
      ],
    );
    assert.match(batch.rest.map(({ reason }) => english(reason)).join('\n'), /never moved to a store/);
    assert.ok(batch.text.includes(first) && batch.text.includes(id));
  });

  it('leave what is not asked for, and what gets no name', async () => {
    const only = await batchOf('settings.py', python, { wanted: ({ secret }) => secret.reveal() === first });
    assert.equal(only.fixes.length, 2);
    assert.ok(only.text.includes(second) && !only.text.includes(first));
    const none = await batchOf('settings.py', python, { refer: () => message('It was not stored.') });
    assert.deepEqual([none.fixes, none.edits, none.text], [[], [], python]);
    assert.equal(none.rest.length, 3);
  });

  it('end where they are given up', async () => {
    const signal = AbortSignal.abort(new Error('given up'));
    await assert.rejects(batchOf('settings.py', python, { signal }), /given up/);
  });
});
