import { getDefaultRoleAssumer, getDefaultRoleAssumerWithWebIdentity } from '@aws-sdk/client-sts';
import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity } from '@smithy/types';
import { credentialsFailure } from '../errors/credentialsFailure';
import type { CredentialOrigin } from '../errors/sessionMessages';
import type { AwsRoomOptions } from '../roomOptions';
import type { ClientSettings } from './connection';
import type { ServiceId } from './endpoints';
import { sharedFilePaths } from './sharedFiles';
import type { Section } from './sharedFiles';

interface CredentialSetup {
  readonly profile: string | undefined;
  readonly section: Section;
  readonly origin: CredentialOrigin;
  readonly environment: AwsRoomOptions['environment'];
  readonly region: string | undefined;
  readonly options: AwsRoomOptions;
  readonly common: Omit<ClientSettings, 'region' | 'endpoint' | 'credentials'>;
  readonly endpointOf: (service: ServiceId) => { readonly endpoint?: string };
}

/** Credentials are fetched anew when they have less than this left, as the SDK does. */
const renewal = 5 * 60 * 1000;

/**
 * The SDK's own credential chain; for a named profile that profile alone, so that a mistake in it does not end in the
 * identity of the machine. Whatever goes wrong is an `AwsFailure`.
 */
export function credentialProvider(setup: CredentialSetup): () => Promise<AwsCredentialIdentity> {
  const { profile, environment, options, common, endpointOf } = setup;
  let known: AwsCredentialIdentity | undefined;
  return async () => {
    if (
      known !== undefined &&
      (known.expiration === undefined || known.expiration.getTime() - options.clock.now().getTime() > renewal)
    ) {
      return known;
    }
    try {
      const paths = sharedFilePaths(environment);
      const sts = { ...common, ...endpointOf('STS'), region: setup.region ?? 'us-east-1' };
      const init = {
        filepath: paths.credentials,
        configFilepath: paths.config,
        ignoreCache: true,
        // Only the Identity Center and sign-in clients are made with these: the others are given below.
        clientConfig: { ...common, ...endpointOf('SSO') },
        roleAssumer: getDefaultRoleAssumer(sts),
        roleAssumerWithWebIdentity: getDefaultRoleAssumerWithWebIdentity(sts),
        logger: quiet(options),
      };
      known = await (profile === undefined ? fromNodeProviderChain(init)() : fromIni({ ...init, profile })());
      return known;
    } catch (error) {
      throw credentialsFailure(error, setup.origin, setup.section);
    }
  };
}

/** The SDK's warnings go to the log, not to the console; what it tells of its doings goes nowhere. */
function quiet({
  log,
}: AwsRoomOptions): Record<'trace' | 'debug' | 'info' | 'warn' | 'error', (...content: unknown[]) => void> {
  const nothing = (): void => {};
  const say = (...content: unknown[]): void => {
    log.warn(content.filter((part) => typeof part === 'string').join(' '));
  };
  return { trace: nothing, debug: nothing, info: nothing, warn: say, error: nothing };
}
