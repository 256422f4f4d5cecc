import assert from 'node:assert/strict';
import { covers, withEntry } from '../../../src/core/fix/gitIgnore';
import { isComposeFile } from '../../../src/core/fix/manifestNames';
import {
  deploymentFacts,
  mergeFacts,
  packageJsonFacts,
  pyprojectFacts,
  requirementsFacts,
  tsconfigFacts,
} from '../../../src/core/fix/projectFacts';
import { environmentFileFacts } from '../../../src/core/fix/environmentFileReaders';
import { terraformSiblingFacts } from '../../../src/core/fix/terraformDeclarations';

describe('facts about a project', () => {
  it('from package.json', () => {
    assert.deepEqual(
      packageJsonFacts('\uFEFF{"type":"module","dependencies":{"a":"1"},"devDependencies":{"@b/c":"2"}}'),
      {
        packageType: 'module',
        dependencies: ['a', '@b/c'],
      },
    );
    assert.deepEqual(packageJsonFacts('{"dependencies": {"a": "1",'), { packageType: 'commonjs', dependencies: ['a'] });
    assert.deepEqual(packageJsonFacts('[]'), { packageType: 'commonjs', dependencies: [] });
  });

  it('from what hands a file of variables on', () => {
    const reader = (manifest: string, text: string, file: string): string | undefined =>
      environmentFileFacts(manifest, text, file).environmentFileReader;
    const block =
      'services:\n  web:\n    env_file:\n      # all\n      - path: ./config/web.env\n        required: true\n';
    assert.equal(reader('/app/compose.yaml', block, '/app/config/web.env'), 'compose');
    assert.equal(reader('/app/compose.yaml', '  env_file: [".env", a.env] # b.env', '/app/a.env'), 'compose');
    assert.equal(reader('/app/compose.yaml', '  env_file: [".env", a.env] # b.env', '/app/b.env'), undefined);
    assert.equal(reader('/app/compose.yaml', 'env_file:\n  - a.env\nvolumes:\n  - b.env\n', '/app/b.env'), undefined);
    assert.equal(reader('/app/kustomization.yaml', '- name: db\n  envs:\n  - db.env\n', '/app/db.env'), 'kustomize');
    assert.equal(reader('/app/kustomization.yaml', '- name: db\n  envs:\n  - db.env\n', '/other/db.env'), undefined);
    assert.equal(
      reader('/app/kustomization.yaml', '- name: db\n  envs: [settings.json]\n', '/app/settings.json'),
      undefined,
    );
  });

  it('knows the files of Compose', () => {
    for (const name of ['compose.yaml', 'docker-compose.yml', 'docker-compose.prod.yml', 'compose.override.yaml']) {
      assert.ok(isComposeFile(name), name);
    }
    assert.ok(!isComposeFile('my-compose.yaml'));
    assert.ok(!isComposeFile('compose.json'));
  });

  it('from the other files of a Terraform folder', () => {
    const text = [
      'variable "db_password" {}',
      'data "aws_secretsmanager_secret_version" "db" {\r\n  secret_id = "app/db"\r\n}',
      'data "aws_ssm_parameter" "api" {\n  name = "/app/${var.stage}"\n}',
      '# variable "gone" {}',
      'resource "aws_instance" "box" {}',
    ].join('\n');
    assert.deepEqual(mergeFacts([terraformSiblingFacts(text)]).terraformDeclared, [
      { type: 'variable', name: 'db_password' },
      { type: 'data', kind: 'aws_secretsmanager_secret_version', name: 'db', looksUp: 'app/db' },
      { type: 'data', kind: 'aws_ssm_parameter', name: 'api' },
    ]);
  });

  it('from package.json: whether others install it', () => {
    const installed = (manifest: object): boolean | undefined => packageJsonFacts(JSON.stringify(manifest)).isInstalled;
    assert.equal(installed({ bin: 'cli.js', scripts: { start: 'node .' } }), true);
    assert.equal(installed({ main: 'index.js', files: ['index.js'] }), true);
    assert.equal(installed({ private: true, engines: { vscode: '^1.90.0' } }), true);
    assert.equal(installed({ main: 'index.js', license: 'ISC' }), undefined);
    assert.equal(installed({ types: 'index.d.ts', scripts: { start: 'node .' } }), undefined);
    assert.equal(installed({ private: true, exports: './index.js' }), undefined);
  });

  it('from what functions are deployed with', () => {
    assert.deepEqual(deploymentFacts('serverless.yml', 'service: x'), { isDeployed: true });
    assert.deepEqual(deploymentFacts('template.yaml', 'Type: AWS::Serverless::Function'), { isDeployed: true });
    assert.deepEqual(deploymentFacts('template.yaml', 'Type: AWS::S3::Bucket'), {});
    assert.deepEqual(mergeFacts([{ isDeployed: true }, { isInstalled: true }]), {
      dependencies: [],
      isInstalled: true,
      isDeployed: true,
    });
  });

  it('from tsconfig.json, with comments and trailing commas', () => {
    assert.deepEqual(
      tsconfigFacts(
        '{ // mine\n "extends": ["./a", "./b"], "compilerOptions": { "module": "NodeNext", "target": "ES2022", }, }',
      ),
      { tsModule: 'nodenext', tsTarget: 'es2022', extends: ['./a', './b'] },
    );
    assert.deepEqual(tsconfigFacts('{"extends":"@tsconfig/node20"}'), { extends: ['@tsconfig/node20'] });
  });

  it('from requirements.txt', () => {
    const text = [
      'boto3>=1.34 # the SDK',
      'aws_lambda.Powertools[parser]==2.0; python_version > "3.8"',
      '-r other.txt',
      '--index-url https://example.com',
      '# comment',
      'git+https://example.com/x.git',
      './local',
      'Django',
    ].join('\r\n');
    assert.deepEqual(requirementsFacts(text), { dependencies: ['boto3', 'aws-lambda-powertools', 'django'] });
  });

  it('from pyproject.toml: PEP 621, groups, Poetry; and from a Pipfile', () => {
    const text = `[project]
name = "x"
dependencies = [
  "boto3>=1", # one
  'requests[socks]',
]
[project.optional-dependencies]
dev = ["pytest>=8"]
[dependency-groups]
lint = ["ruff"]
[tool.poetry.dependencies]
python = "^3.12"
aws-lambda-powertools = { version = "2", extras = ["parser"] }
[tool.poetry.group.test.dependencies]
moto = "5"
[packages]
flask = "*"
`;
    assert.deepEqual(pyprojectFacts(text).dependencies, [
      'boto3',
      'requests',
      'pytest',
      'ruff',
      'aws-lambda-powertools',
      'moto',
      'flask',
    ]);
  });

  it('joined: what is nearer counts', () => {
    assert.deepEqual(
      mergeFacts([
        { tsModule: 'esnext', dependencies: ['a'] },
        { tsModule: 'commonjs', tsTarget: 'es5', dependencies: ['a', 'b'] },
      ]),
      {
        tsModule: 'esnext',
        tsTarget: 'es5',
        dependencies: ['a', 'b'],
      },
    );
    assert.deepEqual(mergeFacts([]), { dependencies: [] });
  });
});

describe('a .gitignore', () => {
  it('covers a file after an entry for it was added', () => {
    for (const [before, name] of [
      [undefined, '.env'],
      ['node_modules/', '.env'],
      ['!.env\r\n', '.env'],
      ['*.log\n', 'odd [name] #1!.env'],
    ] as const) {
      const after = withEntry(before, name);
      assert.ok(after.startsWith(before ?? ''));
      assert.ok(covers(after, name), after);
      assert.ok(!covers(after, `${name}.example`));
    }
  });

  it('keeps its line ends', () => {
    assert.equal(withEntry('dist\r\n', '.env'), 'dist\r\n/.env\r\n');
  });
});
