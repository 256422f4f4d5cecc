import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../scripts/host/chromium';

/** Opens a browser with a fresh profile below the run's own folder. */
export async function openBrowser(folder: string): Promise<BrowserContext> {
  const profile = path.join(folder, 'browser');
  await mkdir(profile, { recursive: true });
  return await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    args: [...chromiumArguments],
    headless: true,
    viewport: { width: 1280, height: 800 },
    // The pages are told apart from a person's own by nothing else: language and time zone are fixed for the pictures.
    locale: 'en-US',
    timezoneId: 'UTC',
    env: { ...process.env, HOME: folder },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
