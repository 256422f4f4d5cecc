import assert from 'node:assert/strict';
import type { Detector } from '../../../src/core/detectors/detector';
import { detectors } from '../../../src/core/detectors/registry.generated';
import { Parsers } from '../../../src/core/languages/parsers';
import { languages } from '../../../src/core/languages/registry.generated';
import { Scanner } from '../../../src/core/scan/scanner';
import { InstalledGrammars } from '../../support/grammars';
import { SeededRandom } from '../../support/random';
import { Samples } from '../../support/samples';
import { scanText } from '../../support/scanning';

const parsers = new Parsers(new InstalledGrammars());
const scanner = new Scanner({ detectors, languages, parsers });
/** To which every hit of a keyword is worth a parse. */
const unsparing = new Scanner({
  detectors: detectors.map((detector): Detector => ({ ...detector, glance: () => true })),
  languages,
  parsers,
});

const names =
  'password db_password smtpPass userPwd passphrase apiKey api-key client_secret clientSecret ACCESS_TOKEN authToken signingKey jwtSecret credentials authorization webhookSecret private_key pin login kennwort senha stripe_key sendgridKey connectionString'.split(
    ' ',
  );
const kinds = 'password weak-password passphrase token hex base64 uuid word digits aws-access-key-id'.split(' ');

type Form = (name: string, value: string, random: SeededRandom) => string;

const identifier = (name: string): string => name.replace(/-/g, '_');
/** Cut in two where both halves are worth something. */
const halves = (value: string): readonly [string, string] => {
  const middle = Math.ceil(value.length / 2);
  return [value.slice(0, middle), value.slice(middle)];
};
const noise: Form = (name, _, random) =>
  random.pick([
    `// the ${name} is read from a file`,
    `# ${name} of the database`,
    `x = get_${identifier(name)}()`,
    `if (${identifier(name)}.length > 3) {}`,
    '',
  ]);

const c: readonly Form[] = [
  (name, value) => `const ${identifier(name)} = "${value}";`,
  (name, value) => `config["${name}"] = "${value}";`,
  (name, value) => `foo({ ${identifier(name)}: "${value}", host: "db" });`,
  (name, value) => `set${identifier(name)}("${value}");`,
  (name, value) => `props.setProperty("${name}", "${value}");`,
  (name, value) => `if (${identifier(name)} == "${value}") { }`,
  (name, value) => `if ("${value}".equals(${identifier(name)})) { }`,
  (name, value) => `var ${identifier(name)} = "${halves(value).join('" + "')}";`,
  (name, value) => `var ${identifier(name)} = "\\x${value.charCodeAt(0).toString(16)}${value.slice(1)}";`,
  (name, value) => `String get_${identifier(name)}() {\n  log();\n\n  return "${value}";\n}`,
  (name, value) => `p.name = "${name}";\np.value = "${value}";`,
  (name, value) => `open(${identifier(name)});\n}\nx = "${value}";`,
  (name, value) => `login(${identifier(name)}, () => { log(); },\n "${value}");`,
  (name, value) => `var ${identifier(name)} = "${halves(value)[0]}"\n  "${halves(value)[1]}";`,
  (name, value) => `/* ${name}: ${value} */`,
  (name, value) => `/*\n   ${name}: ${value}\n*/`,
  (name, value) => `// ${name} = ${value}`,
  (name, value) => `run("mysql -u root -p${value} orders");`,
  (name, value) => `run("tool --${name} ${value} --verbose");`,
  (_, value) => `run("curl -u admin:${value} https://service.internal/");`,
  (_, value) => `query("ALTER USER app IDENTIFIED BY '${value}'");`,
  (_, value) => `query("CREATE ROLE app WITH PASSWORD '${value}'");`,
  (name, value) => `list = ["${name.toUpperCase()}=${value}"];`,
  (name, value) => `{ name: "${name}", value: "${value}" }`,
  (name, value) => `foo({ ${identifier(name)}: x, default: "${value}" });`,
  (name, value) => `const ${identifier(name)}: Secret = build(region, { value: "${value}" });`,
  (name, value) => `run("host=db\\npassword=${value}\\nuser=${identifier(name)}");`,
  (_, value) => `DriverManager.getConnection("jdbc:x", "root", "${value}");`,
  (_, value) => `connect("Server=db;User Id=sa;Password=${value};");`,
  (_, value) => `connect("postgres://app:${value}@db.internal/orders");`,
];
const python: readonly Form[] = [
  (name, value) => `${identifier(name)} = '${value}'`,
  (name, value) => `d = {"${name}": "${value}"}`,
  (name, value) => `connect(host="db", ${identifier(name)}="${value}")`,
  (name, value) => `${identifier(name)} = os.environ.get("X", "${value}")`,
  (name, value) => `${identifier(name)} = (\n    "${halves(value).join('"\n    "')}"\n)`,
  (name, value) => `def f(${identifier(name)}="${value}"): pass`,
  (name, value) => `assert user.${identifier(name)} == "${value}"`,
  (name, value) => `text = """\n${name}: ${value}\n"""`,
  (name, value) => `# ${name}: ${value}`,
  (name, value) => `text = '''\n${name.toUpperCase()}=${value}\n'''`,
  (name, value) => `${identifier(name)} = (\n    x +\n    """${value}"""\n)`,
  (name, value) => `d = {"name": "${name}", "kind": "x", "value": "${value}"}`,
  (_, value) => `requests.get(url, auth=("admin", "${value}"))`,
  (_, value) => `headers = {"Authorization": "Bearer ${value}"}`,
  (_, value) => `os.system("sshpass -p ${value} ssh host")`,
];
const plain: readonly Form[] = [
  (name, value) => `${name}: ${value}`,
  (name, value) => `${name}=${value}`,
  (name, value) => `${name} = "${value}"`,
  (name, value) => `${name}:\n  ${value}`,
  (name, value) => `# ${name}: ${value}`,
  (name, value) => `- name: ${name}\n  value: ${value}`,
  (name, value) => `${name}:\n  type: string\n  default: ${value}`,
  (name, value) => `export ${name.toUpperCase()}='${value}'`,
];
const markup: readonly Form[] = [
  (name, value) => `<${name}>${value}</${name}>`,
  (name, value) => `<add key="${name}" value="${value}"/>`,
  (name, value) => `<property name="${name}">\n  <value>${value}</value>\n</property>`,
];

const files: readonly (readonly [path: string, forms: readonly Form[], head: string, tail: string])[] = [
  ...['a.ts', 'a.js', 'a.go', 'a.rs', 'a.cpp', 'a.kt', 'a.tsx', 'A.cs', 'a.php', 'a.dart'].map(
    (path) => [path, c, '', ''] as const,
  ),
  ['A.java', c, 'class A { void f() {\n', '\n} }'],
  ['a.py', python, '', ''],
  ['a.rb', python, '', ''],
  ...['a.yaml', 'a.properties', '.env', 'a.ini', 'a.toml', 'a.sh', 'a.md', 'a.tf', 'a.txt'].map(
    (path) => [path, plain, '', ''] as const,
  ),
  ['a.xml', markup, '<config>\n', '\n</config>'],
  ['a.json', [(name, value) => `{ "${name}": "${value}" }`, (name, value) => `[["${name}=${value}"]]`], '', ''],
  // Where less counts, the look passes over more.
  ...['tests/a.ts', 'docs/a.go', 'locales/a.js', 'tests/locales/a.php'].map((path) => [path, c, '', ''] as const),
  ...['test_a.py', 'examples/a.rb', 'i18n/a.py'].map((path) => [path, python, '', ''] as const),
  ...['fixtures/a.yaml', 'docs/a.ini', 'locales/a.yaml', 'i18n/a.properties', 'tests/README.md'].map(
    (path) => [path, plain, '', ''] as const,
  ),
  ['values-de/strings.xml', markup, '<config>\n', '\n</config>'],
];

describe('the look before parsing', () => {
  for (const [path, forms, head, tail] of files) {
    it(`never says no to what would be found in ${path}`, async function () {
      this.timeout(60_000);
      const random = new SeededRandom(path);
      const samples = new Samples(path.length);
      let found = 0;
      for (let turn = 0; turn < 160; turn += 1) {
        const name = random.pick(names);
        const lines = [
          noise(random.pick(names), '', random),
          (forms[turn % forms.length] ?? noise)(name, samples.make(random.pick(kinds)), random),
        ];
        const text = `${head}${lines.join('\n')}\n${tail}`;
        const all = (await scanText(unsparing, path, text)).findings;
        const spared = (await scanText(scanner, path, text)).findings;
        const told = (findings: typeof all): readonly string[] =>
          findings.map(({ detector, span }) => `${detector} ${String(span.start)}-${String(span.end)}`);
        found += all.length;
        assert.deepEqual(
          told(spared),
          told(all),
          `turn ${String(turn)}: ${String(forms[turn % forms.length])} ${name}`,
        );
      }
      assert.ok(found >= 10, `only ${String(found)} findings to compare by`);
    });
  }
});
