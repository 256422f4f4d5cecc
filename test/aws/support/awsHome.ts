import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createAwsRoom } from '../../../src/aws/room';
import type { CallLimits } from '../../../src/aws/roomOptions';
import type { AwsRoom } from '../../../src/core/ports';
import { writeProfileFiles } from '../../../src/sandbox/profileFiles';
import type { ProfileFilesOptions } from '../../../src/sandbox/profileFiles';
import { allowLoopbackOnly } from './loopbackGuard';

/** A person's machine for a test: a home folder of its own, nothing of the real environment, no way to the network. */
export interface AwsHome {
  readonly folder: string;
  readonly awsFolder: string;
  /** Every line of the log. */
  readonly log: readonly string[];
  /** Sets variables of the environment until the end of the test. */
  setEnvironment(variables: Readonly<Record<string, string>>): void;
  writeProfiles(options: ProfileFilesOptions): Promise<void>;
  /** Writes a file of the home folder, over what stood there. */
  writeFile(name: string, content: string): Promise<void>;
  /** A room that uses this machine. Requests that fail are tried again at once. */
  room(limits?: Partial<CallLimits>, now?: () => Date): AwsRoom;
  dispose(): Promise<void>;
}

export async function createAwsHome(): Promise<AwsHome> {
  const folder = await mkdtemp(path.join(tmpdir(), 'strongroom-aws-'));
  const before = { ...process.env };
  for (const name of Object.keys(process.env)) {
    if (/^(?:AWS_|HTTPS?_PROXY$|ALL_PROXY$|NO_PROXY$)/i.test(name)) {
      Reflect.deleteProperty(process.env, name);
    }
  }
  process.env['HOME'] = folder;
  process.env['USERPROFILE'] = folder;
  process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const guard = allowLoopbackOnly();
  const log: string[] = [];
  return {
    folder,
    awsFolder: path.join(folder, '.aws'),
    log,
    setEnvironment: (variables) => {
      Object.assign(process.env, variables);
    },
    writeProfiles: async (options) => {
      await writeProfileFiles(folder, options);
    },
    writeFile: async (name, content) => {
      const file = path.join(folder, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
    },
    room: (limits = {}, now = () => new Date()) =>
      createAwsRoom({
        clock: { now },
        environment: process.env,
        userAgent: 'strongroom-tests/0',
        log: {
          info: (text) => log.push(text),
          warn: (text) => log.push(text),
          error: (text, cause) => log.push(`${text} ${String(cause)}`),
        },
        limits: { retryMilliseconds: 0, ...limits },
      }),
    dispose: async () => {
      guard.release();
      for (const name of Object.keys(process.env)) {
        if (!(name in before)) {
          Reflect.deleteProperty(process.env, name);
        }
      }
      Object.assign(process.env, before);
      await rm(folder, { recursive: true, force: true });
      if (guard.refused.length > 0) {
        throw new Error(`Something tried to reach ${guard.refused.join(', ')}.`);
      }
    },
  };
}
