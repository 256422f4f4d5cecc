import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cargoFacts } from '../core/fix/cargoFacts';
import { dotnetFacts, packagesConfigFacts, programFacts } from '../core/fix/dotnetFacts';
import { environmentFileFacts, isEnvironmentFile } from '../core/fix/environmentFileReaders';
import { goModFacts, goPackageFacts, goSiblingFacts } from '../core/fix/goFacts';
import {
  gradleFacts,
  gradleSharedFacts,
  isMavenParent,
  mavenFacts,
  mavenParent,
  versionCatalog,
} from '../core/fix/jvmFacts';
import {
  deploymentFacts,
  mergeFacts,
  packageJsonFacts,
  pyprojectFacts,
  requirementsFacts,
  terraformFacts,
  tsconfigFacts,
} from '../core/fix/projectFacts';
import {
  composeFiles,
  deploymentFiles,
  dotnetStartFiles,
  isComposeFile,
  isDotnetProject,
  startFiles,
  terraformFiles,
} from '../core/fix/manifestNames';
import type { ManifestFacts } from '../core/fix/projectFacts';
import { composerFacts, gemFacts } from '../core/fix/scriptFacts';
import { startFacts } from '../core/fix/startFacts';
import { isTerraformFile, mostTerraformFiles, terraformSiblingFacts } from '../core/fix/terraformDeclarations';
import { isKustomization } from '../core/rewriters/config/formats';
import type { ProjectFacts } from '../core/rewriters/rewriter';
import { ancestors } from './repository';

/** How far a chain of `extends`, or of parents, is followed. */
const longestChain = 10;

const pythonManifests: readonly { readonly name: string; readonly read: (text: string) => ManifestFacts }[] = [
  { name: 'requirements.txt', read: requirementsFacts },
  { name: 'pyproject.toml', read: pyprojectFacts },
  { name: 'Pipfile', read: pyprojectFacts },
];

/** What the manifests nearest to a file say of its project. What cannot be read says nothing. */
export function readProjectFacts(file: string): ProjectFacts {
  const folders = ancestors(path.dirname(path.resolve(file)));
  const facts: ManifestFacts[] = [];
  const packageJson = nearest(folders, ['package.json']);
  if (packageJson !== undefined) {
    facts.push(packageJsonFacts(packageJson.text), ...deployments(path.dirname(packageJson.file)));
  }
  const tsconfig = nearest(folders, ['tsconfig.json']);
  if (tsconfig !== undefined) {
    facts.push(...tsconfigChain(tsconfig.file, tsconfig.text));
  }
  const python = nearest(
    folders,
    pythonManifests.map(({ name }) => name),
  );
  if (python !== undefined) {
    for (const { name, read } of pythonManifests) {
      const text = readText(path.join(path.dirname(python.file), name));
      if (text !== undefined) {
        facts.push(read(text));
      }
    }
  }
  facts.push(...starts(new Set([packageJson, python].map((found) => path.dirname(found?.file ?? file)))));
  const compose = nearest(folders, composeFiles);
  if (compose !== undefined) {
    facts.push(startFacts(path.basename(compose.file), compose.text));
  }
  facts.push(...environmentFileReaders(path.resolve(file), folders.slice(0, 3)));
  facts.push(...jvmFacts(folders));
  const gemfile = nearest(folders, ['Gemfile']);
  const composer = nearest(folders, ['composer.json']);
  facts.push(...(gemfile ? [gemFacts(gemfile.text)] : []), ...(composer ? [composerFacts(composer.text)] : []));
  if (file.endsWith('.go')) {
    facts.push(...goFacts(file, folders));
  }
  const cargo = file.endsWith('.rs') ? nearest(folders, ['Cargo.toml']) : undefined;
  if (cargo !== undefined) {
    facts.push(cargoFacts(cargo.text));
  }
  if (isTerraformFile(file)) {
    const texts = terraformFiles.map((name) => readText(path.join(path.dirname(path.resolve(file)), name)));
    facts.push(...texts.filter((text) => text !== undefined).map(terraformFacts), ...terraformSiblings(file));
  }
  facts.push(...netFacts(folders));
  return mergeFacts(facts);
}

/** What hands a file of variables on: files of Compose and Kustomize in its folder and the nearest above. */
function environmentFileReaders(file: string, folders: readonly string[]): ManifestFacts[] {
  const between = (one: string): string => one.replaceAll(path.sep, '/');
  return isEnvironmentFile(file)
    ? folders.flatMap((folder) =>
        filesIn(folder)
          .filter((name) => isComposeFile(name) || isKustomization(name))
          .map((name) => path.join(folder, name))
          .map((manifest) => environmentFileFacts(between(manifest), readText(manifest) ?? '', between(file))),
      )
    : [];
}

/** What the other files of a Terraform file's folder declare. */
function terraformSiblings(file: string): ManifestFacts[] {
  const folder = path.dirname(path.resolve(file));
  return filesIn(folder)
    .filter((name) => isTerraformFile(name) && name !== path.basename(file))
    .slice(0, mostTerraformFiles)
    .map((name) => terraformSiblingFacts(readText(path.join(folder, name)) ?? ''));
}

/** What stands beside a package.json of how its functions are deployed. */
function deployments(folder: string): ManifestFacts[] {
  return deploymentFiles.flatMap((name) => {
    const text = readText(path.join(folder, name));
    return text === undefined ? [] : [deploymentFacts(name, text)];
  });
}

/** What the files say with which a program of one of the folders starts. */
function starts(folders: ReadonlySet<string>): ManifestFacts[] {
  return [...folders].flatMap((folder) =>
    startFiles.flatMap((name) => {
      const text = readText(path.join(folder, name));
      return text === undefined ? [] : [startFacts(path.basename(name), text)];
    }),
  );
}

/** What the nearest project file of .NET says, and what is said for all projects around it. */
function netFacts(folders: readonly string[]): ManifestFacts[] {
  for (const folder of folders) {
    const projects = filesIn(folder).filter(isDotnetProject);
    if (projects.length === 0) {
      continue;
    }
    const texts = [
      ...projects.map((name) => readText(path.join(folder, name))),
      nearest(folders, ['Directory.Build.props'])?.text,
      nearest(folders, ['Directory.Packages.props'])?.text,
    ];
    const starts = dotnetStartFiles.map((name) => readText(path.join(folder, name)));
    const packagesConfig = readText(path.join(folder, 'packages.config'));
    return [
      ...texts.filter((text) => text !== undefined).map(dotnetFacts),
      ...starts.filter((text) => text !== undefined).map(programFacts),
      ...(packagesConfig === undefined ? [] : [packagesConfigFacts(packagesConfig)]),
    ];
  }
  return [];
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** What the nearest manifest of a JVM project says: Maven's or Gradle's. */
function jvmFacts(folders: readonly string[]): ManifestFacts[] {
  const manifest = nearest(folders, ['pom.xml', 'build.gradle.kts', 'build.gradle']);
  if (manifest === undefined) {
    return [];
  }
  if (manifest.file.endsWith('.xml')) {
    return mavenChain(manifest.file, manifest.text);
  }
  const catalog = versionCatalog(nearest(folders, ['gradle/libs.versions.toml'])?.text ?? '');
  const above = folders.slice(folders.indexOf(path.dirname(manifest.file)) + 1);
  const shared = above.flatMap((folder) =>
    ['build.gradle.kts', 'build.gradle'].flatMap((name) => {
      const text = readText(path.join(folder, name));
      const below = path.relative(folder, path.dirname(manifest.file)).replaceAll(path.sep, '/');
      return text === undefined ? [] : [gradleSharedFacts(text, catalog, below)];
    }),
  );
  return [gradleFacts(manifest.text, catalog), ...shared];
}

/** What a `pom.xml` and those that it inherits from say. */
function mavenChain(file: string, text: string): ManifestFacts[] {
  const facts = [mavenFacts(text)];
  let current = { file, text };
  while (facts.length < longestChain) {
    const parent = mavenParent(current.text);
    const above = parent === undefined ? undefined : path.resolve(path.dirname(current.file), parent);
    const inherited = above === undefined ? undefined : readText(above);
    if (above === undefined || inherited === undefined || !isMavenParent(current.text, inherited)) {
      break;
    }
    facts.push(mavenFacts(inherited));
    current = { file: above, text: inherited };
  }
  return facts;
}

/** How many files of a Go package are looked at. */
const mostSiblings = 300;

function goFacts(file: string, folders: readonly string[]): ManifestFacts[] {
  const module = nearest(folders, ['go.mod']);
  const folder = path.dirname(path.resolve(file));
  const siblings = filesIn(folder)
    .filter((name) => name.endsWith('.go') && name !== path.basename(file))
    .slice(0, mostSiblings)
    .flatMap((name) => {
      const text = readText(path.join(folder, name));
      return text === undefined ? [] : [goSiblingFacts(name, text)];
    });
  return [...(module ? [goModFacts(module.text)] : []), goPackageFacts(readText(file) ?? '', siblings)];
}

/** What a `tsconfig.json` and those that it extends say, the one that counts most first. */
function tsconfigChain(file: string, text: string): ManifestFacts[] {
  const facts: ManifestFacts[] = [];
  const pending = [{ file, text }];
  for (let current = pending.shift(); current !== undefined && facts.length < longestChain; current = pending.shift()) {
    const read = tsconfigFacts(current.text);
    facts.push(read);
    for (const parent of [...read.extends].reverse()) {
      const found = resolveExtended(parent, current.file);
      if (found !== undefined) {
        pending.push(found);
      }
    }
  }
  return facts;
}

/** https://www.typescriptlang.org/tsconfig/#extends */
function resolveExtended(
  specifier: string,
  from: string,
): { readonly file: string; readonly text: string } | undefined {
  const candidates = [specifier, `${specifier}.json`, `${specifier}/tsconfig.json`];
  for (const candidate of candidates) {
    const file =
      /^\.{0,2}\/|^\.{1,2}$/.test(candidate) || path.isAbsolute(candidate)
        ? path.resolve(path.dirname(from), candidate)
        : inPackages(candidate, from);
    const text = file === undefined ? undefined : readText(file);
    if (file !== undefined && text !== undefined) {
      return { file, text };
    }
  }
  return undefined;
}

function inPackages(specifier: string, from: string): string | undefined {
  try {
    return createRequire(from).resolve(specifier);
  } catch {
    return undefined;
  }
}

function nearest(
  folders: readonly string[],
  names: readonly string[],
): { readonly file: string; readonly text: string } | undefined {
  for (const folder of folders) {
    for (const name of names) {
      const file = path.join(folder, name);
      const text = readText(file);
      if (text !== undefined) {
        return { file, text };
      }
    }
  }
  return undefined;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
