/**
 * Installs what the tests run in: VS Code from the npm registry in two versions, and moto. Run again, it does nothing.
 *
 *     npm run host                 all of it
 *     npm run host -- oldest moto  only these
 */
import { findChromium } from './host/chromium';
import { MissingTool } from './host/missingTool';
import { installMoto } from './host/moto';
import { installServer } from './host/server';
import { newest, oldest } from './host/versions';
import { Children } from './support/children';

const children = new Children().endWithProcess();
const say = (text: string): void => {
  console.log(text);
};
const installers: Readonly<Record<string, () => unknown>> = {
  chromium: () => {
    say(`Chromium: ${findChromium()}`);
  },
  moto: () => installMoto(children, say),
  oldest: () => installServer(oldest, children, say),
  newest: () => installServer(newest, children, say),
};

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  for (const name of wanted.length === 0 ? Object.keys(installers) : wanted) {
    const install = installers[name];
    if (install === undefined) {
      console.error(`There is no host ${name}. Known: ${Object.keys(installers).join(', ')}.`);
      process.exitCode = 2;
      continue;
    }
    try {
      await install();
    } catch (error) {
      console.error(error instanceof MissingTool ? error.message : error);
      process.exitCode = 1;
    }
  }
}

void main();
