/**
 * A reading that is done once for each object that it is of, for as long as that object is in use: a document is asked
 * for several targets and findings, and what was read of it must not change.
 */
export function readOnce<Key extends object, Result>(read: (key: Key) => Result): (key: Key) => Result {
  const known = new WeakMap<Key, { readonly result: Result }>();
  return (key) => {
    let entry = known.get(key);
    if (entry === undefined) {
      entry = { result: read(key) };
      known.set(key, entry);
    }
    return entry.result;
  };
}
