/** The snippets of one language or format: a file of `snippets/`, generated from its source in `snippets/sources/`. */
export interface SnippetGroup {
  /** The name of both files, without extension. */
  readonly id: string;
  readonly title: string;
  /**
   * The languages that the snippets are offered in. Some belong to other extensions, and VS Code takes a file that names
   * its languages itself without complaint where such an extension is missing.
   */
  readonly languages: readonly string[];
}

export const snippetGroups: readonly SnippetGroup[] = [
  { id: 'typescript', title: 'TypeScript', languages: ['typescript', 'typescriptreact'] },
  { id: 'javascript', title: 'JavaScript', languages: ['javascript', 'javascriptreact'] },
  { id: 'python', title: 'Python', languages: ['python'] },
  { id: 'java', title: 'Java', languages: ['java'] },
  { id: 'kotlin', title: 'Kotlin', languages: ['kotlin'] },
  { id: 'go', title: 'Go', languages: ['go'] },
  { id: 'csharp', title: 'C#', languages: ['csharp'] },
  { id: 'ruby', title: 'Ruby', languages: ['ruby'] },
  { id: 'php', title: 'PHP', languages: ['php'] },
  { id: 'rust', title: 'Rust', languages: ['rust'] },
  { id: 'shell', title: 'Shell', languages: ['shellscript'] },
  { id: 'powershell', title: 'PowerShell', languages: ['powershell'] },
  { id: 'cloudformation-yaml', title: 'CloudFormation (YAML)', languages: ['yaml', 'cloudformation'] },
  { id: 'cloudformation-json', title: 'CloudFormation (JSON)', languages: ['json', 'jsonc'] },
  { id: 'cdk-typescript', title: 'CDK (TypeScript)', languages: ['typescript', 'typescriptreact'] },
  { id: 'cdk-python', title: 'CDK (Python)', languages: ['python'] },
  { id: 'terraform', title: 'Terraform', languages: ['terraform', 'opentofu'] },
  { id: 'github-actions', title: 'GitHub Actions', languages: ['yaml', 'github-actions-workflow'] },
  { id: 'policy', title: 'IAM policy', languages: ['json', 'jsonc'] },
];

/** The file of a group, relative to the extension. It names its languages itself: it is no file of one language. */
export function snippetFile({ id }: SnippetGroup): string {
  return `./snippets/${id}.code-snippets`;
}
