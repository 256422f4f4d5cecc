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
/** Packages with which the same project runs code on a server, too, so that a folder tells nothing. */
const serving =
  /^(?:express|koa|fastify|hono|next|nuxt|astro|@hapi\/hapi|@nestjs\/.+|@remix-run\/.+|@sveltejs\/kit|@angular\/ssr|@nguniversal\/.+|serverless|aws-lambda|aws-cdk-lib)$/;
const notBundled = /\.(?:test|spec|server|stories|e2e)\.[jt]sx?$|(?:^|\/)(?:server|e2e|__tests__|__mocks__)\//;

/**
 * The package that builds a file for browsers, as the file's folder and its project say; undefined where they do not.
 *
 * With Vite, a folder `src` says so where the project draws pages and serves none.
 */
export function bundlerOf(path: string | undefined, { dependencies }: ProjectFacts): string | undefined {
  const file = (path ?? '').replace(/\\/g, '/');
  if (notBundled.test(file) || dependencies.some((name) => serving.test(name))) {
    return undefined;
  }
  const found = builders.find(([name, folder]) => folder.test(file) && dependencies.some((one) => name.test(one)));
  if (found !== undefined) {
    return dependencies.find((one) => found[0].test(one));
  }
  const drawn = dependencies.some((name) => /^(?:react-dom|vue|svelte|solid-js|preact)$/.test(name));
  return drawn && dependencies.includes('vite') && /(?:^|\/)src\//.test(file) ? 'vite' : undefined;
}
