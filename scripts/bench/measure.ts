/**
 * What several runs of a task take, in milliseconds, ascending, after some that only warm up. Processor time is
 * measured, not the clock, so that what else the machine does counts for little.
 */
export async function processorTimes(times: number, task: () => unknown, warmUps = 3): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let turn = -warmUps; turn < times; turn += 1) {
    const started = process.cpuUsage();
    await task();
    if (turn >= 0) {
      const { user, system } = process.cpuUsage(started);
      taken.push((user + system) / 1000);
    }
  }
  return taken.sort((one, other) => one - other);
}

/** The middle of several measurements of processor time, in milliseconds. */
export async function median(times: number, task: () => unknown, warmUps = 3): Promise<number> {
  const taken = await processorTimes(times, task, warmUps);
  return taken[Math.floor(taken.length / 2)] ?? 0;
}

/** One line of the report: what, how much, and the budget it is held against. */
export interface Measurement {
  readonly what: string;
  readonly value: string;
  readonly budget?: string;
}
