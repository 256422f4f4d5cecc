import { strict as assert } from 'node:assert';
import { notText } from '../../../src/core/rewriters/code/byteText';

describe('a literal that spells bytes', () => {
  it('is no text where they are none of UTF-8, in a language whose strings are bytes', () => {
    assert.notEqual(notText('php', String.raw`"river\xF9\x81"`, 'river\u00f9\u0081'), undefined);
    assert.notEqual(notText('ruby', String.raw`"river\371"`, 'river\u00f9'), undefined);
    assert.equal(notText('php', String.raw`"river\xC3\xBC"`, 'riverü'), undefined);
    assert.equal(notText('php', `"riverü"`, 'riverü'), undefined);
    assert.equal(notText('java', String.raw`"river\371"`, 'river\u00f9'), undefined);
  });
});
