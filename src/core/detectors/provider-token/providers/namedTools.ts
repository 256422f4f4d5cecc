import { namedTokensOf } from '../tokenKind';
import type { NamedTokenKind } from '../tokenKind';

const uuid = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/y;
const hex32 = /[0-9a-f]{32}/y;
const hex64 = /[0-9a-f]{64}/y;

/** Keys whose prefixes are words of every program, or that have none. */
export const namedTools: readonly NamedTokenKind[] = [
  ...namedTokensOf('ngrok', 'https://ngrok.com/docs/agent/#authtokens', [
    ['authtoken', ['ngrok'], /[12][A-Za-z0-9]{26}_[A-Za-z0-9]{20,21}/y],
  ]),
  ...namedTokensOf('Bitwarden', 'https://bitwarden.com/help/access-tokens/', [
    [
      'Secrets Manager access token',
      ['bws_access_token', 'bitwarden', 'bws '],
      /0\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.([A-Za-z0-9]{30}:[A-Za-z0-9+/]{22})==/y,
    ],
  ]),
  ...namedTokensOf('Google reCAPTCHA', 'https://developers.google.com/recaptcha/docs/verify', [
    ['secret key', ['recaptcha'], /6L[\w-]{6}A{4,5}([\w-]{27})/y, /secret|private/i],
  ]),
  ...namedTokensOf('hCaptcha', 'https://docs.hcaptcha.com/#verify-the-user-response-server-side', [
    ['secret key', ['hcaptcha'], /ES_([0-9a-f]{32})/y, /secret|key/i],
    ['secret key', ['hcaptcha'], /0x[0-9A-Fa-f]{40}/y, /secret/i],
  ]),
  ...namedTokensOf('ntfy', 'https://docs.ntfy.sh/config/#access-tokens', [
    ['access token', ['ntfy'], /tk_([A-Za-z0-9]{29})/y],
  ]),
  ...namedTokensOf('Pushover', 'https://pushover.net/api#registration', [
    ['application API token', ['pushover'], /[a-z0-9]{30}/y, /token|api_?key|app_?key/i],
  ]),
  ...namedTokensOf('Telnyx', 'https://developers.telnyx.com/docs/overview/api-authentication', [
    ['API key', ['telnyx'], /KEY([0-9A-F]{32}_[A-Za-z0-9]{22})/y],
  ]),
  ...namedTokensOf('Close', 'https://developer.close.com/topics/authentication/', [
    ['API key', ['closeio', 'close_io', 'close_api', 'api.close.com'], /api_([A-Za-z0-9]{22}\.[A-Za-z0-9]{22})/y],
  ]),
  ...namedTokensOf('Percy', 'https://www.browserstack.com/docs/percy/get-started/percy-token', [
    ['project token', ['percy_token', 'percy'], /(?:web|app|auto|ss|vmw|res)_([0-9a-f]{64})/y, /token/i],
    ['project token', ['percy_token'], hex64, /token/i],
  ]),
  ...namedTokensOf('Cursor', 'https://cursor.com/docs/account/teams/admin-api', [
    ['API key', ['cursor_api', 'cursor_admin', 'api.cursor.com'], /key_([0-9a-f]{64})/y],
  ]),
  ...namedTokensOf('Runway', 'https://docs.dev.runwayml.com/guides/setup/', [
    ['API key', ['runway'], /key_([0-9a-f]{128})/y],
  ]),
  ...namedTokensOf('Coze', 'https://www.coze.com/docs/developer_guides/pat', [
    ['personal access token', ['coze'], /(?:pat|sat)_([A-Za-z0-9]{64})/y],
  ]),
  ...namedTokensOf('Dify', 'https://docs.dify.ai/en/guides/application-publishing/developing-with-apis', [
    ['API key', ['dify'], /(?:app|dataset)-([A-Za-z0-9]{24})/y],
  ]),
  ...namedTokensOf('fal', 'https://docs.fal.ai/model-apis/authentication', [
    ['key', ['fal_key', 'fal_ai', 'fal.ai'], /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:([0-9a-f]{32})/y],
  ]),
  ...namedTokensOf('Exa', 'https://docs.exa.ai/reference/getting-started', [
    ['API key', ['exa_api', 'api.exa.ai'], uuid, /key/i],
  ]),
  ...namedTokensOf('SambaNova', 'https://docs.sambanova.ai/docs/en/get-started/api-keys-urls', [
    ['API key', ['sambanova'], uuid, /key/i],
  ]),
  ...namedTokensOf('SerpApi', 'https://serpapi.com/search-api', [['API key', ['serpapi', 'serp_api'], hex64, /key/i]]),
  ...namedTokensOf('ScraperAPI', 'https://docs.scraperapi.com/', [['API key', ['scraperapi'], hex32, /key/i]]),
  ...namedTokensOf('Flagsmith', 'https://docs.flagsmith.com/integrating-with-flagsmith/sdks/server-side', [
    ['server-side environment key', ['flagsmith'], /ser\.([A-Za-z0-9]{22})/y],
  ]),
  ...namedTokensOf('Metabase', 'https://www.metabase.com/docs/latest/people-and-groups/api-keys', [
    ['API key', ['metabase'], /mb_([A-Za-z0-9+/]{43})=/y],
  ]),
  ...namedTokensOf('ImageKit', 'https://imagekit.io/docs/api-reference/authentication', [
    ['private key', ['imagekit'], /private_([A-Za-z0-9+/]{27})=/y],
  ]),
  ...namedTokensOf('Blockfrost', 'https://docs.blockfrost.io/', [
    ['project id', ['blockfrost'], /(?:mainnet|preprod|preview|testnet|ipfs)([A-Za-z0-9]{32})/y, /key|token|project/i],
  ]),
  ...namedTokensOf('Transifex', 'https://developers.transifex.com/reference/api-authentication', [
    ['API token', ['transifex', 'tx_token'], /1\/([0-9a-f]{40})/y],
  ]),
  ...namedTokensOf('WxPusher', 'https://wxpusher.zjiecode.com/docs/', [
    ['app token', ['wxpusher'], /AT_([A-Za-z0-9]{32})/y],
  ]),
  ...namedTokensOf('Pangea', 'https://pangea.cloud/docs/api/', [['token', ['pangea'], /pts_([a-z2-7]{32})/y]]),
  ...namedTokensOf('Ionic', 'https://ionic.io/docs/appflow/personal-access-tokens', [
    ['personal access token', ['ionic'], /ion_([A-Za-z0-9]{42})/y],
  ]),
  ...namedTokensOf('Authress', 'https://authress.io/knowledge-base/docs/authorization/service-clients', [
    [
      'service client access key',
      ['authress'],
      /(?:sc|ext|scauth|authress)_[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.acc[_-][a-z0-9-]{10,32}\.([A-Za-z0-9+/_=-]{30,120})/y,
    ],
  ]),
  ...namedTokensOf('Chargebee', 'https://apidocs.chargebee.com/docs/api/auth', [
    ['API key', ['chargebee'], /(?:live|test)_([A-Za-z0-9]{32,45})/y],
  ]),
  ...namedTokensOf('RevenueCat', 'https://www.revenuecat.com/docs/projects/authentication', [
    ['secret API key', ['revenuecat'], /sk_([A-Za-z0-9]{29,36})/y],
  ]),
  ...namedTokensOf('VirusTotal', 'https://docs.virustotal.com/reference/authentication', [
    ['API key', ['virustotal', 'vt_api', 'vt_key', 'vt.client'], hex64, /key|client\(/i],
  ]),
  ...namedTokensOf('Clarifai', 'https://docs.clarifai.com/control/authentication/pat/', [
    ['personal access token', ['clarifai'], hex32, /pat\b|key|token/i],
  ]),
  ...namedTokensOf('Shodan', 'https://developer.shodan.io/api', [
    ['API key', ['shodan'], /[A-Za-z0-9]{32}/y, /key|shodan\(|init\s/i],
  ]),
  ...namedTokensOf('AbuseIPDB', 'https://docs.abuseipdb.com/', [['API key', ['abuseipdb'], /[0-9a-f]{80}/y, /key/i]]),
  ...namedTokensOf('Steam', 'https://steamcommunity.com/dev', [
    [
      'Web API key',
      ['steam_api', 'steamapi', 'steam_web', 'steamwebapi', 'api.steampowered.com'],
      /[0-9A-F]{32}/y,
      /key/i,
    ],
  ]),
  ...namedTokensOf('Meraki', 'https://developer.cisco.com/meraki/api-v1/authorization/', [
    ['Dashboard API key', ['meraki'], /[0-9a-f]{40}/y, /key/i],
  ]),
  ...namedTokensOf('Civo', 'https://www.civo.com/docs/account/api-keys', [
    ['API key', ['civo'], /[A-Za-z0-9]{50}/y, /key|token/i],
  ]),
  ...namedTokensOf('Disqus', 'https://disqus.com/api/docs/auth/', [
    ['API secret', ['disqus'], /[A-Za-z0-9]{64}/y, /secret/i],
  ]),
  ...namedTokensOf('Crowdin', 'https://support.crowdin.com/account-settings/#api', [
    ['personal access token', ['crowdin'], /[0-9a-f]{80}/y, /token|key/i],
  ]),
  ...namedTokensOf('Pexels', 'https://www.pexels.com/api/documentation/', [
    ['API key', ['pexels'], /[A-Za-z0-9]{56}/y, /key/i],
  ]),
  ...namedTokensOf('Pixabay', 'https://pixabay.com/api/docs/', [
    ['API key', ['pixabay'], /\d{6,9}-[0-9a-f]{25}/y, /key/i],
  ]),
  ...namedTokensOf('CoinGecko', 'https://docs.coingecko.com/reference/authentication', [
    ['API key', ['coingecko'], /CG-([A-Za-z0-9]{24})/y, /key/i],
  ]),
  ...namedTokensOf('Mailtrap', 'https://api-docs.mailtrap.io/docs/mailtrap-api-docs', [
    ['API token', ['mailtrap'], hex32, /token/i],
  ]),
];
