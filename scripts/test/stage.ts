import type { MissingTool } from '../host/missingTool';

/** One step of `npm test`. */
export interface Stage {
  /** What `npm test -- NAME` calls it. */
  readonly name: string;
  readonly title: string;
  /** The programs to run, one after the other: arguments of Node.js. */
  readonly commands: readonly (readonly string[])[];
  /** Prepares what the stage runs in. What this machine lacks is given back, and the stage is skipped. */
  readonly prepare?: () => Promise<MissingTool | undefined>;
  /** The stage can run without what is missing, and says itself which of its tests it leaves out. */
  readonly runsWithout?: boolean;
  /** The stage takes long and needs nothing but the build: it runs beside those that follow, and is reported later. */
  readonly beside?: boolean;
  /** The stage builds anew: what runs beside must have ended. */
  readonly rebuilds?: boolean;
  /** The stage runs mocha, and has failed where no test was counted. */
  readonly counts: boolean;
}
