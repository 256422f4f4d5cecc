import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import { isJavascriptCdk } from '../cdk/javascript';
import { browserNote } from '../javascript/browser';
import { environmentDefault, environmentEdits, readsPlainly } from '../javascript/environment';
import { javascriptLanguages, readFinding, typeNote } from '../javascript/reading';
import { isServerlessScript } from '../serverless/javascript';
import { readPulumiFile } from '../pulumi/javascriptFile';
import type { FixRequest, Plan, Refusal, Rewriter } from '../rewriter';
import { environmentMustBeSet, refuse } from '../shared/plans';

/** Replaces a secret of JavaScript or TypeScript code by an environment variable. */
export const rewriter: Rewriter = {
  id: 'javascript-environment',
  languages: javascriptLanguages,
  targets: ['environment'],
  plan,
};

function plan(request: FixRequest): Plan | Refusal | undefined {
  const { target, finding, project } = request;
  if (target !== 'environment') {
    return undefined;
  }
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
    ...(fallback === undefined ? {} : { fixedVariable: fallback.variable }),
    fixes: [finding.fingerprint],
    edits: (reference) =>
      reference === undefined ? [] : environmentEdits(request, root, site, fallback?.variable ?? reference.name),
  };
}

/** How the variables of a `.env` file come into the environment. */
function howToLoad(root: SyntaxNode, { document: { path, source }, project: { dependencies } }: FixRequest): Message {
  if (readPulumiFile(root, path) !== undefined) {
    return message('Pulumi does not read .env: set the variable where “pulumi up” runs.');
  }
  if (dependencies.includes('next')) {
    // https://nextjs.org/docs/app/guides/environment-variables
    return message('Next.js loads .env by itself.');
  }
  if (dependencies.includes('dotenv')) {
    return /\bdotenv\b/.test(source)
      ? message('dotenv, which this file uses, loads it from .env; it must do so before this code runs.')
      : message("The project has dotenv: import 'dotenv/config' first where the program starts, and it loads .env.");
  }
  return message('Start the program with “node --env-file=.env”, or let the tool that starts it load .env.');
}
