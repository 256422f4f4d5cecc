import { namedTokensOf } from '../tokenKind';
import type { NamedTokenKind } from '../tokenKind';

const uuid = /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/y;
const hex32 = /[0-9a-f]{32}/y;
const hex40 = /[0-9a-f]{40}/y;
const hex64 = /[0-9a-f]{64}/y;

/** Further tokens that have nothing of their own but their length and alphabet: of builds, data, media and messages. */
export const namedServices: readonly NamedTokenKind[] = [
  ...namedTokensOf('Facebook', 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens/#apptokens', [
    ['app access token', ['facebook', 'fb_', 'access_token'], /\d{15,16}\|([\w-]{27})/y, /facebook|fb_|token/i],
  ]),
  ...namedTokensOf('Jenkins', 'https://www.jenkins.io/blog/2018/07/02/new-api-token-system/', [
    ['API token', ['jenkins'], /11([0-9a-f]{32})/y, /token|pass|key|auth|jenkins/i],
  ]),
  ...namedTokensOf('Contribsys', 'https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ', [
    ['gem server credentials', ['contribsys'], /[0-9a-f]{8}:([0-9a-f]{8})/y, /contribsys/i],
  ]),
  ...namedTokensOf('Zhipu AI', 'https://docs.bigmodel.cn/cn/api/introduction', [
    ['API key', ['zhipu', 'bigmodel', 'zai_api', 'glm_api'], /[0-9a-f]{32}\.[A-Za-z0-9]{16}/y, /key|token/i],
  ]),
  ...namedTokensOf('Deepgram', 'https://developers.deepgram.com/docs/authenticating', [
    ['API key', ['deepgram'], hex40, /key|token/i],
  ]),
  ...namedTokensOf('AssemblyAI', 'https://www.assemblyai.com/docs/api-reference/overview', [
    ['API key', ['assemblyai', 'aai_api'], hex32, /key|token/i],
  ]),
  ...namedTokensOf('Kagi', 'https://help.kagi.com/kagi/api/overview.html', [
    ['API key', ['kagi'], /[\w-]{11}\.([\w-]{43})/y],
  ]),
  ...namedTokensOf('Cloudinary', 'https://cloudinary.com/documentation/how_to_integrate_cloudinary', [
    ['API secret', ['cloudinary'], /[\w-]{27}/y, /secret/i],
  ]),
  ...namedTokensOf('InfluxDB', 'https://docs.influxdata.com/influxdb/cloud/admin/tokens/', [
    ['API token', ['influx'], /([\w-]{86}==)/y, /token/i],
  ]),
  ...namedTokensOf('Sanity', 'https://www.sanity.io/docs/content-lake/http-auth', [
    ['API token', ['sanity'], /sk([A-Za-z0-9]{78,180})/y, /token/i],
  ]),
  ...namedTokensOf('Pusher', 'https://pusher.com/docs/channels/server_api/http-api/', [
    ['secret', ['pusher'], /[0-9a-f]{20}/y, /secret/i],
  ]),
  ...namedTokensOf('Vonage', 'https://developer.vonage.com/en/getting-started/concepts/authentication', [
    ['API secret', ['vonage', 'nexmo'], /[A-Za-z0-9]{16}/y, /secret/i],
  ]),
  ...namedTokensOf('Plivo', 'https://www.plivo.com/docs/messaging/api/overview', [
    ['auth token', ['plivo'], /[A-Za-z0-9]{40}/y, /token/i],
  ]),
  ...namedTokensOf('MessageBird', 'https://developers.messagebird.com/api/#authentication', [
    ['access key', ['messagebird', 'message_bird', 'message-bird'], /[A-Za-z0-9]{25}/y],
  ]),
  ...namedTokensOf('SparkPost', 'https://developers.sparkpost.com/api/#header-authentication', [
    ['API key', ['sparkpost'], hex40],
  ]),
  ...namedTokensOf('Mailjet', 'https://dev.mailjet.com/email/guides/#authentication', [
    // `mailjet.connect(KEY, "…")`
    ['API secret', ['mailjet'], hex32, /secret|key|connect\([^()\n]{1,60},(?=\s{0,8}["'])/i],
  ]),
  ...namedTokensOf('Binance', 'https://developers.binance.com/docs/binance-spot-api-docs/rest-api/request-security', [
    ['API secret', ['binance'], /[A-Za-z0-9]{64}/y, /secret|key/i],
  ]),
  ...namedTokensOf('Etherscan', 'https://docs.etherscan.io/getting-an-api-key', [
    ['API key', ['etherscan', 'bscscan', 'polygonscan', 'arbiscan', 'snowtrace', 'ftmscan'], /[A-Z0-9]{34}/y, /key/i],
  ]),
  ...namedTokensOf('Infura', 'https://docs.metamask.io/services/get-started/infura/', [
    ['API key', ['infura'], hex32, /key|secret|project/i],
  ]),
  ...namedTokensOf('Alchemy', 'https://www.alchemy.com/docs/how-to-create-access-keys', [
    ['API key', ['alchemy'], /[\w-]{32}/y, /key/i],
  ]),
  ...namedTokensOf('UptimeRobot', 'https://uptimerobot.com/api/', [
    ['API key', ['uptimerobot', 'uptime_robot'], /[um]\d{5,9}-([0-9a-f]{24})/y],
  ]),
  ...namedTokensOf('Sauce Labs', 'https://docs.saucelabs.com/dev/api/', [
    ['access key', ['saucelabs', 'sauce_access', 'sauce_key', 'saucekey', 'sauce.key'], uuid, /key|saucelabs/i],
  ]),
  ...namedTokensOf('BrowserStack', 'https://www.browserstack.com/docs/automate/api-reference/selenium/introduction', [
    ['access key', ['browserstack'], /[A-Za-z0-9]{20}/y, /key/i],
  ]),
  ...namedTokensOf(
    'LambdaTest',
    'https://www.lambdatest.com/support/docs/using-environment-variables-for-authentication-credentials/',
    [['access key', ['lambdatest', 'lt_access_key'], /[A-Za-z0-9]{50}/y, /key/i]],
  ),
  ...namedTokensOf('Pipedrive', 'https://pipedrive.readme.io/docs/core-api-concepts-authentication', [
    ['API token', ['pipedrive'], hex40, /token|key/i],
  ]),
  ...namedTokensOf('Todoist', 'https://developer.todoist.com/api/v1/', [
    ['API token', ['todoist'], hex40, /token|key/i],
  ]),
  ...namedTokensOf('Bitly', 'https://dev.bitly.com/docs/getting-started/authentication/', [
    ['access token', ['bitly'], hex40, /token|key/i],
  ]),
  ...namedTokensOf('Strava', 'https://developers.strava.com/docs/authentication/', [
    ['client secret', ['strava'], hex40, /secret|token/i],
  ]),
  ...namedTokensOf('Unsplash', 'https://unsplash.com/documentation', [
    ['access key', ['unsplash'], /[\w-]{43}/y, /key|secret/i],
  ]),
  ...namedTokensOf('Giphy', 'https://developers.giphy.com/docs/api/', [
    ['API key', ['giphy'], /[A-Za-z0-9]{32}/y, /key/i],
  ]),
  ...namedTokensOf('NASA', 'https://api.nasa.gov/', [
    ['API key', ['nasa_api', 'nasa_key', 'nasaapi', 'nasakey', 'api.nasa.gov'], /[A-Za-z0-9]{40}/y, /key/i],
  ]),
  ...namedTokensOf('Iterable', 'https://support.iterable.com/hc/en-us/articles/360043464871', [
    ['API key', ['iterable_', 'iterableapi'], hex32, /key/i],
  ]),
  ...namedTokensOf('Bugsnag', 'https://docs.bugsnag.com/api/', [['API key', ['bugsnag'], hex32, /key|token/i]]),
  ...namedTokensOf(
    'Loggly',
    'https://documentation.solarwinds.com/en/success_center/loggly/content/admin/customer-token.htm',
    [['customer token', ['loggly'], uuid, /token/i]],
  ),
  ...namedTokensOf('Particle', 'https://docs.particle.io/reference/cloud-apis/access-tokens/', [
    ['access token', ['particle_', 'api.particle.io'], hex40, /token/i],
  ]),
  ...namedTokensOf(
    'OneLogin',
    'https://developers.onelogin.com/api-docs/2/getting-started/working-with-api-credentials',
    [['client secret', ['onelogin'], hex64, /secret/i]],
  ),
  ...namedTokensOf(
    'HashiCorp Cloud Platform',
    'https://developer.hashicorp.com/hcp/docs/hcp/iam/service-principal/key',
    [['client secret', ['hcp_client_secret'], /[\w.~-]{64}/y, /secret/i]],
  ),
  ...namedTokensOf(
    'Kubernetes',
    'https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/#token-format',
    [['bootstrap token', ['kubeadm', 'bootstraptoken', 'bootstrap-token'], /[a-z0-9]{6}\.([a-z0-9]{16})/y, /token/i]],
  ),
  ...namedTokensOf('Blynk', 'https://docs.blynk.io/en/blynk.cloud/device-https-api', [
    ['device token', ['blynk_auth_token', 'blynk.cloud/external'], /[\w-]{32}/y, /token/i],
  ]),
  ...namedTokensOf('TrueNAS', 'https://www.truenas.com/docs/scale/toptoolbar/managingapikeys/', [
    ['API key', ['truenas', 'login_with_api_key'], /\d{1,4}-([A-Za-z0-9]{64})/y, /key|token|params/i],
  ]),
];
