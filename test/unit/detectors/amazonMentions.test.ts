import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { speaksOfAmazon } from '../../../src/core/detectors/shared/amazonMentions';
import { readCases } from '../../cases/rewriters/caseFile';

const rewriters = path.resolve(__dirname, '../../../src/core/rewriters');

describe('Whether a text has to do with AWS', () => {
  for (const folder of readdirSync(rewriters).filter((name) => name.endsWith('-secret-lookup'))) {
    it(`is not changed by ${folder}`, () => {
      const file = path.join(rewriters, folder, 'cases.md');
      assert.ok(existsSync(file));
      const moved = readCases(readFileSync(file, 'utf8')).flatMap(({ title, before, expected }) =>
        typeof expected !== 'string' && expected.kind === 'plan' ? [{ title, before, after: expected.after }] : [],
      );
      const fresh = moved.filter(({ before }) => !speaksOfAmazon(before));
      assert.ok(fresh.length > 2, 'there are cases whose text says nothing of AWS before');
      assert.deepEqual(
        fresh.filter(({ after }) => speaksOfAmazon(after)).map(({ title }) => title),
        [],
      );
    });
  }

  it('is what a client, a bucket or a region says', () => {
    for (const text of [
      's3 = boto3.client("s3")',
      'import { S3Client } from "@aws-sdk/client-s3";',
      'zone: eu-west-1',
    ]) {
      assert.ok(speaksOfAmazon(text), text);
    }
  });

  it('is not said by a function of Python', () => {
    assert.equal(speaksOfAmazon('keys = sorted(names, key=lambda name: name.lower())'), false);
    assert.ok(speaksOfAmazon('client = session.client("lambda")'));
  });
});
