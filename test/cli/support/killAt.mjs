/**
 * Loaded into the real program before it begins (`NODE_OPTIONS=--import …`): kills its process, as the system would,
 * just before or after a file gets its new content. Which file and when stands in `KILL_AT`, as JSON.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';

const { file, when, count = 1 } = JSON.parse(process.env['KILL_AT'] ?? '{}');
const pattern = new RegExp(file);
let met = 0;

function killNow() {
  process.kill(process.pid, 'SIGKILL');
}

function meets(target) {
  if (!pattern.test(String(target).replaceAll('\\', '/'))) {
    return false;
  }
  met += 1;
  return met === count;
}

const renameSync = fs.renameSync;
fs.renameSync = (from, to) => {
  const hit = meets(to);
  if (hit && when === 'before') {
    killNow();
  }
  renameSync(from, to);
  if (hit) {
    killNow();
  }
};

const rename = fs.promises.rename;
fs.promises.rename = async (from, to) => {
  const hit = meets(to);
  if (hit && when === 'before') {
    killNow();
  }
  await rename(from, to);
  if (hit) {
    killNow();
  }
};
syncBuiltinESMExports();
