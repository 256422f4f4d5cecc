import { planVariableRemoval } from '../config/credentialChain';
import { planEnvironmentKeys } from '../github-actions/environment';
import type { Rewriter } from '../rewriter';

/** Takes AWS keys out of the variables that YAML and JSON documents set (Compose, Kubernetes, ECS, CloudFormation, pipelines); a workflow of GitHub signs in by a role instead. */
export const rewriter: Rewriter = {
  id: 'config-credential-chain',
  languages: ['yaml', 'json'],
  targets: ['default-credential-chain'],
  plan: (request) =>
    request.target === 'default-credential-chain'
      ? (planEnvironmentKeys(request) ?? planVariableRemoval(request))
      : undefined,
};
