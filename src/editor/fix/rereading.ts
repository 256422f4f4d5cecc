/** A value that was stored takes a moment to be seen everywhere: so many more readings, each after a longer wait. */
const rereadings = 4;

/** Waits longer before each further reading, and not at all once the person has cancelled. */
export function waitAWhile(signal: AbortSignal): (attempt: number) => Promise<boolean> {
  return async (attempt) => {
    if (attempt > rereadings || signal.aborted) {
      return false;
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, 200 * 2 ** (attempt - 1));
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
    return !signal.aborted;
  };
}
