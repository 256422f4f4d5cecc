import type { ProjectFacts } from '../rewriter';

/** Packages that build everything below a folder for browsers, or for apps that people install. */
const builders: readonly (readonly [RegExp, RegExp])[] = [
  // https://create-react-app.dev/docs/folder-structure, but for the proxy of its development server.
  [/^react-scripts$/, /(?:^|\/)src\/(?!setupProxy\.)/],
  [/^@vue\/cli-service$/, /(?:^|\/)src\//],
  // https://angular.dev/reference/configs/file-structure; files of a server are named so by `ng add @angular/ssr`.
  [/^@angular\/core$/, /(?:^|\/)src\/(?:environments|app)\//],
  [/^(?:expo|react-native)$/, /(?:^|\/)(?:src|app|components|screens|services)\//],
];
/** Frameworks that render on a server, and their files that run in browsers, too. */
const universal: typeof builders = [
  // https://svelte.dev/docs/kit/load#Universal-vs-server
  [/^@sveltejs\/kit$/, /(?:^|\/)\+(?:page|layout)\.[jt]s$/],
  // https://nuxt.com/docs/guide/directory-structure/plugins
  [/^nuxt$/, /(?:^|\/)plugins\/.*\.client\.[jt]s$/],
];
/** Packages with which the same project runs code on a server, too, so that a folder tells nothing. */
const serving = [
  // Frameworks that serve, on their own or beside the pages.
  /^(?:express|koa|fastify|hono|elysia|polka|h3|nitro(?:pack)?|restify|@hapi\/hapi|@(?:nestjs|trpc|feathersjs|loopback|adonisjs)\/(?!.*\bclient$).+|@apollo\/server|apollo-server.*|graphql-yoga|socket\.io|ws)$/,
  // Frameworks that render on a server.
  /^(?:next|nuxt|astro|vike|vinxi|waku|sirv|compression|react-email|@react-email\/.+|preact-render-to-string|@vue\/server-renderer|vite-plugin-ssr|@remix-run\/.+|@react-router\/(?:node|serve|express|cloudflare|architect)|@sveltejs\/kit|@solidjs\/start|@tanstack\/(?:react|solid)-start|@tanstack\/start|@builder\.io\/qwik-city|@angular\/ssr|@nguniversal\/.+)$/,
  // Where functions run, and what only they and servers use.
  /^(?:serverless|sst|wrangler|aws-lambda|@types\/(?:aws-lambda|express)|aws-cdk-lib|@netlify\/functions|@vercel\/node|@azure\/functions|firebase-(?:admin|functions)|nodemailer|resend)$/,
  /^(?:pg|postgres|mysql2?|mariadb|better-sqlite3|mongodb|mongoose|redis|ioredis|sequelize|typeorm|knex|drizzle-orm|@prisma\/client|@mikro-orm\/.+)$/,
];
const notBundled = [
  /\.(?:test|spec|server|stories|e2e)\.[jt]sx?$|\+api\.[jt]sx?$|(?:^|\/)entry[-.]server\./,
  /(?:^|\/)(?:server|e2e|__tests__|__mocks__)\//,
  // Folders beside the pages': what has a folder `src` of its own.
  /(?:^|\/)(?:api|backend|functions|lambdas?|scripts|tools|cypress|supabase|netlify|amplify|infra|cdk)\/(?:.*\/)?src\//,
];
/** Of an app made with Electron, what runs in Node.js. https://electron-vite.org/guide/dev#dependencies-vs-devdependencies */
const ofElectron = /(?:^|\/)(?:electron|main|preload)\/|(?:^|\/)(?:background|preload)\.[jt]s$/;

/**
 * The package that builds a file for browsers, as the file's folder and its project say; undefined where they do not.
 *
 * With Vite, a folder `src` says so where the project draws pages and serves none.
 */
export function bundlerOf(path: string | undefined, { dependencies }: ProjectFacts): string | undefined {
  const file = (path ?? '').replace(/\\/g, '/');
  const shared = universal.find(([name, files]) => files.test(file) && dependencies.some((one) => name.test(one)));
  if (shared !== undefined) {
    return dependencies.find((one) => shared[0].test(one));
  }
  if (
    notBundled.some((one) => one.test(file)) ||
    (dependencies.includes('electron') && ofElectron.test(file)) ||
    dependencies.some((name) => serving.some((one) => one.test(name)))
  ) {
    return undefined;
  }
  const found = builders.find(([name, folder]) => folder.test(file) && dependencies.some((one) => name.test(one)));
  if (found !== undefined) {
    return dependencies.find((one) => found[0].test(one));
  }
  const drawn = dependencies.some((name) => /^(?:react-dom|vue|svelte|solid-js|preact)$/.test(name));
  return drawn && dependencies.includes('vite') && /(?:^|\/)src\//.test(file) ? 'vite' : undefined;
}
