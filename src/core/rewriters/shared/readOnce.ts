/**
 * A reading that is done once for each object that it is of, for as long as that object is in use: a document is asked
 * for several targets and findings, and what was read of it must not change.
 *
 * @param read what it takes beside the object must be the same for the same object, as the source of a tree is.
 */
export function readOnce<Key extends object, Rest extends readonly unknown[], Result>(
  read: (key: Key, ...rest: Rest) => Result,
): (key: Key, ...rest: Rest) => Result {
  const known = new WeakMap<Key, { readonly result: Result }>();
  return (key, ...rest) => {
    let entry = known.get(key);
    if (entry === undefined) {
      entry = { result: read(key, ...rest) };
      known.set(key, entry);
    }
    return entry.result;
  };
}
