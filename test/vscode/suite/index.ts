import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { format, stripVTControlCharacters } from 'node:util';
import Mocha, { reporters } from 'mocha';
import { CountingReporter } from '../../support/countingReporter';

/** Names the file that takes the suite's output, where the console drowns it in what the workbench has to say. */
const outputVariable = 'STRONGROOM_TEST_OUTPUT';

/** What VS Code calls in its extension host: runs every `*.test.ts` of this folder. */
export async function run(): Promise<void> {
  const output = process.env[outputVariable];
  if (output !== undefined) {
    reporters.Base.consoleLog = (...parts: unknown[]) => {
      appendFileSync(output, `${stripVTControlCharacters(format(...parts))}\n`);
    };
  }
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: CountingReporter });
  for (const name of readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.endsWith('.test.js')) {
      mocha.addFile(path.join(__dirname, name));
    }
  }
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => {
      if (failures > 0) {
        reject(new Error(`${failures} of the tests inside VS Code failed.`));
      } else {
        resolve();
      }
    });
  });
}
