import { message } from '../../text/message';
import { readerDecides } from '../config/credentialChain';
import type { Rewriter } from '../rewriter';
import { refuse } from '../shared/plans';

const target = 'default-credential-chain';

/**
 * Says of AWS keys in profiles and settings in INI form what takes their place. The file is edited by the AWS CLI, which
 * also signs in: there is nothing to rewrite.
 */
export const rewriter: Rewriter = {
  id: 'credentials-file',
  languages: ['ini'],
  targets: [target],
  plan: ({ target: wanted, finding, document }) => {
    if (wanted !== target || finding.kind !== 'aws-credential') {
      return undefined;
    }
    return isProfileFile(document.source, document.path)
      ? refuse(
          target,
          message(
            'This is a profile of the AWS CLI and SDKs. One without a long-term key: aws configure sso, or aws login, for a person; credential_process = … in ~/.aws/config for a program that has the key kept elsewhere. Then delete both lines here, and deactivate the key. A file like this one belongs into no repository: anyone who can read it can use the key.',
          ),
        )
      : refuse(target, readerDecides());
  },
};

/** Whether a text holds profiles: https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html */
function isProfileFile(source: string, path: string | undefined): boolean {
  return (
    /(?:^|\/)\.aws\/[^/]{1,60}$/.test(path ?? '') ||
    (/^[ \t]{0,20}\[[^\]\r\n]{1,100}\]/m.test(source) && /^[ \t]{0,20}aws_access_key_id[ \t]{0,20}=/m.test(source))
  );
}
