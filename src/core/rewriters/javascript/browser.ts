import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { ProjectFacts } from '../rewriter';
import { readOnce } from '../shared/readOnce';
import { functionName } from './asyncRoute';
import { bundlerOf } from './bundled';
import { readImports } from './imports';
import { isDirective } from './moduleHead';
import { scopesOf } from './scopes';
import type { Scopes } from './scopes';
import { ancestors, descendants, functionTypes, named, plainString } from './syntax';

/** Why code that runs in a browser can look nothing up, and hold no secret at all; undefined where nothing says that it does. */
export function browserReason(
  root: SyntaxNode,
  literal: SyntaxNode,
  path: string | undefined,
  project: ProjectFacts,
): Message | undefined {
  const sign = isInServerFunction(literal) ? undefined : browserSign(root, path, project);
  return sign === undefined
    ? undefined
    : message(
        'This code runs in the browser ({0}), where everyone can read what it holds or looks up. Keep the secret on a server, and let the page ask that server.',
        sign,
      );
}

/** Why code that runs in a browser cannot go without its AWS keys; undefined where nothing says that it does. */
export function browserKeysReason(
  root: SyntaxNode,
  path: string | undefined,
  project: ProjectFacts,
): Message | undefined {
  const sign = browserSign(root, path, project);
  return sign === undefined
    ? undefined
    : message(
        'This code runs in the browser ({0}), where the AWS SDK has no default credential chain. Use an Amazon Cognito identity pool, or let a server call AWS or sign the URLs.',
        sign,
      );
}

/** What is to be checked of code that may run in a browser: it has elements, and nothing says where they are rendered. */
export function browserNote(root: SyntaxNode, project: ProjectFacts): Message | undefined {
  return within(root, elementEnd, 'jsx_element', 'jsx_self_closing_element').length > 0 &&
    !isOfServer(root) &&
    !project.dependencies.some((name) => renderingOnServers.test(name))
    ? message(
        'This file has elements: if they are rendered in a browser, no secret is safe there. Move the look-up to the server then.',
      )
    : undefined;
}

/** Frameworks whose components run on a server unless they say otherwise, and renderers that no browser runs. */
const renderingOnServers = /^(?:next|astro|hono|ink|waku|@remix-run\/.+|@react-email\/.+|preact-render-to-string)$/;
/** What builds or draws pages. */
const drawingPages =
  /^(?:react-dom|react-scripts|react-native|expo|vite|@vitejs\/.+|@angular\/(?:core|platform-browser)|vue|svelte|solid-js|preact|jquery)$/;
/** Modules that are of use in a browser alone, but for what renders to text: `react-dom/server`. */
const ofBrowsers =
  /^(?:react-dom(?:\/client)?|react-router-dom|react-native|jquery|@angular\/(?:core|common\/http|platform-browser)|vue-router|svelte|pinia)$/;
/** Modules of Node.js, and what runs on it or drives a browser from it. https://nodejs.org/api/modules.html#built-in-modules */
const ofServers =
  /^(?:node:.+|(?:fs|path|http|https|net|tls|os|child_process|crypto|stream|worker_threads|cluster|dns|readline|zlib)(?:\/promises)?|express|koa|fastify|@hapi\/hapi|@nestjs\/.+|next\/(?:server|headers)|server-only|react-dom\/server|pg|mysql2?(?:\/promise)?|mongoose|mongodb|ioredis|nodemailer|aws-lambda|puppeteer(?:-core)?|playwright(?:-core)?|@playwright\/test|selenium-webdriver|webdriverio|jsdom|electron|vitest|jest)$/;
/** https://react.dev/reference/rsc/server-components: hooks that keep state or have effects are not for servers. */
const clientHooks = /^use(?:State|Effect|LayoutEffect|Reducer|Ref|InsertionEffect|SyncExternalStore|Transition)$/;
const globals = /^(?:window|document|localStorage|sessionStorage|navigator)$/;

/** What every element ends with. */
const elementEnd = /<\s*\/|\/\s*>/;

/** The nodes of some types where the text has what they need: to go through all nodes of a long file takes a while. */
function within(root: SyntaxNode, needed: RegExp, ...types: readonly string[]): readonly SyntaxNode[] {
  return needed.test(root.text) ? descendants(root, ...types) : [];
}

/** Functions that a framework runs on the server, though they stand beside a component. */
const serverFunctions = /^(?:getServerSideProps|getStaticProps|getStaticPaths|getInitialProps|loader|action)$/;

function isInServerFunction(node: SyntaxNode): boolean {
  return [...ancestors(node)].some(
    (outer) => functionTypes.has(outer.type) && serverFunctions.test(functionName(outer) ?? ''),
  );
}

/** What says that a file runs in a browser, as it stands in the file or its project. */
function browserSign(root: SyntaxNode, path: string | undefined, project: ProjectFacts): string | undefined {
  for (const statement of named(root)) {
    if (statement.type !== 'comment' && !isDirective(statement)) {
      break;
    }
    if (plainString(statement.namedChild(0)) === 'use client') {
      return "'use client'";
    }
  }
  if (isOfServer(root)) {
    return undefined;
  }
  const imports = readImports(root);
  const imported = imports.find(({ module, typeOnly }) => !typeOnly && ofBrowsers.test(module));
  const hook = imports
    .filter(({ module }) => /^(?:react|preact\/hooks)$/.test(module))
    .flatMap((react) => [...react.named.keys()])
    .find((name) => clientHooks.test(name));
  return imported?.module ?? hook ?? browserMember(root) ?? elementSign(root, project) ?? bundlerOf(path, project);
}

/** Whether a file says that it runs on a server, or in Node.js: what it then says of browsers it hands to one. */
const isOfServer = readOnce(
  (root: SyntaxNode): boolean =>
    readImports(root).some(({ module, typeOnly }) => !typeOnly && ofServers.test(module)) ||
    named(root).some((statement) => plainString(statement.namedChild(0)) === 'use server') ||
    within(root, /\b(?:process|module)\./, 'member_expression').some((node) =>
      /^(?:process\.(?:argv|exit|stdout|stdin|on|cwd)|module\.exports)$/.test(node.text),
    ),
);

/** A member that only browsers have: `document.cookie`, `import.meta.env`, of no name that the file declares. */
const browserMember = readOnce((root: SyntaxNode): string | undefined => {
  // Asked of every file, and few have any of these names.
  let scopes: Scopes | undefined;
  const signs = /\b(?:window|document|localStorage|sessionStorage|navigator)\b|import\.meta\.env/;
  for (const node of within(root, signs, 'member_expression')) {
    const object = node.childForFieldName('object');
    if (node.text === 'import.meta.env') {
      return node.text;
    }
    if (object?.type === 'identifier' && globals.test(object.text)) {
      scopes ??= scopesOf(root);
      if (scopes.of(object) === undefined) {
        return object.text;
      }
    }
  }
  return undefined;
});

/** An element that handles events, which no server does; or any, in a project that draws pages and none on a server. */
function elementSign(root: SyntaxNode, project: ProjectFacts): string | undefined {
  const handler = within(root, elementEnd, 'jsx_attribute').find((node) => /^on[A-Z]\w*=\{/.test(node.text));
  if (handler !== undefined) {
    return handler.namedChild(0)?.text;
  }
  const drawing = project.dependencies.find((name) => drawingPages.test(name));
  return drawing !== undefined &&
    !project.dependencies.some((name) => renderingOnServers.test(name)) &&
    within(root, elementEnd, 'jsx_element', 'jsx_self_closing_element', 'jsx_fragment').length > 0
    ? drawing
    : undefined;
}
