/** Tells how far a task has come: in words, and which share of the whole was done since the last time. */
export type Report = (text: string, share: number) => void;

/**
 * Runs a task, and shows that it runs only where it is not soon done: what is shown for a moment is in the way of what
 * is said next.
 *
 * @param soon Resolves when it is time to show it.
 * @param show Shows it until the given promise is settled, with what is reported; is told at once what was reported so
 * far.
 */
export async function lateProgress<T>(
  task: (report: Report) => Promise<T>,
  soon: Promise<void>,
  show: (until: Promise<unknown>, started: (report: Report) => void) => void,
): Promise<T> {
  let reported: { readonly text: string; readonly share: number } | undefined;
  let pass: Report | undefined;
  const running = task((text, share) => {
    if (pass === undefined) {
      reported = { text, share: (reported?.share ?? 0) + share };
    } else {
      pass(text, share);
    }
  });
  const ended = running.then(
    () => true,
    () => true,
  );
  if (!(await Promise.race([ended, soon.then(() => false)]))) {
    show(ended, (report) => {
      pass = report;
      if (reported !== undefined) {
        report(reported.text, reported.share);
      }
    });
  }
  return running;
}
