import { planVariableRemoval } from '../config/credentialChain';
import { planEnvironmentKeys } from '../github-actions/environment';
import { planPropertiesKeys } from '../spring/credentials';
import type { Rewriter } from '../rewriter';

/** Takes AWS keys out of the variables that YAML and JSON documents set (Compose, Kubernetes, ECS, CloudFormation, pipelines), and out of Spring’s properties; a workflow of GitHub signs in by a role instead. */
export const rewriter: Rewriter = {
  id: 'config-credential-chain',
  languages: ['yaml', 'json', 'properties'],
  targets: ['default-credential-chain'],
  plan: (request) =>
    request.target === 'default-credential-chain'
      ? request.document.language.id === 'properties'
        ? planPropertiesKeys(request)
        : (planEnvironmentKeys(request) ?? planVariableRemoval(request))
      : undefined,
};
