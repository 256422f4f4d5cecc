import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/scan/finding';
import { message } from '../../../src/core/text/message';
import { Secret } from '../../../src/core/text/secret';
import { findingsAt, resolveFinding } from '../../../src/editor/findings/findingAt';
import { isLongTermKey } from '../../../src/editor/findings/keys';

function finding(start: number, fingerprint: string, more: Partial<Finding> = {}): Finding {
  const span = { start, end: start + 10 };
  return {
    detector: 'password-in-code',
    kind: 'storable',
    severity: 'error',
    confidence: 'high',
    span,
    sensitive: span,
    secret: new Secret('x'),
    message: message('A password.'),
    evidence: message('Its name.'),
    name: [],
    facts: {},
    fingerprint,
    related: [],
    ...more,
  };
}

describe('finding what a command means', () => {
  const findings = [finding(0, 'a'), finding(100, 'a'), finding(200, 'b')];

  it('takes the nearest of one fingerprint', () => {
    const start = (at: number): number | undefined =>
      resolveFinding(findings, { uri: 'x', fingerprint: 'a', start: at })?.span.start;
    assert.equal(start(0), 0);
    assert.equal(start(70), 100);
    assert.equal(start(9_999), 100);
  });

  it('knows when it is gone', () => {
    assert.equal(resolveFinding(findings, { uri: 'x', fingerprint: 'c', start: 0 }), undefined);
  });

  it('lets a cursor at either end touch a finding', () => {
    const starts = (start: number, end = start): readonly number[] =>
      findingsAt(findings, { start, end }).map(({ span }) => span.start);
    assert.deepEqual(starts(0), [0]);
    assert.deepEqual(starts(10), [0]);
    assert.deepEqual(starts(11), []);
    assert.deepEqual(starts(5, 205), [0, 100, 200]);
  });
});

describe('keys that IAM can deactivate', () => {
  const id = (keyType: string): Finding =>
    finding(0, 'id', { kind: 'aws-credential', detector: 'aws-access-key-id', facts: { keyType } });
  const secret = finding(20, 'secret', {
    kind: 'aws-credential',
    detector: 'aws-secret-access-key',
    related: ['id'],
  });

  it('are long-term ones, and what belongs to them', () => {
    assert.equal(isLongTermKey(id('long-term'), []), true);
    assert.equal(isLongTermKey(secret, [id('long-term'), secret]), true);
    assert.equal(isLongTermKey(secret, [secret]), true);
  });

  it('are neither temporary credentials nor passwords', () => {
    assert.equal(isLongTermKey(id('temporary'), []), false);
    assert.equal(isLongTermKey(secret, [id('temporary'), secret]), false);
    assert.equal(isLongTermKey(finding(0, 'x'), []), false);
  });
});
