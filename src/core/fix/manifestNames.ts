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

const nodeStarts = ['index', 'app', 'server', 'main'].flatMap((stem) =>
  ['js', 'ts', 'mjs', 'cjs'].map((end) => `${stem}.${end}`),
);

/** What Compose reads, in the folder of the program or one around it. */
export const composeFiles: readonly string[] = [
  'compose.yaml',
  'compose.yml',
  'docker-compose.yml',
  'docker-compose.yaml',
];

const composeOverrides = ['compose.override.yaml', 'compose.override.yml', 'docker-compose.override.yml'];

const pythonStarts = [
  'manage.py',
  'app.py',
  'main.py',
  'wsgi.py',
  'asgi.py',
  'settings.py',
  'config.py',
  'app/__init__.py',
  'app/main.py',
];

const shellStarts = ['start.sh', 'run.sh', 'entrypoint.sh', 'docker-entrypoint.sh'];

/** Files with which a program or its containers start, within the folder of its manifest, `/` between folders. */
export const startFiles: readonly string[] = [
  ...nodeStarts,
  ...nodeStarts.map((name) => `src/${name}`),
  ...pythonStarts,
  ...shellStarts,
  ...composeFiles,
  ...composeOverrides,
];

/** Whether a file is one of Compose's: `compose.yaml`, `docker-compose.prod.yml`. */
export function isComposeFile(name: string): boolean {
  return /^(?:docker-)?compose[\w.-]{0,60}\.ya?ml$/i.test(name);
}
