import assert from 'node:assert/strict';
import { cargoFacts } from '../../../src/core/fix/cargoFacts';
import { goModFacts, goPackageFacts, goSiblingFacts } from '../../../src/core/fix/goFacts';

describe('facts about a Go or Rust project', () => {
  it('from go.mod: what is required, replaced or not', () => {
    const text =
      'module a.b/c\n\ngo 1.22\n\nrequire d.e/f v1.0.0 // indirect\n\nrequire (\n\tg.h/i/v2 v2.1.0\n\t// j.k/l v1\n)\n' +
      'replace g.h/i/v2 => ../i\n';
    assert.deepEqual(goModFacts(text).dependencies, ['d.e/f', 'g.h/i/v2']);
  });

  it('from the other files of a Go package: what they declare, and what looks secrets up', () => {
    const body =
      'func load(id string) string {\n\tout, err := client.GetSecretValue(ctx, &sm.GetSecretValueInput{SecretId: &id})\n' +
      '\tif err != nil {\n\t\tpanic(err)\n\t}\n\treturn *out.SecretString\n}\n';
    const file = `package app\n\nconst (\n\tone = 1\n\ttwo, three = 2, 3\n)\n\nvar four = 4\n\ntype Five int\n\nfunc (f Five) six() {}\n\n${body}`;
    const read = goSiblingFacts('store.go', file);
    assert.deepEqual(read.declared, ['one', 'two', 'three', 'four', 'Five', 'load']);
    const load = { target: 'secretsmanager', name: 'load', fails: 'panics', takesContext: false, isField: false };
    assert.deepEqual(read.helpers, [load]);
    assert.deepEqual(goSiblingFacts('store_test.go', file).helpers, [], 'only tests can call what tests declare');
    assert.deepEqual(goSiblingFacts('store.go', `//go:build linux\n\n${file}`).helpers, []);
    const other = goSiblingFacts('other_test.go', file.replace('package app', 'package app_test'));
    assert.deepEqual(goPackageFacts('package app\n', [read, other]).goPackage?.declared, read.declared);
    assert.deepEqual(goPackageFacts('package other\n', [read]).goPackage, {
      declared: [],
      helpers: [],
      constantParts: [],
    });
  });

  it('from the other files of a Go package: what gives an error, and what makes a panic of it', () => {
    const file =
      'package app\n\nfunc fetch(ctx context.Context, id string) (string, error) {\n' +
      '\tout, err := client.GetSecretValue(ctx, &sm.GetSecretValueInput{SecretId: &id})\n' +
      '\tif err != nil {\n\t\treturn "", err\n\t}\n\treturn *out.SecretString, nil\n}\n\n' +
      'func mustGetSecret(id string) string {\n\tvalue, err := getSecret(context.Background(), id)\n' +
      '\tif err != nil {\n\t\tpanic(err)\n\t}\n\treturn value\n}\n\n' +
      'func getSecretField(ctx context.Context, id, field string) (string, error) {\n' +
      '\tsecret, err := getSecret(ctx, id)\n\treturn json(secret)[field], err\n}\n\n' +
      'func getenv(name string) (string, error) {\n\treturn os.Getenv(name), nil\n}\n\n' +
      'func secretName(id string) string {\n\treturn strings.ToUpper(id)\n}\n';
    assert.deepEqual(
      goSiblingFacts('store.go', file).helpers.map(({ target, name, fails, takesContext, isField }) =>
        [target, name, fails, takesContext && 'context', isField && 'field'].filter(Boolean).join(' '),
      ),
      [
        'secretsmanager fetch returns context',
        'secretsmanager mustGetSecret panics',
        'secretsmanager getSecretField returns context field',
        'environment getenv returns',
      ],
    );
  });

  it('from the other files of a Go package: what constants and lengths of arrays are made of', () => {
    const file =
      'package app\n\nconst header = "Bearer " + token // not this\n\nconst (\n\tuser, address = name + "@", name +\n\t\thost\n)\n\n' +
      'var body = other + "x"\n\nfunc f() {\n\tconst inner = prefix + `plain`\n\tvar sum [len(key)]byte\n\tuse(inner, sum, seed)\n}\n';
    const { constantParts } = goSiblingFacts('b_test.go', file);
    assert.deepEqual(constantParts, ['token', 'name', 'host', 'prefix', 'key']);
    const facts = goPackageFacts('package app\n', [goSiblingFacts('b.go', file), goSiblingFacts('c.go', file)]);
    assert.deepEqual(facts.goPackage?.constantParts, constantParts);
  });

  it('from Cargo.toml: tables, entries of their own, other names', () => {
    const text =
      '[package]\nname = "x"\n\n[dependencies]\naws-config = "1"\ntokio = { version = "1" }\nsdk = { package = "aws-sdk-ssm", version = "1" }\n' +
      'serde.workspace = true\n\n[dependencies.reqwest]\nversion = "0.12"\n\n[target.\'cfg(unix)\'.dependencies]\nnix = "0.29"\n\n[features]\na = []\n';
    assert.deepEqual(cargoFacts(text).dependencies, ['aws-config', 'tokio', 'aws-sdk-ssm', 'serde', 'reqwest', 'nix']);
  });
});
