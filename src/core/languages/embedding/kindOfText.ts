import { knownCommand, nameByPosition } from '../shell/knownCommands';
import type { EmbeddedText } from './embeddedText';

/** Only a text with one of these in it is worth reading as anything. */
const worth = /pass|pwd|pw=|secret|securestring|token|key|cred|auth|login|sudo\s|freerdp|:\/\//i;
/** Endings of keys that are file names: `application.properties: |` in a ConfigMap. */
const fileName =
  /^[\w.-]{0,100}\.(?:properties|ya?ml|json|xml|toml|ini|cfg|conf|cnf|env|sh|bash|py|js|ts|sql|rb|php|ps1|tf|tfvars|hcl|config|npmrc|netrc|pgpass|dockerconfigjson|dockercfg|md)$|^(?:\.env|\.npmrc|\.netrc|\.pgpass|my\.cnf|\.my\.cnf|Dockerfile|Jenkinsfile)$/i;
// `ExecStart=` and its like: https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html
const scriptKey =
  /^(?:exec(?:start|stop|reload|condition)(?:pre|post)?|run|script|scripts|before_?script|after_?script|command|commands|cmd|inline|inline_?script|bash|sh|shell|user_?data|startup_?script|entrypoint|exec|execute|pre_?build|post_?build|before_install|after_success|preStop|postStart|metadata_startup_script)$/i;

const powershellKey = /^(?:pwsh|powershell)$/i;

/** What a text within a document of another language is written in, by its key and its beginning; undefined for a plain value. */
export function kindOfText(text: string, key: string | undefined): EmbeddedText['as'] | undefined {
  // `Example = '…'`: how something is called, in a description of it.
  if (text.length < 12 || /^(?:examples?|usage|synopsis)$/i.test(key ?? '')) {
    return undefined;
  }
  const name = key?.replace(/^.*[/\\]/, '') ?? '';
  if (isCommand(text)) {
    return shell;
  }
  if (isSql(text)) {
    return { path: 'block.sql' };
  }
  if (scriptKey.test(name) && namesSecretByPlace(text)) {
    return shell;
  }
  if (!worth.test(text)) {
    return undefined;
  }
  if (fileName.test(name) && /[\n{=:]/.test(text)) {
    return { path: name === '.dockerconfigjson' || name === '.dockercfg' ? 'config.json' : name };
  }
  const lines = text.includes('\n');
  const start = text.trimStart();
  if (/^#!\s?\//.test(start)) {
    return /^#![^\n]*\b(?:ba|z|da|k)?sh\b/.test(start) ? shell : { path: undefined };
  }
  if (lines && start.startsWith('#cloud-config')) {
    return { path: 'cloud-config.yaml' };
  }
  if (/^(?:\[\s*)?\{\s*"[\w.$@ -]{1,100}"\s*:/.test(start) && /[}\]]\s*$/.test(text.slice(-40))) {
    return { path: 'value.json' };
  }
  if (lines && /^<\?xml\s|^<\w[\w:.-]{0,60}(?:\s+[\w:.-]{1,60}="[^"<>]{0,500}")*\s*>/.test(start)) {
    return { path: 'value.xml' };
  }
  if ((scriptKey.test(name) || powershellKey.test(name)) && isPowershell(text)) {
    return powershell;
  }
  if (scriptKey.test(name) && (lines || /^-{1,2}\w[\w-]{0,40}\s|\s-{1,2}\w|\w=\S|\|\s|<<</.test(text))) {
    return shell;
  }
  if (/LoginModule\s/.test(text)) {
    // Options of a login module of Java: `… required username="x" password="y";`
    return { path: 'jaas' };
  }
  return lines ? settingsIn(text) : undefined;
}

/** Whether a text is statements of SQL, from the first on, that may give a login its password, or fill rows. */
export function isSql(text: string): boolean {
  if (!givesPassword.test(text)) {
    return false;
  }
  const lines = text.split('\n', 40).map((line) => line.slice(0, 200));
  // Scripts and files of settings hold statements, too, further on.
  const first = lines.find((line) => !/^\s*(?:$|--|\/\*|\*|#(?!!))/.test(line)) ?? '';
  return (statement.test(first) || otherStatement.test(first)) && lines.some((line) => statement.test(line));
}

const givesPassword = /\bidentified\s|\bpassword\b|\binsert\s{1,4}(?:\w{1,10}\s{1,4}){0,2}into\s/i;
/** The prompt of a client: `mysql>`, `app=#`. */
const prompt = '(?:mysql|mariadb[^>]{0,40}|sqlite|sql|[\\w-]{1,40}[=-])[>#]\\s{1,4}';
/** How a statement begins; also behind a prompt. */
const statement = new RegExp(
  `^\\s{0,40}(?:${prompt})?(?:(?:create|alter)\\s{1,4}(?:or\\s{1,4}replace\\s{1,4})?(?:user|role|login|table)\\s|` +
    'grant\\s{1,4}[\\w, ()]{1,200}\\s(?:on|to)\\s|insert\\s{1,4}(?:or\\s{1,4}\\w{1,10}\\s{1,4}|ignore\\s{1,4})?into\\s|' +
    'replace\\s{1,4}into\\s|set\\s{1,4}password\\b)',
  'i',
);
/** What else statements begin with that none of a shell, or another language, does. */
const otherStatement = new RegExp(
  `^\\s{0,40}(?:${prompt})?(?:(?:create|drop|alter|grant|revoke|truncate|lock|merge|flush|pragma|delimiter)\\s{1,4}\\w|` +
    'delete\\s{1,4}from\\s|select\\s|update\\s{1,4}\\S{1,80}\\s{1,4}set\\s|comment\\s{1,4}on\\s|' +
    'use\\s{1,4}[`"[]?(?!strict|warnings)\\w{1,60}[`"\\]]?\\s{0,4};?\\s*$|' +
    'set\\s{1,4}(?:@|names|global|session|local|search_path|role|transaction|autocommit|time|sql_|foreign|identity|nocount|statement_)|' +
    'begin\\s*(?:;|$|work\\b|tran)|start\\s{1,4}transaction|if\\s{1,4}(?:not\\s{1,4})?exists\\s|declare\\s{1,4}@|do\\s{1,4}\\$|' +
    'with\\s{1,4}\\w{1,60}\\s{1,4}(?:\\([^)]{1,100}\\)\\s{1,4})?as\\s{0,4}\\(|\\\\(?:c|connect|set|echo|i)\\s)',
  'i',
);

const shell: EmbeddedText['as'] = { path: 'script.sh', languageId: 'shellscript' };

const powershell: EmbeddedText['as'] = { path: 'script.ps1', languageId: 'powershell' };

/**
 * Whether a script sets a variable, or calls a command, as PowerShell alone does.
 *
 * - https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_variables
 * - https://learn.microsoft.com/powershell/scripting/developer/cmdlet/approved-verbs-for-windows-powershell-commands
 */
function isPowershell(text: string): boolean {
  return (
    /^[ \t]{0,40}(?:\[\w{1,40}\][ \t]?)?\$(?:\w{1,20}:)?\w{1,60}[ \t]{0,20}=(?!=)/m.test(text) ||
    /^[ \t]{0,40}(?:Add|Connect|Convert(?:To|From)|Copy|Get|Import|Install|Invoke|New|Publish|Register|Remove|Set|Start|Update|Write)-[A-Z]\w{1,40}\b/m.test(
      text,
    )
  );
}

/** Whether a text calls a command that may be given a secret without a word for it beside: `mysql -p…`. */
export function isCommand(text: string): boolean {
  const name = /^\s{0,20}(?:[$#>]\s{1,4})?(?:sudo\s{1,4})?([a-z0-9][\w.-]{1,30})\s+(?=\S)/.exec(text)?.[1];
  return name !== undefined && knownCommand(name) !== undefined && /\s-{1,2}[A-Za-z]/.test(text);
}

/** Whether a text calls a command that takes a secret by its place: `vault login …`, `poetry config http-basic.… …`. */
function namesSecretByPlace(text: string): boolean {
  const [command = '', ...words] = text.trim().split(/\s+/, 12);
  return words.some((_, index) => nameByPosition(command, words, index) !== undefined);
}

/** Whether most lines of a text are settings: `key=value`, `key: value`, `[section]`. */
function settingsIn(text: string): EmbeddedText['as'] | undefined {
  let equals = 0;
  let colons = 0;
  let sections = 0;
  let others = 0;
  const sample = text.slice(0, 4_000).split('\n', 60);
  for (const line of sample) {
    if (/^\s*(?:$|[#;!]|\/\/)/.test(line)) {
      continue;
    }
    if (/^\s*\[[\w .:@/"-]{1,80}\]\s*$/.test(line)) {
      sections += 1;
    } else if (/^\s*(?:export\s+)?[\w.-]{1,80}\s*=(?!=)/.test(line)) {
      equals += 1;
    } else if (/^\s*(?:- )?[\w."-]{1,80}:(?:\s|$)/.test(line)) {
      colons += 1;
    } else {
      others += 1;
    }
  }
  if (equals > colons && equals > others) {
    return { path: sections > 0 ? 'value.ini' : 'value.properties' };
  }
  return colons > others + equals && colons >= 2 ? { path: 'value.yaml' } : undefined;
}
