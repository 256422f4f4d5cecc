import type { ConfigNode, Step } from '../config/model';
import { textOf } from '../config/nodes';

/** Whether a text is a CloudFormation or SAM template. */
export function isTemplate(source: string): boolean {
  return (
    /["']?AWSTemplateFormatVersion["']?\s{0,4}:/.test(source) ||
    (/["']?Resources["']?\s{0,4}:/.test(source) &&
      /["']?Type["']?\s{0,4}:\s{0,4}["']?(?:AWS|Custom|Alexa)::/.test(source))
  );
}

/** The type of the resource that steps lead into: `AWS::RDS::DBInstance`. */
export function resourceType(root: ConfigNode, steps: readonly Step[]): string | undefined {
  const [section, resource] = steps;
  return section?.kind === 'entry' && section.entry.key === 'Resources' && resource?.kind === 'entry'
    ? textOf(resource.entry.value, 'Type')
    : undefined;
}

/**
 * The properties that resolve `ssm-secure`, without the indices of lists:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html#template-parameters-dynamic-patterns-resources
 */
const secureProperties: ReadonlySet<string> = new Set(
  [
    'AWS::DirectoryService::MicrosoftAD.Password',
    'AWS::DirectoryService::SimpleAD.Password',
    'AWS::ElastiCache::ReplicationGroup.AuthToken',
    'AWS::IAM::User.LoginProfile.Password',
    'AWS::KinesisFirehose::DeliveryStream.RedshiftDestinationConfiguration.Password',
    'AWS::OpsWorks::App.AppSource.Password',
    'AWS::OpsWorks::Stack.CustomCookbooksSource.Password',
    'AWS::OpsWorks::Stack.RdsDbInstances.DbPassword',
    'AWS::RDS::DBCluster.MasterUserPassword',
    'AWS::RDS::DBInstance.MasterUserPassword',
    'AWS::Redshift::Cluster.MasterUserPassword',
  ].map((one) => one.toLowerCase()),
);

/** Whether a property resolves `ssm-secure`; names are taken in any case. */
export function resolvesSecureStrings(type: string | undefined, property: readonly string[]): boolean {
  const path = property.filter((key) => !key.startsWith('['));
  return secureProperties.has([type ?? '', ...path].join('.').toLowerCase());
}

/** The functions around a value, by their short name: `Sub`, `Join`, `Base64`. */
export function functionsAround(steps: readonly Step[], tag: string | undefined): string[] {
  const keys = steps.flatMap((step) =>
    step.kind === 'entry' && step.entry.key.startsWith('Fn::') ? [step.entry.key.slice(4)] : [],
  );
  const tags = [...steps.map((step) => step.of.tag), tag].flatMap((one) =>
    one === undefined ? [] : [one.replace(/^!/, '')],
  );
  return [...keys, ...tags];
}
