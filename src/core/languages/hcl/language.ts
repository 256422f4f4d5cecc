import type { Language } from '../language';
import { readHcl } from './read';

/** HCL: Terraform, OpenTofu, Packer, Nomad, Vault and Consul. */
export const language: Language = {
  id: 'hcl',
  languageIds: ['terraform', 'terraform-vars', 'hcl', 'opentofu', 'nomad', 'packer'],
  extensions: ['.tf', '.tfvars', '.hcl', '.tofu', '.nomad', '.pkr.hcl', '.tfbackend', '.tftest.hcl', '.sentinel'],
  fileNames: ['.terraformrc', 'terraform.rc', '.terraform.lock.hcl'],
  comments: { line: '#', block: ['/*', '*/'] },
  read: readHcl,
};
