import { startSandbox } from '../../../src/sandbox/sandbox';
import { motoMissing, startMoto } from '../../support/moto';

/** An AWS on this machine that the contract suite runs against. */
export interface Backend {
  readonly url: string;
  /** Long-term keys that may do everything. */
  readonly admin: { readonly accessKeyId: string; readonly secretAccessKey: string };
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** The backends of the contract suite; `start` is undefined's answer where one is not installed. */
export const backends: readonly {
  readonly name: string;
  readonly start: () => Promise<Backend | undefined>;
  readonly missing: string;
}[] = [
  { name: 'the embedded sandbox', start: startEmbedded, missing: '' },
  { name: 'moto', start: startIndependent, missing: motoMissing },
];

async function startEmbedded(): Promise<Backend> {
  let sandbox = await startSandbox({ now: () => new Date() });
  const port = Number(new URL(sandbox.url).port);
  const key = sandbox.seed.key(undefined);
  return {
    url: sandbox.url,
    admin: { accessKeyId: key.id, secretAccessKey: key.secret },
    reset: async () => {
      await sandbox.close();
      sandbox = await startSandbox({ now: () => new Date(), port });
      // The same seed: the same key.
      sandbox.seed.key(undefined);
    },
    stop: () => sandbox.close(),
  };
}

async function startIndependent(): Promise<Backend | undefined> {
  const moto = await startMoto();
  return (
    moto && {
      url: moto.url,
      admin: { accessKeyId: 'admin', secretAccessKey: 'admin' },
      reset: () => moto.reset(),
      stop: () => moto.stop(),
    }
  );
}
