import type { Plugin } from 'esbuild';

/**
 * Lets the bundle load `http` and `https` by their plain names.
 *
 * VS Code puts its proxy and certificate settings into those two modules as its extensions `require` them by that name;
 * under `node:https` they would be passed by.
 */
export function hostNetworking(): Plugin {
  return {
    name: 'host-networking',
    setup(build): void {
      build.onResolve({ filter: /^node:https?$/ }, ({ path }) => ({
        path: path.slice('node:'.length),
        external: true,
      }));
    },
  };
}
