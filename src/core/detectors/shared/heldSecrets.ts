import type { Literal } from '../../languages/literal';
import type { Span } from '../../text/span';
import type { GlanceMemory } from './glanceMemory';
import { farthest, nameFrom, namedMember, opens, plainMember, rememberMembers } from './listText';
import { isUser } from './logins';
import { isRandom } from './randomness';

/**
 * What maps are called whose members are secrets, whatever their own names are: `ADMIN_TOKENS`, `apiKeys`, `secrets`. Of
 * plain `tokens` it cannot be told: those of a blockchain have addresses, those of a design colours.
 */
const holder =
  /(?:(?:admin|agent|allowed|api|app|auth|access|bearer|bot|client|deploy|device|invite|known|refresh|service|session|static|user|valid|webhook)[_-]?token|secret|(?:access|api|auth|client|encryption|license|secret|service|signing)[_-]?key)s$/i;

/** What members are called that are there for each stage of a deployment. */
const stage =
  /^(?:prod(?:uction)?|dev(?:elopment)?|stag(?:e|ing)|test(?:ing)?|qa|uat|live|sandbox|local|default|main)$/i;

/**
 * What a member of such a map is, called after whom or what it is for (`API_TOKENS = { ci: "…" }`): the map's name in the
 * singular; undefined for all else.
 */
export function heldSecret({ use, name, text }: Literal): string | undefined {
  const member = name.at(-1) ?? '';
  const held = holder.exec(name.at(-2) ?? '')?.[0].slice(0, -1);
  return use === 'assigned' && (isUser(member) || stage.test(member)) && isHeld(text) ? held : undefined;
}

/** Only what a machine drew: other things are called tokens, too. */
function isHeld(value: string): boolean {
  return value.length >= 16 && /\d/.test(value) && !/\s/.test(value) && isRandom(value);
}

/** In UTF-16 code units. */
const longestQualifier = 12;

/** Whether a hit of a keyword is the name of such a map, with what may be a secret among its members: what a glance asks. */
export function mayListSecrets(text: string, hit: Span, memory?: GlanceMemory): boolean {
  if (
    !/^s$/i.test(text.charAt(hit.end)) ||
    !holder.test(text.slice(Math.max(0, hit.start - longestQualifier), hit.end + 1))
  ) {
    return false;
  }
  if (nameFrom(text, hit).length !== hit.end + 1 - hit.start || !opens.test(text.slice(hit.end + 1, hit.end + 201))) {
    return false;
  }
  const members = text.slice(hit.end, hit.end + farthest);
  const may = [namedMember, plainMember].some((form) =>
    Array.from(members.matchAll(form)).some(({ groups }) => isHeld(groups?.['value'] ?? '')),
  );
  if (may && memory !== undefined) {
    rememberMembers(text, hit, memory);
  }
  return may;
}
