import type { Clock, Log } from '../core/ports';

/** The process's environment variables, or a copy of them with changes. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How long one call may take and how often it is tried. */
export interface CallLimits {
  /** How often a request is sent at most. */
  readonly attempts: number;
  /** For one attempt to reach the service. */
  readonly connectMilliseconds: number;
  /** For one attempt to be answered. */
  readonly requestMilliseconds: number;
  /** For a call with all its attempts, credentials included. */
  readonly overallMilliseconds: number;
  /** The wait before another attempt; the SDK's own exponential back-off where it is not given. */
  readonly retryMilliseconds?: number;
}

export const defaultLimits: CallLimits = {
  attempts: 3,
  connectMilliseconds: 5_000,
  requestMilliseconds: 15_000,
  overallMilliseconds: 60_000,
};

/** What a composition root gives the AWS room. */
export interface AwsRoomOptions {
  readonly clock: Clock;
  readonly log: Log;
  /**
   * Decides about files, profile, region, endpoints and proxy. The SDK's credential chain reads the process's own
   * variables besides (`AWS_ACCESS_KEY_ID`, `HOME` …): pass `process.env`, or `process.env` with additions of your own.
   */
  readonly environment: Environment;
  /** Told to AWS with every request: `strongroom/1.2.3`. */
  readonly userAgent: string;
  readonly limits?: Partial<CallLimits>;
}
