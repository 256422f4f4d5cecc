import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Outcome } from './workspace';

const folder = path.resolve(__dirname, '../../.vscode-test/toolchains/java');

/** What the rewritten programs import, at the versions that the rewriters were written against. */
const libraries = [
  'software.amazon.awssdk:secretsmanager:2.57.8',
  'software.amazon.awssdk:ssm:2.57.8',
  'software.amazon.awssdk:s3:2.57.8',
  'software.amazon.awssdk:sts:2.57.8',
  'software.amazon.awssdk:url-connection-client:2.57.8',
  'com.amazonaws.secretsmanager:aws-secretsmanager-caching-java:2.2.0',
  'software.amazon.lambda:powertools-parameters-secrets:2.9.0',
  'software.amazon.lambda:powertools-parameters-ssm:2.9.0',
  'com.amazonaws:aws-java-sdk-s3:1.12.797',
  'com.fasterxml.jackson.core:jackson-databind:2.20.0',
  'tools.jackson.core:jackson-databind:3.0.0',
  'com.google.code.gson:gson:2.13.2',
  'org.json:json:20250517',
  'org.jetbrains.kotlinx:kotlinx-serialization-json-jvm:1.9.0',
];

/** Runs as a program: `java -cp … org.jetbrains.kotlin.cli.jvm.K2JVMCompiler`. */
const kotlin = ['org.jetbrains.kotlin:kotlin-compiler-embeddable:2.2.20'];

type ClassPath = { readonly classPath: string } | { readonly missing: string };

/** A Java with the libraries of the programs; why there is none where something is missing. */
export async function javaClassPath(): Promise<ClassPath> {
  return (await runProgram('javac', ['-version'], folder)).code === 0
    ? resolved('lib', libraries)
    : { missing: 'javac is not installed' };
}

/** The Kotlin compiler with its standard library. */
function kotlinClassPath(): Promise<ClassPath> {
  return resolved('kotlin', kotlin);
}

/** The Kotlin compiler, and the libraries of the programs; why not both where something is missing. */
export async function kotlinToolchain(): Promise<
  { readonly libraries: string; readonly compiler: string } | { readonly missing: string }
> {
  const [java, compiler] = [await javaClassPath(), await kotlinClassPath()];
  return 'classPath' in java && 'classPath' in compiler
    ? { libraries: java.classPath, compiler: compiler.classPath }
    : { missing: [java, compiler].map((one) => ('missing' in one ? one.missing : '')).join('') };
}

/** Has Maven fetch libraries, once for each set of versions. */
async function resolved(name: string, wanted: readonly string[]): Promise<ClassPath> {
  const versions = createHash('sha256').update(wanted.join()).digest('hex').slice(0, 12);
  const lib = path.join(folder, `${name}-${versions}`);
  if (!existsSync(lib)) {
    if ((await runProgram('mvn', ['-version'], folder)).code !== 0) {
      return { missing: 'mvn is not installed' };
    }
    const partial = `${lib}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    writeFileSync(path.join(partial, 'pom.xml'), pom(wanted));
    const outcome = await runProgram(
      'mvn',
      ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib'],
      partial,
    );
    if (outcome.code !== 0) {
      return { missing: `the libraries cannot be had from Maven: ${outcome.stdout.slice(0, 300)}` };
    }
    renameSync(path.join(partial, 'lib'), lib);
    rmSync(partial, { recursive: true, force: true });
  }
  return {
    classPath: readdirSync(lib)
      .map((file) => path.join(lib, file))
      .join(path.delimiter),
  };
}

function pom(wanted: readonly string[]): string {
  const dependencies = wanted.map((library) => {
    const [group, artifact, version] = library.split(':');
    return `<dependency><groupId>${group ?? ''}</groupId><artifactId>${artifact ?? ''}</artifactId><version>${version ?? ''}</version></dependency>`;
  });
  return [
    '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>',
    '<groupId>sample</groupId><artifactId>sample</artifactId><version>1</version>',
    `<dependencies>${dependencies.join('\n')}</dependencies></project>`,
  ].join('\n');
}

/** Java's options for the programs: several HTTP clients are on the class path, of which the SDK must be told one. */
export const javaOptions = [
  '-Dsoftware.amazon.awssdk.http.service.impl=software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService',
];

/** Runs a program without a shell. */
export function runProgram(
  program: string,
  args: readonly string[],
  cwd: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  mkdirSync(cwd, { recursive: true });
  return new Promise((resolve) => {
    const env = { ...process.env, AWS_EC2_METADATA_DISABLED: 'true', ...environment };
    execFile(program, args, { cwd, encoding: 'utf8', env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : null, stdout, stderr });
    });
  });
}
