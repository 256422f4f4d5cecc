import type { FixTarget, Plan, Refusal } from '../../core/rewriters/rewriter';
import type { Finding } from '../../core/scan/finding';
import { english } from '../../core/text/message';

const words: Readonly<Record<FixTarget, string>> = {
  secretsmanager: '--to secretsmanager',
  parameterstore: '--to parameterstore',
  environment: '--to env',
  'default-credential-chain': 'the default credential chain',
};

/** What is said of languages whose ids say little. */
const titles: Readonly<Record<string, string>> = {
  notebook: 'this kind of cell',
  plaintext: 'a file of no known language',
  source: 'this language',
  text: 'text',
};

/** Why a finding is left, and what would work. */
export function reasonForLeaving(
  finding: Finding,
  language: string,
  refusal: Refusal | undefined,
  options: readonly (Plan | Refusal)[],
): string {
  const works = [
    ...new Set([
      ...options.filter((option) => option.kind === 'plan').map((option) => option.target),
      ...(refusal?.alternatives ?? []),
    ]),
  ].filter((target) => target !== refusal?.target);
  const advice = works.length === 0 ? '' : ` What works here: ${works.map((target) => words[target]).join(', ')}.`;
  if (refusal !== undefined) {
    return `${english(refusal.reason)}${advice}`;
  }
  if (finding.kind === 'signed-url') {
    return 'a signed address ends by itself: take it out, and have the program sign one when it needs it.';
  }
  if (finding.detector === 'private-key') {
    return `there is no rewrite for this spot in ${titles[language] ?? language} yet: store the key by hand, remove it here, and replace it, since it was exposed.${advice}`;
  }
  if (finding.kind === 'aws-credential') {
    return `there is no rewrite for this spot in ${titles[language] ?? language} yet: remove the key, use the default credential chain, and deactivate the key, since it was exposed.`;
  }
  if (language === 'secretfile') {
    return 'the file itself is the secret: store the value, take the file out of the repository, and write it from there where it is mounted or read.';
  }
  return `there is no rewrite for this spot in ${titles[language] ?? language} yet: store the value by hand and look it up.${advice}`;
}
