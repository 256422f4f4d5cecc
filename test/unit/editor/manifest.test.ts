import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { languages } from '../../../src/core/languages/registry.generated';
import { rewriters } from '../../../src/core/rewriters/registry.generated';
import { commands } from '../../../src/editor/contributions/commands';
import { lookupLanguages } from '../../../src/editor/contributions/menus';
import { DisposableList } from '../../../src/editor/support/disposables';

const root = path.resolve(__dirname, '../../..');

interface Manifest {
  readonly main: string;
  readonly icon: string;
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope: string }>> };
    readonly viewsWelcome: readonly { readonly contents: string }[];
    readonly viewsContainers: { readonly activitybar: readonly { readonly icon: string }[] };
    readonly walkthroughs: readonly { readonly steps: readonly { readonly media: { readonly image: string } }[] }[];
  };
}

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const manifest = read('package.json') as Manifest;
const english = read('package.nls.json') as Readonly<Record<string, string>>;

/** The sources of the editor, as one text. */
function editorSources(): string {
  const folder = path.join(root, 'src/editor');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('contributions'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n');
}

describe('the manifest', () => {
  it('declares the commands that the code registers, and no other', () => {
    const sources = editorSources();
    for (const name of Object.keys(commands)) {
      assert.match(sources, new RegExp(`commands\\.${name}\\b`), `nothing registers ${name}`);
    }
    assert.deepEqual(
      manifest.contributes.commands.map(({ command }) => command),
      Object.values(commands).map(({ id }) => id),
    );
  });

  it('refers to texts, commands and pictures that exist', () => {
    const text = JSON.stringify(manifest);
    for (const [, key = ''] of text.matchAll(/"%([\w.-]+)%"/g)) {
      assert.notEqual(english[key], undefined, key);
    }
    const known = new Set<string>(Object.values(commands).map(({ id }) => id));
    for (const [, id = ''] of Object.values(english)
      .join('\n')
      .matchAll(/\(command:(strongroom\.[\w.]+)\)/g)) {
      assert.ok(known.has(id), id);
    }
    for (const { command } of Object.values(manifest.contributes.menus).flat()) {
      assert.ok(known.has(command), command);
    }
    const pictures = [
      manifest.icon,
      ...manifest.contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...manifest.contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.image)),
    ];
    for (const picture of pictures) {
      assert.ok(existsSync(path.join(root, picture)), picture);
    }
  });

  it('offers look-ups in the context menu of every language of code that a rewriter writes, and of no other', () => {
    const written = new Set(
      rewriters
        .filter(({ targets }) => targets.includes('secretsmanager') || targets.includes('parameterstore'))
        .flatMap((rewriter) => (rewriter.languages === 'all' ? [] : rewriter.languages)),
    );
    for (const id of lookupLanguages) {
      const language = languages.find(({ languageIds }) => languageIds.includes(id));
      assert.ok(language !== undefined && written.has(language.id), id);
    }
    const offered = new Set(lookupLanguages);
    const code = rewriters
      .filter(({ id }) => id.endsWith('-secret-lookup'))
      .flatMap(({ languages: written }) => (written === 'all' ? [] : written));
    for (const id of code) {
      const known = languages.find((language) => language.id === id)?.languageIds ?? [];
      assert.ok(
        known.some((languageId) => offered.has(languageId)),
        id,
      );
    }
  });

  it('lets no untrusted workspace choose a profile or a region', () => {
    const restricted = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
    for (const [id, { scope }] of Object.entries(manifest.contributes.configuration.properties)) {
      if (id.startsWith('strongroom.aws.')) {
        assert.equal(scope, 'machine-overridable');
        assert.ok(restricted.includes(id), id);
      }
    }
  });
});

describe('a list of disposables', () => {
  it('disposes in reverse order, and at once what comes too late', () => {
    const order: number[] = [];
    const list = new DisposableList();
    list.push({ dispose: () => order.push(1) });
    list.push({ dispose: () => order.push(2) });
    list.dispose();
    list.push({ dispose: () => order.push(3) });
    list.dispose();
    assert.deepEqual(order, [2, 1, 3]);
    assert.equal(list.disposed, true);
  });
});
