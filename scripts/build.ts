/**
 * Bundles the product into `dist/`: `npm run build`, or `npm run build -- cli engine` for some of the bundles.
 *
 * `--watch` rebuilds on change, with source maps and without minifying. Types are checked apart: `npm run typecheck`.
 */
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { build, context } from 'esbuild';
import type { BuildOptions, Metafile, Plugin } from 'esbuild';
import { bundles } from './build/bundles';
import type { Bundle } from './build/bundles';
import { copyGrammars, grammarPackages } from './build/grammars';
import { hostNetworking } from './build/hostNetworking';
import { bundledPackages, writeNotices } from './build/notices';
import { siblingBundles } from './build/siblingBundles';

const root = path.resolve(__dirname, '..');
const watch = process.argv.includes('--watch');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));

async function main(): Promise<void> {
  const unknown = wanted.filter((name) => !bundles.some((bundle) => bundle.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `No bundle is called ${unknown.join(', ')}. There are: ${bundles.map(({ name }) => name).join(', ')}.`,
    );
  }
  const chosen = bundles.filter((bundle) => wanted.length === 0 || wanted.includes(bundle.name));
  const copied = await copyGrammars(root, path.join(root, 'dist/grammars'));
  if (watch) {
    for (const bundle of chosen) {
      await (await context(options(bundle))).watch();
    }
    return;
  }
  const sizes = await Promise.all(
    chosen.map(async (bundle) => {
      const result = await build(options(bundle));
      refuseForbiddenInputs(bundle, result.metafile);
      if (bundle.executable) {
        await chmod(outputFile(bundle), 0o755);
      }
      return {
        name: bundle.name,
        bytes: Object.values(result.metafile.outputs)[0]?.bytes ?? 0,
        metafile: result.metafile,
      };
    }),
  );
  await writeNotices(
    root,
    [...new Set([...bundledPackages(sizes.map(({ metafile }) => metafile)), ...grammarPackages])].sort(),
    path.join(root, 'dist/NOTICES.txt'),
  );
  for (const { name, bytes } of [...sizes, { name: `grammars (${String(copied.count)})`, bytes: copied.bytes }]) {
    console.log(`${name.padEnd(16)} ${(bytes / 1024).toFixed(1).padStart(8)} KB`);
  }
}

function outputFile(bundle: Bundle): string {
  return path.join(root, 'dist', `${bundle.name}.js`);
}

function options(bundle: Bundle): BuildOptions & { metafile: true } {
  return {
    absWorkingDir: root,
    entryPoints: [bundle.entry],
    outfile: outputFile(bundle),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // The SDK's CommonJS builds cannot be shaken: with them the AWS bundle is twice the size and takes twice the time to load.
    mainFields: ['module', 'main'],
    // Not everywhere: tree-sitter's loader has a `require` of its own, which a lowered `import('module')` would call.
    supported: bundle.hasSiblings ? { 'dynamic-import': false } : {},
    external: [...bundle.external],
    minify: !watch,
    sourcemap: watch ? 'linked' : false,
    legalComments: 'none',
    logLevel: watch ? 'info' : 'warning',
    metafile: true,
    plugins: [siblingBundles(root), hostNetworking()] satisfies Plugin[],
  };
}

/** A bundle that drags in a room it must not hold is a broken build, not a large one. */
function refuseForbiddenInputs(bundle: Bundle, metafile: Metafile): void {
  for (const input of Object.keys(metafile.inputs)) {
    const reason = bundle.forbidden.find((pattern) => pattern.test(input));
    if (reason !== undefined) {
      throw new Error(`The bundle ${bundle.name} must not hold ${input} (${String(reason)}).`);
    }
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
