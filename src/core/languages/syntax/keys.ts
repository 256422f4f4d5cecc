/** Whether a text could be a key: short and of one word, as it is in `map.set("password", …)`. */
export function isKey(text: string): boolean {
  return /^[\p{ID_Start}_$@][\p{ID_Continue}$.:/-]{0,99}$/u.test(text);
}

/** Whether a key is one that gives its siblings a name: `{ name: "X", value: "Y" }`. */
export function isLabelKey(key: string): boolean {
  return /^(?:name|key)$/i.test(key);
}

/** Whether a key holds what a sibling names. */
export function isValueKey(key: string): boolean {
  return /^value$/i.test(key);
}

/** Whether a key's value names something that stands elsewhere: `{ "Ref": "DatabasePassword" }`. */
export function isReferenceKey(key: string | undefined): boolean {
  return key !== undefined && /^(?:Ref|Fn::GetAtt|Fn::ImportValue|Condition|\$ref|\$schema)$/.test(key);
}
