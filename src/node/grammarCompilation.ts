import { setFlagsFromString } from 'node:v8';

/**
 * In bytes of WebAssembly code: a function larger than this is not worth optimizing. V8 takes more than linear time for
 * it (20 s of a processor for the lexer of PowerShell, of 370 KB), and what waits to be compiled waits behind it.
 */
const largestOptimized = 64 * 1024;

/** The id of the section of functions' bodies: https://webassembly.github.io/spec/core/binary/modules.html#sections */
const codeSection = 10;
/** Magic number and version. */
const preamble = 8;

/**
 * Compiles a grammar; one with a function too large to be optimized is compiled as fast as can be, and stays so.
 *
 * V8 decides by flags of the process whether a module may be optimized later, and remembers that with the module. The
 * flags are those of Node.js itself: within Electron, where they may be frozen, nothing is changed. They hold for all
 * threads, so that no two may compile at a time. What one of them has compiled costs the next one nothing: V8 shares the
 * code of equal modules.
 *
 * @param grammar the WebAssembly module that `compile` compiles.
 */
export async function compileGrammar<T>(grammar: Uint8Array, compile: () => Promise<T>): Promise<T> {
  if (process.versions['electron'] !== undefined || largestFunction(grammar) <= largestOptimized) {
    return compile();
  }
  // Without the first, a module that is not optimized when it turns out hot is optimized at once.
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
  try {
    return await compile();
  } finally {
    setFlagsFromString('--wasm-dynamic-tiering');
  }
}

/** The size of the largest function's body in a WebAssembly module, in bytes; 0 where it has none or is no module. */
export function largestFunction(module: Uint8Array): number {
  let position = preamble;
  const readNumber = (): number => {
    // LEB128: seven bits a byte, the lowest first.
    let value = 0;
    for (let factor = 1; position < module.length; factor *= 128) {
      const byte = module[position] ?? 0;
      position += 1;
      value += (byte & 127) * factor;
      if (byte < 128) {
        break;
      }
    }
    return value;
  };
  while (position < module.length) {
    const id = module[position];
    position += 1;
    const size = readNumber();
    if (id !== codeSection) {
      position += size;
      continue;
    }
    let largest = 0;
    for (let count = readNumber(); count > 0 && position < module.length; count -= 1) {
      const body = readNumber();
      largest = Math.max(largest, body);
      position += body;
    }
    return largest;
  }
  return 0;
}
