import type { AwsRoom, ConnectionChoice } from '../core/ports';
import { regionOf } from './connection/connection';
import { readSharedFiles } from './connection/sharedFiles';
import { AwsIdentityReader } from './identity/awsIdentityReader';
import { AwsProfileFiles } from './profiles/awsProfileFiles';
import type { AwsRoomOptions } from './roomOptions';
import { StoreCatalog } from './stores/storeCatalog';
import { ParameterStore } from './stores/parameterStore';
import { SecretsManagerStore } from './stores/secretsManagerStore';
import { StoreConnection } from './stores/storeConnection';
import { StoreReader } from './stores/storeReader';

/** Builds the AWS room. Makes no call and reads no file before it is asked to. */
export function createAwsRoom(options: AwsRoomOptions): AwsRoom {
  // The SDK's versions are pinned to those that support this Node: its warning would only worry people.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  return {
    identity: new AwsIdentityReader(options),
    profiles: new AwsProfileFiles(options),
    store: (kind, choice) => {
      const connection = new StoreConnection(choice, options);
      return kind === 'secretsmanager' ? new SecretsManagerStore(connection) : new ParameterStore(connection);
    },
    reader: (choice) => new StoreReader(new StoreConnection(choice, options)),
    catalog: (choice) => new StoreCatalog(new StoreConnection(choice, options)),
    region: async (choice: ConnectionChoice) => {
      const files = await readSharedFiles(options.environment);
      return regionOf(
        choice,
        options.environment,
        files,
        choice.profile || options.environment['AWS_PROFILE'] || 'default',
      );
    },
  };
}
