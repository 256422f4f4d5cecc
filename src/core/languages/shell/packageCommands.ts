/** How a package manager's command line names what an argument is. */
interface Place {
  /** The arguments without a flag before the secret, joined by blanks. */
  readonly before: RegExp;
  readonly name: string;
  /** What the secret itself looks like, where other things may stand in its place. */
  readonly value?: RegExp;
}

// https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-setapikey
const nuget: readonly Place[] = [{ before: /^setapikey$/i, name: 'apiKey' }];

/** By the name that a command is called with. */
const places: Readonly<Record<string, readonly Place[]>> = {
  // https://python-poetry.org/docs/repositories/#configuring-credentials
  poetry: [
    { before: /^config http-basic\.\S+ \S+$/, name: 'password' },
    { before: /^config pypi-token\.\S+$/, name: 'token' },
  ],
  // https://getcomposer.org/doc/articles/authentication-for-private-packages.md
  composer: [
    { before: /^(?:global )?config http-basic\.\S+ \S+$/, name: 'password' },
    { before: /^(?:global )?config (?:github-oauth|gitlab-oauth|gitlab-token|bearer)\.\S+$/, name: 'token' },
  ],
  // https://bundler.io/man/bundle-config.1.html#CREDENTIALS-FOR-GEM-SOURCES
  bundle: [{ before: /^config (?:set )?[\w.:/-]+$/, name: 'password', value: /^[^\s:]+:[^\s:]+$/ }],
  nuget,
  'nuget.exe': nuget,
  // https://doc.rust-lang.org/cargo/commands/cargo-login.html
  cargo: [{ before: /^login$/, name: 'token' }],
  // https://docs.snyk.io/snyk-cli/commands/auth
  snyk: [{ before: /^auth$/, name: 'token' }],
  // https://linux.die.net/man/8/wpa_passphrase
  wpa_passphrase: [{ before: /^\S+$/, name: 'passphrase' }],
};

/** What an argument is that tells a package manager, or a tool like it, how to sign in; undefined for all others. */
export function signInName(command: string, positional: readonly string[], index: number): string | undefined {
  const known = Object.hasOwn(places, command) ? places[command] : undefined;
  if (known === undefined) {
    return undefined;
  }
  const before = positional.slice(0, index).join(' ');
  const text = positional[index] ?? '';
  return known.find((place) => place.before.test(before) && (place.value?.test(text) ?? true))?.name;
}
