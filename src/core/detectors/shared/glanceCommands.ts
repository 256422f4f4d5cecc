/** How far a command goes on, in UTF-16 code units. */
const reach = 400;

/** How commands take secrets that no name stands beside, by their names; `knownCommands.ts` has them in full. */
const commands: readonly (readonly [name: RegExp, sign: RegExp])[] = [
  [/^(?:mysql|mariadb|mycli|mydumper|xtrabackup|7z|rar|unrar)/i, /\s-p["']?[^\s"'$]{3}/],
  [
    /^(?:mongo|docker|podman|buildah|nerdctl|skopeo|helm|crane|oras|az|cf|oc|ibmcloud|faas-cli|argocd|twine|login|sshpass|cqlsh|influx|rabbitmqadmin)/i,
    /\s-p\s?["']?[^\s"'$]{3}/,
  ],
  [/^(?:redis|valkey)-cli/, /\s-a\s|\sauth\s|requirepass|masterauth/i],
  [/^curl/, /\s(?:-[uU]\s?|--(?:proxy-)?user[\s=])["']?[^\s:"']{1,80}:/],
  [/^(?:wget|https?|xh|ab|lftp)/, /\s-[auAP]\s["']?[^\s:,"']{1,80}[:,]/],
  [/^ldap/, /\s-[wsa]\s?["']?[^\s"'$]{3}/],
  [/^(?:sqlcmd|osql|bcp|ipmitool|mosquitto|zip|unzip)/, /\s-P\s?["']?[^\s"'$]{3}/],
  [/^(?:smbclient|rpcclient|winexe)/, /%/],
  [/^(?:sqlplus|rman|sqlldr|expdp|impdp)/, /\s\S{1,60}\/\S/],
  [/^openssl/, /\s-k\s|pass:/],
  [/^ssh-keygen/, /\s-[NP]\s?["']?[^\s"'$]{3}/],
  [/^[xw]freerdp/, /\s\/p:/],
  [/^rclone/, /\spass\s/],
  [/^certutil/, /\s-p\s/],
  [/^htpasswd/, /\s-\w{0,4}b/],
  [/^(?:rabbitmqctl|nmcli|netsh|snmp)/, /\s/],
  // What `packageCommands.ts` has in full.
  [/^(?:http-basic|pypi-token|(?:github|gitlab)-(?:oauth|token)|bearer)(?![^.])/, /^(?:\.\S{1,80})?\s{1,4}\S/],
  [/^(?:cargo|vault) login|^(?:setapikey|auth)$/i, /^\s{1,4}["']?[^\s"'$-][^\s"'$]{7}/],
  [/^bundle config/, /\s[^\s:]{1,80}:[^\s:]/],
  [/^(?:nuget|airflow users)/, /\s-[pk]\s/],
  [/^codecov -t/, /^\s\S{8}/],
  [/^wpa_passphrase/, /^\s{1,4}\S{1,40}\s{1,4}[^\s$]{8}/],
  [/^etcdctl/, /\s--user[\s=]/],
];

const before = /(?:^|[\s;&|("'`/=])$/;
/** `--password value`, `ENV PASSWORD value`, `set password value`. */
const afterSpace = /^["']?(?:[ \t]|\\\r?\n){1,8}["']?[^\s"'=:(){}[\],;<>-][^\s"'=(){}[\],;<>]{3}/;
const binding =
  /(?:^|[\s"'])(?:ENV|set|put|setx|config:set)\s{1,4}(?:--?[\w-]{1,20}\s{1,4}){0,3}["']?(?:\/\/?[\w./-]{1,60}:)?$/;
const assigned = /^=([^\s"'`(){}[\],;=>.][^\s"'`(){}[\],;=>]{3,200})(?=[ \t\\;&|"'\r\n]|$)/;
const header =
  /^["']?\s{0,3}[:=]\s{0,3}["']?(?:(?:Bearer|Basic|Token|Bot|ApiKey|Key)\s{1,3}[^\s"'$<]{8}|([^\s"'`{}()$<]{8,300})["'])/i;
const given = /^[^\r\n]{0,120}\s(?:--(?:value|body|secret-string|string-value)|-b|-v)[\s=]["']?[^\s"'$]{4}/;
const input = /(?:stdin|-fd|with-token|^kinit|^vncpasswd|^chpasswd|^debconf-set-selections)$/;
const shown = /\b(?:echo|printf)\s|<</;

/**
 * Whether a keyword hit belongs to a command that may be given a secret: by a flag (`mysql -p…`, `--password value`), as
 * a header, or by its input (`echo … | docker login --password-stdin`).
 *
 * @param start of the name around the hit.
 * @param end of that name, exclusive.
 * @param mayBe whether a value may be of the kind that the name says.
 */
export function mayGiveSecret(text: string, start: number, end: number, mayBe: (value: string) => boolean): boolean {
  const name = text.slice(start, end);
  const rest = text.slice(end, end + reach);
  if (isWorth(assigned.exec(rest), mayBe) || isWorth(header.exec(rest), mayBe) || given.test(rest)) {
    return true;
  }
  const lead = text.slice(Math.max(0, start - 80), start);
  if ((name.startsWith('-') || binding.test(lead)) && afterSpace.test(rest)) {
    return true;
  }
  if (/^pass$/i.test(name) && /^:[^\s"'$:]{4}/.test(rest)) {
    return true;
  }
  if (input.test(name)) {
    return shown.test(text.slice(Math.max(0, start - reach), end + reach));
  }
  const line = commandLine(rest);
  return line !== '' && before.test(lead) && commands.some(([command, sign]) => command.test(name) && sign.test(line));
}

/** Whether a value may be a secret; one that is written otherwise than it is may be any. */
function isWorth(match: RegExpExecArray | null, mayBe: (value: string) => boolean): boolean {
  return match !== null && (match[1] === undefined || match[1].includes('\\') || mayBe(match[1]));
}

/** The rest of a command: to the end of its line, and over those that it goes on over. */
function commandLine(rest: string): string {
  let end = 0;
  for (;;) {
    const stop = rest.indexOf('\n', end);
    if (stop < 0) {
      return rest;
    }
    if (!/\\\r?$/.test(rest.slice(Math.max(0, stop - 2), stop))) {
      return rest.slice(0, stop);
    }
    end = stop + 1;
  }
}
