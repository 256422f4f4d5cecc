import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** A running moto server: an AWS of independent make on this machine. */
export interface Moto {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** Empties it. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** The Python that has moto: of the virtual environment that `npm test` sets up, or what STRONGROOM_MOTO_PYTHON names. */
export function motoPython(): string | undefined {
  const installed = path.join(
    root,
    '.vscode-test',
    'moto',
    ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']),
  );
  return process.env['STRONGROOM_MOTO_PYTHON'] ?? (existsSync(installed) ? installed : undefined);
}

/** What a test that needs moto says where it is missing. */
export const motoMissing =
  'moto is not installed: run npm run host -- moto, or name a Python that has it in STRONGROOM_MOTO_PYTHON';

/**
 * Starts moto on a free port of the loopback interface; undefined where it is not installed.
 *
 * @throws Error where it is not installed in CI, and where it does not start.
 */
export async function startMoto(): Promise<Moto | undefined> {
  const python = motoPython();
  if (python === undefined) {
    if (process.env['CI']) {
      throw new Error(motoMissing);
    }
    return undefined;
  }
  const server = spawn(python, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const found = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
      if (found !== undefined) {
        resolve(found);
      }
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.once('error', reject);
    server.once('exit', (code) => {
      reject(new Error(`moto ended with ${String(code)}: ${said}`));
    });
  });
  // Whatever it still says is read and dropped, so that it never waits for a full pipe.
  return {
    url,
    reset: async () => {
      await fetch(`${url}/moto-api/reset`, { method: 'POST' });
    },
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await ended;
    },
  };
}
