import { parentPort, workerData } from 'node:worker_threads';
import { GrammarFiles } from './node/grammarFiles';
import type { ScanWorkerData } from './node/scanWorker/messages';
import { serveScans } from './node/scanWorker/serveScans';

/** The composition root of the scan worker: a thread that scans texts for the editor. */
if (parentPort !== null) {
  const { grammars } = workerData as ScanWorkerData;
  void serveScans(parentPort, async () => {
    const { createEngine } = await import('./core/engine');
    return createEngine(new GrammarFiles(grammars));
  });
}
