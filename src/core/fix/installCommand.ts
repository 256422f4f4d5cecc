/** How the packages that a fix needs are added to a project. */
export interface Installation {
  /** True: a command of the language's package manager. False: names alone, to be written into the build file. */
  readonly isCommand: boolean;
  readonly text: string;
}

const npm = 'npm install';

/** What adds packages, by VS Code's id of the language. */
const commands: Readonly<Record<string, string>> = {
  javascript: npm,
  javascriptreact: npm,
  typescript: npm,
  typescriptreact: npm,
  python: 'pip install',
  go: 'go get',
  rust: 'cargo add',
  ruby: 'bundle add',
  php: 'composer require',
  powershell: 'Install-Module',
};

/** `dotnet add package` takes one package at a time. The settings of .NET are JSON. */
const dotnet = new Set(['csharp', 'json', 'jsonc']);

/** What a person copies to have packages in their project; for Java and Kotlin the coordinates, as builds differ. */
export function installationOf(languageId: string, packages: readonly string[]): Installation {
  if (dotnet.has(languageId)) {
    return { isCommand: true, text: packages.map((name) => `dotnet add package ${name}`).join('\n') };
  }
  const command = commands[languageId];
  return command === undefined
    ? { isCommand: false, text: packages.join('\n') }
    : { isCommand: true, text: `${command} ${packages.join(languageId === 'powershell' ? ', ' : ' ')}` };
}
