/** Folders of other people's code and of caches, by name: nobody fixes a secret there. */
const always = new Set([
  ...['.git', '.hg', '.svn', '.jj', 'node_modules', 'bower_components', 'jspm_packages', '.yarn', '.pnpm-store'],
  ...['.venv', 'virtualenv', 'site-packages', '__pycache__', '.tox', '.nox', '.eggs', '.mypy_cache', '.pytest_cache'],
  ...['.ruff_cache', '.gradle', '.terraform', '.serverless', '.aws-sam', 'cdk.out', '.next', '.nuxt', '.svelte-kit'],
  ...['.turbo', '.parcel-cache', '.angular', '.cache', '.nyc_output', '.vscode-test', 'dist', 'coverage'],
]);

/** Folders whose name alone says too little: excluded where one of these files stands beside or in them. */
const marked: readonly {
  readonly name: string;
  readonly beside?: readonly string[];
  readonly inside?: readonly string[];
}[] = [
  { name: 'venv', inside: ['pyvenv.cfg'] },
  { name: 'env', inside: ['pyvenv.cfg'] },
  { name: 'target', beside: ['Cargo.toml', 'pom.xml', 'build.sbt'] },
  { name: 'build', beside: ['build.gradle', 'build.gradle.kts', 'setup.py', 'CMakeLists.txt', 'pubspec.yaml'] },
  { name: 'out', beside: ['tsconfig.json'] },
];

/**
 * Whether a folder is left out by default.
 *
 * @param beside the names of what stands in the same folder as it.
 * @param inside whether a file of that name stands in it.
 */
export function isExcludedFolder(
  name: string,
  beside: ReadonlySet<string>,
  inside: (file: string) => boolean,
): boolean {
  if (always.has(name)) {
    return true;
  }
  const rule = marked.find((candidate) => candidate.name === name);
  return (
    rule !== undefined &&
    ((rule.beside?.some((file) => beside.has(file)) ?? false) || (rule.inside?.some(inside) ?? false))
  );
}

/** Whether a folder holds version control's own data, which no option brings back. */
export function isRepositoryFolder(name: string): boolean {
  return name === '.git';
}
