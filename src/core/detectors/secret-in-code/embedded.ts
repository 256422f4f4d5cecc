import type { ParsedDocument } from '../../languages/document';
import { sourceSpan } from '../../languages/literal';
import { stretchFinder } from '../../languages/stretchFinder';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { Candidate } from '../detector';
import { commentedSettings } from '../shared/commentedSettings';
import { isTestAt, isTestCall, surroundingsOf } from '../shared/context';
import { mayBeSecretValue } from '../shared/judge';
import { isRandom } from '../shared/randomness';
import { isSample } from '../shared/samples';
import { isExample, settingsInText } from '../shared/settingsInText';
import { lookOf, weigh } from '../shared/weigh';

/** Longer texts are no settings. In UTF-16 code units. */
const longest = 4096;

/**
 * Secrets under their names within a text that holds other things: `"api_key=…&format=json"`,
 * `parameter_overrides = "Stage=… ApiKey=…"`, the lines of a file of settings.
 */
export function findEmbeddedSecrets(document: ParsedDocument): readonly Candidate[] {
  const surroundings = surroundingsOf(document);
  if (surroundings.documentation) {
    return [];
  }
  const found: Candidate[] = [];
  const isAsked = stretchFinder(document.within);
  for (const literal of document.literals) {
    const { use, text } = literal;
    if (
      !isAsked(literal.span.start, literal.span.end) ||
      use === 'key' ||
      use === 'structural' ||
      use === 'prose' ||
      text.length > longest ||
      literal.name.some(isExample)
    ) {
      continue;
    }
    for (const { verdict, name, start, end, wholeLine } of settingsInText(text)) {
      const value = text.slice(start, end);
      const test = isTestAt(surroundings, literal.span.start) || isTestCall(literal);
      if (
        verdict.role === 'password' ||
        value.length < 16 ||
        // A line of settings is judged as it would be in a file of its own; among other things only what was drawn.
        !(isRandom(value) || (wholeLine && !test)) ||
        !mayBeSecretValue(value, verdict, false) ||
        isSample(value, test)
      ) {
        continue;
      }
      const look = lookOf(value);
      const confidence = look && weigh(look, value, verdict, literal, () => false);
      if (confidence !== undefined) {
        found.push({
          span: sourceSpan(literal, { start, end }),
          value: new Secret(value),
          literal,
          name: [name],
          confidence,
          evidence: message('The name “{0}” says that it holds a secret, and the value looks random.', name),
          facts: { name, role: verdict.role },
        });
      }
    }
  }
  return [...found, ...findCommentedOut(document)];
}

/** Secrets in settings that were commented out. Only values that a machine drew. */
function findCommentedOut(document: ParsedDocument): Candidate[] {
  const { test } = surroundingsOf(document);
  const found: Candidate[] = [];
  const isAsked = stretchFinder(document.within);
  for (const { start, end } of document.comments) {
    if (!isAsked(start, end)) {
      continue;
    }
    for (const setting of commentedSettings(document.source.slice(start, end))) {
      const { name, verdict, value } = setting;
      if (verdict.role === 'password' || isSample(value, test, true)) {
        continue;
      }
      const from = start + setting.start;
      found.push({
        span: { start: from, end: from + value.length },
        value: new Secret(value),
        name: [name],
        confidence: 'medium',
        evidence: message('The name “{0}” says that it holds a secret, and the value looks random.', name),
        facts: { name, role: verdict.role },
      });
    }
  }
  return found;
}
