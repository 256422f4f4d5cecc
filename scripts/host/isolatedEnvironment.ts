import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface IsolationOptions {
  /** A folder of the run's own, which becomes the home folder. */
  readonly home: string;
  /** Where AWS calls go. Without it they go to a port that nothing listens on. */
  readonly awsEndpoint?: string;
  /** The text of `~/.aws/config` and `~/.aws/credentials`. */
  readonly awsConfig?: string;
  readonly awsCredentials?: string;
}

/** Nothing listens there: a call that a test did not expect fails at once instead of reaching the real AWS. */
const nowhere = 'http://127.0.0.1:9';

/**
 * The environment of a program that must not see the developer's own AWS account: a home folder of its own, no AWS
 * variables of the outer environment, configuration files of its own, and no instance metadata.
 */
export async function isolatedEnvironment(options: IsolationOptions): Promise<NodeJS.ProcessEnv> {
  const folder = path.join(options.home, '.aws');
  const config = path.join(folder, 'config');
  const credentials = path.join(folder, 'credentials');
  await mkdir(folder, { recursive: true });
  await writeFile(config, options.awsConfig ?? '', { mode: 0o600 });
  await writeFile(credentials, options.awsCredentials ?? '', { mode: 0o600 });
  const outer = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:aws_|npm_|vscode_|electron_)/i.test(name)),
  );
  return {
    ...outer,
    HOME: options.home,
    USERPROFILE: options.home,
    XDG_CONFIG_HOME: path.join(options.home, '.config'),
    XDG_DATA_HOME: path.join(options.home, '.local', 'share'),
    AWS_CONFIG_FILE: config,
    AWS_SHARED_CREDENTIALS_FILE: credentials,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: options.awsEndpoint ?? nowhere,
    // A proxy of the outer network has no business between a test and its loopback server.
    NO_PROXY: '127.0.0.1,localhost',
    no_proxy: '127.0.0.1,localhost',
  };
}
