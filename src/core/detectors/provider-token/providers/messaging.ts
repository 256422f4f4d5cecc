import { tokensOf } from '../tokenKind';
import type { TokenKind } from '../tokenKind';

/** Who knows the address may post: it is the secret. */
const url = { url: true } as const;

const slackDocs = 'https://api.slack.com/concepts/token-types';

/** Mail, chat, telephone. */
export const messaging: readonly TokenKind[] = [
  ...tokensOf('Slack', slackDocs, [
    ['bot token', 'xoxb-', /xoxb-(\d{9,14}-(?:\d{9,14}-)?[A-Za-z0-9]{18,34})/y],
    ['user token', 'xoxp-', /xoxp-(\d{9,14}-\d{9,14}-(?:\d{9,14}-)?[A-Za-z0-9]{20,40})/y],
    ['workspace token', 'xoxa-', /xoxa-((?:2-)?[0-9A-Za-z-]{30,80})/y],
    ['refresh token', 'xoxr-', /xoxr-((?:2-)?[0-9A-Za-z-]{30,80})/y],
    ['rotated user token', 'xoxe-', /xoxe-(\d{9,14}-\d{9,14}-\d{9,14}-[A-Za-z0-9]{28,40})/y],
    ['legacy token', 'xoxs-', /xoxs-(\d{9,14}-\d{9,14}-\d{9,14}-[0-9a-f]{10,40})/y],
    ['client token', 'xoxc-', /xoxc-(\d{9,14}-\d{9,14}-\d{9,14}-[0-9a-f]{64})/y],
    ['configuration token', 'xoxe', /xoxe(?:\.xox[bp])?-\d-([A-Za-z0-9]{100,200})/y],
    // https://docs.slack.dev/admins/audit-logs-anomalies-allow-configure/: the cookie `d` of a browser's session
    ['session cookie', 'xoxd-', /xoxd-([\w+/%-]{100,400}={0,2})/y],
    ['app-level token', 'xapp-', /xapp-\d-([A-Z0-9]{9,13}-\d{10,14}-[0-9a-f]{64})/y],
    [
      'incoming webhook',
      'hooks.slack.com/',
      /hooks\.slack\.com\/(?:services|workflows|triggers)\/[TE][A-Z0-9]{7,14}\/[AB]?[A-Z0-9]{7,24}\/(?:\d{15,20}\/)?([A-Za-z0-9]{20,40})/y,
      url,
    ],
  ]),
  ...tokensOf('Discord', 'https://discord.com/developers/docs/reference#authentication', [
    ['webhook', 'discord.com/api/webhooks/', /discord\.com\/api\/webhooks\/\d{17,20}\/([\w-]{60,72})/y, url],
    ['webhook', 'discordapp.com/api/webhooks/', /discordapp\.com\/api\/webhooks\/\d{17,20}\/([\w-]{60,72})/y, url],
  ]),
  ...tokensOf('Telegram', 'https://core.telegram.org/bots/api#authorizing-your-bot', [
    ...[8, 9, 10].map(
      (length) =>
        [
          'bot token',
          ':AA',
          new RegExp(`\\d{${String(length)}}:(AA[\\w-]{33})`, 'y'),
          { lead: length, joined: 'bot' },
        ] as const,
    ),
  ]),
  ...tokensOf('Twilio', 'https://www.twilio.com/docs/iam/api-keys', [
    ...'0123456789abcdef'
      .split('')
      .map(
        (digit) =>
          ['API key', `SK${digit}`, /SK([0-9a-f]{32})/y, { near: /twilio|\bAC[0-9a-f]{32}|api_?key|sid/i }] as const,
      ),
  ]),
  ...tokensOf('SendGrid', 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys', [
    ['API key', 'SG.', /SG\.([\w-]{22}\.[\w-]{43})/y],
  ]),
  ...tokensOf('Mailgun', 'https://documentation.mailgun.com/docs/mailgun/api-reference/authentication/', [
    ['private API key', 'key-', /key-([0-9a-f]{32})/y],
  ]),
  ...tokensOf('Mailchimp', 'https://mailchimp.com/developer/marketing/guides/quick-start/', [
    ['API key', '-us', /([0-9a-f]{32})-us\d{1,2}/y, { lead: 32 }],
    ['Transactional API key', 'md-', /md-([\w-]{22})/y, { near: /mandrill|mailchimp/i }],
  ]),
  ...tokensOf('Brevo', 'https://developers.brevo.com/docs/getting-started', [
    ['API key', 'xkeysib-', /xkeysib-([0-9a-f]{64}-[A-Za-z0-9]{16})/y],
    ['SMTP key', 'xsmtpsib-', /xsmtpsib-([0-9a-f]{64}-[A-Za-z0-9]{16})/y],
  ]),
  ...tokensOf('OneSignal', 'https://documentation.onesignal.com/docs/en/keys-and-ids', [
    ['app API key', 'os_v2_app_', /os_v2_app_([a-z2-7]{103})/y],
    ['organisation API key', 'os_v2_org_', /os_v2_org_([a-z2-7]{103})/y],
  ]),
  ...tokensOf('LINE', 'https://developers.line.biz/en/docs/messaging-api/channel-access-tokens/', [
    // Every long-lived one ends so.
    ['channel access token', 'dB04t89/1O/w1cDnyilFU=', /([A-Za-z0-9+/]{150})dB04t89\/1O\/w1cDnyilFU=/y, { lead: 150 }],
  ]),
  ...tokensOf('Resend', 'https://resend.com/docs/api-reference/introduction', [
    ['API key', 're_', /re_([A-Za-z0-9]{8}_[A-Za-z0-9]{24})/y],
  ]),
  ...tokensOf('Mailersend', 'https://developers.mailersend.com/general.html', [
    ['API token', 'mlsn.', /mlsn\.([A-Za-z0-9]{64})/y],
  ]),
  ...tokensOf('Microsoft Teams', 'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/', [
    [
      'incoming webhook',
      '.webhook.office.com/',
      /\.webhook\.office\.com\/webhookb2\/[0-9a-f-]{36}@[0-9a-f-]{36}\/IncomingWebhook\/([0-9a-f]{32}\/[0-9a-f-]{36})(?:\/V2[\w-]{20,80})?/y,
      url,
    ],
  ]),
  ...tokensOf('Google Chat', 'https://developers.google.com/workspace/chat/quickstart/webhooks', [
    [
      'webhook',
      'chat.googleapis.com/v1/spaces/',
      /chat\.googleapis\.com\/v1\/spaces\/[\w-]{6,20}\/messages\?key=AIza[\w-]{35}&token=([\w%-]{40,60})/y,
      url,
    ],
  ]),
  ...tokensOf('Bitrix24', 'https://apidocs.bitrix24.com/local-integrations/local-webhooks.html', [
    [
      'incoming webhook',
      '/rest/',
      /\/rest\/\d{1,7}\/([a-z0-9]{16,20})/y,
      {
        url: true,
        check: (token) => /[a-z]/.test(token.slice(6)) && /\d[a-z]|[a-z]\d/.test(token),
        near: /bitrix|b24|web_?hook|\b(?:crm|tasks?|user|im(?:bot|open)?|disk|lists|department|profile|catalog)\.[a-z]/i,
      },
    ],
  ]),
  ...tokensOf('Zapier', 'https://help.zapier.com/hc/en-us/articles/8496288690317', [
    [
      'webhook',
      'hooks.zapier.com/hooks/',
      /hooks\.zapier\.com\/hooks\/catch\/\d{5,10}\/([a-z0-9]{6,10})/y,
      { severity: 'warning', url: true },
    ],
  ]),
  ...tokensOf('Facebook', 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens/', [
    ['access token', 'EAA', /EAA[A-Z]([A-Za-z0-9]{90,260})/y],
  ]),
  ...tokensOf('Instagram', 'https://developers.facebook.com/docs/instagram-platform/reference/access_token', [
    ...['IGQV', 'IGQW', 'IGAA'].map(
      (prefix) => ['access token', prefix, new RegExp(`${prefix}([\\w-]{100,400})`, 'y')] as const,
    ),
  ]),
  ...tokensOf('ServerChan', 'https://sct.ftqq.com/sendkey', [
    ['send key', 'SCT', /SCT\d{2,7}T([A-Za-z0-9]{24,36})/y],
    ['send key', 'sctp', /sctp\d{1,7}t([a-z0-9]{20,40})/y],
  ]),
  ...tokensOf('Twitter', 'https://developer.x.com/en/docs/authentication/oauth-2-0/bearer-tokens', [
    ['bearer token', 'AAAAAAAAAAAAAAAAAAAAA', /A{21,24}([A-Za-z0-9%]{70,140})/y, { check: hasBothSides }],
  ]),
  ...tokensOf('Courier', 'https://www.courier.com/docs/reference/', [
    ['API key', 'pk_prod_', /pk_prod_([A-Z0-9]{28})/y],
  ]),
  // https://github.com/element-hq/synapse: the user in base64, what was drawn, and a checksum.
  ...tokensOf('Matrix', 'https://spec.matrix.org/latest/client-server-api/#using-access-tokens', [
    ['access token', 'syt_', /syt_[A-Za-z0-9+/]{2,120}_([A-Za-z]{20})_[A-Za-z0-9]{6}/y],
  ]),
  // A UUID in base64: the first bits of its letters leave few to choose from.
  ...tokensOf('PubNub', 'https://www.pubnub.com/docs/general/setup/account-setup', [
    ['secret key', 'sec-c-', /sec-c-((?:[MNOYZ][A-Za-z0-9]{3}){12})/y],
  ]),
  ...tokensOf('Svix', 'https://docs.svix.com/quickstart', [
    ['test API token', 'testsk_', /testsk_([\w-]{32})\.(?:us|eu|in|ca|au)/y, { severity: 'warning' }],
  ]),
];

/** Before the percent-encoded sign stands the number of the application, behind it the secret. */
function hasBothSides(token: string): boolean {
  return /[a-z]/.test(token) && /\d/.test(token);
}
