import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The AWS CLI: that of the machine, or one in a folder of its own, from the ordinary package index. */
export function awsCli(): string | undefined {
  const own = path.resolve(__dirname, '../../.vscode-test/toolchains/awscli');
  const cli = path.join(own, 'bin/aws');
  try {
    if (!existsSync(cli)) {
      execFileSync('python3', ['-m', 'venv', own], { stdio: 'ignore' });
      execFileSync(path.join(own, 'bin/pip'), ['install', '--quiet', 'awscli'], { stdio: 'ignore' });
    }
    return cli;
  } catch {
    return undefined;
  }
}
