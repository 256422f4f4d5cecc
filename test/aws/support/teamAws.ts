import assert from 'node:assert/strict';
import { startSandbox } from '../../../src/sandbox/sandbox';
import type { Sandbox } from '../../../src/sandbox/sandbox';
import { seedTeam } from '../../../src/sandbox/scenario';
import { createAwsHome } from './awsHome';
import type { AwsHome } from './awsHome';

/** A sandbox with the accounts of a team, and a home whose profiles lead there: new ones for each test of a suite. */
export interface TeamAws {
  readonly sandbox: Sandbox;
  readonly home: AwsHome;
}

/**
 * Sets both up before each test of the suite that calls this, and takes them away after it.
 *
 * @param value what no log may hold afterwards.
 */
export function teamAws(value: string): TeamAws {
  const aws: { sandbox?: Sandbox; home?: AwsHome } = {};
  const made = <T>(one: T | undefined): T => {
    assert.ok(one !== undefined, 'it is there only while a test runs');
    return one;
  };
  beforeEach(async () => {
    aws.sandbox = await startSandbox({ now: () => new Date() });
    aws.home = await createAwsHome();
    await aws.home.writeProfiles({ url: aws.sandbox.url, region: 'eu-central-1', profiles: seedTeam(aws.sandbox) });
  });
  afterEach(async () => {
    const log = made(aws.home).log.join('\n');
    await made(aws.sandbox).close();
    await made(aws.home).dispose();
    assert.ok(!log.includes(value), 'the log holds the value');
  });
  return {
    get sandbox() {
      return made(aws.sandbox);
    },
    get home() {
      return made(aws.home);
    },
  };
}
