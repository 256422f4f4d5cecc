import { tokensOf } from '../tokenKind';
import type { TokenKind } from '../tokenKind';

/** Games, and what is made for them. */
export const games: readonly TokenKind[] = [
  ...tokensOf('Riot Games', 'https://developer.riotgames.com/docs/portal', [
    ['API key', 'RGAPI-', /RGAPI-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/y],
    ['API key', 'RGAPI-', /RGAPI-([0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12})/y],
  ]),
  // What the cookie itself begins with: whoever has it is logged in.
  ...tokensOf('Roblox', 'https://create.roblox.com/docs/cloud/auth', [
    [
      'session cookie',
      '_|WARNING:-DO-NOT-SHARE-THIS.',
      /_\|WARNING:-DO-NOT-SHARE-THIS\.[\w.,-]{40,180}\|_([A-Za-z0-9+/._=-]{100,2000})/y,
    ],
  ]),
  ...tokensOf('Modrinth', 'https://docs.modrinth.com/api/', [
    ['personal access token', 'mrp_', /mrp_([A-Za-z0-9]{60})/y],
  ]),
  ...tokensOf('Cfx.re', 'https://docs.fivem.net/docs/server-manual/setting-up-a-server/', [
    ['server licence key', 'cfxk_', /cfxk_([A-Za-z0-9]{19,22}_[A-Za-z0-9]{5,7})/y],
  ]),
  ...tokensOf('Meta Quest', 'https://developers.meta.com/horizon/documentation/unity/ps-s2s-basics/', [
    ['app access token', 'OC|', /OC\|\d{10,18}\|([0-9a-f]{32})/y],
  ]),
  ...tokensOf('Thunderstore', 'https://thunderstore.io/api/docs/', [
    ['service account token', 'tss_', /tss_([A-Za-z0-9]{30,60})/y],
  ]),
  ...tokensOf('Lichess', 'https://lichess.org/api#tag/OAuth', [
    ['OAuth access token', 'lio_', /lio_([A-Za-z0-9]{32})/y],
  ]),
];
