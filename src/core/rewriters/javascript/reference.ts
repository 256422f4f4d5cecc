import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { FixRequest, Plan, ProjectFacts, Refusal } from '../rewriter';
import { orThroughEnvironment } from '../shared/throughEnvironment';
import { planEnvironment } from './environmentPlan';

/**
 * What becomes of a spot that cannot wait for a look-up: `strongroom run` may look the value up before the program starts,
 * and the code reads it in the environment, as the others that read it go on to do. The refusal stays where something else
 * starts the program.
 */
export function orReference(request: FixRequest, refusal: Refusal): Plan | Refusal | undefined {
  const { document, project } = request;
  return isStartedElsewhere(document.source, project) || project.dependencies.some((name) => readingFile.has(name))
    ? refusal
    : orThroughEnvironment(request, refusal, nodeCommand(request), (other) => {
        const plan = planEnvironment(other, keptWhenSet);
        return plan?.kind === 'plan' && isPublic(plan.fixedVariable) ? undefined : plan;
      });
}

/** What starts the program, as its manifest has it. */
function nodeCommand({ project }: FixRequest): string {
  const command = project.startCommand ?? '';
  return /^(?:npm|node) /.test(command) ? command : project.packageType === undefined ? 'node …' : 'npm start';
}

/** Packages with which a build writes what stands in `.env` into the code that it makes. */
const readingFile: ReadonlySet<string> = new Set([
  ...['dotenv-webpack', 'babel-plugin-inline-dotenv', 'babel-plugin-dotenv-import', 'rollup-plugin-dotenv'],
  ...['react-native-dotenv', 'react-native-config'],
]);

/**
 * Whether a build writes a variable into the code for browsers, a reference as well as a value.
 * https://nextjs.org/docs/app/guides/environment-variables#bundling-environment-variables-for-the-browser,
 * https://vite.dev/guide/env-and-mode, https://create-react-app.dev/docs/adding-custom-environment-variables/
 */
function isPublic(variable: string | undefined): boolean {
  return /^(?:NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|PUBLIC|VITE|REACT_APP|VUE_APP|GATSBY|STORYBOOK)_/.test(
    variable ?? '',
  );
}

/** Packages of programs that a platform, or whoever installed them, starts. */
const startedElsewhere: ReadonlySet<string> = new Set([
  ...['@aws-lambda-powertools/logger', '@aws-lambda-powertools/parameters', '@middy/core', 'serverless'],
  ...['@azure/functions', '@google-cloud/functions-framework', 'firebase-functions'],
  ...['electron', '@types/vscode', 'vscode'],
]);

/** Whether nobody types the command that starts the program: a function of a cloud, an application for the desktop. */
function isStartedElsewhere(source: string, { dependencies, isInstalled, isDeployed }: ProjectFacts): boolean {
  return (
    isInstalled === true ||
    isDeployed === true ||
    dependencies.some((name) => startedElsewhere.has(name)) ||
    /\bexports\.(?:handler|lambdaHandler)\b|\bexport\s+(?:const|(?:async\s+)?function)\s+(?:handler|lambdaHandler)\b/.test(
      source,
    ) ||
    // `module.exports = { handler: async (event) => … }`, `const handler = async function (event) { … }`
    /\b(?:lambdaH|h)andler ?[:=] ?(?:async ?)?(?:function ?)?\(?_?(?:event|evt)\b|\bfunction (?:lambdaH|h)andler ?\(_?(?:event|evt)\b/.test(
      source,
    ) ||
    /['"](?:firebase-functions(?:\/[\w/]+)?|@google-cloud\/functions-framework|electron|vscode)['"]/.test(source)
  );
}

function keptWhenSet(): Message {
  return message(
    'F5 in VS Code fills references in, too, of the envFile of a launch configuration. What loads .env by itself (dotenv, node --env-file, Next.js) leaves alone what is set already, unless it is told to override.',
  );
}
