import { tokensOf } from '../tokenKind';
import type { TokenKind } from '../tokenKind';

/** Clouds, hosts and data stores other than Azure. */
export const clouds: readonly TokenKind[] = [
  ...tokensOf('Google', 'https://cloud.google.com/docs/authentication/api-keys', [
    // Keys for browsers are public by design; without restrictions they pay for other people's calls all the same.
    ['API key', 'AIza', /AIza([\w-]{35})/y, { severity: 'warning' }],
    // https://ai.google.dev/gemini-api/docs/api-key
    ['Gemini API key', 'AQ.Ab8RN6', /AQ\.Ab8RN6([\w-]{44})/y],
    ['OAuth client secret', 'GOCSPX-', /GOCSPX-([\w-]{28})/y],
    ['OAuth access token', 'ya29.', /ya29\.([\w-]{40,1000})/y],
    ['OAuth refresh token', '1//0', /1\/\/0([\w-]{42,110})/y],
  ]),
  ...tokensOf('Firebase', 'https://firebase.google.com/docs/cloud-messaging/auth-server', [
    ['Cloud Messaging server key', 'AAAA', /AAAA([\w-]{7}:APA91b[\w-]{134})/y],
  ]),
  ...tokensOf('DigitalOcean', 'https://docs.digitalocean.com/reference/api/create-personal-access-token/', [
    ['personal access token', 'dop_v1_', /dop_v1_([0-9a-f]{64})/y],
    ['OAuth token', 'doo_v1_', /doo_v1_([0-9a-f]{64})/y],
    ['refresh token', 'dor_v1_', /dor_v1_([0-9a-f]{64})/y],
  ]),
  ...tokensOf('Cloudflare', 'https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/', [
    ['Origin CA key', 'v1.0-', /v1\.0-([0-9a-f]{24}-[0-9a-f]{146})/y],
  ]),
  ...tokensOf('Cloudflare', 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/', [
    ['user API token', 'cfut_', /cfut_([A-Za-z0-9]{40})[0-9a-f]{8}/y],
    ['account API token', 'cfat_', /cfat_([A-Za-z0-9]{40})[0-9a-f]{8}/y],
    ['global API key', 'cfk_', /cfk_([A-Za-z0-9]{40})[0-9a-f]{8}/y],
  ]),
  ...tokensOf('Heroku', 'https://devcenter.heroku.com/articles/authentication', [
    ['API key', 'HRKU-', /HRKU-(AA[\w-]{58})/y],
    ['API key', 'HRKU-', /HRKU-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/y],
  ]),
  ...tokensOf('Netlify', 'https://docs.netlify.com/api/get-started/', [
    ['personal access token', 'nfp_', /nfp_([A-Za-z0-9]{36})/y],
    ['token', 'nfc_', /nfc_([A-Za-z0-9]{36})/y],
  ]),
  ...tokensOf('Vercel', 'https://vercel.com/docs/rest-api', [
    ['access token', 'vcp_', /vcp_([A-Za-z0-9]{56})/y],
    ['app access token', 'vca_', /vca_([A-Za-z0-9]{56})/y],
    ['app refresh token', 'vcr_', /vcr_([A-Za-z0-9]{56})/y],
    ['integration token', 'vci_', /vci_([A-Za-z0-9]{56})/y],
    ['AI Gateway key', 'vck_', /vck_([A-Za-z0-9]{56})/y],
    ['Blob read-write token', 'vercel_blob_rw_', /vercel_blob_rw_([A-Za-z0-9]{16}_[A-Za-z0-9]{30})/y],
  ]),
  ...tokensOf('Fly.io', 'https://fly.io/docs/security/tokens/', [
    ['access token', 'fm2_', /fm2_([A-Za-z0-9+/]{100,1200}={0,3})/y],
    ['access token', 'fm1r_', /fm1r_([A-Za-z0-9+/]{100,1200}={0,3})/y],
    ['access token', 'fm1a_', /fm1a_([A-Za-z0-9+/]{100,1200}={0,3})/y],
    ['access token', 'fo1_', /fo1_([\w-]{43})/y],
  ]),
  ...tokensOf('Render', 'https://render.com/docs/api', [['API key', 'rnd_', /rnd_([A-Za-z0-9]{28,36})/y]]),
  ...tokensOf('Supabase', 'https://supabase.com/docs/guides/api/api-keys', [
    ['personal access token', 'sbp_', /sbp_((?:v0_|oauth_)?[0-9a-f]{40})/y],
    ['secret key', 'sb_secret_', /sb_secret_([\w-]{22}_[\w-]{8})/y],
  ]),
  ...tokensOf('PlanetScale', 'https://planetscale.com/docs/api/reference/service-tokens', [
    ['service token', 'pscale_tkn_', /pscale_tkn_([\w.=-]{32,64})/y],
    ['password', 'pscale_pw_', /pscale_pw_([\w.=-]{32,64})/y],
    ['OAuth token', 'pscale_oauth_', /pscale_oauth_([\w.=-]{32,64})/y],
  ]),
  ...tokensOf('Neon', 'https://neon.com/docs/manage/api-keys', [
    ['API key', 'napi_', /napi_([A-Za-z0-9]{60,68})/y],
    ['database password', 'npg_', /npg_([A-Za-z0-9]{12,16})/y],
  ]),
  ...tokensOf('Aiven', 'https://aiven.io/docs/platform/howto/create_authentication_token', [
    ['service password', 'AVNS_', /AVNS_([\w-]{19})/y],
  ]),
  ...tokensOf('Databricks', 'https://docs.databricks.com/aws/en/dev-tools/auth/pat', [
    ['personal access token', 'dapi', /dapi([0-9a-f]{32}(?:-\d)?)/y],
    ['OAuth secret', 'dose', /dose([A-Za-z0-9]{32})/y],
  ]),
  ...tokensOf('MongoDB Atlas', 'https://www.mongodb.com/docs/atlas/api/service-accounts-overview/', [
    ['service account secret', 'mdb_sa_sk_', /mdb_sa_sk_([\w-]{40})/y],
  ]),
  ...tokensOf(
    'Confluent',
    'https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html',
    [['API secret', 'cflt', /cflt([A-Za-z0-9+/]{60})/y]],
  ),
  ...tokensOf('Alibaba Cloud', 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair', [
    ['access key id', 'LTAI', /LTAI([A-Za-z0-9]{16,22}|[A-Za-z0-9]{12})(?![A-Za-z0-9])/y],
  ]),
  ...tokensOf('Tencent Cloud', 'https://www.tencentcloud.com/document/product/598/34228', [
    ['secret id', 'AKID', /AKID([A-Za-z0-9]{32})/y],
    ['secret id', 'IKID', /IKID([A-Za-z0-9]{32})/y],
  ]),
  ...tokensOf('Yandex Cloud', 'https://yandex.cloud/en/docs/iam/concepts/authorization/', [
    ['API key', 'AQVN', /AQVN([\w-]{36,38})/y],
    ['IAM token', 't1.9eu', /t1\.(9eu[\w-]{80,400}={0,2}\.[\w-]{86}={0,2})/y],
    ['static access key', 'YCA', /YCA[A-Z]{2}([\w-]{35})/y],
    ['OAuth token', 'y0_', /y0_([\w-]{50,64})/y],
    ['SmartCaptcha server key', 'ysc2_', /ysc2_([A-Za-z0-9]{48})/y],
  ]),
  ...tokensOf('Ubidots', 'https://docs.ubidots.com/reference/authentication', [
    ['token', 'BBFF-', /BBFF-([A-Za-z0-9]{30})/y],
  ]),
  ...tokensOf('CockroachDB Cloud', 'https://www.cockroachlabs.com/docs/cockroachcloud/managing-access', [
    ['API key', 'CCDB1_', /CCDB1_[A-Za-z0-9]{22}_([A-Za-z0-9]{40})/y],
  ]),
  ...tokensOf(
    'DataStax Astra',
    'https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html',
    [['application token', 'AstraCS:', /AstraCS:[A-Za-z]{24}:([0-9a-f]{64})/y]],
  ),
  ...tokensOf('Elastic Cloud', 'https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys', [
    ['API key', 'essu_', /essu_([A-Za-z0-9+/_-]{60,200}={0,2})/y],
  ]),
  ...tokensOf('ClickHouse Cloud', 'https://clickhouse.com/docs/cloud/manage/openapi', [
    ['API key secret', '4b1d', /4b1d([A-Za-z0-9]{38})/y],
  ]),
  ...tokensOf('UpCloud', 'https://developers.upcloud.com/1.3/3-accounts/', [
    ['API token', 'ucat_', /ucat_([A-Z0-9]{26})/y],
  ]),
  ...tokensOf('Deno Deploy', 'https://docs.deno.com/deploy/', [
    ['access token', 'ddp_', /ddp_([A-Za-z0-9]{36})/y],
    ['organisation token', 'ddo_', /ddo_([A-Za-z0-9]{36})/y],
    ['web token', 'ddw_', /ddw_([A-Za-z0-9]{36})/y],
  ]),
  ...tokensOf('SaladCloud', 'https://docs.salad.com/reference/saladcloud-api/saladcloud-api', [
    ['API key', 'salad_cloud_user_', /salad_cloud_user_([A-Za-z0-9]{40,100})/y],
  ]),
  ...tokensOf('Scalingo', 'https://developers.scalingo.com/tokens', [['API token', 'tk-us-', /tk-us-([\w-]{48})/y]]),
  ...tokensOf('Tinybird', 'https://www.tinybird.co/docs/forward/administration/tokens/static-tokens', [
    ['token', 'p.eyJ', /p\.eyJ([\w-]{60,200}\.[\w-]{27,43})/y],
  ]),
];
