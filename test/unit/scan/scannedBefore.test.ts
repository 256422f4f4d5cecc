import assert from 'node:assert/strict';
import { SeededRandom } from '../../support/random';
import { Samples } from '../../support/samples';
import { createScanner, scanText } from '../../support/scanning';

const names =
  'client_secret session_secret jwt_secret SECRET_KEY acme_token ACME_TOKEN correlation_token page_token api_key flickr_key webhookKey password pin db_password authorization passphrase'.split(
    ' ',
  );
const kinds = ['uuid', 'word', 'passphrase', 'token', 'hex', 'weak-password', 'digits'];
const written = ['keyboard cat', 'photo_51234', 'our_shop_signing_for_the_winter', '1234', 'changeme', 'test-login-1'];

describe('what was scanned before', () => {
  it('does not matter: the same names and values are judged alike, whatever came first', async () => {
    const random = new SeededRandom('before');
    const samples = new Samples(7);
    const values = [...kinds.map((kind) => samples.make(kind)), ...written];
    const texts = names.flatMap((name) =>
      values.flatMap((value) => [
        { path: 'a.py', text: `${name} = ${JSON.stringify(value)}\n` },
        { path: 'tests/test_a.py', text: `${name} = ${JSON.stringify(value)}\n` },
      ]),
    );
    const alone = new Map<string, number>();
    for (const { path, text } of texts) {
      const { findings } = await scanText(createScanner(), path, text);
      alone.set(path + text, findings.length);
    }
    for (let round = 0; round < 3; round += 1) {
      const scanner = createScanner();
      const shuffled = texts
        .map((one) => ({ one, place: random.next() }))
        .sort((left, right) => left.place - right.place)
        .map(({ one }) => one);
      for (const { path, text } of shuffled) {
        const { findings } = await scanText(scanner, path, text);
        assert.equal(findings.length, alone.get(path + text), `${path}: ${text}`);
      }
    }
  }).timeout(120_000);
});
