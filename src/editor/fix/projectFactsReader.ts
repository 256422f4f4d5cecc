import * as vscode from 'vscode';
import { cargoFacts } from '../../core/fix/cargoFacts';
import { dotnetFacts, packagesConfigFacts, programFacts } from '../../core/fix/dotnetFacts';
import { environmentFileFacts, isEnvironmentFile } from '../../core/fix/environmentFileReaders';
import { goModFacts, goPackageFacts, goSiblingFacts } from '../../core/fix/goFacts';
import {
  gradleFacts,
  gradleSharedFacts,
  isMavenParent,
  mavenFacts,
  mavenParent,
  versionCatalog,
} from '../../core/fix/jvmFacts';
import {
  composeFiles,
  deploymentFiles,
  dotnetStartFiles,
  isComposeFile,
  isDotnetProject,
  startFiles,
  terraformFiles,
} from '../../core/fix/manifestNames';
import {
  deploymentFacts,
  mergeFacts,
  packageJsonFacts,
  pyprojectFacts,
  requirementsFacts,
  terraformFacts,
  tsconfigFacts,
} from '../../core/fix/projectFacts';
import type { ManifestFacts } from '../../core/fix/projectFacts';
import { composerFacts, gemFacts } from '../../core/fix/scriptFacts';
import { startFacts } from '../../core/fix/startFacts';
import { isTerraformFile, mostTerraformFiles, terraformSiblingFacts } from '../../core/fix/terraformDeclarations';
import { isKustomization } from '../../core/rewriters/config/formats';
import type { ProjectFacts } from '../../core/rewriters/rewriter';
import { folderOf, notebookUri } from '../scanning/scannedDocuments';
import { namesIn, readText } from './projectFiles';

/** Where the search for manifests ends if no workspace folder ends it. */
const highestFolder = 12;
/** `extends` of a tsconfig.json, or parents of a pom.xml, that go deeper are broken or circular. */
const longestChain = 8;

const manifests: readonly (readonly [fileName: string, read: (text: string) => ManifestFacts])[] = [
  ['package.json', packageJsonFacts],
  ['requirements.txt', requirementsFacts],
  ['pyproject.toml', pyprojectFacts],
  ['Pipfile', pyprojectFacts],
  ['Cargo.toml', cargoFacts],
  ['Gemfile', gemFacts],
  ['composer.json', composerFacts],
];

/** Reads what the nearest manifests say of the project around a document. Never fails: what is missing says nothing. */
export async function readProjectFacts(document: vscode.TextDocument): Promise<ProjectFacts> {
  const folders = foldersAbove(document);
  const nearest = await Promise.all([
    ...manifests.map(async ([fileName, read]) => {
      const found = await readNearest(folders, fileName);
      return found === undefined ? {} : read(found.text);
    }),
    readDeployments(folders),
    readStarts(folders),
    ...composeFiles.map(async (name) => startFacts(name, (await readNearest(folders, name))?.text ?? '')),
    ...(isEnvironmentFile(document.uri.path) ? folders.slice(0, 3) : []).map((folder) =>
      readEnvironmentFileReaders(document.uri, folder),
    ),
    readTsconfig(folders),
    readMaven(folders),
    readGradle(folders),
    readDotnet(folders),
    readTerraform(document, folders),
    document.languageId === 'go' ? readGoFacts(document, folders) : {},
  ]);
  return mergeFacts(nearest);
}

/** What stands beside the nearest package.json of how its functions are deployed. */
async function readDeployments(folders: readonly vscode.Uri[]): Promise<ManifestFacts> {
  const manifest = await readNearest(folders, 'package.json');
  return manifest === undefined
    ? {}
    : mergeFacts(
        await Promise.all(
          deploymentFiles.map(async (name) => {
            const text = await readText(vscode.Uri.joinPath(manifest.uri, '..', name));
            return text === undefined ? {} : deploymentFacts(name, text);
          }),
        ),
      );
}

/** What the files say with which a program of the nearest manifests starts. */
async function readStarts(folders: readonly vscode.Uri[]): Promise<ManifestFacts> {
  const found = await Promise.all(
    ['package.json', 'requirements.txt', 'pyproject.toml', 'Pipfile'].map((name) => readNearest(folders, name)),
  );
  const roots = found.map((manifest) =>
    manifest === undefined ? folders[0] : vscode.Uri.joinPath(manifest.uri, '..'),
  );
  const distinct = [
    ...new Map(roots.flatMap((root) => (root === undefined ? [] : [[root.toString(), root]]))).values(),
  ];
  return mergeFacts((await Promise.all(distinct.map(readStartsIn))).flat());
}

async function readStartsIn(root: vscode.Uri): Promise<readonly ManifestFacts[]> {
  // One listing of a folder costs less than asking for every name that a file may have.
  const parents = ['', ...new Set(startFiles.flatMap((file) => /^(.*\/)/.exec(file)?.[1] ?? []))];
  const standing = await Promise.all(
    parents.map(async (parent) =>
      (await namesIn(vscode.Uri.joinPath(root, parent))).map((name) => ({ name, file: `${parent}${name}` })),
    ),
  );
  return Promise.all(
    standing
      .flat()
      .filter(({ file }) => startFiles.includes(file))
      .map(async ({ name, file }) => startFacts(name, (await readText(vscode.Uri.joinPath(root, file))) ?? '')),
  );
}

/** What the nearest build of Gradle says. */
async function readGradle(folders: readonly vscode.Uri[]): Promise<ManifestFacts> {
  const [kotlin, groovy] = await Promise.all([
    readNearest(folders, 'build.gradle.kts'),
    readNearest(folders, 'build.gradle'),
  ]);
  const build = kotlin ?? groovy;
  if (build === undefined) {
    return {};
  }
  const catalog = versionCatalog((await readNearest(folders, 'gradle/libs.versions.toml'))?.text ?? '');
  const own = folders.findIndex((folder) => build.uri.path.startsWith(`${folder.path}/build.`));
  const shared = await Promise.all(
    folders.slice(own + 1).flatMap((folder) =>
      ['build.gradle.kts', 'build.gradle'].map(async (name) => {
        const text = await readText(vscode.Uri.joinPath(folder, name));
        const below = (folders[own]?.path ?? '').slice(folder.path.length).replace(/^\//, '');
        return text === undefined ? {} : gradleSharedFacts(text, catalog, below);
      }),
    ),
  );
  return mergeFacts([gradleFacts(build.text, catalog), ...shared]);
}

/** What the nearest `pom.xml` and those that it inherits from say. */
async function readMaven(folders: readonly vscode.Uri[]): Promise<ManifestFacts> {
  const chain: ManifestFacts[] = [];
  let next = await readNearest(folders, 'pom.xml');
  while (next !== undefined && chain.length < longestChain) {
    chain.push(mavenFacts(next.text));
    const parent = mavenParent(next.text);
    const uri = parent === undefined ? undefined : vscode.Uri.joinPath(next.uri, '..', parent);
    const text = uri === undefined ? undefined : await readText(uri);
    const isInherited = text !== undefined && isMavenParent(next.text, text);
    next = uri !== undefined && isInherited ? { uri, text } : undefined;
  }
  return mergeFacts(chain);
}

/** What the nearest project of .NET says, with what is said for all projects around it and where its program starts. */
async function readDotnet(folders: readonly vscode.Uri[]): Promise<ManifestFacts> {
  for (const folder of folders) {
    const names = await namesIn(folder);
    const projects = names.filter(isDotnetProject);
    if (projects.length > 0) {
      const texts = async (files: readonly string[]): Promise<readonly string[]> =>
        (await Promise.all(files.map((name) => readText(vscode.Uri.joinPath(folder, name))))).filter(
          (text) => text !== undefined,
        );
      const above = await Promise.all(
        ['Directory.Build.props', 'Directory.Packages.props'].map((name) => readNearest(folders, name)),
      );
      return mergeFacts([
        ...(await texts(projects)).map(dotnetFacts),
        ...above.flatMap((found) => (found === undefined ? [] : [dotnetFacts(found.text)])),
        ...(await texts(['packages.config'])).map(packagesConfigFacts),
        ...(await texts(dotnetStartFiles)).map(programFacts),
      ]);
    }
  }
  return {};
}

/** Which files of Compose and Kustomize in a folder hand a file of variables on. */
async function readEnvironmentFileReaders(file: vscode.Uri, folder: vscode.Uri): Promise<ManifestFacts> {
  const names = (await namesIn(folder)).filter((name) => isComposeFile(name) || isKustomization(name));
  const read = names.map(async (name) => {
    const manifest = vscode.Uri.joinPath(folder, name);
    return environmentFileFacts(manifest.path, (await readText(manifest)) ?? '', file.path);
  });
  return mergeFacts(await Promise.all(read));
}

/** Which Terraform the files beside a document need, and what they declare. */
async function readTerraform(document: vscode.TextDocument, folders: readonly vscode.Uri[]): Promise<ManifestFacts> {
  const [folder] = folders;
  if (folder === undefined || !isTerraformFile(document.uri.path)) {
    return {};
  }
  const own = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
  const files = document.isUntitled ? [] : (await namesIn(folder)).filter(isTerraformFile);
  const read = async (names: readonly string[]): Promise<readonly string[]> =>
    (await Promise.all(names.map((name) => readText(vscode.Uri.joinPath(folder, name))))).filter(
      (text) => text !== undefined,
    );
  return mergeFacts([
    ...(await read(terraformFiles)).map(terraformFacts),
    ...(await read(files.filter((name) => name !== own).slice(0, mostTerraformFiles))).map(terraformSiblingFacts),
  ]);
}

/** How many files of a Go package are looked at. */
const mostSiblings = 300;

async function readGoFacts(document: vscode.TextDocument, folders: readonly vscode.Uri[]): Promise<ManifestFacts> {
  const module = await readNearest(folders, 'go.mod');
  const [folder] = document.isUntitled ? [] : folders;
  const names = folder === undefined ? [] : await namesIn(folder);
  const own = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
  const siblings = await Promise.all(
    names
      .filter((name) => name.endsWith('.go') && name !== own)
      .slice(0, mostSiblings)
      .map(async (name) => goSiblingFacts(name, (folder && (await readText(vscode.Uri.joinPath(folder, name)))) ?? '')),
  );
  return mergeFacts([
    module === undefined ? {} : goModFacts(module.text),
    folder === undefined ? {} : goPackageFacts(document.getText(), siblings),
  ]);
}

/** The folder of the document and those above it, up to its workspace folder; that one alone for an untitled document. */
function foldersAbove(document: vscode.TextDocument): readonly vscode.Uri[] {
  const root =
    folderOf(document)?.uri ?? (document.isUntitled ? vscode.workspace.workspaceFolders?.[0]?.uri : undefined);
  if (document.isUntitled) {
    return root === undefined ? [] : [root];
  }
  const folders: vscode.Uri[] = [];
  let folder = vscode.Uri.joinPath(notebookUri(document.uri) ?? document.uri, '..');
  while (folders.length < highestFolder) {
    folders.push(folder);
    const above = vscode.Uri.joinPath(folder, '..');
    if (folder.path === root?.path || above.path === folder.path) {
      break;
    }
    folder = above;
  }
  return folders;
}

async function readNearest(
  folders: readonly vscode.Uri[],
  fileName: string,
): Promise<{ readonly uri: vscode.Uri; readonly text: string } | undefined> {
  for (const folder of folders) {
    const uri = vscode.Uri.joinPath(folder, fileName);
    const text = await readText(uri);
    if (text !== undefined) {
      return { uri, text };
    }
  }
  return undefined;
}

async function readTsconfig(folders: readonly vscode.Uri[]): Promise<ManifestFacts> {
  const chain: ManifestFacts[] = [];
  let next = await readNearest(folders, 'tsconfig.json');
  while (next !== undefined && chain.length < longestChain) {
    const { extends: parents, ...facts } = tsconfigFacts(next.text);
    chain.push(facts);
    // Of several parents the last one counts most; one from a package says nothing here.
    const parent = parents.at(-1);
    next = parent === undefined || !parent.startsWith('.') ? undefined : await readParent(next.uri, parent);
  }
  return mergeFacts(chain);
}

async function readParent(
  child: vscode.Uri,
  parent: string,
): Promise<{ readonly uri: vscode.Uri; readonly text: string } | undefined> {
  for (const name of parent.endsWith('.json') ? [parent] : [`${parent}.json`, `${parent}/tsconfig.json`]) {
    const uri = vscode.Uri.joinPath(child, '..', name);
    const text = await readText(uri);
    if (text !== undefined) {
      return { uri, text };
    }
  }
  return undefined;
}
