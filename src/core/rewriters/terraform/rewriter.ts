import { planTerraformCredentials } from './credentials';
import { planTerraform } from './plan';
import type { FixRequest, Plan, Refusal, Rewriter, SecretReference } from '../rewriter';
import { orThroughEnvironment } from '../shared/throughEnvironment';

/** Has Terraform and OpenTofu read secrets from AWS or from variables, and find AWS credentials by the default chain. */
export const rewriter: Rewriter = {
  id: 'terraform',
  languages: ['hcl'],
  targets: ['secretsmanager', 'parameterstore', 'environment', 'default-credential-chain'],
  plan: (request) =>
    request.target === 'default-credential-chain'
      ? planTerraformCredentials(request)
      : planSecret(request, request.target),
};

/** Where only a constant may stand, a variable's default or a file of variables, the value comes by the environment. */
function planSecret(request: FixRequest, target: SecretReference['target']): Plan | Refusal | undefined {
  return orThroughEnvironment(request, planTerraform(request, target), 'terraform apply', (other) =>
    planTerraform(other, 'environment'),
  );
}
