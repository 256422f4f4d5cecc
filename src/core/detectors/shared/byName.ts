import type { ParsedDocument } from '../../languages/document';
import { sourceSpan } from '../../languages/literal';
import { Secret } from '../../text/secret';
import type { Candidate } from '../detector';
import { userBeside } from './binding';
import { surroundingsOf } from './context';
import { judgeLiteral } from './judge';
import { judgeName } from './names';
import type { NameVerdict, SecretRole } from './names';
import { isRandom } from './randomness';

/** So many plain passwords beside user names are a list of logins that anyone may try, not those of a program. */
const mostLogins = 20;

/** The literals of a document that their names say are secrets of the given roles. */
export function findByName(document: ParsedDocument, roles: ReadonlySet<SecretRole>): readonly Candidate[] {
  const surroundings = surroundingsOf(document);
  const known = new Map<string, NameVerdict | undefined>();
  const judgeCached = (path: readonly string[]): NameVerdict | undefined => {
    const key = path.slice(-3).join('\0');
    if (!known.has(key)) {
      known.set(key, judgeName(path));
    }
    const verdict = known.get(key);
    return verdict !== undefined && roles.has(verdict.role) ? verdict : undefined;
  };
  const candidates: Candidate[] = [];
  const logins: Candidate[] = [];
  for (const [index, literal] of document.literals.entries()) {
    const judgement = judgeLiteral(document, index, surroundings, judgeCached);
    if (judgement === undefined) {
      continue;
    }
    const { start, end, confidence, testData, evidence, name, verdict } = judgement;
    const candidate: Candidate = {
      span: start === 0 && end === literal.text.length ? literal.span : sourceSpan(literal, { start, end }),
      value: new Secret(literal.text.slice(start, end)),
      literal,
      name,
      confidence,
      evidence,
      ...(testData && { testData }),
      facts: { name: name.join('.'), role: verdict.role },
    };
    candidates.push(candidate);
    if (!isRandom(literal.text) && userBeside(document, index) !== undefined) {
      logins.push(candidate);
    }
  }
  const listed = new Set(logins);
  return logins.length > mostLogins ? candidates.filter((candidate) => !listed.has(candidate)) : candidates;
}
