import { secretHolders } from './nameWords';

/** Keys that stand for what another name says, or that a look of their own is given. */
const speaksForAnother =
  /val|default|text|data|content|plain|string|literal|raw|secret|pass|pwd|key|token|auth|cred|cookie|header|login|basic|send|write|puts|encoded|with\b|prod|dev|stag|test|primary|secondary|current/i;
const ownKey =
  /^\s{0,200}(?:[-*]\s{1,8}){0,3}["'`:$@]{0,2}([A-Za-z_][\w.$-]{2,80})["'`]?\s{0,20}(?::=|:(?![:=>~])|=(?![=>~]))([^"'`?]*)$/;
/** `password = "a" other = "…"`, as attributes are written. */
const attribute = /["'`][ \t\r\n]{1,80}([A-Za-z_][\w:.-]{2,80})\s{0,4}=\s{0,4}$/;
const namesMembers = /basic_?auth/i;

/**
 * Whether what stands at a place has a key of its own, nearer than a name before it, so that this name says nothing of
 * it: of `password: x, region: "…"` the name does not mean the second value.
 *
 * @param end where the name ends.
 * @param at where the value begins, quotes included, behind the sign that ties it to its key.
 */
export function hasOwnKey(text: string, name: string, end: number, at: number): boolean {
  let separator = at - 1;
  while (separator >= end && !isSeparator(text.charCodeAt(separator))) {
    separator -= 1;
  }
  const key =
    (separator < end ? undefined : ownKey.exec(text.slice(separator + 1, at)))?.[1] ??
    attribute.exec(text.slice(Math.max(end, at - 180), at))?.[1];
  if (key === undefined || speaksForAnother.test(key)) {
    return false;
  }
  return !secretHolders.has(name.toLowerCase().replace(/[_-]/g, '')) && !namesMembers.test(name);
}

/** What ends a binding before the next one begins: `,`, `;`, a brace, a line. */
function isSeparator(code: number): boolean {
  return code === 44 || code === 59 || code === 123 || code === 125 || code === 10 || code === 13;
}
