import { planTerraformCredentials } from './credentials';
import { planTerraform } from './plan';
import type { FixRequest, Plan, Rewriter } from '../rewriter';
import { planThroughEnvironment } from '../shared/throughEnvironment';

/** Has Terraform and OpenTofu read secrets from AWS or from variables, and find AWS credentials by the default chain. */
export const rewriter: Rewriter = {
  id: 'terraform',
  languages: ['hcl'],
  targets: ['secretsmanager', 'parameterstore', 'environment', 'default-credential-chain'],
  plan: (request) =>
    request.target === 'default-credential-chain'
      ? planTerraformCredentials(request)
      : (planConstant(request) ?? planTerraform(request, request.target)),
};

/** Where only a constant may stand, a variable's default or a file of variables, the value comes by the environment. */
function planConstant(request: FixRequest): Plan | undefined {
  const { target } = request;
  if (target !== 'secretsmanager' && target !== 'parameterstore') {
    return undefined;
  }
  const direct = planTerraform(request, target);
  return direct?.kind === 'refusal' && direct.alternatives.includes('environment')
    ? planThroughEnvironment(request, target, 'terraform apply', (other) => planTerraform(other, 'environment'))
    : undefined;
}
