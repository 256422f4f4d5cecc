import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Block } from '../hcl/blocks';
import type { TerraformSite } from './site';

/** Where Terraform takes no value that is looked up or passed in. */
export interface UnusableSite {
  readonly reason: Message;
  /** Whether a variable does. */
  readonly takesVariable: boolean;
}

/** That a module's address is read before anything has a value: https://developer.hashicorp.com/terraform/language/block/module#source */
export const moduleSource: UnusableSite = {
  reason: message(
    'The address of a module must be a constant: take the login out of it, and have git (a credential helper, SSH) or the registry (terraform login) sign in.',
  ),
  takesVariable: false,
};

/** That the provider would have to be set up before it is. */
export const ownProvider: UnusableSite = {
  reason: message(
    'This sets up the AWS provider that would look the value up, which Terraform refuses as a circle: pass it by a variable.',
  ),
  takesVariable: true,
};

/** https://developer.hashicorp.com/terraform/language/resources/provisioners/syntax#destroy-time-provisioners */
export const destroyTime: UnusableSite = {
  reason: message(
    'What runs when a resource is destroyed can name the resource’s own attributes alone: have the command itself read the value.',
  ),
  takesVariable: false,
};

/** Why the value of a site cannot be looked up where it stands; undefined where it can. */
export function unusable({ source, blocks, attribute }: TerraformSite): UnusableSite | undefined {
  const [outer, ...inner] = blocks;
  if (outer?.type === 'module' && inner.length === 0 && /^(?:source|version)$/.test(attribute.name)) {
    return moduleSource;
  }
  if (
    outer?.type === 'provider' &&
    outer.labels[0] === 'aws' &&
    !outer.attributes.some(({ name }) => name === 'alias')
  ) {
    return ownProvider;
  }
  const isDestroyed = (block: Block): boolean =>
    block.type === 'provisioner' &&
    block.attributes.some(
      ({ name, expression }) =>
        name === 'when' && /^"?destroy"?$/.test(source.slice(expression.start, expression.end).trim()),
    );
  const ofConnection = inner[0]?.type === 'connection' && outer?.blocks.some(isDestroyed) === true;
  return outer?.type === 'resource' && (ofConnection || inner.some(isDestroyed)) ? destroyTime : undefined;
}
