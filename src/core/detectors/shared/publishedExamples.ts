/**
 * Secrets that a standard, a manual or an emulator prints for everyone: they open nothing, and stand in thousands of
 * programs. Kept as hashes, so that no tool reports this file.
 */
const published: ReadonlySet<string> = new Set([
  // https://www.rfc-editor.org/rfc/rfc5849#section-1.2, #section-3.4.1
  ...['3e870c1c37f301bb', '2fbf8b5e632af6bd', '9da2f9e5a22d205e', '874349c8c520607c', '7e77ed7d4811e372'],
  ...['4ca180de347aa793', '08dc782479101f49', '11facb3a4177a1ec', '262c7aae5ad7cf69', '16e2a7407f62d2a3'],
  // https://www.rfc-editor.org/rfc/rfc6238#appendix-B, in base32
  ...['b2859c013027e784', 'ec031a50d8dc39d9', '16d0cd0fd748aa78'],
  // https://github.com/google/google-authenticator/wiki/Key-Uri-Format
  ...['03733af448ce0c6b', '055333f14d11e3e3', '6fc4aa8c898c2491'],
  // https://www.rfc-editor.org/rfc/rfc6749, sections 2.3.1, 4 and 5
  ...['0b9a312da7a59fb9', 'b3877a9b48efc9c6', 'fcd17dab1aeebed2', '8b00e4c866e7956e', 'f16a5a3faad5503f'],
  ...['ada2fdd508b4d47f', 'd8c5d3697becd738', 'a1e947acadec3b45'],
  // https://www.rfc-editor.org/rfc/rfc6750#section-2, https://www.rfc-editor.org/rfc/rfc7009#section-2.1
  ...['c9cec95f3c3229b5', 'cbb50c20c20799d5', '0a6fb52732056669'],
  // https://www.rfc-editor.org/rfc/rfc7617#section-2
  ...['7d44300a356f0f62', '701c38c907dc4508'],
  // https://www.rfc-editor.org/rfc/rfc7515#appendix-A.1, https://www.rfc-editor.org/rfc/rfc7520#section-3.5
  ...['e8faca62a7ae2ec7', '2502019fdcf1db56'],
  // https://www.rfc-editor.org/rfc/rfc6455#section-1.3
  'c4469f68b17b250f',
  // https://learn.microsoft.com/azure/storage/common/storage-use-azurite, https://learn.microsoft.com/azure/cosmos-db/emulator
  ...['c0cc49e777be5b17', '384ed6f48523c918'],
  // https://docs.min.io/enterprise/aistor-object-store/reference/cli/: the server that anyone may try.
  '87f4161b1e3502f5',
  // https://docs.stripe.com/keys, https://docs.stripe.com/api
  ...['e972e9a47d1f109d', '1d14fe377b65a6fc', '6e701be4e7e2a09e', '99a23fe1205859fd'],
  // Google's own samples and tests, as https://github.com/gitleaks/gitleaks lists them among what is no secret.
  ...['0b7352b3af632f5e', '739ddd879de259ef', 'f0951274d5a8e44e', '0af7ca9dd1508ef5', '4e1351cb3b740dde'],
  ...['b8782c2ecad884df', '965bd60aac8b48f7', '1845a427cb823d40', '00d9b0682af065a5', 'af8fab0071080444'],
  ...['722ef8d0fd495ec4', 'c8a510e97fec1b22', '1751c16c54b9b06c', 'f50c0e72740909f9', '6a41f91106033774'],
  ...['8ee1d847a619f05c', 'b188721198b19622', '381700c5ee4fa02e'],
  // https://getfoundry.sh/anvil/reference/: the accounts that every chain for tests begins with, without the `0x`.
  ...['dbeff04458e5040f', 'b4378268b6f3000a', '4faf9089696a0570', '2129e124349091e8', '6fb088e0e3c6952d'],
  'd2f796168630413a',
  // https://firebirdsql.org/file/documentation/html/en/refdocs/fblangref30/: what a new database holds of its own password.
  'cf80a91c25e8413e',
]);

/** Whether a value is one that is printed for everyone, letter for letter. */
export function isPublishedExample(value: string): boolean {
  return value.length >= 7 && value.length <= 128 && published.has(digestOf(value.replace(/^0x/, '')));
}

/** 64 bits of two multiplicative hashes over UTF-16 code units: enough to tell a few dozen values from all others. */
function digestOf(value: string): string {
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  for (let index = 0; index < value.length; index += 1) {
    const unit = value.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x85ebca6b);
    second = (second << 13) | (second >>> 19);
  }
  return [first, second].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
