import type { MessagePort } from 'node:worker_threads';
import type { Configuration } from '../../core/config/configuration';
import { loadEngine } from '../scanWorker/loadEngine';
import { plainOutcome } from './fileOutcome';
import type { PlainFileOutcome } from './fileOutcome';
import { FileScanner } from './fileScanner';
import type { ScanEngine } from './fileScanner';
import type { FileAnswer, FileRequest } from './messages';

/** Answers one batch of files after the other, each as a whole. */
export async function serveFiles(port: MessagePort, today: string, load: () => Promise<ScanEngine>): Promise<void> {
  const engine = await loadEngine(port, load);
  if (engine === undefined) {
    return;
  }
  const scanner = new FileScanner(engine, today);
  const configurations = new Map<number, Configuration>();
  const outcomeOf = async (file: BatchFile): Promise<PlainFileOutcome | undefined> => {
    const configuration = configurations.get(file.configuration);
    try {
      return configuration && plainOutcome(await scanner.scan({ ...file, configuration }));
    } catch {
      // Whoever asked scans it again where it can tell of the error.
      return undefined;
    }
  };
  let last = Promise.resolve();
  port.on('message', (request: FileRequest) => {
    if (request.kind === 'configuration') {
      configurations.set(request.id, request.configuration);
      return;
    }
    last = last.then(async () => {
      const outcomes: (PlainFileOutcome | undefined)[] = [];
      for (const file of request.files) {
        outcomes.push(await outcomeOf(file));
      }
      port.postMessage({ kind: 'batch', id: request.id, outcomes } satisfies FileAnswer);
    });
  });
}

type BatchFile = Extract<FileRequest, { kind: 'batch' }>['files'][number];
