import type { Environment } from '../roomOptions';
import { section } from './sharedFiles';
import type { Section, SharedFiles } from './sharedFiles';

/** A service, as its endpoint settings name it: `Secrets Manager`. */
export type ServiceId = 'IAM' | 'STS' | 'Secrets Manager' | 'SSM' | 'SSO';

/**
 * The endpoint that a person has configured for a service; undefined where AWS's own is meant.
 *
 * The SDK reads this by itself, but only for the profile that the environment names: a profile chosen in code would send
 * its credentials to the endpoint of another. https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function configuredEndpoint(
  service: ServiceId,
  environment: Environment,
  profile: Section,
  files: SharedFiles,
): string | undefined {
  if (
    (
      environment['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? profile['ignore_configured_endpoint_urls']
    )?.toLowerCase() === 'true'
  ) {
    return undefined;
  }
  const words = service.split(' ');
  const variable = `AWS_ENDPOINT_URL_${words.join('_').toUpperCase()}`;
  const services = section(files.config, `services.${profile['services'] ?? ''}`);
  return (
    environment[variable] ||
    environment['AWS_ENDPOINT_URL'] ||
    services?.[`${words.join('_').toLowerCase()}.endpoint_url`] ||
    profile['endpoint_url'] ||
    undefined
  );
}
