import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { GeneratedFile } from './generatedFile';

const kinds = [
  { folder: 'languages', module: 'language', type: 'Language', typeFile: './language' },
  { folder: 'detectors', module: 'detector', type: 'Detector', typeFile: './detector' },
  { folder: 'rewriters', module: 'rewriter', type: 'Rewriter', typeFile: './rewriter' },
] as const;

/** One registry a kind: every folder that holds a module of the kind's name, in alphabetic order. */
export async function generate(root: string): Promise<readonly GeneratedFile[]> {
  return Promise.all(
    kinds.map(async (kind) => {
      const folder = path.join(root, 'src/core', kind.folder);
      const ids: string[] = [];
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        if (entry.isDirectory() && (await exists(path.join(folder, entry.name, `${kind.module}.ts`)))) {
          ids.push(entry.name);
        }
      }
      ids.sort();
      const imports = ids.map((id) => `import { ${kind.module} as ${variable(id)} } from './${id}/${kind.module}';\n`);
      const list = ids.map((id) => `  ${variable(id)},\n`).join('');
      return {
        path: `src/core/${kind.folder}/registry.generated.ts`,
        content:
          `// Generated from the folders beside this file: npm run generate.\n` +
          `${imports.join('')}import type { ${kind.type} } from '${kind.typeFile}';\n\n` +
          `export const ${kind.folder}: readonly ${kind.type}[] = [\n${list}];\n`,
      };
    }),
  );
}

function variable(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
