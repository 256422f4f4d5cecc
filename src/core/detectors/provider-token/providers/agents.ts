import { tokensOf } from '../tokenKind';
import type { TokenKind } from '../tokenKind';

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** What programs use that write and run programs, and where their work is checked and built. */
export const agents: readonly TokenKind[] = [
  ...tokensOf('Anthropic', 'https://docs.anthropic.com/en/api/overview', [
    ['OAuth refresh token', 'sk-ant-ort01-', /sk-ant-ort01-([\w-]{93})AA/y],
    ['session key', 'sk-ant-sid01-', /sk-ant-sid01-([\w-]{80,130})/y],
    ['session key', 'sk-ant-sid02-', /sk-ant-sid02-([\w-]{80,160})/y],
  ]),
  ...tokensOf('Cursor', 'https://cursor.com/docs/cloud-agent/api/endpoints', [
    ['API key', 'crsr_', /crsr_([0-9a-f]{64})/y],
  ]),
  ...tokensOf('Devin', 'https://docs.devin.ai/api-reference/authentication', [
    ['service API key', 'apk_', /apk_(?!user_)([A-Za-z0-9+/]{80,100}={0,2})/y],
  ]),
  ...tokensOf('Daytona', 'https://www.daytona.io/docs/en/api-keys/', [['API key', 'dtn_', /dtn_([0-9a-f]{64})/y]]),
  ...tokensOf('Context7', 'https://context7.com/docs/howto/api-keys', [
    ['API key', 'ctx7sk-', new RegExp(`ctx7sk-(${uuid})`, 'y')],
  ]),
  ...tokensOf('Browserbase', 'https://docs.browserbase.com/reference/api/overview', [
    ['API key', 'bb_live_', /bb_live_([\w-]{27})/y],
  ]),
  ...tokensOf('Mem0', 'https://docs.mem0.ai/api-reference', [
    // A digest behind `m0-` is a milestone's.
    ['API key', 'm0-', /m0-(?![0-9a-f]{40})([A-Za-z0-9]{40})/y],
  ]),
  ...tokensOf('turbopuffer', 'https://turbopuffer.com/docs/auth', [['API key', 'tpuf_', /tpuf_([A-Za-z0-9]{32})/y]]),
  ...tokensOf('Hack Club AI', 'https://ai.hackclub.com/', [['API key', 'sk-hc-v1-', /sk-hc-v1-([0-9a-f]{64})/y]]),
  ...tokensOf('LangSmith', 'https://docs.smith.langchain.com/', [['API key', 'ls__', /ls__([0-9a-f]{32})/y]]),
  ...tokensOf('Inngest', 'https://www.inngest.com/docs/platform/signing-keys', [
    ['signing key', 'signkey-prod-', /signkey-prod-([0-9a-f]{64})/y],
    ['test signing key', 'signkey-test-', /signkey-test-([0-9a-f]{64})/y, { severity: 'warning' }],
  ]),
  ...tokensOf('Liveblocks', 'https://liveblocks.io/docs/authentication', [
    ['secret key', 'sk_prod_', /sk_prod_([\w-]{64})/y],
    ['development secret key', 'sk_dev_', /sk_dev_([\w-]{64})/y, { severity: 'warning' }],
  ]),
  ...tokensOf('Builder.io', 'https://www.builder.io/c/docs/using-your-api-key', [
    ['private key', 'bpk-', /bpk-([0-9a-f]{32})/y],
  ]),
  ...tokensOf('Open VSX', 'https://github.com/eclipse/openvsx/wiki/Publishing-Extensions', [
    ['access token', 'ovsxp_', new RegExp(`ovsxp_(${uuid})`, 'y')],
    ['access token', 'ovsxat_', new RegExp(`ovsxat_(${uuid})`, 'y')],
  ]),
  ...tokensOf('Cargo', 'https://rust-lang.github.io/rfcs/3691-trusted-publishing-cratesio.html', [
    ['trusted publishing token', 'cio_tp_', /cio_tp_([A-Za-z0-9]{30,40})/y],
  ]),
  // One such token is in Socket's own programs, for everyone.
  ...tokensOf('Socket', 'https://docs.socket.dev/docs/api-keys', [
    ['API token', 'sktsec_', /sktsec_(?!t_--RAN5)([\w-]{38,60})_api/y],
  ]),
  ...tokensOf('Depot', 'https://depot.dev/docs/cli/authentication', [
    ...['user', 'org', 'project'].map(
      (scope) => [`${scope} token`, `depot_${scope}_`, new RegExp(`depot_${scope}_([0-9a-f]{64})`, 'y')] as const,
    ),
  ]),
  ...tokensOf('Argos', 'https://argos-ci.com/docs/reference/argos-cli', [
    ['project token', 'argos_', /argos_([0-9a-f]{40})/y],
  ]),
  ...tokensOf('DVC Studio', 'https://dvc.org/doc/studio/user-guide/account-management', [
    ['access token', 'isat_', /isat_([A-Za-z0-9]{56})/y],
  ]),
  ...tokensOf('dbt', 'https://docs.getdbt.com/docs/dbt-cloud-apis/authentication', [
    ['service token', 'dbtc_', /dbtc_([\w-]{36,64})/y],
    ['personal access token', 'dbtu_', /dbtu_([\w-]{36,64})/y],
  ]),
  ...tokensOf('Weblate', 'https://docs.weblate.org/en/latest/api.html#authentication-and-generic-parameters', [
    ['user API key', 'wlu_', /wlu_([A-Za-z0-9]{36})/y],
    ['project API key', 'wlp_', /wlp_([A-Za-z0-9]{36})/y],
  ]),
  ...tokensOf('Tolgee', 'https://docs.tolgee.io/platform/account_settings/api_keys_and_pat_tokens', [
    ['project API key', 'tgpak_', /tgpak_([a-z2-7]{40,100})/y],
    ['personal access token', 'tgpat_', /tgpat_([a-z2-7]{40,100})/y],
  ]),
  ...tokensOf('GitBook', 'https://gitbook.com/docs/developers/gitbook-api/authentication', [
    ['API token', 'gb_api_', /gb_api_([A-Za-z0-9]{40})/y],
  ]),
  ...tokensOf('WakaTime', 'https://wakatime.com/developers#authentication', [
    ['app secret', 'waka_sec_', /waka_sec_([A-Za-z0-9]{60,100})/y],
    ['OAuth access token', 'waka_tok_', /waka_tok_([A-Za-z0-9]{60,100})/y],
    ['OAuth refresh token', 'waka_ref_', /waka_ref_([A-Za-z0-9]{60,100})/y],
  ]),
];
