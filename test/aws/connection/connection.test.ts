import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { proxyFor } from '../../../src/aws/connection/proxy';
import { english } from '../../../src/core/text/message';
import { Secret } from '../../../src/core/text/secret';
import { configText, credentialsText } from '../../../src/sandbox/profileFiles';
import type { ProfileSpec } from '../../../src/sandbox/profileFiles';
import { startSandbox } from '../../../src/sandbox/sandbox';
import type { Sandbox } from '../../../src/sandbox/sandbox';
import { createAwsHome } from '../support/awsHome';
import type { AwsHome } from '../support/awsHome';
import { failsWith } from '../support/failsWith';

describe('which AWS a choice leads to', () => {
  let here: Sandbox;
  let there: Sandbox;
  let home: AwsHome;
  let keys: ProfileSpec[];

  beforeEach(async () => {
    // The same seed makes the same keys: only the requests tell which one was asked.
    here = await startSandbox({ now: () => new Date() });
    there = await startSandbox({ now: () => new Date() });
    home = await createAwsHome();
    keys = [here, there].map(({ seed }, index) => {
      const key = seed.key(seed.user('dev'));
      return { name: index === 0 ? 'here' : 'there', kind: 'key', id: key.id, secret: key.secret };
    });
    await home.writeFile('.aws/credentials', credentialsText(keys));
  });
  afterEach(async () => {
    await here.close();
    await there.close();
    await home.dispose();
  });

  const asked = (): string[] =>
    [here, there].flatMap(({ requests }, index) => (requests.length > 0 ? [index === 0 ? 'here' : 'there'] : []));
  const config = (...profiles: readonly (readonly [name: string, lines: string])[]): Promise<void> =>
    home.writeFile('.aws/config', profiles.map(([name, lines]) => `[${name}]\n${lines}\n`).join(''));
  const read = (profile?: string): Promise<unknown> =>
    home.room().identity.read(profile === undefined ? {} : { profile });

  it('takes the endpoint of the chosen profile, not of the one that the environment names', async () => {
    await config(['profile here', `endpoint_url = ${here.url}`], ['profile there', `endpoint_url = ${there.url}`]);
    home.setEnvironment({ AWS_PROFILE: 'there' });
    await read('here');
    assert.deepEqual(asked(), ['here']);
  });

  it('takes the endpoint of a service from the services section, and lets the environment go before', async () => {
    const services = `sts =\n  endpoint_url = ${here.url}\niam =\n  endpoint_url = ${there.url}`;
    await config(['profile here', 'services = local\nendpoint_url = http://127.0.0.1:9'], ['services local', services]);
    await read('here');
    assert.deepEqual(
      here.requests.map(({ operation }) => operation),
      ['sts:GetCallerIdentity'],
    );
    assert.ok(there.requests.every(({ operation }) => operation.startsWith('iam:')) && there.requests.length >= 3);

    home.setEnvironment({ AWS_ENDPOINT_URL: here.url, AWS_ENDPOINT_URL_STS: there.url });
    await read('here');
    assert.ok(there.requests.some(({ operation }) => operation === 'sts:GetCallerIdentity'));
    assert.ok(here.requests.some(({ operation }) => operation === 'iam:ListAccessKeys'));
  });

  it('takes the endpoint of Secrets Manager and SSM by their own names', async () => {
    home.setEnvironment({
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      AWS_ENDPOINT_URL_SECRETS_MANAGER: here.url,
      AWS_ENDPOINT_URL_SSM: there.url,
    });
    const choice = { profile: 'here', region: 'eu-north-1' };
    await home.room().store('secretsmanager', choice).put('a', new Secret('some value'), { onDifferent: 'refuse' });
    await home.room().store('parameterstore', choice).put('a', new Secret('some value'), { onDifferent: 'refuse' });
    assert.deepEqual(
      here.requests.map(({ operation, region }) => [operation, region]),
      [['secretsmanager:CreateSecret', 'eu-north-1']],
    );
    assert.deepEqual(
      there.requests.map(({ operation, region }) => [operation, region]),
      [['ssm:PutParameter', 'eu-north-1']],
    );
  });

  it('ignores configured endpoints where that is asked for, and then means AWS itself', async () => {
    await config(['profile here', `endpoint_url = ${here.url}\nregion = eu-west-1`]);
    home.setEnvironment({ AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true', HTTPS_PROXY: 'http://127.0.0.1:9' });
    await failsWith(read('here'), 'network');
    assert.deepEqual(asked(), []);
  });

  it('assumes a role where its profile says, not where the environment does', async () => {
    const role = here.seed.role('Developer');
    const profiles: ProfileSpec[] = [
      ...keys.slice(0, 1),
      { name: 'boss', kind: 'role', roleArn: role.arn, source: 'here' },
    ];
    await home.writeFile(
      '.aws/config',
      `${configText({ url: here.url, region: 'eu-west-1', profiles })}[profile there]\nendpoint_url = ${there.url}\n`,
    );
    home.setEnvironment({ AWS_PROFILE: 'there' });
    await read('boss');
    assert.deepEqual(asked(), ['here']);
  });

  it('prefers a profile that is named to keys of the environment, and keys to the default profile', async () => {
    const other = here.seed.key(here.seed.user('env'));
    await config(['profile here', `endpoint_url = ${here.url}`]);
    home.setEnvironment({
      AWS_ACCESS_KEY_ID: other.id,
      AWS_SECRET_ACCESS_KEY: other.secret,
      AWS_ENDPOINT_URL: here.url,
    });
    assert.equal((await home.room().identity.read({ profile: 'here' })).user, 'dev');
    assert.equal((await home.room().identity.read({})).user, 'env');
    home.setEnvironment({ AWS_PROFILE: 'here' });
    assert.equal((await home.room().identity.read({})).user, 'dev');
  });

  it('never takes the identity of the machine for a chosen profile that has no credentials', async () => {
    const other = here.seed.key(here.seed.user('env'));
    await config(['profile empty', `endpoint_url = ${here.url}`]);
    home.setEnvironment({ AWS_ACCESS_KEY_ID: other.id, AWS_SECRET_ACCESS_KEY: other.secret });
    await failsWith(read('empty'), 'no-credentials');
    assert.deepEqual(asked(), []);
  });

  it('takes the region of the choice, the environment, the profile, in this order', async () => {
    await config(['profile here', 'region = eu-west-1'], ['default', 'region = sa-east-1']);
    const region = (choice = {}): Promise<string | undefined> => home.room().region(choice);
    assert.equal(await region(), 'sa-east-1');
    assert.equal(await region({ profile: 'here' }), 'eu-west-1');
    assert.equal(await region({ profile: 'there' }), undefined);
    home.setEnvironment({ AWS_PROFILE: 'here' });
    assert.equal(await region(), 'eu-west-1');
    home.setEnvironment({ AWS_DEFAULT_REGION: 'ap-south-1' });
    assert.equal(await region({ profile: 'here' }), 'ap-south-1');
    home.setEnvironment({ AWS_REGION: 'us-west-1' });
    assert.equal(await region({ profile: 'here' }), 'us-west-1');
    assert.equal(await region({ profile: 'here', region: 'eu-north-1' }), 'eu-north-1');
  });

  it('tells the product in the user agent', async () => {
    await config(['profile here', `endpoint_url = ${here.url}`]);
    await read('here');
    assert.ok(here.requests.every(({ userAgent }) => userAgent?.includes('strongroom-tests/0')));
  });

  it('says that a certificate bundle cannot be read', async () => {
    home.setEnvironment({ AWS_CA_BUNDLE: '/nowhere/bundle.pem' });
    assert.match(english((await failsWith(read('here'), 'network')).explanation), /\/nowhere\/bundle\.pem/);
  });

  it('goes through the proxy, and says that it refuses', async () => {
    const targets: string[] = [];
    const authorizations: (string | undefined)[] = [];
    const proxy = createServer();
    proxy.on('connect', ({ url, headers }, socket) => {
      targets.push(url ?? '');
      authorizations.push(headers['proxy-authorization']);
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const port = String((proxy.address() as AddressInfo).port);
    home.setEnvironment({ HTTPS_PROXY: `http://user:pass%20word@127.0.0.1:${port}` });
    await config(['profile here', 'region = eu-west-1']);
    try {
      const failure = await failsWith(home.room({ attempts: 1 }).identity.read({ profile: 'here' }), 'network', [
        'pass word',
        'pass%20word',
      ]);
      assert.match(english(failure.explanation), /The proxy did not let the request/);
    } finally {
      proxy.close();
    }
    assert.deepEqual(targets, ['sts.eu-west-1.amazonaws.com:443']);
    assert.deepEqual(authorizations, [`Basic ${Buffer.from('user:pass word').toString('base64')}`]);
  });
});

describe('the choice of a proxy', () => {
  const cases: readonly (readonly [
    what: string,
    host: string,
    environment: Record<string, string>,
    proxy: string | undefined,
  ])[] = [
    ['none is set', 'iam.amazonaws.com', {}, undefined],
    ['HTTPS_PROXY', 'iam.amazonaws.com', { HTTPS_PROXY: 'http://p:3128' }, 'http://p:3128/'],
    ['lower case goes before', 'iam.amazonaws.com', { https_proxy: 'http://q', HTTPS_PROXY: 'http://p' }, 'http://q/'],
    ['a bare host', 'iam.amazonaws.com', { HTTPS_PROXY: 'p:3128' }, 'http://p:3128/'],
    ['ALL_PROXY', 'iam.amazonaws.com', { ALL_PROXY: 'http://p' }, 'http://p/'],
    ['HTTP_PROXY is for other requests', 'iam.amazonaws.com', { HTTP_PROXY: 'http://p' }, undefined],
    ['a SOCKS proxy is not spoken', 'iam.amazonaws.com', { ALL_PROXY: 'socks5://p' }, undefined],
    ['loopback', '127.0.0.1', { HTTPS_PROXY: 'http://p' }, undefined],
    [
      'NO_PROXY names the domain',
      'iam.amazonaws.com',
      { HTTPS_PROXY: 'http://p', NO_PROXY: 'x.org, .amazonaws.com' },
      undefined,
    ],
    [
      'NO_PROXY names it without a dot',
      'iam.amazonaws.com',
      { HTTPS_PROXY: 'http://p', no_proxy: 'amazonaws.com:443' },
      undefined,
    ],
    [
      'NO_PROXY names another ending',
      'iam.amazonaws.com',
      { HTTPS_PROXY: 'http://p', NO_PROXY: 'naws.com' },
      'http://p/',
    ],
    ['NO_PROXY names all', 'iam.amazonaws.com', { HTTPS_PROXY: 'http://p', NO_PROXY: '*' }, undefined],
    ['nonsense', 'iam.amazonaws.com', { HTTPS_PROXY: 'http://' }, undefined],
  ];
  for (const [what, host, environment, proxy] of cases) {
    it(`${what}: ${proxy ?? 'direct'}`, () => {
      assert.equal(proxyFor(host, environment)?.href, proxy);
    });
  }
});
