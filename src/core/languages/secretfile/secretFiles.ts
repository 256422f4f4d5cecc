/**
 * Files whose names say that they hold a secret and nothing else: what Docker and Kubernetes mount, what programs take by
 * `--password-file`, lists of users and their passwords.
 *
 * - https://docs.docker.com/compose/how-tos/use-secrets/
 * - https://docs.ansible.com/ansible/latest/vault_guide/vault_managing_passwords.html
 * - https://httpd.apache.org/docs/current/programs/htpasswd.html
 */

/** In UTF-16 code units. */
const longestFile = 20_000;

const mayBe = /pass|pwd|pw|secret|token|key|user|login|cred|account|auth/i;
/** The file's name without its ending says what is in it: `db_password`, `.vault_pass`, `api-token`. */
const holder =
  /(?:^|[_.-])(?:pass(?:word|wd|phrase)?|pwd|pw|secret|token|(?:api|secret|master|encryption|signing|access|auth)[_-]?key)(?:[_-]?file)?$/i;
const ending = /\.(?:txt|text|secret|pass|pwd|pw|token|key)$/i;
/** https://guides.rubyonrails.org/security.html#custom-credentials */
const railsKey = /^(?:master|production|staging|development|test)\.key$/i;
const list =
  /^\.?(?:ht)?(?:passwords?|passwd|users?|logins?|credentials?|creds|accounts?|userlist|user[_-]?pass(?:words?)?|auth)(?:[_-]\w{1,20})?(?:\.(?:txt|text|list|lst|auth))?$/i;

const single = /^\uFEFF?\s{0,20}\S{4,512}\s{0,20}$/;
/** What has a name of its own is read as the setting that it is. */
const setting =
  /^\uFEFF?\s{0,20}[a-z_][\w.-]{0,60}(?:=(?!=?\s{0,20}$)|(?:pass(?:word|wd|phrase)?|pwd|secret|token|key):)/i;
const settingName =
  /(?:^|[_.-])(?:host(?:name)?|port|server|url|database|pass(?:word|wd|phrase)?|pwd|secret|token|key)$/i;
/** `http:8080`: lists of ports have the form of logins. https://www.iana.org/assignments/service-names-port-numbers/ */
const port = /^[\w.+-]{1,40}:\d{2,5}$/;
const service =
  /^(?:https?|s?ftps?|ssh|telnet|smtps?|imaps?|pop3s?|ldaps?|dns|ntp|rdp|vnc|socks\d?|proxy|tcp|udp|web|grpc|redis|mysql|postgres(?:ql)?|mongo(?:db)?|amqp|mqtt)[\w.-]{0,20}:/i;
const loginLine = /^[\w.@+\\-]{1,64}:[^\s:]{4,128}$/;

/** What a file that holds one secret is named after it; undefined for any other. */
export function nameOfSecretFile(path: string): string | undefined {
  const base = path.slice(path.lastIndexOf('/') + 1);
  if (railsKey.test(base)) {
    return 'master_key';
  }
  const name = base.replace(/^\./, '').replace(ending, '');
  return holder.test(name) ? name.replace(/[_-]?file$/i, '') : undefined;
}

/** Whether a text is a secret, or a list of logins, that its file is called after. */
export function isSecretFile(path: string, text: string): boolean {
  return (
    mayBeSecretFile(path, text.length) &&
    ((single.test(text) && !setting.test(text) && nameOfSecretFile(path) !== undefined) ||
      (isList(path) && isListOfLogins(text)))
  );
}

/** Whether a file may be such a one, by its name and its length (of its text in UTF-16 code units, or in bytes). */
export function mayBeSecretFile(path: string, length: number): boolean {
  return (
    length <= longestFile &&
    mayBe.test(path.slice(path.lastIndexOf('/') + 1)) &&
    (nameOfSecretFile(path) !== undefined || isList(path))
  );
}

function isList(path: string): boolean {
  return list.test(path.slice(path.lastIndexOf('/') + 1));
}

/** Whether all lines of a text but comments are `user:password`. */
export function isListOfLogins(text: string): boolean {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return (
    lines.length > 0 &&
    lines.every((line) => loginLine.test(line.trimEnd())) &&
    !(lines.some((line) => service.test(line)) && lines.every((line) => port.test(line.trimEnd())))
  );
}

/** Whether lines `name:value` are the settings of one login, each called after what it is, and no list of users. */
export function isOneLogin(names: readonly string[]): boolean {
  return names.some((name) => settingName.test(name));
}
