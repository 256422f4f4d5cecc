/** Where people state which Terraform they need. */
export const terraformFiles: readonly string[] = [
  ...['versions.tf', 'version.tf', 'terraform.tf', 'main.tf', 'providers.tf', 'versions.tofu'],
];

/**
 * Beside the manifest of a project of JavaScript: what its functions are deployed with. Names of the Serverless Framework,
 * SAM, Firebase, Azure Functions, Netlify and Vercel.
 */
export const deploymentFiles: readonly string[] = [
  ...['serverless.yml', 'serverless.yaml', 'serverless.json', 'serverless.ts', 'serverless.js'],
  ...['template.yaml', 'template.yml', 'template.json', 'firebase.json', 'host.json', 'netlify.toml', 'vercel.json'],
];

/** Where a program of .NET puts its configuration together. */
export const dotnetStartFiles: readonly string[] = ['Program.cs', 'Startup.cs', 'LambdaEntryPoint.cs'];

/** Whether a file of a folder is a project of .NET. */
export function isDotnetProject(name: string): boolean {
  return /\.(?:cs|fs|vb)proj$/i.test(name);
}
