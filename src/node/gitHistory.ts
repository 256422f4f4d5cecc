import { spawn } from 'node:child_process';
import path from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { commitFormat, HistoryReader } from '../core/history/historyReader';
import type { CommittedValue, HistoryScope } from '../core/history/historyReader';
import type { Secret } from '../core/text/secret';
import { repositoryRoot } from './repository';

/** How much of a history is searched. */
export interface HistoryLimits {
  readonly milliseconds: number;
  /** Of git's output, for the files' own history and for all of it, each. */
  readonly bytes: number;
}

export const defaultHistoryLimits: HistoryLimits = { milliseconds: 15_000, bytes: 400_000_000 };

/** What a search came to; undefined where there is nothing to be told: no git, no repository, no commit. */
export interface HistoryAnswer {
  /** In the order of the values. */
  readonly found: readonly (CommittedValue | undefined)[];
  /** Whether all of the history that is there was searched. */
  readonly isComplete: boolean;
  /** Whether the repository holds only the newest part of its history. */
  readonly isShallow: boolean;
}

/**
 * Searches the history of a repository for values: first that of the files, on all branches, then everything, so that
 * files that have moved and other places count too.
 *
 * The values stand in no command line and in no file: git prints the changes, and they are searched in our own memory.
 * What the repository's settings could have git run (a pager, external diffs, text conversions, signature checks,
 * fetching of what a partial clone lacks) is turned off.
 *
 * @param files absolute, all of one repository.
 */
export async function searchHistory(
  files: readonly string[],
  values: readonly Secret[],
  signal?: AbortSignal,
  limits: HistoryLimits = defaultHistoryLimits,
): Promise<HistoryAnswer | undefined> {
  const folder = files[0] === undefined ? undefined : path.dirname(files[0]);
  const root = folder === undefined ? undefined : repositoryRoot(folder);
  const reader = new HistoryReader(values);
  if (root === undefined || !reader.isWorthwhile) {
    return undefined;
  }
  const shallow = await output(root, ['rev-parse', '--is-shallow-repository'], signal);
  if (shallow === undefined) {
    return undefined;
  }
  const deadline = Date.now() + limits.milliseconds;
  const own = files.map((file) => path.relative(root, file).split(path.sep).join('/'));
  let isComplete = true;
  for (const [scope, paths] of [
    ['paths', ['--full-history', '--', ...own]],
    ['all', []],
  ] as const satisfies readonly (readonly [HistoryScope, readonly string[]])[]) {
    const milliseconds = deadline - Date.now();
    const end =
      milliseconds <= 0
        ? 'cut'
        : await stream(root, [...logArguments, ...paths], { milliseconds, bytes: limits.bytes }, signal, (text) => {
            reader.read(text, scope);
          });
    reader.end(scope);
    if (end === 'failed') {
      return undefined;
    }
    isComplete &&= end === 'ended';
  }
  return { found: reader.found(), isComplete, isShallow: shallow.trim() === 'true' };
}

const logArguments = [
  'log',
  '--all',
  // Also what a merge brought that none of its parents had; what it took from one of them is counted there.
  '--cc',
  '--patch',
  '--unified=0',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-show-signature',
  `--format=${commitFormat}`,
];

const globalArguments = [
  '--no-pager',
  '--literal-pathspecs',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.quotePath=false',
];

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' };
}

/** What git prints, where it succeeds. */
async function output(
  root: string,
  args: readonly string[],
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  let text = '';
  const end = await stream(root, args, { milliseconds: 10_000, bytes: 10_000 }, signal, (more) => {
    text += more;
  });
  return end === 'ended' ? text : undefined;
}

/** Runs git and hands on what it prints. `cut` where a limit or the signal ended it. */
function stream(
  root: string,
  args: readonly string[],
  { milliseconds, bytes }: HistoryLimits,
  signal: AbortSignal | undefined,
  take: (text: string) => void,
): Promise<'ended' | 'cut' | 'failed'> {
  return new Promise((resolve) => {
    const child = spawn('git', [...globalArguments, ...args], {
      cwd: root,
      env: environment(),
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
    const decoder = new StringDecoder('utf8');
    let left = bytes;
    let isCut = false;
    const cut = (): void => {
      isCut = true;
      child.kill();
    };
    const timer = setTimeout(cut, milliseconds);
    if (signal?.aborted === true) {
      cut();
    }
    signal?.addEventListener('abort', cut, { once: true });
    child.stdout.on('data', (chunk: Buffer) => {
      if (isCut) {
        return;
      }
      take(decoder.write(chunk));
      left -= chunk.length;
      if (left < 0) {
        cut();
      }
    });
    const finish = (end: 'ended' | 'failed'): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cut);
      resolve(isCut ? 'cut' : end);
    };
    child.on('error', () => {
      finish('failed');
    });
    child.on('close', (code) => {
      finish(code === 0 ? 'ended' : 'failed');
    });
  });
}
