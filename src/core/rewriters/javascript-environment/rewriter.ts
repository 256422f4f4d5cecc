import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { planEnvironment } from '../javascript/environmentPlan';
import { javascriptLanguages } from '../javascript/reading';
import { readPulumiFile } from '../pulumi/javascriptFile';
import type { FixRequest, Rewriter } from '../rewriter';

/** Replaces a secret of JavaScript or TypeScript code by an environment variable. */
export const rewriter: Rewriter = {
  id: 'javascript-environment',
  languages: javascriptLanguages,
  targets: ['environment'],
  plan: (request) => (request.target === 'environment' ? planEnvironment(request, howToLoad) : undefined),
};

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
