/** One file of `dist/`. */
export interface Bundle {
  /** Its file name without `.js`. */
  readonly name: string;
  /** Its first module, relative to the repository's root. */
  readonly entry: string;
  /** Modules that the host brings. */
  readonly external: readonly string[];
  readonly executable: boolean;
  /** Whether it loads bundles beside it, which are CommonJS: `import()` of them becomes a deferred `require`. */
  readonly hasSiblings: boolean;
  /** Modules that it must never hold, by path. */
  readonly forbidden: readonly RegExp[];
}

const sandbox = /^src\/sandbox\//;
const aws = /^(?:src\/aws\/|node_modules\/@(?:aws-sdk|smithy)\/)/;
const parser = /^node_modules\/@vscode\/tree-sitter-wasm\//;

/**
 * The extension and the command line stay small; the engine (parser, detectors, rewriters), the scan worker, the AWS
 * room and what the editor does about a finding or a launch are bundles of their own, loaded when first needed.
 */
export const bundles: readonly Bundle[] = [
  {
    name: 'extension',
    entry: 'src/extension.ts',
    external: ['vscode'],
    hasSiblings: true,
    executable: false,
    forbidden: [sandbox, aws, parser, /^src\/cli\//],
  },
  {
    name: 'fixes',
    entry: 'src/editor/fix/fixes.ts',
    external: ['vscode'],
    hasSiblings: false,
    executable: false,
    forbidden: [sandbox, aws, parser, /^src\/cli\//],
  },
  {
    name: 'lookups',
    entry: 'src/editor/lookups/lookups.ts',
    external: ['vscode'],
    hasSiblings: false,
    executable: false,
    forbidden: [sandbox, aws, parser, /^src\/cli\//],
  },
  {
    name: 'launches',
    entry: 'src/editor/running/launchEnvironment.ts',
    external: ['vscode'],
    hasSiblings: false,
    executable: false,
    forbidden: [sandbox, aws, parser, /^src\/cli\//],
  },
  {
    name: 'engine',
    entry: 'src/core/engine.ts',
    external: [],
    hasSiblings: false,
    executable: false,
    forbidden: [sandbox, aws, /^src\/(?:node|editor|cli)\//],
  },
  {
    name: 'patterns',
    entry: 'src/core/config/patternSafety.ts',
    external: [],
    hasSiblings: false,
    executable: false,
    forbidden: [sandbox, aws, parser, /^src\/(?:node|editor|cli)\//],
  },
  {
    name: 'scanWorker',
    entry: 'src/scanWorker.ts',
    external: [],
    hasSiblings: true,
    executable: false,
    forbidden: [sandbox, aws, parser, /^src\/(?:editor|cli)\//],
  },
  {
    name: 'aws',
    entry: 'src/aws/room.ts',
    external: [],
    hasSiblings: false,
    executable: false,
    forbidden: [sandbox, parser, /^src\/(?:editor|cli)\//],
  },
  {
    name: 'cli',
    entry: 'src/cli.ts',
    external: [],
    hasSiblings: true,
    executable: true,
    forbidden: [sandbox, aws, parser, /^src\/editor\//],
  },
];
