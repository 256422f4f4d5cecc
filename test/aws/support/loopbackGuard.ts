import net from 'node:net';

/**
 * Makes every connection to another machine fail the test that opens it, until the answer is called.
 *
 * What was refused is kept as well, since the SDK might take the failure for an ordinary one.
 */
export function allowLoopbackOnly(): { readonly refused: readonly string[]; release(): void } {
  const refused: string[] = [];
  const socket = net.Socket.prototype as unknown as {
    connect: (this: net.Socket, ...args: readonly unknown[]) => net.Socket;
  };
  const connect = socket.connect;
  socket.connect = function (...args) {
    const [first] = Array.isArray(args[0]) ? (args[0] as readonly unknown[]) : args;
    const host =
      typeof first === 'object' && first !== null && 'host' in first && typeof first.host === 'string'
        ? first.host
        : '';
    if (!['', 'localhost', '127.0.0.1', '::1'].includes(host)) {
      refused.push(host);
      throw new Error(`A test tried to reach ${host}: only this machine is allowed.`);
    }
    return Reflect.apply(connect, this, args);
  };
  return {
    refused,
    release: () => {
      socket.connect = connect;
    },
  };
}
