/** What VS Code is opened on. */
export interface Target {
  /** The temporary folder of this start. */
  readonly folder: string;
  /** Holds the `.aws` folder with the sandbox's profiles. */
  readonly home: string;
  /** The sandbox's URL. */
  readonly awsEndpoint: string;
  readonly workspace: string;
  /** The extension's folder. */
  readonly extension: string;
}
