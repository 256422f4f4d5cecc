import { namedTokensOf } from '../tokenKind';
import type { NamedTokenKind } from '../tokenKind';

const uuid = /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/y;
const hex32 = /[0-9a-f]{32}/y;
const hex40 = /[0-9a-f]{40}/y;

/** Further tokens that have nothing of their own: of services whose clients take them without a name that says so. */
export const namedApis: readonly NamedTokenKind[] = [
  ...namedTokensOf('Ghost', 'https://docs.ghost.org/admin-api/#token-authentication', [
    ['Admin API key', ['ghost'], /[0-9a-f]{24}:([0-9a-f]{64})/y, /key/i],
  ]),
  ...namedTokensOf('Pushbullet', 'https://docs.pushbullet.com/#authentication', [
    ['access token', ['pushbullet'], /o\.([A-Za-z0-9]{32})/y, /token|key|pushbullet\(/i],
  ]),
  ...namedTokensOf('Backblaze', 'https://www.backblaze.com/docs/cloud-storage-application-keys', [
    ['application key', ['b2_', 'b2 ', 'backblaze'], /K00\d([A-Za-z0-9+/]{27})/y, /authorize|key/i],
  ]),
  ...namedTokensOf('Code Climate', 'https://docs.codeclimate.com/docs/finding-your-test-coverage-token', [
    ['test reporter id', ['cc_test_reporter_id'], /[0-9a-f]{64}/y, /cc_test_reporter_id/i],
  ]),
  ...namedTokensOf('SonarQube', 'https://docs.sonarsource.com/sonarqube-server/latest/user-guide/user-token/', [
    ['user token', ['sonar_token', 'sonar.login', 'sonar.token'], hex40, /login|token/i],
  ]),
  ...namedTokensOf('Hex', 'https://hex.pm/docs/private', [
    ['API key', ['hex_api_key', 'hex.organization auth'], hex32, /key/i],
  ]),
  ...namedTokensOf('Duck DNS', 'https://www.duckdns.org/spec.jsp', [['token', ['duckdns'], uuid, /token/i]]),
  ...namedTokensOf('WeatherAPI', 'https://www.weatherapi.com/docs/', [
    ['API key', ['weatherapi'], /[0-9a-f]{31}/y, /key/i],
  ]),
  ...namedTokensOf('OMDb', 'https://www.omdbapi.com/', [
    ['API key', ['omdb_api', 'omdbapi.com'], /[0-9a-f]{8}/y, /api_?key/i],
  ]),
  ...namedTokensOf('IPinfo', 'https://ipinfo.io/developers#authentication', [
    ['access token', ['ipinfo'], /[0-9a-f]{14}/y, /token|handler\(/i],
  ]),
  ...namedTokensOf('Smartsheet', 'https://developers.smartsheet.com/api/smartsheet/guides/basics/authentication', [
    ['access token', ['smartsheet'], /[A-Za-z0-9]{37}/y, /token|smartsheet\(/i],
  ]),
  ...namedTokensOf('Novu', 'https://docs.novu.co/api-reference/overview', [
    ['secret key', ['novu'], hex32, /secret|key|novu\(/i],
  ]),
  ...namedTokensOf('Alpaca', 'https://docs.alpaca.markets/docs/authentication-1', [
    ['API secret key', ['alpaca', 'apca', 'tradeapi.rest('], /[A-Za-z0-9]{40}/y, /secret|key|rest\(/i],
  ]),
  ...namedTokensOf('Alpha Vantage', 'https://www.alphavantage.co/documentation/', [
    ['API key', ['alphavantage', 'alpha_vantage', 'timeseries('], /[A-Z0-9]{16}/y, /key/i],
  ]),
  ...namedTokensOf('Customer.io', 'https://docs.customer.io/integrations/api/track/', [
    ['API key', ['customerio', 'customer_io', 'customer.io'], /[0-9a-f]{20}/y, /key/i],
  ]),
  ...namedTokensOf('Polygon', 'https://massive.com/docs/rest/quickstart', [
    ['API key', ['polygon_api', 'polygon.io', 'polygonio'], /[\w-]{32}/y, /key/i],
  ]),
  ...namedTokensOf('Coinbase', 'https://docs.cdp.coinbase.com/exchange/rest-api/authentication', [
    ['API secret', ['coinbase'], /[A-Za-z0-9]{32}/y, /secret/i],
    ['API secret', ['coinbase'], /[A-Za-z0-9+/]{86}==/y, /secret/i],
  ]),
  ...namedTokensOf('Kraken', 'https://docs.kraken.com/api/docs/guides/spot-rest-auth/', [
    ['private key', ['kraken'], /[A-Za-z0-9+/]{86}==/y, /secret|private|key/i],
  ]),
  ...namedTokensOf('Namecheap', 'https://www.namecheap.com/support/api/intro/', [
    ['API key', ['namecheap'], hex32, /key/i],
  ]),
  ...namedTokensOf('Nomad', 'https://developer.hashicorp.com/nomad/docs/secure/acl', [
    ['ACL token', ['nomad_token', 'x-nomad-token'], uuid, /token/i],
  ]),
  ...namedTokensOf('Consul', 'https://developer.hashicorp.com/consul/docs/secure/acl', [
    ['ACL token', ['consul_http_token', 'consul_token', 'x-consul-token'], uuid, /token/i],
  ]),
  ...namedTokensOf('Shortcut', 'https://developer.shortcut.com/api/rest/v3', [
    ['API token', ['shortcut_api', 'shortcut-token', 'clubhouse_api'], uuid, /token/i],
  ]),
  ...namedTokensOf('Tiingo', 'https://www.tiingo.com/documentation/general/connecting', [
    ['API token', ['tiingo'], hex40, /token|key/i],
  ]),
  ...namedTokensOf('Serper', 'https://serper.dev/', [['API key', ['serper'], hex40, /key/i]]),
  ...namedTokensOf('Home servers', 'https://wiki.servarr.com/', [
    ['API key', ['sonarr', 'radarr', 'lidarr', 'prowlarr', 'readarr'], hex32, /api_?-?key|token/i],
  ]),
];
