import { commands } from './commands';
import { text } from './manifestText';
import type { ManifestText } from './manifestText';

export interface WalkthroughStep {
  readonly id: string;
  readonly title: ManifestText;
  readonly description: ManifestText;
  readonly image: string;
  readonly altText: ManifestText;
  readonly completionEvents: readonly string[];
}

export interface Walkthrough {
  readonly id: string;
  readonly title: ManifestText;
  readonly description: ManifestText;
  readonly steps: readonly WalkthroughStep[];
}

function step(
  id: string,
  title: string,
  description: string,
  altText: string,
  completionEvents: readonly string[],
): WalkthroughStep {
  return {
    id,
    title: text(`walkthrough.${id}.title`, title),
    description: text(`walkthrough.${id}.description`, description),
    image: `media/walkthrough/${id}.svg`,
    altText: text(`walkthrough.${id}.alt`, altText),
    completionEvents,
  };
}

/** “How do I use this?” is what people ask first of tools like this one. */
export const walkthroughs: readonly Walkthrough[] = [
  {
    id: 'start',
    title: text('walkthrough.title', 'Secrets out of code, keys in order'),
    description: text(
      'walkthrough.about',
      'Find hard-coded secrets, move them to AWS, and keep an eye on your access keys.',
    ),
    steps: [
      step(
        'see',
        'See secrets as you type',
        `Open a file. A hard-coded key, password or connection string gets a squiggle; hover over it to read what it is and why it matters.\n[Show Findings](command:${commands.showFindings.id})`,
        'A line of code in which the value of a password is underlined.',
        [`onCommand:${commands.showFindings.id}`],
      ),
      step(
        'fix',
        'Move them where they belong',
        `Open the light bulb on a finding. A password moves to AWS Secrets Manager or Parameter Store: it is stored, read back and compared before your code changes. An access key is replaced by the default credential chain. One command does so for everything at once, and shows what goes where before anything happens.\n[Fix All Secrets in the Workspace…](command:${commands.fixAllInWorkspace.id})`,
        'A light bulb menu that offers to move a secret to AWS Secrets Manager.',
        [
          `onCommand:${commands.moveToSecretsManager.id}`,
          `onCommand:${commands.moveToParameterStore.id}`,
          `onCommand:${commands.replaceWithEnvironmentVariable.id}`,
          `onCommand:${commands.useDefaultCredentialChain.id}`,
          `onCommand:${commands.moveConnection.id}`,
          `onCommand:${commands.fixAllInFile.id}`,
          `onCommand:${commands.fixAllInWorkspace.id}`,
        ],
      ),
      step(
        'know',
        'Know who you are',
        `The Identity view shows your account, the age of each access key against its limit, and whether MFA protects you.\n[Show My Identity](command:${commands.showIdentity.id})`,
        'A list with an account, two access keys and their age, and an MFA device.',
        [`onCommand:${commands.showIdentity.id}`],
      ),
    ],
  },
];
