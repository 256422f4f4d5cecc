import assert from 'node:assert/strict';
import { parse } from 'jsonc-parser';
import { withAllowedFinding } from '../../../src/editor/scanning/allowFinding';

const allowed = { fingerprint: 'password-in-code:0123', reason: 'test data' };

describe('allowing a finding in the configuration', () => {
  for (const text of [undefined, '', ' \n', '{}', '{\n}\n']) {
    it(`starts one where there is ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parse(withAllowedFinding(text, allowed)), { allow: [allowed] });
    });
  }

  it('adds to what stands, and leaves comments and indentation as they are', () => {
    const text = '{\n\t// ours\n\t"allow": [\n\t\t{ "fingerprint": "x", "reason": "y" }\n\t]\n}\n';
    const changed = withAllowedFinding(text, allowed);
    assert.deepEqual(parse(changed), { allow: [{ fingerprint: 'x', reason: 'y' }, allowed] });
    assert.ok(changed.startsWith('{\n\t// ours\n\t"allow": [\n\t\t{\n\t\t\t'));
  });

  it('keeps Windows line ends', () => {
    const changed = withAllowedFinding('{\r\n  "ignore": []\r\n}\r\n', allowed);
    assert.equal(/[^\r]\n/.test(changed), false);
    assert.deepEqual(parse(changed), { ignore: [], allow: [allowed] });
  });
});
