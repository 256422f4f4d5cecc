import type { AwsCredentialIdentity } from '@smithy/types';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import { AwsFailure } from '../../core/ports';
import type { ConnectionChoice } from '../../core/ports';
import { message } from '../../core/text/message';
import type { CredentialOrigin } from '../errors/sessionMessages';
import { defaultLimits } from '../roomOptions';
import type { AwsRoomOptions, CallLimits } from '../roomOptions';
import { credentialProvider } from './credentials';
import { noRegion, unknownProfile, unreadableFile } from './connectionFailures';
import { configuredEndpoint } from './endpoints';
import type { ServiceId } from './endpoints';
import { profileKind } from './profileKind';
import { profileSection, readSharedFiles } from './sharedFiles';
import type { Section, SharedFiles } from './sharedFiles';
import { createTransport } from './transport';

/** What every client of a connection is made with. */
export interface ClientSettings {
  readonly region: string;
  readonly endpoint?: string;
  readonly ignoreConfiguredEndpointUrls: true;
  readonly credentials: () => Promise<AwsCredentialIdentity>;
  readonly requestHandler: NodeHttpHandler;
  readonly retryStrategy: ConfiguredRetryStrategy;
  readonly customUserAgent: string;
}

/** A choice of profile and region, resolved against the machine: ready to make clients. */
export interface Connection {
  /** The profile that was chosen or that the environment names; undefined where neither is so. */
  readonly profile: string | undefined;
  readonly region: string | undefined;
  readonly origin: CredentialOrigin;
  /** The settings of the profile in use, empty where it has none. */
  readonly section: Section;
  /** Settings for a service that works without a region of its own. */
  globalClient(service: ServiceId): ClientSettings;
  /** Settings for a service whose things live in a region. Fails with `no-region`. */
  regionalClient(service: ServiceId): ClientSettings;
}

/** Resolves a choice. Fails with `unknown-profile` where the chosen profile is in neither file. */
export async function connect(choice: ConnectionChoice, options: AwsRoomOptions): Promise<Connection> {
  const { environment } = options;
  const limits: CallLimits = { ...defaultLimits, ...options.limits };
  const files = await readSharedFiles(environment);
  const profile = choice.profile || environment['AWS_PROFILE'] || undefined;
  const section = profileSection(files, profile ?? 'default') ?? {};
  if (profile !== undefined && profileSection(files, profile) === undefined) {
    throw (await unreadableFile(environment)) ?? unknownProfile(profile, choice, environment);
  }
  const region = regionOf(choice, environment, files, profile ?? 'default');
  const origin = originOf(profile, section, environment);
  const requestHandler = await createTransport(environment, section, limits);
  const common = {
    ignoreConfiguredEndpointUrls: true,
    requestHandler,
    retryStrategy: retryStrategy(limits),
    customUserAgent: options.userAgent,
  } as const;
  const endpointOf = (service: ServiceId): { readonly endpoint?: string } => {
    const endpoint = configuredEndpoint(service, environment, section, files);
    if (endpoint !== undefined && !URL.canParse(endpoint)) {
      throw new AwsFailure(
        'network',
        message(
          'The endpoint that is configured for {0} is not a URL. Correct endpoint_url or AWS_ENDPOINT_URL.',
          service,
        ),
      );
    }
    return endpoint === undefined ? {} : { endpoint };
  };
  const credentials = credentialProvider({
    profile,
    section,
    origin,
    environment,
    region,
    options,
    common,
    endpointOf,
  });
  return {
    profile,
    region,
    origin,
    section,
    globalClient: (service) => ({ ...common, ...endpointOf(service), credentials, region: region ?? 'us-east-1' }),
    regionalClient: (service) => {
      if (region === undefined) {
        throw noRegion(profile);
      }
      return { ...common, ...endpointOf(service), credentials, region };
    },
  };
}

/**
 * The region in the order of the AWS CLI: the choice, the environment, the profile. `AWS_DEFAULT_REGION` is the older
 * name of `AWS_REGION`, and the only one that boto3 reads.
 */
export function regionOf(
  choice: ConnectionChoice,
  environment: AwsRoomOptions['environment'],
  files: SharedFiles,
  profile: string,
): string | undefined {
  return (
    choice.region ||
    environment['AWS_REGION'] ||
    environment['AWS_DEFAULT_REGION'] ||
    profileSection(files, profile)?.['region'] ||
    undefined
  );
}

function originOf(
  profile: string | undefined,
  section: Section,
  environment: AwsRoomOptions['environment'],
): CredentialOrigin {
  if (profile !== undefined) {
    return { profile, kind: profileKind(section) };
  }
  if (environment['AWS_ACCESS_KEY_ID'] && environment['AWS_SECRET_ACCESS_KEY']) {
    return { profile: undefined, kind: 'environment' };
  }
  const kind = profileKind(section);
  return kind === 'none' ? { profile: undefined, kind: 'machine' } : { profile: 'default', kind };
}

function retryStrategy({ attempts, retryMilliseconds }: CallLimits): ConfiguredRetryStrategy {
  // The SDK's own back-off: at most 20 seconds, half of it chance.
  const wait = (attempt: number): number =>
    retryMilliseconds ?? Math.min(20_000, 200 * 2 ** attempt) * (0.5 + Math.random() / 2);
  return new ConfiguredRetryStrategy(attempts, wait);
}
