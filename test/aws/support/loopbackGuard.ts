import net from 'node:net';

/**
 * Makes every connection to another machine fail the test that opens it, until the answer is called.
 *
 * What was refused is kept as well, since the SDK might take the failure for an ordinary one.
 */
export function allowLoopbackOnly(): { readonly refused: readonly string[]; release(): void } {
  const refused: string[] = [];
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]): net.Socket {
    const [first] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
    const host = typeof first === 'object' && first !== null && 'host' in first ? String((first as { host: unknown }).host ?? '') : '';
    if (!['', 'localhost', '127.0.0.1', '::1'].includes(host)) {
      refused.push(host);
      throw new Error(`A test tried to reach ${host}: only this machine is allowed.`);
    }
    return Reflect.apply(connect, this, args) as net.Socket;
  } as typeof connect;
  return {
    refused,
    release: () => {
      net.Socket.prototype.connect = connect;
    },
  };
}
