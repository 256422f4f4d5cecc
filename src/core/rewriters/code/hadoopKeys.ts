import { message } from '../../text/message';
import type { Message } from '../../text/message';

/**
 * The properties by which the S3 connector of Hadoop and Spark is given keys; without them it looks for credentials, which
 * its forerunners (`fs.s3n`, `fs.s3`) do not.
 * https://hadoop.apache.org/docs/stable/hadoop-aws/tools/hadoop-aws/index.html#Authenticating_with_S3
 */
const properties = /^(?:spark\.hadoop\.)?fs\.s3a\.(?:bucket\.[\w.-]+\.)?(?:(?:access|secret)\.key|session\.token)$/;

/** Whether a name is such a property. */
export function isHadoopKey(name: string): boolean {
  return properties.test(name);
}

/** Why the keys have to stay: the source tells the connector to take these alone. */
export function hadoopRefusal(source: string): Message | undefined {
  return /\b(?:Simple|Temporary)AWSCredentialsProvider\b/.test(source)
    ? message(
        'fs.s3a.aws.credentials.provider names a provider that takes credentials from these properties alone: take that setting out first, so that the default providers are asked.',
      )
    : undefined;
}

/** What the connector does without them. */
export function hadoopNote(): Message {
  return message(
    'Hadoop’s S3 connector takes credentials from the variables of the environment, then from the role of the machine or container; it reads no profile.',
  );
}

/** Whether the source gives the connector an endpoint that is not one of AWS. */
export function hasHadoopEndpoint(source: string): boolean {
  return /\bfs\.s3a\.(?:bucket\.[\w.-]+\.)?endpoint["'](?![^\n]*\.amazonaws\.com)/.test(source);
}
