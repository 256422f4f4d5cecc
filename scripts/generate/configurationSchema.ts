import { access, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { GeneratedFile } from './generatedFile';

const schemaPath = 'schemas/strongroom.schema.json';

interface Schema {
  readonly properties: { readonly detectors: { properties: Record<string, unknown> } };
}

/** Lists the detectors that there are in the schema of `.strongroom.json`; the rest of it is written by hand. */
export async function generate(root: string): Promise<readonly GeneratedFile[]> {
  const schema = JSON.parse(await readFile(path.join(root, schemaPath), 'utf8')) as Schema;
  const folder = path.join(root, 'src/core/detectors');
  const properties: Record<string, unknown> = {};
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const isDetector = await access(path.join(folder, entry.name, 'detector.ts')).then(
      () => true,
      () => false,
    );
    if (isDetector) {
      properties[entry.name] = { enum: ['off', 'hint', 'information', 'warning', 'error'] };
    }
  }
  schema.properties.detectors.properties = properties;
  return [{ path: schemaPath, content: `${JSON.stringify(schema, undefined, 2)}\n` }];
}
