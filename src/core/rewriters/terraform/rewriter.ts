import { planTerraformCredentials } from './credentials';
import { planTerraform } from './plan';
import type { Rewriter } from '../rewriter';

/** Has Terraform and OpenTofu read secrets from AWS or from variables, and find AWS credentials by the default chain. */
export const rewriter: Rewriter = {
  id: 'terraform',
  languages: ['hcl'],
  targets: ['secretsmanager', 'parameterstore', 'environment', 'default-credential-chain'],
  plan: (request) =>
    request.target === 'default-credential-chain'
      ? planTerraformCredentials(request)
      : planTerraform(request, request.target),
};
