import { commands } from './commands';
import { text } from './manifestText';
import type { ManifestText } from './manifestText';

/** The context keys that the editor sets and the manifest's when-clauses read. */
export const contextKeys = {
  editorHasFindings: 'strongroom.editorHasFindings',
  identityState: 'strongroom.identityState',
} as const;

/** What the context key `identityState` may hold. */
export type IdentityStateName =
  | 'idle'
  | 'loading'
  | 'loaded'
  | 'untrusted'
  | 'no-credentials'
  | 'invalid-credentials'
  | 'expired'
  | 'unknown-profile'
  | 'network'
  | 'failed';

export const activityBar = {
  id: 'strongroom',
  title: text('view.container', 'Strongroom'),
  icon: 'media/strongroom.svg',
} as const;

export const views = {
  identity: { id: 'strongroom.identity', name: text('view.identity', 'Identity'), icon: 'media/strongroom.svg' },
} as const;

/** A welcome text, shown while the view has no rows. */
export interface WelcomeDefinition {
  readonly state: IdentityStateName;
  readonly contents: ManifestText;
}

const link = (title: string, command: { readonly id: string }): string => `[${title}](command:${command.id})`;

const chooseProfile = link('Choose Profile…', commands.chooseProfile);
// Within a sentence a link is a link; on a line of its own it becomes a button, of which one is enough.
const more = `${link('Try again', commands.refreshIdentity)}, or see ${link('what happened', commands.explainIdentityProblem)}.`;

function welcome(state: IdentityStateName, paragraphs: readonly string[], links: readonly string[]): WelcomeDefinition {
  return { state, contents: text(`welcome.${state}`, [...paragraphs, ...links].join('\n')) };
}

export const identityWelcome: readonly WelcomeDefinition[] = [
  welcome(
    'idle',
    [
      'See who you are on AWS, how old your access keys are and whether MFA protects you.',
      'Nothing is sent until you ask.',
    ],
    [link('Show My Identity', commands.refreshIdentity), chooseProfile],
  ),
  welcome('loading', ['Reading your identity from AWS…'], []),
  welcome(
    'untrusted',
    ['This workspace is in restricted mode: Strongroom finds secrets, and does not call AWS.'],
    ['[Manage Workspace Trust](command:workbench.trust.manage)'],
  ),
  welcome(
    'no-credentials',
    [
      'No AWS credentials were found: not in the environment, not in a profile, and no role is attached to this machine.',
      'Sign in, for example with aws sso login or aws login, or choose a profile that has credentials. [How AWS looks for credentials](https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html)',
    ],
    [link('Sign In in a Terminal', commands.signIn), chooseProfile, more],
  ),
  welcome(
    'invalid-credentials',
    [
      'AWS does not accept these credentials. The access key may have been deleted or deactivated, or the secret is mistyped.',
    ],
    [chooseProfile, more],
  ),
  welcome(
    'expired',
    ['Your AWS session has expired. Sign in again, then refresh.'],
    [link('Sign In in a Terminal', commands.signIn), chooseProfile, more],
  ),
  welcome(
    'unknown-profile',
    ['The chosen AWS profile is in neither of your AWS configuration files.'],
    [chooseProfile, more],
  ),
  welcome(
    'network',
    ['AWS could not be reached. Check the network, the proxy and the endpoint, then try again.'],
    [
      link('Try Again', commands.refreshIdentity),
      `See ${link('what happened', commands.explainIdentityProblem)} or the ${link('log', commands.showLog)}.`,
    ],
  ),
];
