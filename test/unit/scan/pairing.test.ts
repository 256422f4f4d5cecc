import assert from 'node:assert/strict';
import { createScanner, scanText } from '../../support/scanning';
import { Samples } from '../../support/samples';

const scanner = createScanner();

/** Which findings belong together, by the kinds and lines that they have: `id1+secret2`. */
async function pairs(path: string, template: string): Promise<string[]> {
  const text = new Samples(5).expand(template);
  const { findings } = await scanText(scanner, path, text);
  const line = (offset: number): string => String(text.slice(0, offset).split('\n').length);
  const name = (fingerprint: string): string => {
    const found = findings.find((finding) => finding.fingerprint === fingerprint);
    return found === undefined ? '?' : `${found.detector.split('-').at(-1) ?? ''}${line(found.span.start)}`;
  };
  return findings.map(({ fingerprint, related }) => [fingerprint, ...related].map(name).join('+')).sort();
}

describe('pairing of AWS credentials', () => {
  it('links an id and its secret both ways', async () => {
    assert.deepEqual(
      await pairs(
        'a.ts',
        "const c = { accessKeyId: '‹aws-access-key-id›',\n  secretAccessKey: '‹aws-secret-access-key›' };\n",
      ),
      ['id1+key2', 'key2+id1'],
    );
  });

  it('links all three parts of temporary credentials', async () => {
    assert.deepEqual(
      await pairs(
        '.env',
        'AWS_ACCESS_KEY_ID=‹aws-access-key-id type=temporary›\nAWS_SECRET_ACCESS_KEY=‹aws-secret-access-key›\nAWS_SESSION_TOKEN=‹aws-session-token›\n',
      ),
      ['id1+key2+token3', 'key2+id1+token3', 'token3+id1+key2'],
    );
  });

  it('takes what is called a secret key before what has only the form of one', async () => {
    assert.deepEqual(
      await pairs(
        'app.py',
        'AWS_ACCESS_KEY_ID = "‹aws-access-key-id›"\nSECOND = "‹aws-secret-access-key:other›"\nAWS_SECRET_ACCESS_KEY = "‹aws-secret-access-key›"\n',
      ),
      ['id1+key3', 'key2', 'key3+id1'],
    );
  });

  it('leaves the key of another service alone', async () => {
    assert.deepEqual(
      await pairs('app.py', 'AWS_ACCESS_KEY_ID = "‹aws-access-key-id›"\nAPI_KEY = "‹aws-secret-access-key:other›"\n'),
      ['code2', 'id1'],
    );
  });

  it('keeps the sections of a credentials file apart', async () => {
    const section = (name: string): string =>
      `[${name}]\naws_access_key_id = ‹aws-access-key-id›\naws_secret_access_key = ‹aws-secret-access-key›\n`;
    assert.deepEqual(await pairs('credentials', `${section('a')}\n${section('b')}`), [
      'id2+key3',
      'id6+key7',
      'key3+id2',
      'key7+id6',
    ]);
  });

  it('takes the secret first where it comes first', async () => {
    const section = 'aws_secret_access_key = ‹aws-secret-access-key›\naws_access_key_id = ‹aws-access-key-id›\n';
    assert.deepEqual(await pairs('credentials', `[a]\n${section}\n[b]\n${section}`), [
      'id3+key2',
      'id7+key6',
      'key2+id3',
      'key6+id7',
    ]);
  });

  it('prefers the same object over the nearer line', async () => {
    assert.deepEqual(
      await pairs(
        'a.json',
        '{ "a": { "accessKeyId": "‹aws-access-key-id›",\n "region": "eu-west-1",\n "secretAccessKey": "‹aws-secret-access-key›" },\n "b": { "accessKeyId": "‹aws-access-key-id›",\n "secretAccessKey": "‹aws-secret-access-key›" } }',
      ),
      ['id1+key3', 'id4+key5', 'key3+id1', 'key5+id4'],
    );
  });

  it('leaves what stands alone alone', async () => {
    assert.deepEqual(
      await pairs(
        'a.py',
        `a = "‹aws-access-key-id›"\n${'\n'.repeat(60)}aws_secret_access_key = "‹aws-secret-access-key›"\n`,
      ),
      ['id1', 'key62'],
    );
  });

  it('takes the three parts in any order', async () => {
    assert.deepEqual(
      await pairs(
        'a.sh',
        'export AWS_SESSION_TOKEN=‹aws-session-token›\nexport AWS_SECRET_ACCESS_KEY=‹aws-secret-access-key›\nexport AWS_ACCESS_KEY_ID=‹aws-access-key-id type=temporary›\n',
      ),
      ['id3+key2+token1', 'key2+id3+token1', 'token1+id3+key2'],
    );
  });

  it('links a secret and a token whose id stands elsewhere', async () => {
    assert.deepEqual(
      await pairs(
        'a.py',
        's = Session(key(), aws_secret_access_key="‹aws-secret-access-key›",\n  aws_session_token="‹aws-session-token›")\n',
      ),
      ['key1+token2', 'token2+key1'],
    );
  });

  it('links the rows of a table', async () => {
    const row = '‹aws-access-key-id›,‹aws-secret-access-key›\n';
    assert.deepEqual(await pairs('keys.csv', `Access key ID,Secret access key\n${row}${row}`), [
      'id2+key2',
      'id3+key3',
      'key2+id2',
      'key3+id3',
    ]);
  });

  it('links what base64 hides', async () => {
    assert.deepEqual(
      await pairs(
        'a.yaml',
        'kind: Secret\ndata:\n  id: ‹‹‹aws-access-key-id›››\n  AWS_SECRET_ACCESS_KEY: ‹‹‹aws-secret-access-key›››\n',
      ),
      ['id3+key4', 'key4+id3'],
    );
  });
});
