import assert from 'node:assert/strict';
import { namedTokenKinds, tokenKinds, tokensIn } from '../../../src/core/detectors/provider-token/search';
import type { NamedTokenKind, TokenKind } from '../../../src/core/detectors/provider-token/tokenKind';
import { SeededRandom } from '../../support/random';
import { createScanner, scanText } from '../../support/scanning';
import { namedTokenOf, tokenOf } from '../../support/tokenSamples';

const scanner = createScanner();

/** Text in which the name of a kind's provider stands wherever the kind asks for it. */
function contextOf(kind: TokenKind): string {
  return kind.near === undefined ? '' : kind.provider === 'Azure' ? '?sv=2024-05-04&se=2030-01-01&' : kind.provider;
}

const syntaxes: readonly (readonly [path: string, write: (value: string, context: string) => string])[] = [
  ['a.ts', (value, context) => `// ${context}\nconst setting = '${value}';\n`],
  ['a.py', (value, context) => `# ${context}\nsetting = "${value}"\n`],
  ['a.yaml', (value, context) => `# ${context}\nservice:\n  setting: ${value}\n`],
  ['.env', (value, context) => `# ${context}\nSETTING=${value}\n`],
  ['a.sh', (value, context) => `# ${context}\ncurl -H "X-Setting: ${value}" https://service.invalid/\n`],
  ['a.go', (value, context) => `// ${context} tried with ${value} once\n`],
  ['a.txt', (value, context) => `${context}\n\tsetting\t${value}\n`],
];

async function foundIn(path: string, text: string, value: string): Promise<string[]> {
  const { findings } = await scanText(scanner, path, text);
  return findings
    .filter(({ span, detector }) => detector === 'provider-token' && text.slice(span.start, span.end).endsWith(value))
    .map(({ facts }) => facts['provider'] ?? '');
}

/** Names that hold a provider's name and a role, as programs have them. */
function nameOf(kind: NamedTokenKind): string {
  const [name = ''] = kind.names;
  const roles = ['key', 'token', 'secret', 'auth', 'password', 'app_key', 'write_key', 'api_key', 'secret_key', 'pat'];
  const role = roles.find((word) => kind.role.test(word)) ?? '';
  return `${name.replace(/[^a-z0-9_]/g, '_').replace(/_$/, '')}_${role}`;
}

describe('provider-token: kinds that are known by their structure', () => {
  it('are at least 110 of at least 90 providers, with those that are known by name', () => {
    const kinds = new Set([...tokenKinds, ...namedTokenKinds].map(({ provider, token }) => `${provider} ${token}`));
    const providers = new Set([...tokenKinds, ...namedTokenKinds].map(({ provider }) => provider));
    assert.ok(kinds.size >= 110, `${String(kinds.size)} kinds`);
    assert.ok(providers.size >= 90, `${String(providers.size)} providers`);
  });

  for (const [index, kind] of tokenKinds.entries()) {
    const title = `${kind.provider} ${kind.token} (${kind.anchor}, ${String(index)})`;

    it(`${title}: found in every syntax`, async () => {
      for (const seed of [1, 2]) {
        const value = tokenOf(kind, new SeededRandom(`${title}/${String(seed)}`));
        for (const [path, write] of syntaxes) {
          const text = write(value, contextOf(kind));
          const found = await foundIn(path, text, value.slice(Math.max(0, -kind.lead)));
          assert.deepEqual(found, [kind.provider], `${path}: ${text}`);
        }
      }
    });

    it(`${title}: not found with nothing random in it, nor within a longer word`, () => {
      const value = tokenOf(kind, new SeededRandom(title));
      kind.pattern.lastIndex = Math.max(0, -kind.lead);
      const drawn = kind.pattern.exec(value)?.[1] ?? value;
      const at = value.lastIndexOf(drawn);
      const invented = drawn.replace(/[b-z]/g, 'a').replace(/[B-Z]/g, 'A').replace(/[1-9]/g, '0');
      const dull = `${value.slice(0, at)}${invented}${value.slice(at + drawn.length)}`;
      assert.deepEqual(
        tokensIn(`${contextOf(kind)} "${dull}"`).filter(({ provider }) => provider === kind.provider),
        [],
      );
      if (!kind.url) {
        const within = tokensIn(`${contextOf(kind)} "Qq7${value}"`).filter(
          ({ span }) => span.end - span.start >= value.length,
        );
        assert.deepEqual(within, kind.lead < 0 ? within : []);
      }
    });
  }
});

/** Kinds whose tokens all have one length. */
function isFixed({ pattern }: TokenKind | { readonly pattern: RegExp }): boolean {
  return !/\{\d+,\d*\}|\?(?![!:<=])|\|/.test(pattern.source);
}

describe('provider-token: kinds of one length', () => {
  for (const [index, kind] of tokenKinds.entries()) {
    if (isFixed(kind) && !kind.url && kind.lead >= 0) {
      it(`${kind.provider} ${kind.token} (${String(index)}): not found with a character less`, () => {
        const value = tokenOf(kind, new SeededRandom(`short/${String(index)}`));
        for (const short of [value.slice(0, -1), value.slice(0, -12) + value.slice(-11)]) {
          const found = tokensIn(`${contextOf(kind)} "${short}"`);
          assert.deepEqual(
            found.filter(({ token }) => token === kind.token),
            [],
            short,
          );
        }
      });
    }
  }
});

describe('provider-token: kinds that are known by name', () => {
  const named: readonly (readonly [path: string, write: (name: string, value: string) => string])[] = [
    ['a.ts', (name, value) => `const ${name} = '${value}';\n`],
    ['a.py', (name, value) => `settings["${name}"] = "${value}"\n`],
    ['a.yaml', (name, value) => `env:\n  - name: ${name.toUpperCase()}\n    value: "${value}"\n`],
    ['.env', (name, value) => `${name.toUpperCase()}=${value}\n`],
    ['a.sh', (name, value) => `curl -H "${name}: ${value}" https://service.invalid/\n`],
    ['a.go', (name, value) => `// ${name}: ${value}\n`],
  ];

  for (const [index, kind] of namedTokenKinds.entries()) {
    it(`${kind.provider} ${kind.token} (${String(index)}): found in every syntax, not without its name`, async () => {
      const value = namedTokenOf(kind, new SeededRandom(`named/${String(index)}`));
      for (const [path, write] of named) {
        const text = write(nameOf(kind), value);
        const found = await foundIn(path, text, value);
        assert.ok(found.includes(kind.provider), `${path}: ${text} gave ${found.join()}`);
      }
      assert.deepEqual(
        tokensIn(`"commit": "${value}"`).filter((found) => found.named),
        [],
      );
    });
  }
});
