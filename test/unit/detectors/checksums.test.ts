import assert from 'node:assert/strict';
import {
  base62,
  crc32,
  hasBase36Checksum,
  hasBase62Checksum,
  hasHexChecksum,
} from '../../../src/core/detectors/provider-token/checksums';

describe('checksums of tokens', () => {
  it('are CRC-32 as zip has it', () => {
    // The check value that catalogues of CRCs give: https://reveng.sourceforge.io/crc-catalogue/17plus.htm
    assert.equal(crc32('123456789'), 0xcbf43926);
    assert.equal(crc32(''), 0);
    assert.equal(crc32('The quick brown fox jumps over the lazy dog'), 0x414fa339);
  });

  it('are written in base 62 with digits first', () => {
    assert.equal(base62(0, 6), '000000');
    assert.equal(base62(61, 6), '00000z');
    assert.equal(base62(62, 6), '000010');
    assert.equal(base62(0xffffffff, 6), '4gfFC3');
  });

  it('are told from what only looks like one', () => {
    const secret = 'thirty-characters-of-a-secret!';
    const token = `pre_${secret}${base62(crc32(secret), 6)}`;
    assert.ok(hasBase62Checksum(token));
    assert.ok(!hasBase62Checksum(token.replace('thirty', 'Thirty')));

    const hex = `pre_${secret}`;
    assert.ok(hasHexChecksum(`${hex}_${crc32(hex).toString(16).padStart(8, '0')}`));
    assert.ok(hasHexChecksum(`${hex}_${crc32(hex).toString(16).padStart(8, '0').toUpperCase()}`));
    assert.ok(!hasHexChecksum(`${hex}_00000000`));

    const head = `pre-${secret}.01.1a`;
    assert.ok(hasBase36Checksum(head + crc32(head).toString(36).padStart(7, '0')));
    assert.ok(!hasBase36Checksum(`${head}0000000`));
  });
});
