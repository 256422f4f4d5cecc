import { tokensOf } from '../tokenKind';
import type { TokenKind } from '../tokenKind';

/** What companies run on. */
export const business: readonly TokenKind[] = [
  ...tokensOf('Airtable', 'https://airtable.com/developers/web/guides/personal-access-tokens', [
    ['personal access token', 'pat', /pat([A-Za-z0-9]{14}\.[0-9a-f]{64})/y],
  ]),
  ...tokensOf('Notion', 'https://developers.notion.com/reference/authentication', [
    ['integration token', 'ntn_', /ntn_([A-Za-z0-9]{46})/y],
    ['integration token', 'secret_', /secret_([A-Za-z0-9]{43})/y],
  ]),
  ...tokensOf('Asana', 'https://developers.asana.com/docs/personal-access-token', [
    ['personal access token', '1/1', /1\/\d{13,17}:([0-9a-f]{32})/y],
    ['personal access token', '2/1', /2\/\d{13,17}\/\d{13,17}:([0-9a-f]{32})/y],
  ]),
  ...tokensOf('Linear', 'https://linear.app/developers/graphql', [
    ['API key', 'lin_api_', /lin_api_([A-Za-z0-9]{40})/y],
    ['OAuth token', 'lin_oauth_', /lin_oauth_([A-Za-z0-9]{40,64})/y],
  ]),
  ...tokensOf('HubSpot', 'https://developers.hubspot.com/docs/guides/apps/private-apps/overview', [
    ['private app token', 'pat-na1-', /pat-na1-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/y],
    ['private app token', 'pat-na2-', /pat-na2-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/y],
    ['private app token', 'pat-eu1-', /pat-eu1-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/y],
  ]),
  ...tokensOf('Intercom', 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication', [
    ['access token', 'dG9rO', /dG9rO([A-Za-z0-9+/]{54}={0,2})/y],
  ]),
  ...tokensOf('Typeform', 'https://www.typeform.com/developers/get-started/personal-access-token/', [
    ['personal access token', 'tfp_', /tfp_([\w.=-]{40,64})/y],
  ]),
  ...tokensOf('Contentful', 'https://www.contentful.com/developers/docs/references/content-management-api/', [
    ['personal access token', 'CFPAT-', /CFPAT-([\w-]{43})/y],
  ]),
  ...tokensOf('Mapbox', 'https://docs.mapbox.com/help/getting-started/access-tokens/', [
    ['secret access token', 'sk.eyJ', /sk\.eyJ([\w-]{40,120}\.[\w-]{22})/y],
  ]),
  ...tokensOf('Dropbox', 'https://www.dropbox.com/developers/reference/auth-types', [
    ['short-lived access token', 'sl.', /sl\.(?:u\.)?([\w-]{100,1400})/y],
  ]),
  ...tokensOf('Frame.io', 'https://developer.frame.io/docs/getting-started/authentication', [
    ['developer token', 'fio-u-', /fio-u-([\w=-]{64})/y],
  ]),
  ...tokensOf('Adafruit IO', 'https://io.adafruit.com/api/docs/', [['key', 'aio_', /aio_([A-Za-z0-9]{28})/y]]),
  ...tokensOf('Zuplo', 'https://zuplo.com/docs/articles/api-key-leak-detection', [
    ['API key', 'zpka_', /zpka_([0-9a-z]{32}_[0-9a-f]{8})/y],
  ]),
  ...tokensOf('RapidAPI', 'https://docs.rapidapi.com/docs/keys-and-key-rotation', [
    ['key', 'msh', /([0-9a-f]{10}msh[0-9a-f]{15}p1[0-9a-f]{5}jsn[0-9a-f]{12})/y, { lead: 10 }],
  ]),
  ...tokensOf('Zoho', 'https://www.zoho.com/accounts/protocol/oauth/self-client/overview.html', [
    ['OAuth token', '1000.', /1000\.([0-9a-f]{32}\.[0-9a-f]{32})/y],
  ]),
  ...tokensOf('Salesforce', 'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_access_tokens.htm', [
    ['access token', '00D', /00D[A-Za-z0-9]{12,15}!(AQ[\w.]{80,110})/y],
    ['refresh token', '5Aep861', /5Aep861([\w.]{70,90})/y],
  ]),
  ...tokensOf('ClickUp', 'https://developer.clickup.com/docs/authentication', [
    ['personal API token', 'pk_', /pk_(\d{6,10}_[A-Z0-9]{32})/y],
  ]),
  ...tokensOf('Settlemint', 'https://console.settlemint.com/documentation/', [
    ['application access token', 'sm_aat_', /sm_aat_([A-Za-z0-9]{16})/y],
    ['personal access token', 'sm_pat_', /sm_pat_([A-Za-z0-9]{16})/y],
  ]),
  ...tokensOf('OpenShift', 'https://docs.redhat.com/en/documentation/openshift_container_platform/', [
    ['user token', 'sha256~', /sha256~([\w-]{43})/y],
  ]),
  ...tokensOf('LinkedIn', 'https://learn.microsoft.com/linkedin/shared/authentication/authentication', [
    ['client secret', 'WPL_AP1.', /WPL_AP1\.([A-Za-z0-9]{16}(?:\.[A-Za-z0-9+/]{6}==)?)/y],
  ]),
  ...tokensOf('Defined Networking', 'https://docs.defined.net/', [
    ['API token', 'dnkey-', /dnkey-([a-z0-9=_-]{26}-[a-z0-9=_-]{52})/y],
  ]),
];
