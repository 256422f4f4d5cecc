import { message } from '../text/message';
import type { Message } from '../text/message';
import { Secret } from '../text/secret';

/**
 * The member of a secret's JSON object. Texts are taken as they are, numbers and truth values as they are written,
 * objects and lists as JSON.
 *
 * @returns why there is none, where there is none; the reason tells nothing of the value.
 */
export function selectMember(secret: Secret, key: string): Secret | Message {
  let value: unknown;
  try {
    value = JSON.parse(secret.reveal());
  } catch {
    return message('What is stored is not JSON, so that it has no key {0}.', key);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return message('What is stored is JSON, but no object, so that it has no key {0}.', key);
  }
  const member: unknown = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  switch (typeof member) {
    case 'string':
      return new Secret(member);
    case 'number':
    case 'boolean':
      return new Secret(String(member));
    case 'object':
      return member === null
        ? message('The key {0} of what is stored holds null.', key)
        : new Secret(JSON.stringify(member));
    default:
      return message('What is stored has no key {0}.', key);
  }
}
