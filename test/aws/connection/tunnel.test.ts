import assert from 'node:assert/strict';
import { createServer as createProxy } from 'node:http';
import type { Server } from 'node:http';
import { createServer } from 'node:https';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { english } from '../../../src/core/text/message';
import { Samples } from '../../support/samples';
import { createAwsHome } from '../support/awsHome';
import type { AwsHome } from '../support/awsHome';
import { selfSignedCertificate } from '../support/certificate';
import { failsWith } from '../support/failsWith';

const samples = new Samples(31);
const answer =
  '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:sts::123456789012:assumed-role/Developer/me</Arn><UserId>x</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>';

describe('a company network: a proxy, and a certificate authority of its own', () => {
  let home: AwsHome;
  let aws: Server;
  let proxy: Server;
  let tunnels: string[];
  const { certificate, privateKey } = selfSignedCertificate('aws.example');

  beforeEach(async () => {
    tunnels = [];
    home = await createAwsHome();
    aws = createServer({ cert: certificate, key: privateKey }, (request, response) => {
      request.resume();
      response.writeHead(200, { 'content-type': 'text/xml' }).end(answer);
    });
    const target = await listen(aws);
    proxy = createProxy().on('connect', ({ url }, socket, head) => {
      tunnels.push(url ?? '');
      const onward = connect(target, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.write(head);
        onward.pipe(socket).pipe(onward);
      });
      onward.on('error', () => socket.destroy());
      socket.on('error', () => onward.destroy());
    });
    const port = await listen(proxy);
    await home.writeFile(
      '.aws/config',
      '[profile corp]\nregion = eu-west-1\nendpoint_url = https://aws.example:8443\n',
    );
    await home.writeFile(
      '.aws/credentials',
      `[corp]\naws_access_key_id = ${samples.make('aws-access-key-id')}\naws_secret_access_key = ${samples.make('aws-secret-access-key')}\n`,
    );
    await home.writeFile('bundle.pem', certificate);
    home.setEnvironment({ HTTPS_PROXY: `http://127.0.0.1:${String(port)}` });
  });
  afterEach(async () => {
    for (const server of [proxy, aws]) {
      server.closeAllConnections();
      server.close();
    }
    await home.dispose();
  });

  const bundle = (): string => path.join(home.folder, 'bundle.pem');
  const attempts = { attempts: 1 };

  it('is passed where the environment names both', async () => {
    home.setEnvironment({ AWS_CA_BUNDLE: bundle() });
    const identity = await home.room(attempts).identity.read({ profile: 'corp' });
    assert.equal(identity.role, 'Developer');
    assert.ok(tunnels.length > 0 && tunnels.every((host) => host === 'aws.example:8443'));
  });

  it('is passed where the profile names the certificates', async () => {
    await home.writeFile(
      '.aws/config',
      `[profile corp]\nendpoint_url = https://aws.example:8443\nca_bundle = ${bundle()}\n`,
    );
    assert.equal((await home.room(attempts).identity.read({ profile: 'corp' })).role, 'Developer');
  });

  it('is explained where the certificate is not trusted', async () => {
    const failure = await failsWith(home.room(attempts).identity.read({ profile: 'corp' }), 'network');
    assert.match(english(failure.explanation), /certificate of AWS STS is not trusted here .*AWS_CA_BUNDLE/);
  });

  it('is explained where the certificate is of another host', async () => {
    home.setEnvironment({ AWS_CA_BUNDLE: bundle(), AWS_ENDPOINT_URL: 'https://other.example' });
    const failure = await failsWith(home.room(attempts).identity.read({ profile: 'corp' }), 'network');
    assert.match(english(failure.explanation), /ERR_TLS_CERT_ALTNAME_INVALID/);
  });

  it('is explained where the proxy is not there', async () => {
    home.setEnvironment({ HTTPS_PROXY: 'http://127.0.0.1:9' });
    const failure = await failsWith(home.room(attempts).identity.read({ profile: 'corp' }), 'network');
    assert.match(english(failure.explanation), /proxy did not let the request/);
  });
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
