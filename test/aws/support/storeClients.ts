import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { ContractContext } from './contract';

/** The stores of a backend as its administrator sees them, without any code of ours in between. */
export interface StoreClients {
  readonly secrets: SecretsManagerClient;
  readonly parameters: SSMClient;
}

/** Gives each test of the suite clients of its own, and closes them afterwards. */
export function storeClients(context: () => ContractContext): () => StoreClients {
  let clients: StoreClients | undefined;

  beforeEach(() => {
    const { url, admin } = context().backend;
    const config = { endpoint: url, region: 'eu-central-1', credentials: admin };
    clients = { secrets: new SecretsManagerClient(config), parameters: new SSMClient(config) };
  });

  afterEach(() => {
    clients?.secrets.destroy();
    clients?.parameters.destroy();
    clients = undefined;
  });

  return () => {
    if (clients === undefined) {
      throw new Error('The clients are asked for outside a test.');
    }
    return clients;
  };
}
