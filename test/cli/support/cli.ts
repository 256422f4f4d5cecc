import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const program = path.resolve(__dirname, '../../../dist/cli.js');

interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
}

export interface CliResult {
  readonly code: number | null;
  /** What ended it; null where it ended by itself. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, for what must stand in neither. */
  readonly output: string;
}

export interface RunningCli {
  readonly result: Promise<CliResult>;
  kill(signal: NodeJS.Signals): void;
}

/** A folder of its own for a test, with nothing of the real home or the real AWS about it. */
export class Playground {
  readonly folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'strongroom cli ü ')));
  readonly home = realpathSync(mkdtempSync(path.join(tmpdir(), 'strongroom-home-')));

  constructor() {
    assert.ok(existsSync(program), 'dist/cli.js is not there: npm run build');
  }

  path(...names: readonly string[]): string {
    return path.join(this.folder, ...names);
  }

  write(name: string, content: string | Uint8Array): string {
    const file = this.path(name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  bytes(name: string): Buffer {
    return readFileSync(this.path(name));
  }

  /** Lets other users into the folder. */
  openToAll(): void {
    chmodSync(this.folder, 0o755);
  }

  /** Runs as somebody whom file modes bind: for the superuser, as nobody. Undefined where nobody may run the program. */
  async runUnprivileged(args: readonly string[]): Promise<CliResult | undefined> {
    if (process.getuid?.() !== 0) {
      return this.run(args);
    }
    const nobody = 65534;
    try {
      const { code } = await this.run(['--version'], { uid: nobody });
      return code === 0 ? await this.run(args, { uid: nobody }) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Runs the built program in the folder. */
  run(args: readonly string[], options: RunOptions = {}): Promise<CliResult> {
    return this.start(args, options).result;
  }

  /** Starts the built program in the folder. */
  start(args: readonly string[], options: RunOptions = {}): RunningCli {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: options.cwd ?? this.folder,
      env: { PATH: process.env['PATH'], ...this.environment(), ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.uid !== undefined && { uid: options.uid }),
    });
    const result = new Promise<CliResult>((resolve, reject) => {
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      child.on('error', reject);
      child.on('close', (code, signal) => {
        resolve({ code, signal, stdout, stderr, output: stdout + stderr });
      });
    });
    return { result, kill: (signal) => child.kill(signal) };
  }

  /** Runs a scan and reads its lines. */
  async scan(...args: readonly string[]): Promise<readonly JsonLine[]> {
    const { stdout } = await this.run(['scan', '--format', 'jsonl', ...args]);
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as JsonLine);
  }

  /** Nothing of the real environment, and no way to the real AWS. */
  environment(): NodeJS.ProcessEnv {
    return {
      HOME: this.home,
      USERPROFILE: this.home,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: path.join(this.home, 'gitconfig'),
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    };
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** What one line of `--format jsonl` holds. */
export interface JsonLine {
  readonly path: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly detector: string;
  readonly severity: string;
  readonly confidence: string;
  readonly message: string;
  readonly fingerprint: string;
  readonly related: readonly string[];
  readonly name: string | null;
}
