import { hasBase62Checksum } from '../checksums';
import { tokensOf } from '../tokenKind';
import type { TokenKind } from '../tokenKind';

/** Names, tunnels and private networks. */
export const networks: readonly TokenKind[] = [
  ...tokensOf('Porkbun', 'https://porkbun.com/api/json/v3/documentation', [
    ['secret API key', 'sk1_', /sk1_([0-9a-f]{64})/y],
    ['API key', 'pk1_', /pk1_([0-9a-f]{64})/y],
  ]),
  ...tokensOf('DNSimple', 'https://support.dnsimple.com/articles/api-access-token/', [
    ['user access token', 'dnsimple_u_', /dnsimple_u_([A-Za-z0-9]{32})/y],
    ['account access token', 'dnsimple_a_', /dnsimple_a_([A-Za-z0-9]{32})/y],
  ]),
  ...tokensOf('NetBird', 'https://docs.netbird.io/manage/public-api', [
    ['personal access token', 'nbp_', /nbp_([A-Za-z0-9]{36})/y, { checksum: hasBase62Checksum }],
  ]),
  // The account, the tunnel and its secret as JSON in base64: `{"a":"`, 32 digits, `","t":"` or `","s":"`.
  ...tokensOf(
    'Cloudflare',
    'https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/configure-tunnels/remote-tunnel-permissions/',
    [['tunnel token', 'eyJhIjoi', /eyJhIjoi([A-Za-z0-9]{43}iLCJ[0z]Ijoi[A-Za-z0-9+/]{76,210}={0,2})/y]],
  ),
  // Eleven characters longer than the site key that pages carry.
  ...tokensOf('Cloudflare', 'https://developers.cloudflare.com/turnstile/get-started/server-side-validation/', [
    ['Turnstile secret key', '0x4AAAA', /0x4AAAA([\w-]{28})/y],
  ]),
  ...tokensOf('Naver Cloud', 'https://api.ncloud-docs.com/docs/en/common-ncpapi', [
    ['access key id', 'ncp_iam_BPA', /ncp_iam_BPA[MS][A-Z]{2}([A-Za-z0-9]{14})/y],
    ['secret key', 'ncp_iam_BPK', /ncp_iam_BPK[MS][A-Z]{2}([A-Za-z0-9]{30,40})/y],
  ]),
  ...tokensOf('Volcengine', 'https://www.volcengine.com/docs/6291/65568', [
    ['access key id', 'AKLT', /AKLT([A-Za-z0-9]{43})/y],
  ]),
  ...tokensOf('Baidu AI Cloud', 'https://cloud.baidu.com/doc/qianfan-api/s/3m7of64lb', [
    ['API key', 'bce-v3/ALTAK', /bce-v3\/ALTAK(?:SP)?-([A-Za-z0-9]{21}\/[0-9a-f]{40})/y],
  ]),
  ...tokensOf('JD Cloud', 'https://docs.jdcloud.com/en/account-management/accesskey-management', [
    ['access key id', 'JDC_', /JDC_([A-Z0-9]{28})/y],
  ]),
  ...tokensOf('Google', 'https://cloud.google.com/storage/docs/authentication/hmackeys', [
    ['HMAC access id', 'GOOG1E', /GOOG1E([A-Z0-9]{55})/y],
  ]),
  ...tokensOf('Convex', 'https://docs.convex.dev/cli/deploy-key-types', [
    // `prod:` or `dev:`, the deployment's name, and behind the bar the key.
    ['deploy key', '|eyJ2MiI6', /(eyJ2MiI6[A-Za-z0-9+/]{30,200}={0,2})/y, { lead: -1 }],
  ]),
];
