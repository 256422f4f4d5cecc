import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Faults } from './server/faults';
import type { Fault, FaultOptions, Injection } from './server/faults';
import { handle } from './server/handler';
import type { LoggedRequest } from './server/handler';
import { Seeds } from './seeds';
import { World } from './state/world';

export interface SandboxOptions {
  /** The time that AWS has. Tests stop it; note that the SDK compares the end of a session with the machine's own clock. */
  readonly now: () => Date;
  /** What ids, keys and tokens are made from; the same seed makes the same ones. */
  readonly seed?: string;
  readonly account?: string;
  /** Of 127.0.0.1; any free one unless told. */
  readonly port?: number;
  /** Called with each request, once it is answered. */
  readonly onRequest?: (request: LoggedRequest) => void;
}

/** A small AWS on this machine: IAM, STS, Secrets Manager, Parameter Store, and what Identity Center's portal needs. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly account: string;
  /** Puts things there without a request. */
  readonly seed: Seeds;
  /** Every request so far. */
  readonly requests: readonly LoggedRequest[];
  /** Makes requests to an operation go wrong: `secretsmanager:CreateSecret`, `iam:*`, `*`. */
  inject(operation: string, fault: Fault, options?: FaultOptions): Injection;
  /** Ends every injected fault. */
  clearFaults(): void;
  close(): Promise<void>;
}

/** Starts a sandbox. It listens on the loopback interface only, and answers only who addresses it by a loopback name. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const world = new World(options.now, options.seed ?? 'sandbox', options.account ?? '123456789012');
  const faults = new Faults();
  const requests: LoggedRequest[] = [];
  const server = createServer((request, response) => {
    void serve(world, faults, request, response).then((logged) => {
      if (logged !== undefined) {
        requests.push(logged);
        options.onRequest?.(logged);
      }
    });
  });
  await listen(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    account: world.account.id,
    seed: new Seeds(world),
    requests,
    inject: (operation, fault, faultOptions = {}) => faults.inject(operation, fault, faultOptions),
    clearFaults: () => {
      faults.clear();
    },
    close: async () => {
      faults.clear();
      await new Promise<void>((resolve, reject) => {
        server.close((error) => {
          if (error) {
            reject(error);
          } else {
            resolve();
          }
        });
        server.closeAllConnections();
      });
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function serve(
  world: World,
  faults: Faults,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<LoggedRequest | undefined> {
  // A web page elsewhere could point a name of its own at this machine.
  if (!/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(request.headers.host ?? '')) {
    response.writeHead(403).end();
    return undefined;
  }
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
  } catch {
    // The client has hung up before it had said what it wants.
    return undefined;
  }
  const requestId = world.generator.uuid();
  const { method = 'GET', url = '/', headers } = request;
  const { answer, logged } = await handle(
    world,
    faults,
    { method, url, headers, body: Buffer.concat(chunks) },
    requestId,
  );
  if (answer === 'reset') {
    request.socket.resetAndDestroy();
  } else {
    response.writeHead(answer.status, { 'content-type': answer.contentType, 'x-amzn-requestid': requestId });
    response.end(answer.body);
  }
  return logged;
}
