import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import { rootCertificates } from 'node:tls';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { AwsFailure } from '../../core/ports';
import { message } from '../../core/text/message';
import type { CallLimits, Environment } from '../roomOptions';
import { proxyFor, TunnelAgent } from './proxy';
import type { Section } from './sharedFiles';

/** Sends requests as the person's machine is set up to: proxy, certificates, time limits. */
export async function createTransport(
  environment: Environment,
  profile: Section,
  limits: CallLimits,
): Promise<NodeHttpHandler> {
  const ca = await certificates(environment, profile);
  const agentOptions = { keepAlive: true, maxSockets: 10, ...(ca === undefined ? {} : { ca }) };
  const timeouts = {
    connectionTimeout: limits.connectMilliseconds,
    requestTimeout: limits.requestMilliseconds,
    throwOnRequestTimeout: true,
    // Its default warns on the console.
    socketAcquisitionWarningTimeout: 2 ** 31 - 1,
  };
  const direct = new NodeHttpHandler({ ...timeouts, httpsAgent: new Agent(agentOptions) });
  const tunnels = new Map<string, NodeHttpHandler>();
  const handle = direct.handle.bind(direct);
  direct.handle = async (request, options) => {
    const proxy = request.protocol === 'https:' ? proxyFor(request.hostname, environment) : undefined;
    if (proxy === undefined) {
      return handle(request, options);
    }
    const tunnel =
      tunnels.get(proxy.href) ?? new NodeHttpHandler({ ...timeouts, httpsAgent: new TunnelAgent(proxy, agentOptions) });
    tunnels.set(proxy.href, tunnel);
    return tunnel.handle(request, options);
  };
  return direct;
}

/**
 * The certificates to trust besides Node's own, where a bundle is configured.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-gen-config.html
 */
async function certificates(environment: Environment, profile: Section): Promise<string[] | undefined> {
  const file = environment['AWS_CA_BUNDLE'] || profile['ca_bundle'];
  if (file === undefined || file === '') {
    return undefined;
  }
  const extra = environment['NODE_EXTRA_CA_CERTS'];
  try {
    const bundle = await readFile(file, 'utf8');
    // Naming certificates makes Node forget those of NODE_EXTRA_CA_CERTS.
    const known = extra ? await readFile(extra, 'utf8').catch(() => '') : '';
    return [...rootCertificates, ...(known === '' ? [] : [known]), bundle];
  } catch {
    throw new AwsFailure(
      'network',
      message(
        'The certificate bundle {0}, which AWS_CA_BUNDLE or ca_bundle names, cannot be read. Correct the path, and try again.',
        file,
      ),
    );
  }
}
