import { strict as assert } from 'node:assert';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  gradleFacts,
  gradleSharedFacts,
  mavenFacts,
  mavenParent,
  versionCatalog,
} from '../../../src/core/fix/jvmFacts';
import { readProjectFacts } from '../../../src/node/projectReader';

describe('what manifests of the JVM depend on', () => {
  it('reads a pom.xml without what is managed, excluded, commented out or a plugin of the build', () => {
    const pom = `<project>
      <dependencyManagement><dependencies><dependency>
        <groupId>software.amazon.awssdk</groupId><artifactId>bom</artifactId>
      </dependency></dependencies></dependencyManagement>
      <dependencies>
        <dependency>
          <groupId> software.amazon.awssdk </groupId>
          <artifactId>s3</artifactId>
          <exclusions><exclusion><groupId>g</groupId><artifactId>excluded</artifactId></exclusion></exclusions>
        </dependency>
        <!-- <dependency><groupId>g</groupId><artifactId>old</artifactId></dependency> -->
        <dependency><groupId>com.amazonaws.secretsmanager</groupId><artifactId>aws-secretsmanager-caching-java</artifactId><version>2.2.0</version></dependency>
      </dependencies>
      <build><plugins><plugin><dependencies><dependency>
        <groupId>g</groupId><artifactId>of-a-plugin</artifactId>
      </dependency></dependencies></plugin></plugins></build>
    </project>`;
    assert.deepEqual(mavenFacts(pom).dependencies, [
      'software.amazon.awssdk:s3',
      'com.amazonaws.secretsmanager:aws-secretsmanager-caching-java',
    ]);
    assert.deepEqual(mavenFacts('<dependency><groupId>g</groupId><artifactId').dependencies, []);
  });

  it('reads the forms of Gradle', () => {
    const script = [
      'dependencies {',
      '    implementation platform("software.amazon.awssdk:bom:2.31.0")',
      '    implementation("software.amazon.awssdk:ssm")',
      "    testImplementation 'org.junit:junit:4.13@jar'",
      "    compile group: 'software.amazon.lambda', name: 'powertools-parameters', version: '1.18.0'",
      '    implementation(libs.aws.secrets.caching)',
      '    // implementation("g:old:1")',
      '    println("g:printed:1")',
      '}',
    ].join('\r\n');
    const catalog = versionCatalog(
      [
        '[libraries]',
        'aws-secrets_caching = { module = "com.amazonaws.secretsmanager:aws-secretsmanager-caching-java", version = "2.2.0" }',
        'okhttp = "com.squareup.okhttp3:okhttp:4.12.0"',
        'ssm = { group = "software.amazon.awssdk", name = "ssm" }',
      ].join('\n'),
    );
    assert.deepEqual(catalog.get('okhttp'), ['com.squareup.okhttp3:okhttp']);
    assert.deepEqual(catalog.get('ssm'), ['software.amazon.awssdk:ssm']);
    assert.deepEqual(gradleFacts(script, catalog).dependencies, [
      'software.amazon.awssdk:ssm',
      'org.junit:junit',
      'software.amazon.lambda:powertools-parameters',
      'com.amazonaws.secretsmanager:aws-secretsmanager-caching-java',
    ]);
  });

  it('include the bundles of a version catalog', () => {
    const catalog = versionCatalog(
      [
        '[libraries]',
        'aws-ssm = { module = "software.amazon.awssdk:ssm", version = "2.31.0" }',
        'aws_s3 = "software.amazon.awssdk:s3:2.31.0"',
        '[bundles]',
        'aws-all = [',
        '  "aws-ssm", # parameters',
        '  "aws_s3",',
        ']',
        'none = []',
        '[plugins]',
        'shadow = { id = "com.gradleup.shadow", version = "9.0.0" }',
      ].join('\n'),
    );
    assert.deepEqual(gradleFacts('implementation(libs.bundles.aws.all)', catalog).dependencies, [
      'software.amazon.awssdk:ssm',
      'software.amazon.awssdk:s3',
    ]);
    assert.deepEqual(gradleFacts('implementation(libs.bundles.none)', catalog).dependencies, []);
  });

  it('include what the script of the whole build says for a project alone', () => {
    const script =
      'project(":app") {\n  dependencies {\n    implementation("a:app:1")\n  }\n}\nproject(\':libs:core\') {\n  dependencies { implementation "a:core:1" }\n}\n';
    assert.deepEqual(gradleSharedFacts(script, undefined, 'app').dependencies, ['a:app']);
    assert.deepEqual(gradleSharedFacts(script, undefined, 'libs/core').dependencies, ['a:core']);
    assert.deepEqual(gradleSharedFacts(script, undefined, 'core').dependencies, []);
    assert.deepEqual(gradleSharedFacts(script).dependencies, []);
  });

  it('are found in the folders above a file', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'strongroom-facts-'));
    try {
      mkdirSync(path.join(folder, 'gradle'));
      mkdirSync(path.join(folder, 'app/src'), { recursive: true });
      writeFileSync(path.join(folder, 'gradle/libs.versions.toml'), 'ssm = "software.amazon.awssdk:ssm:2.31.0"\n');
      writeFileSync(path.join(folder, 'app/build.gradle.kts'), 'implementation(libs.ssm)\n');
      const facts = readProjectFacts(path.join(folder, 'app/src/A.kt'));
      assert.ok(facts.dependencies.includes('software.amazon.awssdk:ssm'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('include what a module inherits: of the parents of its pom.xml, and of the script of the whole build', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'strongroom-facts-'));
    const dependency = (artifact: string): string =>
      `<dependencies><dependency><groupId>software.amazon.awssdk</groupId><artifactId>${artifact}</artifactId></dependency></dependencies>`;
    try {
      mkdirSync(path.join(folder, 'maven/module/src'), { recursive: true });
      mkdirSync(path.join(folder, 'gradle/module/src'), { recursive: true });
      writeFileSync(
        path.join(folder, 'maven/pom.xml'),
        `<project><artifactId>all</artifactId>${dependency('ssm')}<dependencyManagement>${dependency('kms')}</dependencyManagement></project>`,
      );
      writeFileSync(
        path.join(folder, 'maven/module/pom.xml'),
        `<project><parent><artifactId>all</artifactId></parent>${dependency('s3')}</project>`,
      );
      writeFileSync(
        path.join(folder, 'gradle/build.gradle'),
        'dependencies { implementation "a:root:1" }\nsubprojects {\n  // not the end: }\n  dependencies {\n    implementation "a:shared:1"\n  }\n}\n',
      );
      writeFileSync(path.join(folder, 'gradle/module/build.gradle'), 'dependencies { implementation "a:own:1" }\n');
      assert.deepEqual(readProjectFacts(path.join(folder, 'maven/module/src/A.java')).dependencies, [
        'software.amazon.awssdk:s3',
        'software.amazon.awssdk:ssm',
      ]);
      assert.deepEqual(readProjectFacts(path.join(folder, 'gradle/module/src/A.java')).dependencies, [
        'a:own',
        'a:shared',
      ]);
      const stranger =
        '<project><parent><artifactId>company</artifactId></parent><artifactId>module</artifactId></project>';
      writeFileSync(path.join(folder, 'maven/module/pom.xml'), stranger);
      assert.deepEqual(readProjectFacts(path.join(folder, 'maven/module/src/A.java')).dependencies, []);
      assert.equal(mavenParent('<project><parent><relativePath/></parent></project>'), undefined);
      assert.equal(mavenParent('<parent><relativePath>../build</relativePath></parent>'), '../build/pom.xml');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
