import { findOnPath, installCommand, isExecutable, MissingTool } from './missingTool';

const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Switches under which a browser starts on a closed machine and as root, and asks no one for anything. */
export const chromiumArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium that Playwright can drive: `STRONGROOM_CHROMIUM`, or one that is installed. Fails with `MissingTool`. */
export function findChromium(): string {
  const chosen = process.env['STRONGROOM_CHROMIUM'];
  if (chosen !== undefined && chosen !== '') {
    if (!isExecutable(chosen)) {
      throw new MissingTool([`the browser ${chosen} that STRONGROOM_CHROMIUM names`], 'unset STRONGROOM_CHROMIUM');
    }
    return chosen;
  }
  const found =
    findOnPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') ??
    macApplications.find(isExecutable);
  if (found === undefined) {
    throw new MissingTool(['Chromium'], installCommand(['chromium'], ['--cask', 'chromium']));
  }
  return found;
}
