/** A text of the manifest: `%key%` in package.json, the English in package.nls.json, others in package.nls.*.json. */
export interface ManifestText {
  readonly key: string;
  readonly english: string;
}

/** Declares a text of the manifest. */
export function text(key: string, english: string): ManifestText {
  return { key, english };
}
