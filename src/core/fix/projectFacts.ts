import { parse } from 'jsonc-parser';
import type { ProjectFacts } from '../rewriters/rewriter';
import { namedRegion } from './namedRegion';
import { nodeStart, startsWithFile } from './startFacts';

/** What one manifest says; undefined members say nothing. */
export type ManifestFacts = Partial<ProjectFacts>;

/** What the nearest `package.json` says. Broken JSON says as much as can be read of it. */
export function packageJsonFacts(text: string): ManifestFacts {
  const manifest = asRecord(parse(withoutMark(text)));
  const dependencies = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'].flatMap(
    (section) => Object.keys(asRecord(manifest[section])),
  );
  const startCommand = nodeStart(manifest);
  return {
    packageType: manifest['type'] === 'module' ? 'module' : 'commonjs',
    dependencies,
    ...(isInstalled(manifest) && { isInstalled: true }),
    ...(startCommand !== undefined && { startCommand }),
    ...(startsWithFile(manifest) && { takesEnvironmentFile: true }),
  };
}

/** What a package says of itself that others import. `main` is none of it: `npm init` writes it for programs, too. */
const ofLibraries = ['exports', 'files', 'module', 'types', 'typings', 'peerDependencies', 'publishConfig'] as const;

/**
 * Whether those who install a package start it or import it: a command, an extension of an editor, a library.
 * https://docs.npmjs.com/cli/configuring-npm/package-json
 */
function isInstalled(manifest: Readonly<Record<string, unknown>>): boolean {
  const isStarted = asRecord(manifest['scripts'])['start'] !== undefined;
  return (
    asRecord(manifest['engines'])['vscode'] !== undefined ||
    (manifest['private'] !== true &&
      (manifest['bin'] !== undefined || (!isStarted && ofLibraries.some((key) => manifest[key] !== undefined))))
  );
}

/** What a `tsconfig.json` says by itself, and which files it extends, the one that counts most last. */
export function tsconfigFacts(text: string): ManifestFacts & { readonly extends: readonly string[] } {
  const config = asRecord(parse(withoutMark(text), undefined, { allowTrailingComma: true }));
  const options = asRecord(config['compilerOptions']);
  const parents = config['extends'];
  return {
    ...(typeof options['module'] === 'string' && { tsModule: options['module'].toLowerCase() }),
    ...(typeof options['target'] === 'string' && { tsTarget: options['target'].toLowerCase() }),
    extends: (Array.isArray(parents) ? parents : [parents]).filter(
      (parent): parent is string => typeof parent === 'string',
    ),
  };
}

/** What a `requirements.txt` says. https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
export function requirementsFacts(text: string): ManifestFacts {
  const names = withoutMark(text)
    .split(/\r\n|\r|\n/)
    .flatMap((line) => requirementName(line.replace(/(?:^|\s)#.*$/, '')));
  return { dependencies: names };
}

/**
 * What a `pyproject.toml` or a `Pipfile` says: PEP 621 dependencies, dependency groups, and Poetry's and Pipenv's tables.
 * Reads line by line rather than parsing TOML: a manifest that is being edited still says most of what it says.
 */
export function pyprojectFacts(text: string): ManifestFacts {
  const names: string[] = [];
  let table = '';
  let inList = false;
  for (const line of withoutMark(text).split(/\r\n|\r|\n/)) {
    const header = /^\s*\[\[?([^[\]]+)\]/.exec(line)?.[1];
    if (!inList && header !== undefined) {
      table = header.replace(/["'\s]/g, '');
      continue;
    }
    const key = inList ? undefined : /^\s*["']?([\w.-]+)["']?\s*=/.exec(line)?.[1];
    if (isTableOfDependencies(table)) {
      names.push(...(key === undefined || key === 'python' ? [] : [normalize(key)]));
      continue;
    }
    if (inList || (key !== undefined && isListOfDependencies(table, key))) {
      const list: string = inList ? line : line.slice(line.indexOf('=') + 1);
      for (const [, double, single] of list.matchAll(/"([^"]*)"|'([^']*)'/g)) {
        names.push(...requirementName(double ?? single ?? ''));
      }
      // Brackets within quotes are extras (`package[extra]`), not the list's end.
      const bare: string = list.replace(/"[^"]*"|'[^']*'/g, '').replace(/#.*/, '');
      inList = inList ? !bare.includes(']') : bare.includes('[') && !bare.includes(']');
    }
  }
  return { dependencies: names };
}

/**
 * What a file says with which functions are deployed, by its name and text: SAM's templates, others' settings.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy.html
 */
export function deploymentFacts(name: string, text: string): ManifestFacts {
  return /^template\./.test(name) && !/\bAWS::(?:Serverless|Lambda)::Function\b/.test(text) ? {} : { isDeployed: true };
}

/** What a Terraform file says: which versions may run it, and the region of its provider. */
export function terraformFacts(text: string): ManifestFacts {
  const version = /^[ \t]*required_version[ \t]*=[ \t]*"([^"\r\n]{1,100})"/m.exec(text)?.[1];
  const awsRegion = namedRegion('main.tf', text);
  return {
    ...(version !== undefined && { terraformVersion: version }),
    ...(awsRegion !== undefined && { awsRegion }),
  };
}

/** Joins what several manifests say; of the scalar members the first one that says anything counts. */
export function mergeFacts(facts: readonly ManifestFacts[]): ProjectFacts {
  const packageType = facts.find((fact) => fact.packageType !== undefined)?.packageType;
  const tsModule = facts.find((fact) => fact.tsModule !== undefined)?.tsModule;
  const tsTarget = facts.find((fact) => fact.tsTarget !== undefined)?.tsTarget;
  const goPackage = facts.find((fact) => fact.goPackage !== undefined)?.goPackage;
  const dotnetSdkMajor = facts.find((fact) => fact.dotnetSdkMajor !== undefined)?.dotnetSdkMajor;
  const systemsManagerPath = facts.find((fact) => fact.systemsManagerPath !== undefined)?.systemsManagerPath;
  const terraformVersion = facts.find((fact) => fact.terraformVersion !== undefined)?.terraformVersion;
  const awsRegion = facts.find((fact) => fact.awsRegion !== undefined)?.awsRegion;
  const isInstalled = facts.some((fact) => fact.isInstalled === true);
  const isDeployed = facts.some((fact) => fact.isDeployed === true);
  const takesEnvironmentFile = facts.some((fact) => fact.takesEnvironmentFile === true);
  const environmentFileReader = facts.find((fact) => fact.environmentFileReader !== undefined)?.environmentFileReader;
  const startCommand = facts.find((fact) => fact.startCommand !== undefined)?.startCommand;
  const terraformDeclared = facts.flatMap((fact) => fact.terraformDeclared ?? []);
  const globalUsings = facts.flatMap((fact) => fact.globalUsings ?? []);
  return {
    dependencies: [...new Set(facts.flatMap((fact) => fact.dependencies ?? []))],
    ...(packageType !== undefined && { packageType }),
    ...(tsModule !== undefined && { tsModule }),
    ...(tsTarget !== undefined && { tsTarget }),
    ...(goPackage !== undefined && { goPackage }),
    ...(dotnetSdkMajor !== undefined && { dotnetSdkMajor }),
    ...(systemsManagerPath !== undefined && { systemsManagerPath }),
    ...(terraformVersion !== undefined && { terraformVersion }),
    ...(awsRegion !== undefined && { awsRegion }),
    ...(terraformDeclared.length > 0 && { terraformDeclared }),
    ...(isInstalled && { isInstalled }),
    ...(isDeployed && { isDeployed }),
    ...(takesEnvironmentFile && { takesEnvironmentFile }),
    ...(environmentFileReader !== undefined && { environmentFileReader }),
    ...(startCommand !== undefined && { startCommand }),
    ...(globalUsings.length > 0 && { globalUsings: [...new Set(globalUsings)] }),
  };
}

function isTableOfDependencies(table: string): boolean {
  return /^tool\.poetry\.(?:group\.[^.]+\.)?(?:dev-)?dependencies$|^(?:dev-)?packages$/.test(table);
}

function isListOfDependencies(table: string, key: string): boolean {
  return (
    (table === 'project' && key === 'dependencies') ||
    table === 'project.optional-dependencies' ||
    table === 'dependency-groups'
  );
}

function requirementName(requirement: string): string[] {
  const name = /^\s*([A-Z0-9](?:[\w.-]*[A-Z0-9])?)(?![\w:/\\+])/i.exec(requirement)?.[1];
  return name === undefined ? [] : [normalize(name)];
}

/** https://peps.python.org/pep-0503/#normalized-names */
function normalize(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
