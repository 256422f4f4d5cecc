import { namedTokensOf } from '../tokenKind';
import type { NamedTokenKind } from '../tokenKind';

const uuid = /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/y;
const hex32 = /[0-9a-f]{32}/y;
const hex64 = /[0-9a-f]{64}/y;

/** The number of a Discord user or bot, in base64, begins one of its tokens. */
function beginsWithNumber(token: string): boolean {
  try {
    return /^\d{17,20}$/.test(atob(token.slice(0, token.indexOf('.'))));
  } catch {
    return false;
  }
}

/** The emulators of Storage and Cosmos DB have one key each, the same for everyone; so they begin. */
function isOfAnAccount(key: string): boolean {
  return !/^(?:Eby8vdM02x|C2y6yDjf5)/.test(key);
}

/** Tokens of these have nothing of their own but their length and alphabet. */
export const namedAfterProviders: readonly NamedTokenKind[] = [
  ...namedTokensOf('Datadog', 'https://docs.datadoghq.com/account_management/api-app-keys/', [
    ['API key', ['datadog', 'dd_api_key', 'dd-api-key'], hex32],
    ['application key', ['datadog', 'dd_app_key', 'dd-application-key', 'dd_application_key'], /[0-9a-f]{40}/y, /app/i],
  ]),
  ...namedTokensOf('Cloudflare', 'https://developers.cloudflare.com/fundamentals/api/get-started/keys/', [
    ['API token', ['cloudflare', 'cf_api_token', 'cf_token'], /[\w-]{40}/y, /token/i],
    ['global API key', ['cloudflare', 'cf_api_key', 'x-auth-key'], /[0-9a-f]{37}/y, /key/i],
  ]),
  ...namedTokensOf('Fastly', 'https://www.fastly.com/documentation/reference/api/auth-tokens/', [
    ['API token', ['fastly'], /[\w-]{32}/y],
  ]),
  ...namedTokensOf('Cohere', 'https://docs.cohere.com/reference/about', [
    ['API key', ['cohere', 'co_api_key'], /[A-Za-z0-9]{40}/y],
  ]),
  ...namedTokensOf('Mistral', 'https://docs.mistral.ai/getting-started/quickstart', [
    ['API key', ['mistral'], /[A-Za-z0-9]{32}/y],
  ]),
  ...namedTokensOf('Stability AI', 'https://platform.stability.ai/docs/getting-started/authentication', [
    ['API key', ['stability'], /sk-([A-Za-z0-9]{48})/y],
  ]),
  ...namedTokensOf('Weights & Biases', 'https://docs.wandb.ai/ref/python/public-api/', [
    ['API key', ['wandb'], /[0-9a-f]{40}/y, /key|login/i],
  ]),
  ...namedTokensOf('PagerDuty', 'https://support.pagerduty.com/main/docs/api-access-keys', [
    ['API key', ['pagerduty', 'pager_duty', 'pd_api'], /[\w+-]{20}/y],
    ['integration key', ['pagerduty', 'pager_duty'], hex32],
  ]),
  ...namedTokensOf('Opsgenie', 'https://support.atlassian.com/opsgenie/docs/api-key-management/', [
    ['API key', ['opsgenie', 'geniekey'], uuid],
  ]),
  ...namedTokensOf('Splunk', 'https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector', [
    ['HTTP Event Collector token', ['splunk', 'hec_token'], uuid, /token|splunk /i],
  ]),
  ...namedTokensOf('Sumo Logic', 'https://help.sumologic.com/docs/manage/security/access-keys/', [
    ['access key', ['sumologic', 'sumo_'], /[A-Za-z0-9]{64}/y],
  ]),
  ...namedTokensOf('Algolia', 'https://www.algolia.com/doc/guides/security/api-keys/', [
    ['admin API key', ['algolia'], hex32, /admin|write|api_?key/i],
  ]),
  ...namedTokensOf('Twilio', 'https://www.twilio.com/docs/iam/api/authtoken', [
    // `Client(ACCOUNT_SID, "…")`
    ['auth token', ['twilio'], hex32, /auth|token|secret|AC[0-9a-f]{32}|sid["'\])]{0,3}(?=,\s{0,8}["'])/i],
  ]),
  ...namedTokensOf('Mailgun', 'https://documentation.mailgun.com/docs/mailgun/api-reference/authentication/', [
    ['API key', ['mailgun', 'mg_api_key'], /[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}/y],
  ]),
  ...namedTokensOf('Postmark', 'https://postmarkapp.com/developer/api/overview', [
    ['server token', ['postmark'], uuid],
  ]),
  ...namedTokensOf('Plaid', 'https://plaid.com/docs/api/', [['secret', ['plaid'], /[0-9a-f]{30}/y, /secret/i]]),
  ...namedTokensOf('PayPal', 'https://developer.paypal.com/api/rest/', [
    ['client secret', ['paypal'], /E[\w-]{79}/y, /secret/i],
  ]),
  ...namedTokensOf('Okta', 'https://developer.okta.com/docs/guides/create-an-api-token/main/', [
    ['API token', ['okta', 'ssws'], /00([\w-]{40})/y, /token|key|ssws/i],
  ]),
  ...namedTokensOf('Auth0', 'https://auth0.com/docs/get-started/applications/application-settings', [
    ['client secret', ['auth0'], /[\w-]{64}/y, /secret/i],
  ]),
  ...namedTokensOf('Confluent', 'https://docs.confluent.io/cloud/current/', [
    ['API secret', ['confluent'], /[A-Za-z0-9+/]{64}/y, /secret|password/i],
  ]),
  ...namedTokensOf('Hetzner', 'https://docs.hetzner.cloud/reference/cloud', [
    ['API token', ['hetzner', 'hcloud'], /[A-Za-z0-9]{64}/y],
  ]),
  ...namedTokensOf('Linode', 'https://techdocs.akamai.com/linode-api/reference/get-started', [
    ['personal access token', ['linode'], hex64],
  ]),
  ...namedTokensOf('Vultr', 'https://www.vultr.com/api/', [['API key', ['vultr'], /[A-Z0-9]{36}/y]]),
  ...namedTokensOf('Scaleway', 'https://www.scaleway.com/en/docs/iam/concepts/', [
    ['secret key', ['scaleway', 'scw_secret_key'], uuid, /secret/i],
  ]),
  ...namedTokensOf('Heroku', 'https://devcenter.heroku.com/articles/authentication', [['API key', ['heroku'], uuid]]),
  ...namedTokensOf(
    'Azure',
    'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
    [
      [
        'DevOps personal access token',
        ['azure_devops', 'azuredevops', 'azure-devops', 'ado_pat', 'vsts', 'dev.azure.com'],
        /[a-z2-7]{52}/y,
        /pat|token|auth|password|azure/i,
      ],
      [
        'Storage account key',
        ['storage_account_key', 'storageaccountkey', 'storage_key', 'storagekey', 'accountkey', 'account_key'],
        /([A-Za-z0-9+/]{86})==/y,
        /key/i,
        isOfAnAccount,
      ],
      [
        'AI services key',
        ['cognitive', 'azure_openai', 'azureopenai', 'ocp-apim-subscription-key', 'translator_key', 'speech_key'],
        hex32,
        /key/i,
      ],
    ],
  ),
  ...namedTokensOf('Codecov', 'https://docs.codecov.com/docs/codecov-tokens', [
    ['token', ['codecov'], uuid, /token|\s-t\s/i],
  ]),
  ...namedTokensOf('Coveralls', 'https://docs.coveralls.io/', [
    ['repository token', ['coveralls'], /[A-Za-z0-9]{33}/y, /token/i],
  ]),
  ...namedTokensOf('Snyk', 'https://docs.snyk.io/snyk-api/authentication-for-api', [['API token', ['snyk'], uuid]]),
  ...namedTokensOf('Travis CI', 'https://docs.travis-ci.com/user/triggering-builds/', [
    ['access token', ['travis'], /[\w-]{22}/y, /token/i],
  ]),
  ...namedTokensOf('CircleCI', 'https://circleci.com/docs/managing-api-tokens/', [
    ['API token', ['circleci', 'circle_token', 'circle-token'], /[0-9a-f]{40}/y, /token/i],
  ]),
  ...namedTokensOf('Rollbar', 'https://docs.rollbar.com/docs/access-tokens', [
    ['server token', ['rollbar'], hex32, /token/i],
  ]),
  ...namedTokensOf('Mattermost', 'https://developers.mattermost.com/integrate/reference/personal-access-token/', [
    ['access token', ['mattermost'], /[a-z0-9]{26}/y, /token/i],
  ]),
  ...namedTokensOf('Discord', 'https://discord.com/developers/docs/topics/oauth2', [
    [
      'bot token',
      ['discord', 'token', '.login(', 'bot.run(', 'client.run(', 'authorization'],
      /[MNO][\w-]{22,27}\.[\w-]{6}\.([\w-]{27,38})/y,
      /discord|token|login\(|run\(|bot/i,
      beginsWithNumber,
    ],
    ['client secret', ['discord'], /[\w-]{32}/y, /secret/i],
  ]),
  ...namedTokensOf(
    'Facebook',
    'https://developers.facebook.com/docs/development/create-an-app/app-dashboard/basic-settings',
    [['app secret', ['facebook', 'fb_app_secret'], hex32, /secret/i]],
  ),
  ...namedTokensOf('Twitter', 'https://developer.x.com/en/docs/authentication/oauth-1-0a', [
    ['API secret', ['twitter'], /[A-Za-z0-9]{50}/y, /secret/i],
    ['access token secret', ['twitter'], /[A-Za-z0-9]{45}/y, /secret/i],
  ]),
  ...namedTokensOf('LinkedIn', 'https://learn.microsoft.com/linkedin/shared/authentication/authentication', [
    ['client secret', ['linkedin'], /[A-Za-z0-9]{16}/y, /secret/i],
  ]),
  ...namedTokensOf('Spotify', 'https://developer.spotify.com/documentation/web-api', [
    ['client secret', ['spotify'], hex32, /secret/i],
  ]),
  ...namedTokensOf('Twitch', 'https://dev.twitch.tv/docs/authentication/', [
    ['token', ['twitch'], /(?:oauth:)?([a-z0-9]{30})/y, /secret|token|oauth/i],
  ]),
  ...namedTokensOf('Trello', 'https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/', [
    ['token', ['trello'], hex64, /token|secret/i],
    ['API key', ['trello'], hex32, /key/i],
  ]),
  ...namedTokensOf(
    'Jira',
    'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    [['API token', ['jira', 'confluence', 'atlassian'], /[A-Za-z0-9]{24}/y, /token/i]],
  ),
  ...namedTokensOf('Zendesk', 'https://support.zendesk.com/hc/en-us/articles/4408889192858', [
    ['API token', ['zendesk'], /[A-Za-z0-9]{40}/y],
  ]),
  ...namedTokensOf('Ably', 'https://ably.com/docs/auth/basic', [
    ['API key', ['ably'], /[\w-]{6}\.[\w-]{6}:([\w-]{43})/y],
  ]),
  ...namedTokensOf('Box', 'https://developer.box.com/guides/authentication/', [
    ['client secret', ['box_client_secret', 'boxclientsecret', 'boxappsettings'], /[A-Za-z0-9]{32}/y],
  ]),
  ...namedTokensOf('Dropbox', 'https://www.dropbox.com/developers/reference/oauth-guide', [
    ['access token', ['dropbox'], /[\w-]{64}/y, /token/i],
    ['app secret', ['dropbox'], /[a-z0-9]{15}/y, /secret/i],
  ]),
  ...namedTokensOf('Mixpanel', 'https://developer.mixpanel.com/reference/project-secret', [
    ['API secret', ['mixpanel'], hex32, /secret/i],
  ]),
  ...namedTokensOf('Amplitude', 'https://amplitude.com/docs', [['secret key', ['amplitude'], hex32, /secret/i]]),
  ...namedTokensOf('Segment', 'https://segment.com/docs/connections/find-writekey/', [
    ['write key', ['segment'], /[A-Za-z0-9]{32}/y, /write_?key/i],
  ]),
  ...namedTokensOf('OpenWeather', 'https://openweathermap.org/appid', [
    ['API key', ['openweather'], hex32, /key|appid/i],
  ]),
  ...namedTokensOf('Airtable', 'https://airtable.com/developers/web/api/authentication', [
    ['API key', ['airtable'], /key([A-Za-z0-9]{14})/y],
  ]),
  ...namedTokensOf('Beamer', 'https://www.getbeamer.com/api', [['API key', ['beamer'], /b_([\w=-]{44})/y]]),
  ...namedTokensOf('NewsAPI', 'https://newsapi.org/docs/authentication', [['API key', ['newsapi'], hex32, /key/i]]),
  ...namedTokensOf('TMDB', 'https://developer.themoviedb.org/docs/authentication-application', [
    ['API key', ['tmdb', 'themoviedb'], hex32, /key/i],
  ]),
  ...namedTokensOf('Snowflake', 'https://docs.snowflake.com/en/user-guide/programmatic-access-tokens', [
    ['password', ['snowflake_password'], /[\w!@#$%^&*-]{12,64}/y, /password/i],
  ]),
  ...namedTokensOf('Upstash', 'https://upstash.com/docs/redis/features/restapi', [
    ['REST token', ['upstash'], /A[A-Za-z0-9_-]{40,120}={0,2}/y, /token/i],
  ]),
  ...namedTokensOf('Vercel', 'https://vercel.com/docs/rest-api', [
    ['access token', ['vercel'], /[A-Za-z0-9]{24}/y, /token/i],
  ]),
  ...namedTokensOf('Netlify', 'https://docs.netlify.com/api/get-started/', [
    ['access token', ['netlify'], /[\w-]{43}/y, /token/i],
  ]),
  ...namedTokensOf('Razorpay', 'https://razorpay.com/docs/api/authentication/', [
    ['key secret', ['razorpay', 'rzp_'], /[A-Za-z0-9]{24}/y, /secret/i],
  ]),
  ...namedTokensOf('Sendbird', 'https://sendbird.com/docs', [['API token', ['sendbird'], /[0-9a-f]{40}/y, /token/i]]),
  ...namedTokensOf('Alibaba Cloud', 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair', [
    [
      'access key secret',
      ['aliyun', 'alibaba', 'alicloud', 'accesskeysecret', 'access_key_secret'],
      /[A-Za-z0-9]{30}/y,
      /secret/i,
    ],
  ]),
  ...namedTokensOf('Tencent Cloud', 'https://www.tencentcloud.com/document/product/598/34228', [
    ['secret key', ['tencent'], /[A-Za-z0-9]{32}/y, /secret_?key/i],
  ]),
];
