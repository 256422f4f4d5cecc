import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { goEnvironment } from './goModule';
import { pythonTools } from './pythonTools';

/** The schemas that check-jsonschema has with it: https://check-jsonschema.readthedocs.io/en/latest/usage.html */
export type BuiltinSchema = 'vendor.github-workflows' | 'vendor.gitlab-ci' | 'vendor.compose-spec';

const schemaChecker = 'check-jsonschema';

/** Installs check-jsonschema where it is not there yet. */
export function prepareSchemas(): string {
  return pythonTools(schemaChecker, schemaChecker, ['check-jsonschema==0.39.0']);
}

/** What a schema has against files, by file. */
export function schemaErrors(schema: BuiltinSchema, files: readonly string[]): Map<string, string[]> {
  const { stdout, stderr } = spawnSync(
    path.join(prepareSchemas(), schemaChecker),
    ['--builtin-schema', schema, '--output-format', 'json', '--', ...files],
    { encoding: 'utf8' },
  );
  if (!stdout.startsWith('{')) {
    throw new Error(stderr);
  }
  const report = JSON.parse(stdout) as {
    readonly errors?: readonly { readonly filename: string; readonly path: string; readonly message: string }[];
    readonly parse_errors?: readonly { readonly filename: string; readonly message: string }[];
  };
  return byFile([
    ...(report.errors ?? []).map(({ filename, path: place, message }) => ({ filename, text: `${place}: ${message}` })),
    ...(report.parse_errors ?? []).map(({ filename, message }) => ({ filename, text: message })),
  ]);
}

/** actionlint, which is fetched and compiled where it is not there yet. @throws Error with what Go says. */
function actionlint(): string {
  const bin = path.join(goEnvironment['GOPATH'] ?? '', 'bin');
  const program = path.join(bin, 'actionlint');
  if (!existsSync(program)) {
    execFileSync('go', ['install', 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.7'], {
      env: { ...process.env, ...goEnvironment, GOBIN: bin },
      stdio: 'pipe',
    });
  }
  return program;
}

/** What actionlint has against workflows, by file: unknown keys, contexts where they cannot stand, wrong inputs. */
export function workflowErrors(files: readonly string[]): Map<string, string[]> {
  const { stdout, stderr } = spawnSync(
    actionlint(),
    ['-format', '{{json .}}', '-no-color', '-shellcheck=', '-pyflakes=', ...files],
    { encoding: 'utf8' },
  );
  if (!stdout.startsWith('[')) {
    throw new Error(stderr);
  }
  const found = JSON.parse(stdout) as readonly { readonly filepath: string; readonly message: string }[];
  return byFile(found.map(({ filepath, message }) => ({ filename: filepath, text: message })));
}

function byFile(errors: readonly { readonly filename: string; readonly text: string }[]): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const { filename, text } of errors) {
    const name = path.resolve(filename);
    all.set(name, [...(all.get(name) ?? []), text]);
  }
  return all;
}
