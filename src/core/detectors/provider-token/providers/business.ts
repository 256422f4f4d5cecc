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
    ['private app token', 'pat-na3-', /pat-na3-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/y],
    ['private app token', 'pat-ap1-', /pat-ap1-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/y],
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
    ['access token', '00D', /00D[A-Za-z0-9]{12,15}!([\w.]{80,260})/y],
    ['refresh token', '5Aep861', /5Aep861([\w.]{70,90})/y],
  ]),
  ...tokensOf('ClickUp', 'https://developer.clickup.com/docs/authentication', [
    ['personal API token', 'pk_', /pk_(\d{6,10}_[A-Z0-9]{32})/y],
  ]),
  ...tokensOf('Settlemint', 'https://console.settlemint.com/documentation/', [
    ['application access token', 'sm_aat_', /sm_aat_([A-Za-z0-9]{16})/y],
    ['personal access token', 'sm_pat_', /sm_pat_([A-Za-z0-9]{16})/y],
    ['service access token', 'sm_sat_', /sm_sat_([A-Za-z0-9]{16})/y],
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
  ...tokensOf('42', 'https://api.intra.42.fr/apidoc/guides/getting_started', [
    ['client secret', 's-s4t2ud-', /s-s4t2ud-([0-9a-f]{64})/y],
    ['client secret', 's-s4t2af-', /s-s4t2af-([0-9a-f]{64})/y],
  ]),
  ...tokensOf('Adobe', 'https://developer.adobe.com/developer-console/docs/guides/authentication/', [
    ['client secret', 'p8e-', /p8e-([A-Za-z0-9_-]{32})/y],
  ]),
  ...tokensOf('Miro', 'https://developers.miro.com/docs/getting-started-with-oauth', [
    ['access token', 'eyJtaXJv', /eyJtaXJv[A-Za-z0-9-]{10,64}_([\w-]{20,64})/y],
  ]),
  ...tokensOf('Pinterest', 'https://developers.pinterest.com/docs/getting-started/connect-app/', [
    ['access token', 'pina_', /pina_([\w-]{40,200})/y],
  ]),
  ...tokensOf('Canva', 'https://www.canva.dev/docs/connect/authentication/', [
    ['client secret', 'cnvca', /cnvca([\w-]{51})/y],
  ]),
  ...tokensOf('Samsara', 'https://developers.samsara.com/docs/authentication', [
    ['API token', 'samsara_api_', /samsara_api_([A-Za-z0-9]{26,32})/y],
  ]),
  ...tokensOf('MaxMind', 'https://dev.maxmind.com/license-key/', [
    ['licence key', '_mmk', /([A-Za-z0-9]{6}_[A-Za-z0-9]{29})_mmk/y, { lead: 36 }],
  ]),
  ...tokensOf('Tableau', 'https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm', [
    ['personal access token', '==:', /([A-Za-z0-9+/]{22})==:[A-Za-z0-9]{32}/y, { lead: 22 }],
  ]),
  ...tokensOf('Segment', 'https://docs.segmentapis.com/', [['Public API token', 'sgp_', /sgp_([A-Za-z0-9]{64})/y]]),
  ...tokensOf('Fleetbase', 'https://docs.fleetbase.io/api-reference/', [
    ['secret key', 'flb_live_', /flb_live_([A-Za-z0-9]{20})/y],
    ['test secret key', 'flb_test_', /flb_test_([A-Za-z0-9]{20})/y, { severity: 'warning' }],
  ]),
  ...tokensOf('Retool', 'https://docs.retool.com/org-users/guides/retool-api/authentication', [
    ['API access token', 'retool_', /retool_([a-z0-9]{26})/y],
  ]),
  ...tokensOf('Stytch', 'https://stytch.com/docs/api', [
    ['secret', 'secret-live-', /secret-live-([\w=-]{36})/y],
    ['test secret', 'secret-test-', /secret-test-([\w=-]{36})/y, { severity: 'warning' }],
  ]),
  ...tokensOf('Cal.com', 'https://cal.com/docs/api-reference/v1/introduction', [
    ['API key', 'cal_live_', /cal_live_([0-9a-f]{32})/y],
  ]),
  ...tokensOf('Klaviyo', 'https://developers.klaviyo.com/en/docs/authenticate_', [
    ['private API key', 'pk_', /pk_([0-9a-f]{34})/y],
  ]),
  ...tokensOf('Polar', 'https://polar.sh/docs/integrate/oat', [
    ['organisation access token', 'polar_oat_', /polar_oat_([\w-]{32,64})/y],
    ['personal access token', 'polar_pat_', /polar_pat_([\w-]{32,64})/y],
    ['access token', 'polar_at_', /polar_at_[uo]_([\w-]{32,64})/y],
    ['refresh token', 'polar_rt_', /polar_rt_[uo]_([\w-]{32,64})/y],
    ['client secret', 'polar_cs_', /polar_cs_([\w-]{32,64})/y],
  ]),
  ...tokensOf('Onfido', 'https://documentation.onfido.com/api/latest/#token-authentication', [
    ['live API token', 'api_live.', /api_live\.([\w-]{11}\.[\w-]{20,64})/y],
    ['live API token', 'api_live_us.', /api_live_us\.([\w-]{11}\.[\w-]{20,64})/y],
    ['live API token', 'api_live_ca.', /api_live_ca\.([\w-]{11}\.[\w-]{20,64})/y],
  ]),
  ...tokensOf('Persona', 'https://docs.withpersona.com/api-keys', [
    ['API key', 'persona_production_', /persona_production_([\w-]{20,80})/y],
  ]),
  ...tokensOf('Lichess', 'https://lichess.org/api#description/authentication', [
    ['personal access token', 'lip_', /lip_([A-Za-z0-9]{20})/y],
  ]),
  ...tokensOf('Val Town', 'https://docs.val.town/api/authentication/', [
    ['API token', 'vtwn_', /vtwn_([A-Za-z0-9]{20,80})/y],
  ]),
  ...tokensOf('Nylas', 'https://developer.nylas.com/docs/v3/auth/', [
    ['API key', 'nyk_', /nyk_(?:v0_)?([A-Za-z0-9]{64,67})/y],
  ]),
  ...tokensOf('FullStory', 'https://developer.fullstory.com/server/authentication/', [
    ['API key', 'na1.', /na1\.([A-Za-z0-9+/]{88,110}={0,2})/y],
    ['API key', 'eu1.', /eu1\.([A-Za-z0-9+/]{88,110}={0,2})/y],
  ]),
  ...tokensOf('GC Notify', 'https://documentation.notification.canada.ca/en/start.html', [
    [
      'API key',
      'gcntfy-',
      /gcntfy-[\w-]{1,60}?-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/y,
    ],
  ]),
  ...tokensOf('Lightspeed', 'https://x-series-api.lightspeedhq.com/docs/authorization', [
    ['personal token', 'lsxs_pt_', /lsxs_pt_([A-Za-z0-9]{32})/y],
  ]),
];
