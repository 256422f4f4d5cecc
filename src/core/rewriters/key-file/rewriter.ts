import { message } from '../../text/message';
import type { Rewriter } from '../rewriter';
import { refuse } from '../shared/plans';

/** Says of a file that is a private key where the key can go: no reference in it would be a key to what reads it. */
export const rewriter: Rewriter = {
  id: 'key-file',
  languages: ['plaintext', 'text'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: ({ document, finding, target }) =>
    isKey(document.source.slice(finding.span.start, finding.span.end)) && isKeyFile(document.path, document.source)
      ? refuse(
          target,
          message(
            'The file itself is the key, and whoever reads it needs the whole of it. Store it (aws secretsmanager create-secret --name NAME --secret-string file://FILE), have what uses it fetch it when it starts, into memory or a file that only it may read, then delete this file, have git ignore it, and replace the key: the history still holds it. AWS can keep some keys so that no file is needed: ACM those of certificates, KMS those that sign, Session Manager those for SSH.',
          ),
        )
      : undefined,
};

function isKey(text: string): boolean {
  return /^-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY|^PuTTY-User-Key-File-/.test(text);
}

/** Whether a file is called as keys are, or holds nothing but keys, certificates and words about them. */
function isKeyFile(path: string | undefined, source: string): boolean {
  return (
    /\.(?:pem|key|ppk|p8|pkcs8|pk8|priv|asc|gpg)$|(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|[\w.-]*_(?:rsa|ed25519))$/i.test(
      path ?? '',
    ) || /^\s*(?:-----BEGIN |PuTTY-User-Key-File-)/.test(source)
  );
}
