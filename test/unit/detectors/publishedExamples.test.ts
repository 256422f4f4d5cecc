import assert from 'node:assert/strict';
import { isPublishedExample } from '../../../src/core/detectors/shared/publishedExamples';
import { createScanner, scanText } from '../../support/scanning';

/** In pieces, so that no tool reports them here. */
const published: readonly (readonly [where: string, pieces: readonly string[]])[] = [
  ['RFC 6749, a client\u2019s secret', ['7Fjfp0', 'ZBr1Kt', 'DRbnfV', 'dmIw']],
  ['RFC 6749, an access token', ['2Yotn', 'FZFEjr1', 'zCsicM', 'WpAA']],
  ['RFC 5849, a consumer\u2019s secret', ['kd94hf', '93k423', 'kf44']],
  ['RFC 7617, a user and password', ['QWxhZGRp', 'bjpvcGVu', 'IHNlc2Ft', 'ZQ==']],
  ['the key of a time-based password', ['JBSWY3', 'DPEHPK', '3PXP']],
  [
    'the account of Azurite',
    ['Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1', 'OUzFT50uSRZ6IFsuFq2UVErCz4I6tq', '/K1SZFPTOtr/KBHBeksoGMGw=='],
  ],
  ['Stripe\u2019s documentation', ['sk_', 'test_4eC39H', 'qLyjWDar', 'jtT1zdp7dc']],
];

describe('published examples', () => {
  for (const [where, pieces] of published) {
    it(`knows ${where}`, () => {
      assert.equal(isPublishedExample(pieces.join('')), true);
    });
    it(`tells ${where} from what differs in one letter`, () => {
      const value = pieces.join('');
      const changed = `${value.slice(0, 4)}${value.charAt(4) === 'q' ? 'r' : 'q'}${value.slice(5)}`;
      assert.equal(isPublishedExample(changed), false);
    });
  }

  it('leaves them alone in headers, settings and connection strings', async () => {
    const at = (index: number): string => published[index]?.[1].join('') ?? '';
    const scanner = createScanner();
    const { findings } = await scanText(
      scanner,
      [
        `const header = { Authorization: 'Basic ${at(3)}' };`,
        `const token = { access_token: '${at(1)}', client_secret: '${at(0)}' };`,
        `const storage = 'DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=${at(5)};';`,
        `const enrolment = 'otpauth://totp/Example:alice?secret=${at(4)}&issuer=Example';`,
      ].join('\n'),
      'src/oauth.ts',
    );
    assert.deepEqual(
      findings.map(({ detector }) => detector),
      [],
    );
  });
});
