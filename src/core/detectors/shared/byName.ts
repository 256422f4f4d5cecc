import type { ParsedDocument } from '../../languages/document';
import { sourceSpan } from '../../languages/literal';
import { stretchFinder } from '../../languages/stretchFinder';
import { Secret } from '../../text/secret';
import type { Candidate } from '../detector';
import { userBeside } from './siblings';
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
  const known = verdictsOf(document);
  const isAsked = stretchFinder(document.within);
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
    if (!isAsked(literal.span.start, literal.span.end)) {
      continue;
    }
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

const verdicts = new WeakMap<ParsedDocument, Map<string, NameVerdict | undefined>>();

/** What the names of a document say, as far as it was asked: more than one detector asks. */
function verdictsOf(document: ParsedDocument): Map<string, NameVerdict | undefined> {
  let known = verdicts.get(document);
  if (known === undefined) {
    known = new Map();
    verdicts.set(document, known);
  }
  return known;
}
