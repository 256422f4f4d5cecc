import assert from 'node:assert/strict';
import { defaultConfiguration } from '../../../src/core/config/configuration';
import type { StorageSettings } from '../../../src/core/config/configuration';
import { tagProblem } from '../../../src/core/config/storage';
import { storageOptions } from '../../../src/core/fix/storageOptions';

const options = (
  storage: Partial<StorageSettings>,
  place: { readonly workspace?: string; readonly path?: string } = {},
): ReturnType<typeof storageOptions> =>
  storageOptions(
    {
      workspace: place.workspace ?? 'shop',
      fileName: 'config.local.ts',
      path: place.path ?? 'src/config.local.ts',
      storage: { ...defaultConfiguration.storage, ...storage },
    },
    'dbPassword',
  );

describe('how a new secret is made', () => {
  it('tells by default where it comes from', () => {
    assert.deepEqual(options({}), {
      tags: { project: 'shop', file: 'src/config.local.ts', 'created-by': 'strongroom' },
      description: 'dbPassword, moved out of src/config.local.ts by Strongroom',
    });
  });

  it('has the tags of the team, also in place of the standard ones', () => {
    assert.deepEqual(options({ tags: { team: 'payments', project: 'p' } }).tags, {
      project: 'p',
      file: 'src/config.local.ts',
      'created-by': 'strongroom',
      team: 'payments',
    });
    assert.deepEqual(options({ standardTags: false, tags: { team: 'payments' } }).tags, { team: 'payments' });
    assert.equal('tags' in options({ standardTags: false }), false);
  });

  it('has the key and the description of the settings', () => {
    assert.equal(options({ kmsKeyId: 'alias/app' }).kmsKeyId, 'alias/app');
    assert.equal(
      options({ description: '{workspace} {file} {name} {path}' }).description,
      'shop config.local dbPassword src/config.local.ts',
    );
    assert.equal('description' in options({ description: '' }), false);
  });

  it('has only tags that AWS takes, however the files are called', () => {
    for (const path of ['ü/日本 & co/(x).ts', `${'long/'.repeat(100)}end.ts`, '']) {
      const { tags = {} } = options({}, { workspace: 'a#b', path });
      for (const [key, value] of Object.entries(tags)) {
        assert.equal(tagProblem(key, value), undefined, value);
      }
    }
    assert.match(options({}, { path: `${'long/'.repeat(100)}end.ts` }).tags?.['file'] ?? '', /end\.ts$/);
  });
});
