#!/usr/bin/env node
import os from 'node:os';
import path from 'node:path';
import { threadId } from 'node:worker_threads';
import { version } from '../package.json';
import { TerminalAsker } from './cli/ask';
import type { CommandContext } from './cli/command';
import { Output } from './cli/output';
import { runProgram } from './cli/program';
import type { Engine } from './core/engine';
import type { AwsRoom } from './core/ports';
import { FileJournal } from './node/fileJournal';
import { FileThread } from './node/fileScan/fileThread';
import { GrammarFiles } from './node/grammarFiles';
import { optimizeLate } from './node/optimizing';
import { stateFolder } from './node/stateFolder';
import { ThreadLock } from './node/threadLock';

const grammars = path.join(__dirname, 'grammars');

/** The composition root of the command line: wires rooms together, nothing else. */
function createContext(): CommandContext {
  const interrupt = new AbortController();
  let listening = false;
  const compiling = ThreadLock.memory();
  let engine: Promise<Engine> | undefined;
  let aws: Promise<AwsRoom> | undefined;
  return {
    cwd: process.cwd(),
    environment: ownEnvironment(),
    surroundings: {
      stdout: process.stdout,
      stderr: process.stderr,
      sharesTerminal: process.stdin.isTTY,
      windows: process.platform === 'win32',
    },
    version,
    clock: { now: () => new Date() },
    out: new Output(process.stdout, wantsColor(process.stdout.isTTY)),
    err: new Output(process.stderr, wantsColor(process.stderr.isTTY)),
    asker:
      process.stdin.isTTY && process.stdout.isTTY
        ? new TerminalAsker(process.stdin, process.stdout, interrupt.signal)
        : undefined,
    journal: new FileJournal(path.join(stateFolder(process.env), 'journal')),
    get signal(): AbortSignal {
      // Only who asks for the signal has something to finish first; everything else ends at once, as the system has it.
      if (!listening) {
        listening = true;
        process.once('SIGINT', () => {
          interrupt.abort();
        });
      }
      return interrupt.signal;
    },
    engine: () => (engine ??= loadEngine(new ThreadLock(compiling, threadId))),
    parallelism: os.availableParallelism(),
    startScanThread: (today, events) =>
      new FileThread(path.join(__dirname, 'scanWorker.js'), { serves: 'files', grammars, today, compiling }, events),
    readConfiguration: async (text) =>
      (await import('./core/engine')).readConfiguration(
        text,
        async () => (await import('./core/config/patternSafety')).patternProblem,
      ),
    aws: () => (aws ??= loadAws()),
  };
}

/** Without what makes a program of Electron run as Node: it is meant for us, not for what we start. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;
  return process.versions['electron'] === undefined ? process.env : environment;
}

async function loadEngine(compiling: ThreadLock): Promise<Engine> {
  optimizeLate();
  const { createEngine } = await import('./core/engine');
  return createEngine(new GrammarFiles(grammars, compiling));
}

async function loadAws(): Promise<AwsRoom> {
  const { createAwsRoom } = await import('./aws/room');
  return createAwsRoom({
    clock: { now: () => new Date() },
    // What a call comes to is told where it matters; the log of the room is for finding errors in it.
    log: { info: () => {}, warn: () => {}, error: () => {} },
    environment: process.env,
    userAgent: `strongroom/${version}`,
  });
}

function wantsColor(isTerminal: boolean): boolean {
  return isTerminal && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';
}

/** Whoever reads our output may have seen enough: `strongroom scan | head`. */
function endQuietlyOnClosedPipe(error: NodeJS.ErrnoException): void {
  process.exit(error.code === 'EPIPE' ? 1 : 2);
}

async function main(): Promise<void> {
  process.stdout.on('error', endQuietlyOnClosedPipe);
  process.stderr.on('error', endQuietlyOnClosedPipe);
  process.exitCode = await runProgram(process.argv.slice(2), createContext());
}

void main();
