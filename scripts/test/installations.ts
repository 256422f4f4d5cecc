import { MissingTool } from '../host/missingTool';

/** Carries out slow installations at most once each, and one after the other, since they compile. */
export class Installations {
  readonly #known = new Map<string, Promise<MissingTool | undefined>>();
  #last: Promise<unknown> = Promise.resolve();

  /** What is missing for the installation, or undefined once it is there. Fails where it went wrong otherwise. */
  once(name: string, install: (say: (text: string) => void) => Promise<unknown>): Promise<MissingTool | undefined> {
    const known = this.#known.get(name);
    if (known !== undefined) {
      return known;
    }
    const outcome = this.#last.then(() => attempt(install));
    this.#last = outcome.catch(() => undefined);
    this.#known.set(name, outcome);
    return outcome;
  }
}

async function attempt(install: (say: (text: string) => void) => Promise<unknown>): Promise<MissingTool | undefined> {
  try {
    await install((text) => {
      console.log(`  [set-up] ${text}`);
    });
    return undefined;
  } catch (error) {
    if (error instanceof MissingTool) {
      return error;
    }
    throw error;
  }
}
