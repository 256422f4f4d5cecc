import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { FixTarget, Rewriter } from '../rewriter';
import { refuse } from '../shared/plans';

/** Says how a secret leaves C and C++ code by hand: a look-up there is handled, and freed, as the code around it is. */
export const rewriter: Rewriter = {
  id: 'cpp',
  languages: ['cpp'],
  targets: ['secretsmanager', 'parameterstore', 'environment', 'default-credential-chain'],
  plan: ({ document, finding, target }) =>
    (finding.kind === 'aws-credential') === (target === 'default-credential-chain') &&
    (finding.kind === 'aws-credential' || finding.kind === 'storable')
      ? refuse(target, reasonOf(target, /\.c$/i.test(document.path ?? '')))
      : undefined,
};

/**
 * https://docs.aws.amazon.com/sdk-for-cpp/latest/developer-guide/basic-use.html
 * https://docs.aws.amazon.com/sdk-for-cpp/latest/developer-guide/credproviders.html
 *
 * @param isPlainC whether a file is of C, for which there is no AWS SDK.
 */
function reasonOf(target: FixTarget, isPlainC: boolean): Message {
  if (target === 'default-credential-chain') {
    return isPlainC
      ? message(
          'Strongroom does not rewrite C. Take the key out by hand: let the program get temporary keys from its role, as aws_credentials_provider_new_chain_default of aws-c-auth does, and deactivate this key.',
        )
      : message(
          'Strongroom does not rewrite C++. A client of the AWS SDK for C++ that is given no credentials finds them by the default chain: leave out AWSCredentials and its provider by hand, keep the configuration, and deactivate this key.',
        );
  }
  if (target === 'environment') {
    return isPlainC
      ? message(
          'Strongroom does not rewrite C. Read the value with getenv by hand, after main has begun, and stop where it gives NULL.',
        )
      : message(
          'Strongroom does not rewrite C++. Read the value with std::getenv by hand, and stop where it gives nullptr: a std::string cannot be made of that.',
        );
  }
  if (isPlainC) {
    return message(
      'Strongroom does not rewrite C, and C has no AWS SDK that reads secrets. Have what starts the program put the value into its environment (secrets of an ECS task, strongroom run), and read it with getenv.',
    );
  }
  return target === 'secretsmanager'
    ? message(
        'Strongroom does not rewrite C++: a look-up needs Aws::InitAPI before it, and its outcome is handled as the code around it handles errors. Look the value up by hand with GetSecretValue of Aws::SecretsManager::SecretsManagerClient.',
      )
    : message(
        'Strongroom does not rewrite C++: a look-up needs Aws::InitAPI before it, and its outcome is handled as the code around it handles errors. Look the value up by hand with GetParameter of Aws::SSM::SSMClient, with decryption.',
      );
}
