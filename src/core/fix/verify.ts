import type { OpenDocument } from '../engine';
import type { Finding } from '../scan/finding';
import { message } from '../text/message';
import type { Message } from '../text/message';

/**
 * Why a rewritten text must not be written: it has syntax errors that the source had not, the finding is still there, or
 * a new one appeared. Undefined where all is well.
 *
 * @param fixes the fingerprints that the plan said would be gone.
 */
export function rewriteProblem(
  before: OpenDocument,
  after: OpenDocument,
  fixes: readonly string[],
): Message | undefined {
  if (errorCount(after) > errorCount(before)) {
    return message('the rewritten code would not parse');
  }
  const gone = before.result.findings.filter(({ fingerprint }) => fixes.includes(fingerprint));
  // By value, not by fingerprint: findings that are alike are told apart by their order, which a fix changes.
  if (gone.some((finding) => countAlike(after, finding) >= countAlike(before, finding))) {
    return message('the secret would still be found in the rewritten code');
  }
  // What stood there before and is judged otherwise now, by what is around it, is no work of the rewrite.
  const { source } = before.document;
  const isMade = ({ sensitive }: Finding): boolean =>
    !source.includes(after.document.source.slice(sensitive.start, sensitive.end));
  return after.result.findings.length > before.result.findings.length - gone.length &&
    after.result.findings.some(isMade)
    ? message('the rewritten code would hold a new finding')
    : undefined;
}

function countAlike({ result }: OpenDocument, { detector, secret }: Finding): number {
  return result.findings.filter((other) => other.detector === detector && other.secret.equals(secret)).length;
}

/** Syntax errors of a document: a source that was broken before may stay as broken as it was. */
function errorCount({ document }: OpenDocument): number {
  if (document.tree?.hasErrors !== true) {
    return 0;
  }
  let errors = 0;
  const pending = [document.tree.root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.isError || node.isMissing) {
      errors += 1;
    }
    for (const child of node.children) {
      if (child?.hasError === true) {
        pending.push(child);
      }
    }
  }
  return errors;
}
