import { hasHexChecksum } from '../checksums';
import { tokensOf } from '../tokenKind';
import type { TokenKind } from '../tokenKind';

/** Logs, metrics and alarms. */
export const monitoring: readonly TokenKind[] = [
  ...tokensOf('New Relic', 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/', [
    ['user key', 'NRAK-', /NRAK-([A-Z0-9]{27})/y],
    ['insights insert key', 'NRII-', /NRII-([\w-]{32})/y],
    ['insights query key', 'NRIQ-', /NRIQ-([\w-]{32})/y],
    ['admin key', 'NRAA-', /NRAA-([0-9a-f]{27})/y],
    ['browser key', 'NRJS-', /NRJS-([0-9a-f]{19})/y, { severity: 'warning' }],
    ['licence key', 'NRAL', /([0-9a-f]{36})NRAL/y, { lead: 36 }],
    ['licence key', 'FFFFNRAL', /([0-9a-f]{32})FFFFNRAL/y, { lead: 32 }],
    ['licence key', 'eu01xx', /eu01xx([0-9a-f]{30}NRAL|[0-9a-f]{34})/y],
  ]),
  ...tokensOf('Sentry', 'https://docs.sentry.io/account/auth-tokens/', [
    ['organisation auth token', 'sntrys_eyJ', /sntrys_eyJ([\w+/-]{60,400}={0,2}_[\w+/-]{43})/y],
    ['user auth token', 'sntryu_', /sntryu_([0-9a-f]{64})/y],
    ['integration token', 'sntryi_', /sntryi_([0-9a-f]{64})/y],
    ['user app token', 'sntrya_', /sntrya_([0-9a-f]{64})/y],
  ]),
  ...tokensOf('Grafana', 'https://grafana.com/docs/grafana/latest/administration/service-accounts/', [
    ['service account token', 'glsa_', /glsa_([A-Za-z0-9]{32})_[0-9a-fA-F]{8}/y, { checksum: hasHexChecksum }],
    ['Cloud access policy token', 'glc_', /glc_eyJ([A-Za-z0-9+/]{60,400}={0,2})/y],
    ['API key', 'eyJrIjoi', /eyJrIjoi([A-Za-z0-9]{60,120}={0,2})/y],
  ]),
  ...tokensOf('Honeycomb', 'https://docs.honeycomb.io/configure/environments/manage-api-keys/', [
    ['ingest key', 'hcaik_', /hcaik_([a-z0-9]{58})/y],
    ['classic ingest key', 'hcaic_', /hcaic_([a-z0-9]{58})/y],
    ['management key', 'hcamk_', /hcamk_([a-z0-9]{26}:[A-Za-z0-9]{32})/y],
  ]),
  ...tokensOf(
    'Dynatrace',
    'https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens',
    [
      ['API token', 'dt0c01.', /dt0c01\.([A-Z2-7]{24}\.[A-Z2-7]{64})/y],
      ['platform token', 'dt0s16.', /dt0s16\.([A-Z2-7]{8}\.[A-Z2-7]{64})/y],
      ['OAuth client secret', 'dt0s02.', /dt0s02\.([A-Z2-7]{8}\.[A-Z2-7]{64})/y],
    ],
  ),
  ...tokensOf('Axiom', 'https://axiom.co/docs/reference/tokens', [
    ['API token', 'xaat-', /xaat-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/y],
    ['personal token', 'xapt-', /xapt-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/y],
  ]),
  ...tokensOf('PostHog', 'https://posthog.com/docs/api', [
    ['personal API key', 'phx_', /phx_([A-Za-z0-9]{43,50})/y],
    ['feature flags secure key', 'phs_', /phs_([A-Za-z0-9]{43,50})/y],
    ['OAuth access token', 'pha_', /pha_([A-Za-z0-9]{43,50})/y],
    ['OAuth refresh token', 'phr_', /phr_([A-Za-z0-9]{43,50})/y],
  ]),
  ...tokensOf('incident.io', 'https://api-docs.incident.io/', [['API key', 'inc_', /inc_([0-9a-f]{64})/y]]),
  ...tokensOf('Coralogix', 'https://coralogix.com/docs/user-guides/account-management/api-keys/api-keys/', [
    ['team API key', 'cxtp_', /cxtp_([A-Za-z0-9]{30})/y],
    ['personal API key', 'cxup_', /cxup_([A-Za-z0-9]{30})/y],
  ]),
  ...tokensOf('Honeybadger', 'https://docs.honeybadger.io/api/', [
    ['project API key', 'hbp_', /hbp_([A-Za-z0-9]{36})/y],
  ]),
  ...tokensOf('Datadog', 'https://docs.datadoghq.com/account_management/personal-access-tokens/', [
    ['personal access token', 'ddpat_', /ddpat_(\w{32,90})/y],
    ['service access token', 'ddsat_', /ddsat_(\w{32,90})/y],
    ['application key', 'ddapp_', /ddapp_([A-Za-z0-9]{34})/y],
  ]),
  ...tokensOf('LogicMonitor', 'https://www.logicmonitor.com/support/bearer-token', [
    ['bearer token', 'lmb_', /lmb_([A-Za-z0-9+/]{60,160}={0,2})/y],
  ]),
  ...tokensOf('Checkly', 'https://www.checklyhq.com/docs/', [['user API key', 'cu_', /cu_([0-9a-f]{32})/y]]),
  ...tokensOf('Rootly', 'https://docs.rootly.com/api-reference/overview', [
    ['API token', 'rootly_', /rootly_([0-9a-f]{64})/y],
  ]),
];
