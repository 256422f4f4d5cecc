import { AwsFailure } from '../../core/ports';
import type { ProfileFiles } from '../../core/ports';
import type { KeyPair, Plan, SecretReference } from '../../core/rewriters/rewriter';
import { english } from '../../core/text/message';
import type { Asker } from '../ask';
import type { Noted } from './runJournal';
import type { Keeper, Keeping, Preparation } from './keeper';

const keysPage = 'https://console.aws.amazon.com/iam/home#/security_credentials';

export interface CredentialKeeperParts {
  /** The profile to save the pair as (`--save-profile`). */
  readonly saveAs: string | undefined;
  /** Whether the value may be lost (`--discard-value`). */
  readonly discard: boolean;
  readonly profiles: () => Promise<ProfileFiles>;
  readonly asker: Asker | undefined;
}

/** Sees to it that an AWS key pair that leaves the code is saved as a profile, or that its loss was agreed to. */
export class CredentialKeeper implements Keeper {
  constructor(private readonly parts: CredentialKeeperParts) {}

  prepare(): Preparation {
    return { kind: 'ready', reference: undefined };
  }

  noted(plan: Plan): Promise<Noted | undefined> {
    const { saveAs } = this.parts;
    return Promise.resolve(
      saveAs === undefined || plan.keyPair === undefined
        ? undefined
        : { target: 'default-credential-chain', name: saveAs, connection: {} },
    );
  }

  async keep(plan: Plan): Promise<Keeping> {
    const { saveAs, discard, asker } = this.parts;
    const pair = plan.keyPair;
    if (saveAs !== undefined && pair !== undefined) {
      return this.#save(saveAs, pair);
    }
    if (discard) {
      return { kind: 'kept', done: 'uses the default credential chain', notes: exposed(pair), leftover: undefined };
    }
    if (asker !== undefined) {
      return this.#ask(asker, pair);
    }
    return {
      kind: 'refused',
      reason:
        pair === undefined
          ? 'only a part of the key pair stands here as a literal, so it cannot be saved as a profile. If you have it elsewhere, give --discard-value.'
          : 'the code may hold the only copy of this key. Give --save-profile NAME to keep it in the AWS credentials file, or --discard-value if you have it elsewhere.',
    };
  }

  rehearse(): void {}

  describe(plan: Plan, _reference: SecretReference | undefined): readonly string[] {
    const { saveAs, discard } = this.parts;
    if (saveAs !== undefined && plan.keyPair !== undefined) {
      return [`would save the key pair as profile ${saveAs} and use the default credential chain`];
    }
    return discard
      ? ['would use the default credential chain']
      : [
          `would use the default credential chain, and asks for ${plan.keyPair === undefined ? '' : '--save-profile NAME or '}--discard-value to be carried out`,
        ];
  }

  async #ask(asker: Asker, pair: KeyPair | undefined): Promise<Keeping> {
    const discard = { letter: 'd', label: 'Remove it; I have it elsewhere, or do not need it', answer: 'discard' };
    const leave = { letter: 'l', label: 'Leave the code as it is', answer: 'leave' };
    const choice = await asker.choose(
      'The code may hold the only copy of this AWS key.',
      pair === undefined
        ? [discard, leave]
        : [{ letter: 's', label: 'Save it as a profile in the AWS credentials file', answer: 'save' }, discard, leave],
    );
    if (choice === 'save' && pair !== undefined) {
      const name = await asker.line('Profile: ');
      return name === '' ? { kind: 'refused', reason: 'left as it is.' } : this.#save(name, pair);
    }
    return choice === 'discard'
      ? { kind: 'kept', done: 'uses the default credential chain', notes: exposed(pair), leftover: undefined }
      : { kind: 'refused', reason: 'left as it is.' };
  }

  async #save(name: string, pair: KeyPair): Promise<Keeping> {
    try {
      const { file, backup } = await (await this.parts.profiles()).saveKeyPair(name, pair);
      const kept = backup === undefined ? '' : ` (what stood there before: ${backup})`;
      return {
        kind: 'kept',
        done: `uses the default credential chain; the key pair is saved as profile ${name} in ${file}${kept}`,
        notes: [`Run the program with AWS_PROFILE=${name} to use it.`, ...exposed(pair)],
        leftover: `profile ${name} was saved in ${file}`,
      };
    } catch (error) {
      return {
        kind: 'refused',
        reason: AwsFailure.is(error)
          ? english(error.explanation)
          : `the profile ${name} could not be saved. The file is untouched.`,
      };
    }
  }
}

/** A key that was in code stays valid wherever else it went. */
function exposed(pair: KeyPair | undefined): readonly string[] {
  const key = pair === undefined ? 'The key' : `The key ${pair.accessKeyId.toString()}`;
  return [`${key} stays valid until it is deactivated, and the history of this file still holds it: ${keysPage}`];
}
