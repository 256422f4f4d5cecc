/** Words one of which stands in every text that looks something up. */
const words = /secret|ssm|parameter/i;

/** Whether a text can hold a look-up at all: a glance before it is parsed. */
export function mayHoldLookups(source: string): boolean {
  return words.test(source);
}
