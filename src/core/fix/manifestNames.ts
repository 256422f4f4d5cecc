/** Where people state which Terraform they need. */
export const terraformFiles: readonly string[] = [
  ...['versions.tf', 'version.tf', 'terraform.tf', 'main.tf', 'providers.tf', 'versions.tofu'],
];

/** Where a program of .NET puts its configuration together. */
export const dotnetStartFiles: readonly string[] = ['Program.cs', 'Startup.cs', 'LambdaEntryPoint.cs'];

/** Whether a file of a folder is a project of .NET. */
export function isDotnetProject(name: string): boolean {
  return /\.(?:cs|fs|vb)proj$/i.test(name);
}
