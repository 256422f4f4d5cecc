/**
 * Rescans a file of 1,000 lines a thousand times, as someone edits it in one place after the other, and prints as JSON what
 * memory the process takes after the hundredth edit and after the last: `node --expose-gc … edits.ts PASSWORD TODAY`.
 */
import path from 'node:path';
import { defaultConfiguration } from '../../src/core/config/configuration';
import type { createEngine as CreateEngine } from '../../src/core/engine';
import { GrammarFiles } from '../../src/node/grammarFiles';
import { root } from '../support/paths';

/** What memory a process takes, in bytes. */
export interface EditMemory {
  readonly edits: number;
  readonly resident: number;
  readonly objects: number;
  readonly webAssembly: number;
}

const edits = 1_000;
/** What of WebAssembly is used here; its types come with those of browsers only. */
interface Memory {
  readonly buffer: ArrayBuffer;
}
interface WithMemory {
  Memory: new (descriptor: unknown) => Memory;
}

const memories: Memory[] = [];

/** Notes each memory that WebAssembly is given. */
function watchMemories(): void {
  const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WithMemory };
  WebAssembly.Memory = new Proxy(WebAssembly.Memory, {
    construct: (target, [descriptor]: [unknown]) => {
      const memory = new target(descriptor);
      memories.push(memory);
      return memory;
    },
  });
}

function measure(turn: number): EditMemory {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return {
    edits: turn,
    resident: rss,
    objects: heapUsed,
    webAssembly: memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
  };
}

async function main(password: string, today: string): Promise<void> {
  watchMemories();
  const dist = path.join(root, 'dist');
  const { createEngine } = (await import(path.join(dist, 'engine.js'))) as { createEngine: typeof CreateEngine };
  const engine = createEngine(new GrammarFiles(path.join(dist, 'grammars')));
  const lines = Array.from({ length: 1_000 }, (_, line) =>
    line % 100 === 50 ? `const dbPassword${String(line)} = '${password}';` : `const label${String(line)} = 'plain';`,
  );
  const measured: EditMemory[] = [];
  for (let turn = 1; turn <= edits; turn += 1) {
    // Now beside a candidate, now far from all.
    const edited = lines.with((turn * 7) % lines.length, `const edited = ${String(turn)};`);
    const versionOf = { document: 'typed.ts', hurried: turn % 10 !== 0 };
    await engine.scan({ path: 'typed.ts', versionOf, text: edited.join('\n') }, defaultConfiguration, today);
    if (turn === edits / 10 || turn === edits) {
      measured.push(measure(turn));
    }
  }
  console.log(JSON.stringify(measured));
}

const [, , password = '', today = ''] = process.argv;
main(password, today).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
