import { tokensOf } from '../tokenKind';
import type { TokenKind } from '../tokenKind';

/** Who knows the address may post: it is the secret. */
const url = { url: true } as const;

/** Addresses that pages and programs of a customer call; their keys are limited, yet pay for whoever has them. */
const metered = { url: true, severity: 'warning' } as const;

/** Web addresses with a secret in their path or query. */
export const webhooks: readonly TokenKind[] = [
  ...tokensOf('Feishu', 'https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot', [
    [
      'webhook',
      'open.feishu.cn/open-apis/bot/',
      /open\.feishu\.cn\/open-apis\/bot\/(?:v2\/)?hook\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})/y,
      url,
    ],
    [
      'webhook',
      'open.larksuite.com/open-apis/bot/',
      /open\.larksuite\.com\/open-apis\/bot\/(?:v2\/)?hook\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})/y,
      url,
    ],
  ]),
  ...tokensOf('DingTalk', 'https://open.dingtalk.com/document/robots/custom-robot-access', [
    ['webhook', 'oapi.dingtalk.com/robot/send?', /oapi\.dingtalk\.com\/robot\/send\?access_token=([0-9a-f]{64})/y, url],
  ]),
  ...tokensOf('WeCom', 'https://developer.work.weixin.qq.com/document/path/91770', [
    [
      'webhook',
      'qyapi.weixin.qq.com/cgi-bin/webhook/',
      /qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/(?:send|upload_media)\?key=([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/y,
      url,
    ],
  ]),
  ...tokensOf('Rocket.Chat', 'https://docs.rocket.chat/docs/integrations', [
    ['incoming webhook', '/hooks/', /\/hooks\/[A-Za-z0-9]{17,24}\/([A-Za-z0-9]{64})/y, url],
  ]),
  ...tokensOf('IFTTT', 'https://ifttt.com/maker_webhooks', [
    [
      'webhook key',
      'maker.ifttt.com/',
      /maker\.ifttt\.com\/(?:use|trigger\/[\w-]{1,60}\/(?:json\/)?with\/key)\/([\w-]{20,43})/y,
      url,
    ],
  ]),
  ...tokensOf('Make', 'https://help.make.com/webhooks', [
    ...[
      'hook.eu1.make.com/',
      'hook.eu2.make.com/',
      'hook.us1.make.com/',
      'hook.us2.make.com/',
      'hook.integromat.com/',
    ].map(
      (host) => ['webhook', host, new RegExp(`${host.replace(/[./]/g, '\\$&')}([a-z0-9]{32})`, 'y'), metered] as const,
    ),
  ]),
  ...tokensOf('Infura', 'https://docs.metamask.io/services/get-started/infura/', [
    ['API key', '.infura.io/v3/', /\.infura\.io\/v3\/([0-9a-f]{32})/y, metered],
  ]),
  ...tokensOf('Alchemy', 'https://www.alchemy.com/docs/how-to-create-access-keys', [
    ['API key', '.alchemy.com/v2/', /\.alchemy\.com\/v2\/([\w-]{32})/y, metered],
    ['API key', '.alchemyapi.io/v2/', /\.alchemyapi\.io\/v2\/([\w-]{32})/y, metered],
    ['API key', 'alcht_', /alcht_([A-Za-z0-9]{30})/y, metered],
  ]),
];
