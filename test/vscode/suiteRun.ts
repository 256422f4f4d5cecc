/** One run of the suite inside one VS Code. */
export interface SuiteRun {
  /** A fresh folder of this run. */
  readonly folder: string;
  readonly workspace: string;
  /** The folder with the extension's package.json. */
  readonly extension: string;
  /** The compiled suite: a CommonJS module that exports `run`. */
  readonly module: string;
  /** Added to the isolated environment of the extension host. */
  readonly env: NodeJS.ProcessEnv;
}
