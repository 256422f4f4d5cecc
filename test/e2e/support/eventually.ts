/** Tries until the condition holds. Each attempt waits for what it looks for, so that nothing spins. Fails after the limit. */
export async function eventually(what: string, limitMs: number, holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > end) {
      throw new Error(`Waited in vain: ${what}.`);
    }
  }
}
