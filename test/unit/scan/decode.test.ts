import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode, encode } from '../../../src/core/scan/decode';
import type { Encoding } from '../../../src/core/scan/decode';

const text = 'password = "ä漢字🔑" # a comment that is long enough to tell\n';

describe('decode', () => {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
    it(`keeps the byte order mark of ${encoding} as the first character`, () => {
      const decoded = decode(encode(`\uFEFF${text}`, encoding));
      assert.deepEqual(decoded, { kind: 'text', text: `\uFEFF${text}`, encoding });
    });
  }

  it('recognises UTF-16 without a mark where the text is mostly ASCII', () => {
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      assert.deepEqual(decode(encode('aws_access_key_id = something\n', encoding)), {
        kind: 'text',
        text: 'aws_access_key_id = something\n',
        encoding,
      });
    }
  });

  it('reads invalid UTF-8 as Latin-1, one character a byte, and says so', () => {
    const decoded = decode(Uint8Array.of(0x61, 0xe4, 0xff, 0x62));
    assert.equal(decoded.kind, 'text');
    assert.equal(decoded.text, 'aäÿb');
    assert.equal(decoded.problem?.kind, 'encoding');
  });

  it('takes zero bytes for a sign of binary data', () => {
    assert.equal(decode(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2)).kind, 'binary');
    assert.equal(decode(new Uint8Array(100)).kind, 'binary');
  });

  it('gives an empty text for an empty file', () => {
    assert.deepEqual(decode(new Uint8Array()), { kind: 'text', text: '', encoding: 'utf-8' });
  });

  it('never throws, and writes back what it read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const decoded = decode(bytes);
        if (decoded.kind === 'text' && !decoded.encoding.startsWith('utf-16')) {
          assert.deepEqual([...encode(decoded.text, decoded.encoding)], [...bytes]);
        }
      }),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom<Encoding>('utf-16le', 'utf-16be'),
        (content, encoding) => {
          const decoded = decode(encode(`\uFEFF${content}`, encoding));
          assert.equal(decoded.kind === 'text' && decoded.text, `\uFEFF${content}`);
        },
      ),
    );
  });
});
