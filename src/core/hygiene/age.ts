const day = 24 * 60 * 60 * 1000;

/**
 * Whole days from `since` to `now`, by 24 hours and so the same in every time zone. Never negative: a creation date in
 * the future is a clock that goes wrong, not an age. Null where `since` is no date.
 */
export function daysBetween(since: string, now: Date): number | null {
  const elapsed = now.getTime() - Date.parse(since);
  return Number.isNaN(elapsed) ? null : Math.max(0, Math.floor(elapsed / day));
}

/** Whole minutes from `now` to `until`, 0 where it is past. Null where `until` is no date. */
export function minutesUntil(until: string, now: Date): number | null {
  const remaining = Date.parse(until) - now.getTime();
  return Number.isNaN(remaining) ? null : Math.max(0, Math.floor(remaining / 60_000));
}
