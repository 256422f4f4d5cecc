/** How a package manager's command line names what an argument is. */
interface Row {
  readonly command: string;
  /** The arguments without a flag before the secret, joined by blanks. */
  readonly before: RegExp;
  readonly name: string;
  /** What the secret itself looks like, where other things may stand in its place. */
  readonly value?: RegExp;
}

const rows: readonly Row[] = [
  // https://python-poetry.org/docs/repositories/#configuring-credentials
  { command: 'poetry', before: /^config http-basic\.\S+ \S+$/, name: 'password' },
  { command: 'poetry', before: /^config pypi-token\.\S+$/, name: 'token' },
  // https://getcomposer.org/doc/articles/authentication-for-private-packages.md
  { command: 'composer', before: /^(?:global )?config http-basic\.\S+ \S+$/, name: 'password' },
  {
    command: 'composer',
    before: /^(?:global )?config (?:github-oauth|gitlab-oauth|gitlab-token|bearer)\.\S+$/,
    name: 'token',
  },
  // https://bundler.io/man/bundle-config.1.html#CREDENTIALS-FOR-GEM-SOURCES
  {
    command: 'bundle',
    before: /^config (?:set )?[\w.:/-]+$/,
    name: 'password',
    value: /^[^\s:]+:[^\s:]+$/,
  },
  // https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-setapikey
  { command: 'nuget', before: /^setapikey$/i, name: 'apiKey' },
  { command: 'nuget.exe', before: /^setapikey$/i, name: 'apiKey' },
  // https://doc.rust-lang.org/cargo/commands/cargo-login.html
  { command: 'cargo', before: /^login$/, name: 'token' },
  // https://docs.snyk.io/snyk-cli/commands/auth
  { command: 'snyk', before: /^auth$/, name: 'token' },
  // https://linux.die.net/man/8/wpa_passphrase
  { command: 'wpa_passphrase', before: /^\S+$/, name: 'passphrase' },
];

/** What an argument is that tells a package manager, or a tool like it, how to sign in; undefined for all others. */
export function signInName(command: string, positional: readonly string[], index: number): string | undefined {
  const own = rows.filter((row) => row.command === command);
  if (own.length === 0) {
    return undefined;
  }
  const before = positional.slice(0, index).join(' ');
  const text = positional[index] ?? '';
  return own.find((row) => row.before.test(before) && (row.value?.test(text) ?? true))?.name;
}
