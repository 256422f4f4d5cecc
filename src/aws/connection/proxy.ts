import { request as httpRequest } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import type { AgentOptions } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import type { ConnectionOptions } from 'node:tls';
import type { Environment } from '../roomOptions';

/** The proxy for requests to a host; undefined where it is to be reached directly. Loopback never goes through a proxy. */
export function proxyFor(host: string, environment: Environment): URL | undefined {
  const variable = (name: string): string | undefined =>
    environment[name.toLowerCase()] || environment[name] || undefined;
  const proxy = variable('HTTPS_PROXY') ?? variable('ALL_PROXY');
  if (proxy === undefined || isLoopback(host) || isExempt(host, variable('NO_PROXY') ?? '')) {
    return undefined;
  }
  const text = proxy.includes('://') ? proxy : `http://${proxy}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** `NO_PROXY`: hosts and the domains above them, with or without a leading dot or `*.`; `*` is every host. */
function isExempt(host: string, list: string): boolean {
  const name = host.toLowerCase();
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .map((entry) => (entry === '*' ? entry : entry.replace(/^\*?\./, '').replace(/:\d+$/, '')))
    .some((entry) => entry === '*' || (entry !== '' && (name === entry || name.endsWith(`.${entry}`))));
}

/** Reaches hosts over TLS through the tunnel of an HTTP proxy. */
export class TunnelAgent extends Agent {
  constructor(
    private readonly proxy: URL,
    options: AgentOptions,
  ) {
    super(options);
  }

  override createConnection(
    options: ConnectionOptions & { readonly servername?: string },
    callback?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    const { proxy } = this;
    const target = `${options.host ?? ''}:${String(options.port ?? 443)}`;
    const done = callback as (error: Error | null, stream?: Duplex) => void;
    const tunnel = (proxy.protocol === 'https:' ? httpsRequest : httpRequest)({
      host: proxy.hostname,
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...authorization(proxy) },
      agent: false,
    });
    tunnel.once('connect', ({ statusCode }, socket: Socket) => {
      if (statusCode === 200) {
        done(null, connect({ ...options, socket, servername: options.servername || options.host || '' }));
      } else {
        socket.destroy();
        done(Object.assign(new Error('The proxy refused to connect.'), { code: 'EPROXY', statusCode }));
      }
    });
    tunnel.once('error', (error: NodeJS.ErrnoException) => {
      done(Object.assign(new Error('The proxy cannot be reached.'), { code: 'EPROXY', proxyCode: error.code }));
    });
    tunnel.end();
    return undefined;
  }
}

function authorization({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') {
    return {};
  }
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}
