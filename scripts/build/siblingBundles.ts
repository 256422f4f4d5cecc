import path from 'node:path';
import type { Plugin } from 'esbuild';

/** Modules that are bundles of their own, by the file in `dist/` that holds them. */
const siblings: Readonly<Record<string, string>> = {
  'src/core/engine': './engine.js',
  'src/core/config/patternSafety': './patterns.js',
  'src/aws/room': './aws.js',
  'src/editor/fix/fixes': './fixes.js',
  'src/editor/lookups/lookups': './lookups.js',
  'src/editor/running/launchEnvironment': './launches.js',
};

/** Makes `import('…/core/engine')` and `import('…/aws/room')` load the bundle beside this one, instead of copying it in. */
export function siblingBundles(root: string): Plugin {
  return {
    name: 'sibling-bundles',
    setup(build): void {
      build.onResolve({ filter: /^\.\.?\// }, ({ kind, path: specifier, resolveDir }) => {
        if (kind !== 'dynamic-import') {
          return undefined;
        }
        const module = path.relative(root, path.resolve(resolveDir, specifier)).split(path.sep).join('/');
        const sibling = siblings[module];
        return sibling === undefined ? undefined : { path: sibling, external: true };
      });
    },
  };
}
