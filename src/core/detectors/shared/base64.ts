/** The text that base64 or base64url stands for, a character a byte; undefined where it is neither. */
export function decodeBase64(encoded: string): string | undefined {
  try {
    return atob(encoded.replaceAll('-', '+').replaceAll('_', '/').replaceAll('=', ''));
  } catch {
    return undefined;
  }
}

/** The object that base64url of JSON stands for; undefined where it is none. */
export function decodeJsonObject(encoded: string): Readonly<Record<string, unknown>> | undefined {
  const text = decodeBase64(encoded);
  if (text === undefined || !/^\s*\{/.test(text)) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}
