import type { ManifestFacts } from './projectFacts';

/** What a Maven `pom.xml` depends on, as `group:artifact`; managed versions and plugins are no dependencies. */
export function mavenFacts(text: string): ManifestFacts {
  const dependencies: string[] = [];
  let managed = 0;
  let plugins = 0;
  let excluded = 0;
  let group = '';
  let artifact = '';
  let isDependency = false;
  for (const element of withoutComments(text).split('<').slice(1)) {
    const tag = /^\/?[\w.-]+/.exec(element)?.[0] ?? '';
    const value = (element.split('>', 2)[1] ?? '').trim();
    managed += step(tag, 'dependencyManagement');
    plugins += step(tag, 'plugins');
    excluded += step(tag, 'exclusions');
    if (tag === 'dependency') {
      isDependency = managed === 0 && plugins === 0;
      group = artifact = '';
    } else if (tag === '/dependency') {
      if (isDependency && group !== '' && artifact !== '') {
        dependencies.push(`${group}:${artifact}`);
      }
      isDependency = false;
    } else if (excluded === 0 && tag === 'groupId') {
      group = value;
    } else if (excluded === 0 && tag === 'artifactId') {
      artifact = value;
    }
  }
  return { dependencies };
}

/**
 * Where the `pom.xml` stands whose dependencies one inherits, from its own folder; undefined where it has no parent in
 * the working copy. https://maven.apache.org/pom.html#inheritance
 */
export function mavenParent(text: string): string | undefined {
  const parent = parentIn(text);
  if (parent === undefined || /<relativePath\s*\/>/.test(parent)) {
    return undefined;
  }
  const relative = /<relativePath>([^<]*)<\/relativePath>/.exec(parent)?.[1]?.trim() ?? '../pom.xml';
  return relative === '' ? undefined : relative.endsWith('.xml') ? relative : `${relative.replace(/\/$/, '')}/pom.xml`;
}

/**
 * Whether what stands where a `pom.xml` has its parent is that parent: Maven takes it from a repository otherwise.
 *
 * @param child the text of the `pom.xml` that has the parent.
 * @param found the text of what stands there.
 */
export function isMavenParent(child: string, found: string): boolean {
  const wanted = artifactIn(parentIn(child) ?? '');
  const blocks = /<(parent|dependencyManagement|dependencies|build|profiles|reporting)>[\s\S]*?<\/\1>/g;
  return wanted === artifactIn(withoutComments(found).replace(blocks, ''));
}

/** What a `pom.xml` says of its parent. */
function parentIn(text: string): string | undefined {
  return /<parent>([\s\S]*?)<\/parent>/.exec(withoutComments(text))?.[1];
}

function artifactIn(text: string): string | undefined {
  return /<artifactId>([^<]*)<\/artifactId>/.exec(text)?.[1]?.trim();
}

function step(tag: string, name: string): number {
  return tag === name ? 1 : tag === `/${name}` ? -1 : 0;
}

function withoutComments(text: string): string {
  let rest = '';
  let position = 0;
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', position)) {
    rest += text.slice(position, open);
    const close = text.indexOf('-->', open);
    position = close < 0 ? text.length : close + 3;
  }
  return rest + text.slice(position);
}

/** The modules that an alias of a version catalog stands for: one, or those of a bundle. */
export type VersionCatalog = ReadonlyMap<string, readonly string[]>;

/**
 * What a Gradle script depends on: coordinates in strings, `group: "g", name: "n"`, and the aliases of a version
 * catalog. Reads line by line: a script is a program, of which this is the part that is data.
 *
 * @param catalog the modules by alias, as `versionCatalog` reads them.
 */
export function gradleFacts(text: string, catalog: VersionCatalog = new Map()): ManifestFacts {
  const dependencies: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const code = line.replace(/^\s*\/\/.*/, '');
    if (
      !/(?:implementation|api|compile|compileOnly|runtimeOnly|classpath)\b/i.test(code) ||
      /\bplatform\b/i.test(code)
    ) {
      continue;
    }
    const coordinates = /["']([\w.-]+):([\w.-]+)(?:[:@][^"']*)?["']/.exec(code);
    const group = /\bgroup\s*[:=]\s*["']([\w.-]+)["']/.exec(code)?.[1];
    const name = /\bname\s*[:=]\s*["']([\w.-]+)["']/.exec(code)?.[1];
    const alias = /\blibs\.([\w.]+)/.exec(code)?.[1];
    const known = alias === undefined ? undefined : catalog.get(alias);
    if (coordinates?.[1] !== undefined && coordinates[2] !== undefined) {
      dependencies.push(`${coordinates[1]}:${coordinates[2]}`);
    } else if (group !== undefined && name !== undefined) {
      dependencies.push(`${group}:${name}`);
    } else if (known !== undefined) {
      dependencies.push(...known);
    }
  }
  return { dependencies };
}

/**
 * What a Gradle script says for a project below it: `subprojects { … }`, `allprojects { … }`, `project(":app") { … }`.
 *
 * @param below the project's folder from that of the script, `/` between folders; empty where it
 *   cannot be told, and nothing that is said for one project counts.
 */
export function gradleSharedFacts(script: string, catalog: VersionCatalog = new Map(), below = ''): ManifestFacts {
  const text = script.replace(/^[\t ]*(?:\/\/.*|\/\*(?:[^*]|\*(?!\/))*\*\/)/gm, '');
  const own = `:${below.replaceAll('/', ':')}`;
  const blocks = [
    ...text.matchAll(/^[\t ]{0,40}(?:subprojects|allprojects|project\(\s*["']([\w:.-]{1,200})["']\s*\))[^{\r\n]*\{/gm),
  ]
    .filter(({ 1: project }) => project === undefined || `:${project.replace(/^:/, '')}` === own)
    .map(({ index, 0: head }) => {
      let depth = 0;
      let end = index + head.length - 1;
      do {
        depth += text.charAt(end) === '{' ? 1 : text.charAt(end) === '}' ? -1 : 0;
        end += 1;
      } while (depth > 0 && end < text.length);
      return text.slice(index, end);
    });
  return gradleFacts(blocks.join('\n'), catalog);
}

/**
 * The modules of a `gradle/libs.versions.toml` by the alias that scripts use: `aws-secrets` is `libs.aws.secrets`, the
 * bundle `aws` is `libs.bundles.aws`. https://docs.gradle.org/current/userguide/version_catalogs.html
 */
export function versionCatalog(text: string): Map<string, readonly string[]> {
  const modules = new Map<string, readonly string[]>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const alias = /^\s*([\w-]+)\s*=/.exec(line)?.[1];
    const module = /\bmodule\s*=\s*["']([\w.-]+:[\w.-]+)["']/.exec(line)?.[1];
    const group = /\bgroup\s*=\s*["']([\w.-]+)["']/.exec(line)?.[1];
    const name = /\bname\s*=\s*["']([\w.-]+)["']/.exec(line)?.[1];
    const plain = /=\s*["']([\w.-]+:[\w.-]+):[^"']*["']/.exec(line)?.[1];
    const found = module ?? plain ?? (group !== undefined && name !== undefined ? `${group}:${name}` : undefined);
    if (alias !== undefined && found !== undefined) {
      modules.set(dotted(alias), [found]);
    }
  }
  const bundles = text.split(/^[\t ]*(?=\[)/m).find((section) => section.startsWith('[bundles]')) ?? '';
  for (const [, name = '', list = ''] of bundles.matchAll(/^[\t ]*([\w-]{1,100})[\t ]*=[\t ]*\[([^\]]{0,10000})\]/gm)) {
    const members = [...list.replace(/#.*/g, '').matchAll(/["']([\w.-]+)["']/g)].map(([, alias = '']) => dotted(alias));
    modules.set(
      `bundles.${dotted(name)}`,
      members.flatMap((alias) => modules.get(alias) ?? []),
    );
  }
  return modules;
}

/** An alias as scripts write it. */
function dotted(alias: string): string {
  return alias.replace(/[-_]/g, '.');
}
