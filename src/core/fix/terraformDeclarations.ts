import type { TerraformDeclaration } from '../rewriters/rewriter';
import type { ManifestFacts } from './projectFacts';

/** Whether a file is one of those that Terraform or OpenTofu read a folder's configuration from. */
export function isTerraformFile(name: string): boolean {
  return /\.(?:tf|tofu)$/i.test(name);
}

/** How many files of a folder are looked at. */
export const mostTerraformFiles = 100;

/**
 * What another file of a folder declares: all files of one folder are one module, in which a name may be declared once.
 * https://developer.hashicorp.com/terraform/language/files
 */
export function terraformSiblingFacts(text: string): ManifestFacts {
  const variables = [...text.matchAll(/^[ \t]*variable[ \t]+"([\w-]{1,100})"/gm)].map(
    ([, name = '']): TerraformDeclaration => ({ type: 'variable', name }),
  );
  const blocks = [
    ...text.matchAll(
      /^[ \t]*(data|ephemeral)[ \t]+"(\w{1,100})"[ \t]+"([\w-]{1,100})"[ \t]*\{(?:\s{1,50}(?:secret_id|name)[ \t]*=[ \t]*"([^"\\$%\r\n]{1,512})"\s{0,50}\})?/gm,
    ),
  ].map(([, type = '', kind = '', name = '', looksUp]): TerraformDeclaration => ({
    type,
    kind,
    name,
    ...(looksUp !== undefined && { looksUp }),
  }));
  return { terraformDeclared: [...variables, ...blocks] };
}
