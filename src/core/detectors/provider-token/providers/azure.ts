import { tokensOf } from '../tokenKind';
import type { TokenKind } from '../tokenKind';

/** Keys of Azure carry a signature of the service at a fixed place. */
const signatures =
  'https://github.com/microsoft/security-utilities/blob/main/GeneratedRegexPatterns/HighConfidenceSecurityModels.json';

export const azure: readonly TokenKind[] = [
  ...tokensOf('Azure', signatures, [
    ['Storage account key', '+ASt', /([A-Za-z0-9+/]{76})\+ASt[A-Za-z0-9+/]{5}[AQgw]==/y, { lead: 76 }],
    ['Cosmos DB key', 'ACDb', /([A-Za-z0-9+/]{76})ACDb[A-Za-z0-9+/]{5}[AQgw]==/y, { lead: 76 }],
    ['Batch key', '+ABa', /([A-Za-z0-9+/]{76})\+ABa[A-Za-z0-9+/]{5}[AQgw]==/y, { lead: 76 }],
    ['API Management key', 'APIM', /([A-Za-z0-9+/]{76})APIM[A-Za-z0-9+/]{5}[AQgw]==/y, { lead: 76 }],
    ['Machine Learning key', '+AMC', /([A-Za-z0-9+/]{76})\+AMC[A-Za-z0-9+/]{5}[AQgw]==/y, { lead: 76 }],
    ['Service Bus key', '+ASb', /([A-Za-z0-9+/]{33})\+ASb[A-P][A-Za-z0-9+/]{5}=/y, { lead: 33 }],
    ['Event Hubs key', '+AEh', /([A-Za-z0-9+/]{33})\+AEh[A-P][A-Za-z0-9+/]{5}=/y, { lead: 33 }],
    ['Relay key', '+ARm', /([A-Za-z0-9+/]{33})\+ARm[A-P][A-Za-z0-9+/]{5}=/y, { lead: 33 }],
    ['Event Grid key', 'AZEG', /([A-Za-z0-9+/]{33})AZEG[A-P][A-Za-z0-9+/]{5}=/y, { lead: 33 }],
    ['IoT key', 'AIoT', /([A-Za-z0-9+/]{33})AIoT[A-P][A-Za-z0-9+/]{5}=/y, { lead: 33 }],
    ['Cache for Redis key', 'AzCa', /([A-Za-z0-9+/]{33})AzCa[A-P][A-Za-z0-9+/]{5}=/y, { lead: 33 }],
    ['Functions key', 'AzFu', /([\w-]{44})AzFu[\w-]{5}[AQgw]==/y, { lead: 44 }],
    ['AI Search key', 'AzSe', /([A-Za-z0-9]{42})AzSe[A-D][A-Za-z0-9]{5}/y, { lead: 42 }],
    ['Container Registry key', '+ACR', /([A-Za-z0-9+/]{42})\+ACR[A-D][A-Za-z0-9+/]{5}/y, { lead: 42 }],
    ['DevOps personal access token', 'AZDO', /([A-Za-z0-9]{52})[A-Za-z0-9]{24}AZDO[A-Za-z0-9]{4}/y, { lead: 76 }],
    [
      'AI services key',
      'JQQJ9',
      /([A-Za-z0-9]{52})JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{16}[A-Za-z][A-Za-z0-9]{7}(?:[A-Za-z0-9]{2}==)?/y,
      { lead: 52 },
    ],
    ['AD client secret', '7Q~', /([\w.~-]{3}7Q~[\w.~-]{31})/y, { lead: 3 }],
    ['AD client secret', '8Q~', /([\w.~-]{3}8Q~[\w.~-]{34})/y, { lead: 3 }],
  ]),
  ...tokensOf('Azure', 'https://learn.microsoft.com/rest/api/storageservices/create-service-sas', [
    [
      'shared access signature',
      'sig=',
      /([A-Za-z0-9%+/]{42,70}?(?:%3[Dd]|=))/y,
      { lead: -4, near: /[?&;](?:s[vepr]|st|spr|skn)=|&amp;s[vepr]=/ },
    ],
  ]),
];
