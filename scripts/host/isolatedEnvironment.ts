import path from 'node:path';

/** Nothing listens there: a call that a test did not expect fails at once instead of reaching the real AWS. */
const nowhere = 'http://127.0.0.1:9';

/**
 * What decides which AWS account a program sees: configuration files below `home`, no instance metadata, and an
 * endpoint on this machine.
 */
export function isolatedAws(home: string, endpoint = nowhere): Readonly<Record<string, string>> {
  return {
    AWS_CONFIG_FILE: path.join(home, '.aws', 'config'),
    AWS_SHARED_CREDENTIALS_FILE: path.join(home, '.aws', 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: endpoint,
  };
}

/** The environment without what would lead a program to somebody's AWS account, to this npm run or to another VS Code. */
export function neutralEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:aws_|npm_|vscode_|electron_)/i.test(name)),
  );
}

/** The environment of a program that must not see the developer's own AWS account, with a home folder of its own. */
export function isolatedEnvironment(home: string, aws = isolatedAws(home)): NodeJS.ProcessEnv {
  return {
    ...neutralEnvironment(),
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_DATA_HOME: path.join(home, '.local', 'share'),
    ...aws,
    // A proxy of the outer network has no business between a test and its loopback server.
    NO_PROXY: '127.0.0.1,localhost',
    no_proxy: '127.0.0.1,localhost',
  };
}
