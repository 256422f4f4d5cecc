import { isTextInBase32 } from '../../shared/base32';
import { hasBase32Checksum, hasBase62Checksum } from '../checksums';
import { tokensOf } from '../tokenKind';
import type { TokenKind } from '../tokenKind';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Package registries, builds, and what else programmers use. */
export const development: readonly TokenKind[] = [
  ...tokensOf('npm', 'https://github.blog/2021-09-23-announcing-npms-new-access-token-format/', [
    ['access token', 'npm_', /npm_([A-Za-z0-9]{36})/y, { checksum: hasBase62Checksum, strict: true }],
    ['access token', '_authToken=', /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/y, { lead: -11 }],
  ]),
  // Of users, accounts, operators and servers; the letters behind are those of 32 bytes and of the checksum.
  ...tokensOf('NATS', 'https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/nkey_auth', [
    ['seed', 'SUA', /SUA([A-Z2-7]{54}[AEIMQUY4])/y, { checksum: hasBase32Checksum, strict: true }],
    ['seed', 'SAA', /SAA([A-Z2-7]{54}[AEIMQUY4])/y, { checksum: hasBase32Checksum, strict: true }],
    ['seed', 'SOA', /SOA([A-Z2-7]{54}[AEIMQUY4])/y, { checksum: hasBase32Checksum, strict: true }],
    ['seed', 'SNA', /SNA([A-Z2-7]{54}[AEIMQUY4])/y, { checksum: hasBase32Checksum, strict: true }],
  ]),
  ...tokensOf('PyPI', 'https://warehouse.pypa.io/development/token-scanning.html', [
    ['API token', 'pypi-AgE', /pypi-AgE[A-Za-z0-9]{5}[A-Za-z0-9_-]{6}([\w-]{50,400})/y],
  ]),
  ...tokensOf('RubyGems', 'https://guides.rubygems.org/rubygems-org-api/', [
    ['API key', 'rubygems_', /rubygems_([0-9a-f]{48})/y],
  ]),
  ...tokensOf('NuGet', 'https://learn.microsoft.com/nuget/nuget-org/publish-a-package', [
    ['API key', 'oy2', /oy2([a-z0-9]{43})/y],
  ]),
  ...tokensOf('Cargo', 'https://doc.rust-lang.org/cargo/reference/publishing.html', [
    ['API token', 'cio', /cio([A-Za-z0-9]{32})/y],
  ]),
  ...tokensOf('Clojars', 'https://github.com/clojars/clojars-web/wiki/Deploy-Tokens', [
    ['deploy token', 'CLOJARS_', /CLOJARS_([0-9a-f]{60})/y],
  ]),
  ...tokensOf('Docker', 'https://docs.docker.com/security/for-developers/access-tokens/', [
    ['personal access token', 'dckr_pat_', /dckr_pat_([\w-]{27})/y],
    ['organisation access token', 'dckr_oat_', /dckr_oat_([\w-]{32})/y],
  ]),
  ...tokensOf('JFrog', 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens', [
    ['API key', 'AKCp', /AKCp([A-Za-z0-9]{69})/y],
    ['reference token', 'cmVmdGtu', /cmVmdGtu([A-Za-z0-9]{56})/y],
  ]),
  ...tokensOf('HashiCorp Vault', 'https://developer.hashicorp.com/vault/docs/concepts/tokens', [
    ['service token', 'hvs.', /hvs\.([\w-]{24,160})/y],
    ['batch token', 'hvb.', /hvb\.([\w-]{90,400})/y],
    ['recovery token', 'hvr.', /hvr\.([\w-]{24,160})/y],
  ]),
  ...tokensOf(
    'Terraform Cloud',
    'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
    [['API token', '.atlasv1.', /([A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70})/y, { lead: 14 }]],
  ),
  ...tokensOf('Pulumi', 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/', [
    ['access token', 'pul-', /pul-([0-9a-f]{40})/y],
  ]),
  ...tokensOf('Doppler', 'https://docs.doppler.com/reference/auth-token-formats', [
    ['personal token', 'dp.pt.', /dp\.pt\.([A-Za-z0-9]{40,44})/y],
    ['service token', 'dp.st.', /dp\.st\.(?:[a-z0-9_-]{2,35}\.)?([A-Za-z0-9]{40,44})/y],
    ['CLI token', 'dp.ct.', /dp\.ct\.([A-Za-z0-9]{40,44})/y],
    ['service account token', 'dp.sa.', /dp\.sa\.([A-Za-z0-9]{40,44})/y],
    ['SCIM token', 'dp.scim.', /dp\.scim\.([A-Za-z0-9]{40,44})/y],
    ['audit token', 'dp.audit.', /dp\.audit\.([A-Za-z0-9]{40,44})/y],
  ]),
  ...tokensOf('1Password', 'https://developer.1password.com/docs/service-accounts/security/', [
    ['service account token', 'ops_eyJ', /ops_eyJ([\w-]{150,1200}={0,2})/y],
    ['secret key', 'A3-', /A3-([0-9A-Z]{6}-[0-9A-Z]{6}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5})/y],
    ['secret key', 'A3-', /A3-([0-9A-Z]{6}-[0-9A-Z]{11}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5})/y],
  ]),
  ...tokensOf('Infisical', 'https://infisical.com/docs/documentation/platform/token', [
    ['service token', 'st.', /st\.([0-9a-f]{24}\.[0-9a-f]{32}\.[0-9a-f]{32})/y],
  ]),
  ...tokensOf('Tailscale', 'https://tailscale.com/kb/1252/key-secret-management', [
    [
      'key',
      'tskey-',
      /tskey-(?:(?:api|auth|client|scim|webhook)-)?([A-Za-z0-9]{10,24}(?:CNTRL|cntrl)?-[A-Za-z0-9]{20,40})/y,
    ],
  ]),
  ...tokensOf('CircleCI', 'https://circleci.com/docs/managing-api-tokens/', [
    ['personal token', 'CCIPAT_', /CCIPAT_[A-Za-z0-9]{20,22}_([0-9a-f]{40})/y],
    ['project token', 'CCIPRJ_', /CCIPRJ_[A-Za-z0-9]{20,22}_([0-9a-f]{40})/y],
  ]),
  ...tokensOf('Buildkite', 'https://buildkite.com/docs/apis/managing-api-tokens', [
    ['user token', 'bkua_', /bkua_([0-9a-z]{53}|[0-9a-f]{40})/y],
    ['agent token', 'bkct_', /bkct_([\w-]{40,})/y],
  ]),
  ...tokensOf('SonarQube', 'https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/', [
    ['user token', 'squ_', /squ_([0-9a-f]{40})/y],
    ['project analysis token', 'sqp_', /sqp_([0-9a-f]{40})/y],
    ['global analysis token', 'sqa_', /sqa_([0-9a-f]{40})/y],
    ['badge token', 'sqb_', /sqb_([0-9a-f]{40})/y],
  ]),
  ...tokensOf('Prefect', 'https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys', [
    ['API key', 'pnu_', /pnu_([A-Za-z0-9]{36})/y],
    ['service account key', 'pnb_', /pnb_([A-Za-z0-9]{36})/y],
  ]),
  ...tokensOf('Infracost', 'https://www.infracost.io/docs/', [['API key', 'ico-', /ico-([A-Za-z0-9]{32})/y]]),
  ...tokensOf('Postman', 'https://learning.postman.com/docs/developer/postman-api/authentication/', [
    ['API key', 'PMAK-', /PMAK-([0-9a-f]{24}-[0-9a-f]{34})/y],
    ['collection access key', 'PMAT-', /PMAT-([0-9A-Z]{26})/y],
  ]),
  ...tokensOf('Figma', 'https://www.figma.com/developers/api#access-tokens', [
    ['personal access token', 'figd_', /figd_([\w-]{38,44})/y],
  ]),
  ...tokensOf('Readme', 'https://docs.readme.com/main/reference/authentication', [
    ['API key', 'rdme_', /rdme_([a-z0-9]{70})/y],
  ]),
  ...tokensOf('WakaTime', 'https://wakatime.com/developers', [
    ['API key', 'waka_', /waka_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/y],
  ]),
  ...tokensOf('LaunchDarkly', 'https://launchdarkly.com/docs/sdk/concepts/client-side-server-side', [
    ['SDK key', 'sdk-', new RegExp(`sdk-(${uuid})`, 'y'), { near: /launch|ld_|_ld|sdk/i }],
    ['API token', 'api-', new RegExp(`api-(${uuid})`, 'y'), { near: /launch|ld_|_ld/i }],
  ]),
  ...tokensOf('Statsig', 'https://docs.statsig.com/sdk-keys/api-keys', [
    ['server secret key', 'secret-', /secret-([A-Za-z0-9]{40,50})/y],
  ]),
  ...tokensOf('Authenticator', 'https://github.com/google/google-authenticator/wiki/Key-Uri-Format', [
    [
      'enrolment address',
      'otpauth://',
      /otpauth:\/\/[th]otp\/[\w.@:%+-]{0,120}\?(?:[\w.%+=-]{1,120}&){0,8}secret=([A-Z2-7]{16,128})(?:&[\w.%+=-]{1,120}){0,8}/y,
      { check: (token) => !isTextInBase32(/secret=([A-Z2-7]+)/.exec(token)?.[1] ?? '') },
    ],
  ]),
  ...tokensOf('age', 'https://github.com/C2SP/C2SP/blob/main/age.md', [
    ['identity', 'AGE-SECRET-KEY-1', /AGE-SECRET-KEY-1([P-Z98C-H203JN54K6MA7L]{58})/y],
  ]),
  ...tokensOf('Snyk', 'https://docs.snyk.io/snyk-api/authentication-for-api', [
    ['personal access token', 'snyk_uat.', /snyk_uat\.([0-9a-f]{8}\.[\w.-]{60,200})/y],
    ['service account token', 'snyk_sat.', /snyk_sat\.([0-9a-f]{8}\.[\w.-]{60,200})/y],
  ]),
  ...tokensOf('Endor Labs', 'https://docs.endorlabs.com/administration/api-keys/', [
    ['API key', 'endr+', /endr\+([A-Za-z0-9]{16})/y],
  ]),
  ...tokensOf('Trigger.dev', 'https://trigger.dev/docs/apikeys', [
    ['secret key', 'tr_prod_', /tr_prod_([A-Za-z0-9]{20,24})/y],
    ['development key', 'tr_dev_', /tr_dev_([A-Za-z0-9]{20,24})/y, { severity: 'warning' }],
  ]),
  ...tokensOf('Packagist', 'https://packagist.com/docs/api/authentication', [
    ['API secret', 'packagist_acs_', /packagist_acs_([0-9a-f]{64,96})/y],
    ['organisation read token', 'packagist_ort_', /packagist_ort_([0-9a-f]{68})/y],
    ['organisation update token', 'packagist_out_', /packagist_out_([0-9a-f]{68})/y],
  ]),
  ...tokensOf('pyx', 'https://docs.pyx.dev/authentication', [
    ['API token', 'sk-pyx-', /sk-pyx-([A-Za-z0-9]{64}|2[A-Za-z]{45})/y],
    ['publishing token', 'tp-pyx-', /tp-pyx-([A-Za-z0-9]{64}|2[A-Za-z]{45})/y],
  ]),
  ...tokensOf('Cloudsmith', 'https://docs.cloudsmith.com/accounts-and-teams/api-key', [
    ['API key', 'csa_', /csa_([0-9a-f]{30}[A-Za-z0-9]{6})/y],
  ]),
  ...tokensOf('Docker', 'https://docs.docker.com/engine/swarm/join-nodes/', [
    ['Swarm join token', 'SWMTKN-1-', /SWMTKN-1-([a-z0-9]{50}-[a-z0-9]{25})/y],
  ]),
  ...tokensOf('Docker', 'https://docs.docker.com/engine/swarm/swarm_manager_locking/', [
    ['Swarm unlock key', 'SWMKEY-1-', /SWMKEY-1-([A-Za-z0-9+/]{43})/y],
  ]),
  ...tokensOf('Buildkite', 'https://buildkite.com/docs/platform/security/tokens', [
    ['agent access token', 'bkaa_', /bkaa_([\w-]{75})/y],
    ['job token', 'bkaj_', /bkaj_([\w-]{100,400})/y],
    ['package registry token', 'bkpt_', /bkpt_([\w-]{100,240})/y],
    ['portal token', 'bkpat_', /bkpat_([\w-]{54})/y],
  ]),
  ...tokensOf('Harness', 'https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/', [
    ['personal access token', 'pat.', /pat\.([\w-]{22}\.[0-9A-Za-z]{24}\.[A-Za-z0-9]{20})/y],
    ['service account token', 'sat.', /sat\.([\w-]{22}\.[0-9A-Za-z]{24}\.[A-Za-z0-9]{20})/y],
  ]),
  ...tokensOf('JetBrains', 'https://www.jetbrains.com/help/youtrack/devportal/Manage-Permanent-Token.html', [
    ['permanent token', 'perm:', /perm:[A-Za-z0-9=]{4,120}\.[A-Za-z0-9=]{2,80}\.([A-Za-z0-9]{30})/y],
    ['permanent token', 'perm-', /perm-[A-Za-z0-9=]{4,120}\.[A-Za-z0-9=]{2,80}\.([A-Za-z0-9]{30})/y],
  ]),
  ...tokensOf('TeamCity', 'https://www.jetbrains.com/help/teamcity/configuring-your-user-profile.html', [
    ['access token', 'eyJ0eXAiOiAiVENWMiJ9.', /eyJ0eXAiOiAiVENWMiJ9\.([\w-]{36}\.[\w-]{48})/y],
  ]),
  ...tokensOf('Octopus Deploy', 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key', [
    ['API key', 'API-', /API-([A-Z0-9]{25,27})/y],
  ]),
  ...tokensOf('Dependency-Track', 'https://docs.dependencytrack.org/integrations/rest-api/', [
    ['API key', 'odt_', /odt_([A-Za-z0-9]{32})/y],
  ]),
  ...tokensOf('StackHawk', 'https://docs.stackhawk.com/apidocs.html', [
    ['API key', 'hawk.', /hawk\.([\w-]{20}\.[\w-]{20})/y],
  ]),
  ...tokensOf('Aikido', 'https://help.aikido.dev/', [
    ['CI token', 'AIK_CI_', /AIK_CI_([A-Za-z0-9]{20,44})/y],
    ['client secret', 'AIK_SECRET_', /AIK_SECRET_([A-Za-z0-9]{64})/y],
  ]),
  ...tokensOf('Mergify', 'https://docs.mergify.com/api/usage/', [
    ['application key', 'mergify_application_key_', /mergify_application_key_([\w-]{40,200})/y],
  ]),
  ...tokensOf('DevCycle', 'https://docs.devcycle.com/platform/account-management/keys', [
    ['server SDK key', 'dvc_server_', /dvc_server_([0-9a-z]{32}(?:_[0-9a-z]{7})?)/y],
  ]),
  ...tokensOf('Unkey', 'https://www.unkey.com/docs/security/root-keys', [
    ['root key', 'unkey_', /unkey_([A-Za-z0-9]{20,32})/y],
  ]),
  ...tokensOf('Labelbox', 'https://docs.labelbox.com/reference/create-api-key', [
    ['API key', 'lbx_', /lbx_([\w-]{43})/y],
  ]),
  ...tokensOf('Unleash', 'https://docs.getunleash.io/concepts/api-tokens-and-client-keys', [
    ...['*:production.', '*:development.', 'default:production.', 'default:development.', '*:*.'].map(
      (scope) => ['API token', scope, new RegExp(`${scope.replace(/[.*]/g, '\\$&')}([0-9a-f]{56,64})`, 'y')] as const,
    ),
  ]),
  ...tokensOf('DeepL', 'https://developers.deepl.com/docs/getting-started/auth', [
    ['API key', ':fx', /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):fx/y, { lead: 36 }],
  ]),
  ...tokensOf('Toggl', 'https://engineering.toggl.com/docs/authentication/', [
    ['API token', ':api_token', /([0-9a-f]{32}):api_token/y, { lead: 32 }],
  ]),
  ...tokensOf('GoDaddy', 'https://developer.godaddy.com/getstarted', [
    ['API key and secret', 'sso-key ', /[A-Za-z0-9_]{12,44}:([A-Za-z0-9]{20,24})/y, { lead: -8 }],
  ]),
  ...tokensOf('Kong Konnect', 'https://developer.konghq.com/konnect-api/#authentication', [
    ['personal access token', 'kpat_', /kpat_([A-Za-z0-9]{49})/y],
    ['system account token', 'spat_', /spat_([A-Za-z0-9]{49})/y],
  ]),
  ...tokensOf('TruffleHog Enterprise', 'https://docs.trufflesecurity.com/', [
    ['secret', 'thog-secret-', /thog-secret-([0-9a-f]{32})/y],
  ]),
  ...tokensOf('Nightfall', 'https://help.nightfall.ai/developer-api/getting-started/authentication-and-security', [
    ['API key', 'NF-', /NF-([A-Za-z0-9]{32})/y, { near: /nightfall/i }],
  ]),
  ...tokensOf('Scrapfly', 'https://scrapfly.io/docs/account', [
    ['API key', 'scp-live-', /scp-live-([0-9a-f]{32})/y],
    ['test API key', 'scp-test-', /scp-test-([0-9a-f]{32})/y, { severity: 'warning' }],
  ]),
  ...tokensOf('Chromatic', 'https://www.chromatic.com/docs/setup/#get-the-project-token', [
    ['project token', 'chpt_', /chpt_([0-9a-f]{15,20})/y],
  ]),
];
