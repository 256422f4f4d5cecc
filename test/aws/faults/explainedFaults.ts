/** Faults that a service may answer with, the reason that a failure gives for each, and what its explanation says. */
export const explainedFaults = [
  ['denied', 'access-denied', /permission \S+ is missing/],
  ['throttled', 'throttled', /Wait a minute/],
  ['expired', 'expired', /profile dev have expired/],
  ['garbage', 'unexpected-answer', /does not speak its language \(HTTP status 200\)/],
  ['reset', 'network', /was cut \(ECONNRESET\)/],
] as const;
