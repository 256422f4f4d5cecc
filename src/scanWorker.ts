import { parentPort, threadId, workerData } from 'node:worker_threads';
import type { Engine } from './core/engine';
import type { Pause } from './core/ports';
import type { FileThreadData } from './node/fileScan/messages';
import { serveFiles } from './node/fileScan/serveFiles';
import { GrammarFiles } from './node/grammarFiles';
import type { ScanWorkerData } from './node/scanWorker/messages';
import { serveScans } from './node/scanWorker/serveScans';
import { ThreadLock } from './node/threadLock';

/** The composition root of a thread that scans: texts for the editor, files for the command line. */
if (parentPort !== null) {
  const data = workerData as ScanWorkerData | FileThreadData;
  if (data.serves === 'files') {
    const { compiling, grammars, today } = data;
    const lock = new ThreadLock(compiling, threadId);
    void serveFiles(parentPort, today, () => loadEngine(new GrammarFiles(grammars, lock)));
  } else {
    void serveScans(parentPort, (pause) => loadEngine(new GrammarFiles(data.grammars), pause));
  }
}

async function loadEngine(grammars: GrammarFiles, pause?: Pause): Promise<Engine> {
  const { createEngine } = await import('./core/engine');
  return createEngine(grammars, pause);
}
