import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import { isJavascriptCdk } from '../cdk/javascript';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { isServerlessScript } from '../serverless/javascript';
import { environmentMustBeSet, refuse } from '../shared/plans';
import { variableOf } from '../shared/readVariables';
import { browserNote } from './browser';
import { environmentDefault, environmentEdits, readsPlainly } from './environment';
import { readFinding, typeNote } from './reading';

/**
 * The plan that has code read a variable of the environment in a secret's place.
 *
 * @param howToLoad how the variable comes into the environment.
 */
export function planEnvironment(
  request: FixRequest,
  howToLoad: (root: SyntaxNode, request: FixRequest) => Message,
): Plan | Refusal | undefined {
  const { target, finding, project } = request;
  const read = isJavascriptCdk(request) || isServerlessScript(request) ? undefined : readFinding(request);
  if (read === undefined) {
    return undefined;
  }
  if ('reason' in read) {
    return read.reason && refuse(target, read.reason);
  }
  const { root, site, inBrowser, nameHint } = read;
  const fallback = environmentDefault(site);
  // A variable that the code reads already stays: what is built into the page is then for whoever builds it.
  if (inBrowser !== undefined && fallback === undefined) {
    return refuse(target, inBrowser);
  }
  if (read.builtIn !== undefined && fallback === undefined) {
    return refuse(target, read.builtIn);
  }
  const notes = [inBrowser ?? browserNote(root, project), typeNote(site)].filter((note) => note !== undefined);
  return {
    kind: 'plan',
    target,
    safety: notes.length === 0 ? 'safe' : 'needs-review',
    behaviourChanges: [
      ...notes,
      environmentMustBeSet(),
      readsPlainly(request, root, site, fallback)
        ? message('Where the variable is not set, the value is undefined.')
        : message('Where the variable is not set, the code throws an error that names it.'),
      howToLoad(root, request),
    ],
    missingDependencies: [],
    value: new Secret(site.value),
    nameHint: fallback?.variable ?? nameHint,
    ...variableOf(request.document.source, fallback?.variable),
    fixes: [finding.fingerprint],
    edits: (reference) =>
      reference === undefined ? [] : environmentEdits(request, root, site, fallback?.variable ?? reference.name),
  };
}
