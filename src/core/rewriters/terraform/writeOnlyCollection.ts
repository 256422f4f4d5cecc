import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { lineIndent } from '../shared/layout';
import { ownComments } from '../shared/ownComments';
import type { TerraformSite } from './site';

/** An argument that holds several values, none of which Terraform keeps. */
export interface WriteOnlyCollection {
  readonly argument: string;
  /** The argument that tells Terraform of a change. */
  readonly revision: string;
}

const kubernetesSecret: Twins = { data: { argument: 'data_wo', revision: 'data_wo_revision' } };

type Twins = Readonly<Record<string, WriteOnlyCollection>>;

/**
 * Arguments with several values that have a write-only twin, by resource:
 *
 * - https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/secret_v1
 * - https://registry.terraform.io/providers/hashicorp/helm/latest/docs/resources/release
 */
const collections: Readonly<Record<string, Twins>> = {
  kubernetes_secret: kubernetesSecret,
  kubernetes_secret_v1: kubernetesSecret,
  helm_release: { set_sensitive: { argument: 'set_wo', revision: 'set_wo_revision' } },
};

/**
 * The write-only twin of the argument that a secret is one of the values of, or the argument itself where it is that twin;
 * undefined where the file needs what the state has of it, or has the twin beside it.
 */
export function writeOnlyCollection(site: TerraformSite): WriteOnlyCollection | undefined {
  const { source, attribute, blocks } = site;
  const [resource] = blocks;
  const [type = '', name = ''] = resource?.labels ?? [];
  const twins = resource?.type === 'resource' && blocks.length === 1 ? collections[type] : undefined;
  if (twins === undefined || resource === undefined) {
    return undefined;
  }
  const own = Object.values(twins).find(({ argument }) => argument === attribute.name);
  const twin = twins[attribute.name];
  const isRead = source.includes(`${type}.${name}.${attribute.name}`);
  const isIgnored = /\bignore_changes\b/.test(source.slice(resource.body.start, resource.body.end));
  const hasTwin = resource.attributes.some((one) => one.name === twin?.argument);
  return own ?? (isRead || isIgnored || hasTwin ? undefined : twin);
}

/** The edits that give all values of the argument to its twin; none where the secret stands in that already. */
export function collectionEdits(site: TerraformSite, { argument, revision }: WriteOnlyCollection): TextEdit[] {
  const { attribute, source, eol, blocks } = site;
  if (attribute.name === argument) {
    return [];
  }
  const { end } = ownComments(source, attribute.span, ['#', '//']);
  const hasRevision = blocks[0]?.attributes.some(({ name }) => name === revision) === true;
  const indent = lineIndent(source, attribute.nameSpan.start);
  return [
    { span: attribute.nameSpan, text: argument },
    ...(hasRevision ? [] : [{ span: { start: end, end }, text: `${eol}${indent}${revision} = 1` }]),
  ];
}

/** What whoever changes these values needs to know. */
export function collectionNote({ argument, revision }: WriteOnlyCollection): Message {
  return message(
    'The values no longer stand in the state. Terraform cannot see them change: after a rotation, or a change of any of them, raise {0}. The provider must be one that knows {1}.',
    revision,
    argument,
  );
}
