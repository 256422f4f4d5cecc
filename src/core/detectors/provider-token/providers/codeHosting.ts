import { hasBase36Checksum, hasBase62Checksum } from '../checksums';
import { tokensOf } from '../tokenKind';
import type { TokenKind } from '../tokenKind';

const github = { checksum: hasBase62Checksum, strict: true };
const gitlabDocs = 'https://docs.gitlab.com/security/tokens/#token-prefixes';

/** Where code is kept. */
export const codeHosting: readonly TokenKind[] = [
  ...tokensOf(
    'GitHub',
    'https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/',
    [
      ['personal access token', 'ghp_', /ghp_([A-Za-z0-9]{36})/y, github],
      ['OAuth access token', 'gho_', /gho_([A-Za-z0-9]{36})/y, github],
      ['user-to-server token', 'ghu_', /ghu_([A-Za-z0-9]{36})/y, github],
      ['installation token', 'ghs_', /ghs_([A-Za-z0-9]{36})/y, github],
      // Since April 2026: the number of the app and a JSON Web Token.
      // https://github.blog/changelog/2026-05-15-github-app-installation-tokens-per-request-override-header/
      ['installation token', 'ghs_', /ghs_\d{1,12}_eyJ[\w-]{10,200}\.eyJ[\w-]{20,1200}\.([\w-]{60,700})/y],
      ['user-to-server token', 'ghu_', /ghu_\d{1,12}_eyJ[\w-]{10,200}\.eyJ[\w-]{20,1200}\.([\w-]{60,700})/y],
      ['refresh token', 'ghr_', /ghr_([A-Za-z0-9]{36})(?![A-Za-z0-9])/y, github],
      ['refresh token', 'ghr_', /ghr_([A-Za-z0-9]{76})/y],
      ['fine-grained personal access token', 'github_pat_', /github_pat_([A-Za-z0-9]{22}_[A-Za-z0-9]{59})/y],
    ],
  ),
  ...tokensOf('GitLab', gitlabDocs, [
    [
      'personal access token',
      'glpat-',
      /glpat-([\w-]{27,300})\.(?:[0-9a-z]{2}\.)?[0-9a-z]{9}/y,
      { checksum: hasBase36Checksum },
    ],
    ['personal access token', 'glpat-', /glpat-([\w-]{20})(?!\.?[\w-])/y],
    ['deploy token', 'gldt-', /gldt-([\w-]{20,26})/y],
    ['runner authentication token', 'glrt-', /glrt-(?:t\d_)?([\w-]{20,300})(?:\.[0-9a-z]{2}\.[0-9a-z]{9})?/y],
    ['runner token', 'glrtr-', /glrtr-([\w-]{20,40})/y],
    ['runner registration token', 'GR1348941', /GR1348941([\w-]{20})/y],
    ['CI job token', 'glcbt-', /glcbt-([0-9a-f]{1,5}_[\w-]{20,40})/y],
    // A JSON Web Token: https://docs.gitlab.com/ci/jobs/ci_job_token/
    ['CI job token', 'glcbt-', /glcbt-eyJ[\w-]{10,300}\.eyJ[\w-]{20,1500}\.([\w-]{60,700})/y],
    ['pipeline trigger token', 'glptt-', /glptt-([0-9a-f]{40})/y],
    ['feed token', 'glft-', /glft-([\w-]{20,100})/y],
    ['SCIM token', 'glsoat-', /glsoat-([\w-]{20,64})/y],
    ['agent token', 'glagent-', /glagent-([\w-]{50,64})/y],
    ['OAuth application secret', 'gloas-', /gloas-([0-9a-zA-Z_-]{64})/y],
    ['incoming mail token', 'glimt-', /glimt-([\w-]{20,32})/y],
    ['workspace token', 'glwt-', /glwt-([\w-]{20,100})/y],
    ['feature flags client token', 'glffct-', /glffct-([\w-]{20,32})/y],
  ]),
  ...tokensOf(
    'Atlassian',
    'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    [
      ['API token', 'ATATT3xFfGF0', /ATATT3xFfGF0([\w-]{60,300}=[0-9A-F]{8})/y],
      ['API token', 'ATATT3xFfGF0', /ATATT3xFfGF0([\w-]{120,300})={0,2}(?![\w=-])/y],
      ['organisation API key', 'ATCTT3xFfG', /ATCTT3xFfG([\w-]{60,300}=[0-9A-F]{8})/y],
    ],
  ),
  ...tokensOf('Bitbucket', 'https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/', [
    ['app password', 'ATBB', /ATBB([A-Za-z0-9]{24}[0-9A-F]{8})/y],
    ['app password', 'ATBB', /ATBB([A-Za-z0-9_=.-]{32})/y],
  ]),
  ...tokensOf(
    'Bitbucket Data Center',
    'https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html',
    [['HTTP access token', 'BBDC-', /BBDC-([A-Za-z0-9+/]{40,64}={0,2})/y]],
  ),
  ...tokensOf('Gitea', 'https://docs.gitea.com/development/oauth2-provider', [
    ['OAuth client secret', 'gto_', /gto_([a-z2-7]{52})/y],
  ]),
  ...tokensOf('Sourcegraph', 'https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token', [
    ['access token', 'sgp_', /sgp_((?:[0-9a-f]{16}_|local_)?[0-9a-f]{40})/iy],
    ['dotcom user gateway token', 'sgd_', /sgd_([0-9a-f]{64})/y],
    ['licence key token', 'slk_', /slk_([0-9a-f]{64})/y],
  ]),
];
