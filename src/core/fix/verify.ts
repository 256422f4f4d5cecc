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
  const remaining = fixes.some(
    (fingerprint) => count(after.result.findings, fingerprint) >= count(before.result.findings, fingerprint),
  );
  if (remaining) {
    return message('the secret would still be found in the rewritten code');
  }
  return after.result.findings.length >= before.result.findings.length
    ? message('the rewritten code would hold a new finding')
    : undefined;
}

function count(findings: readonly Finding[], fingerprint: string): number {
  return findings.filter((finding) => finding.fingerprint === fingerprint).length;
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
