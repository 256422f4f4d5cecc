import assert from 'node:assert/strict';
import { defaultConfiguration } from '../../../src/core/config/configuration';
import { createEngine } from '../../../src/core/engine';
import { english } from '../../../src/core/text/message';
import { InstalledGrammars } from '../../support/grammars';
import { Samples } from '../../support/samples';

const engine = createEngine(new InstalledGrammars());
const samples = new Samples(17);
const id = samples.make('aws-access-key-id');
const secret = samples.make('aws-secret-access-key');

/** What becomes of the first key of a text: the plan, or why there is none. */
async function answer(path: string, text: string): Promise<string> {
  const open = await engine.open({ path, text }, defaultConfiguration, '2026-06-15');
  try {
    const finding = open.result.findings.find(({ kind }) => kind === 'aws-credential');
    assert.ok(finding !== undefined, 'nothing was found');
    const option = open
      .options(finding, { packageType: 'module', dependencies: [] })
      .find(({ target }) => target === 'default-credential-chain');
    return option?.kind === 'refusal' ? english(option.reason) : (option?.kind ?? 'nothing');
  } finally {
    open.dispose();
  }
}

describe('one half of an AWS key', () => {
  const stays: readonly (readonly [path: string, text: string, half: string])[] = [
    ['a.sh', `#!/bin/sh\nexport AWS_ACCESS_KEY_ID=${id}\nexport AWS_SECRET_ACCESS_KEY="$S"\n`, 'AWS_SECRET_ACCESS_KEY'],
    ['b.sh', `AWS_ACCESS_KEY_ID="$I" AWS_SECRET_ACCESS_KEY=${secret} aws s3 ls\n`, 'AWS_ACCESS_KEY_ID'],
    ['.env', `AWS_SECRET_ACCESS_KEY=\${S}\nAWS_ACCESS_KEY_ID=${id}\n`, 'AWS_SECRET_ACCESS_KEY'],
    ['Dockerfile', `FROM a\nENV AWS_ACCESS_KEY_ID=${id} AWS_SECRET_ACCESS_KEY=$S\n`, 'AWS_SECRET_ACCESS_KEY'],
    ['c.rb', `Aws::S3::Client.new(access_key_id: '${id}', secret_access_key: ENV['S'])\n`, 'secret_access_key'],
    ['d.php', `<?php\nnew S3Client(['credentials' => ['key' => '${id}', 'secret' => $s]]);\n`, 'secret'],
    ['main.tf', `provider "aws" {\n  access_key = "${id}"\n  secret_key = var.secret\n}\n`, 'secret_key'],
    ['e.ps1', `$env:AWS_ACCESS_KEY_ID = '${id}'\n$env:AWS_SECRET_ACCESS_KEY = $s\n`, 'AWS_SECRET_ACCESS_KEY'],
  ];
  for (const [path, text, half] of stays) {
    it(`does not leave while ${half} stays: ${path}`, async () => {
      assert.match(await answer(path, text), new RegExp(`^${half} beside it is part of the same key and would stay`));
    });
  }

  const leaves: readonly (readonly [path: string, text: string])[] = [
    ['both.sh', `export AWS_ACCESS_KEY_ID=${id}\nexport AWS_SECRET_ACCESS_KEY=${secret}\n`],
    ['alone.sh', `export AWS_ACCESS_KEY_ID=${id}\naws s3 ls\n`],
    ['empty.sh', `export AWS_ACCESS_KEY_ID=${id}\nexport AWS_SECRET_ACCESS_KEY=\n`],
    [
      'together.py',
      `import os\nimport boto3\n\nboto3.client("s3", aws_access_key_id="${id}", aws_secret_access_key=os.environ["S"])\n`,
    ],
    ['another.sh', `JWT_SECRET_KEY="$J"\nexport AWS_ACCESS_KEY_ID=${id}\n`],
  ];
  for (const [path, text] of leaves) {
    it(`leaves: ${path}`, async () => {
      assert.equal(await answer(path, text), 'plan');
    });
  }
});
