import { chainVariable, ownSetting, planVariableRemoval, readerDecides } from '../config/credentialChain';
import { planEnvironmentKeys } from '../github-actions/environment';
import { planPropertiesKeys } from '../spring/credentials';
import type { FixRequest, Refusal, Rewriter } from '../rewriter';
import { refuse } from '../shared/plans';

/** Takes AWS keys out of the variables that YAML and JSON documents set (Compose, Kubernetes, ECS, CloudFormation, pipelines), and out of Spring’s properties; a workflow of GitHub signs in by a role instead. */
export const rewriter: Rewriter = {
  id: 'config-credential-chain',
  languages: ['yaml', 'json', 'properties', 'toml', 'xml'],
  targets: ['default-credential-chain'],
  plan: (request) =>
    request.target === 'default-credential-chain'
      ? request.document.language.id === 'properties'
        ? planPropertiesKeys(request)
        : /^(?:toml|xml)$/.test(request.document.language.id)
          ? ownKey(request)
          : (planEnvironmentKeys(request) ?? planVariableRemoval(request))
      : undefined,
};

/** Why a key in TOML or XML stays: each program names its settings by itself, or sets variables for another one. */
function ownKey({ finding, target }: FixRequest): Refusal | undefined {
  const name = finding.name.at(-1);
  if (finding.kind !== 'aws-credential' || name === undefined) {
    return undefined;
  }
  return refuse(target, chainVariable.test(name) || name === 'value' ? readerDecides() : ownSetting(name));
}
