import type { InfrastructureShape } from './infrastructureShape';

/** What a look-up when the template is made would bring into the code. */
const runtimeLookup =
  /GetSecretValue|get_secret_value|client-secrets-manager|client-ssm|boto3|process\.env\.APP_SECRET/;

/** CDK apps in TypeScript. */
export const cdkTypescript: InfrastructureShape = {
  name: 'CDK apps in TypeScript',
  extension: '.ts',
  path: 'lib/stack.ts',
  once: /never/g,
  imports: /^import /,
  keepsLines: false,
  lacks: runtimeLookup,
  refuses: ['secretsmanager', 'parameterstore', 'environment'],
  forms: ["'SECRET'", '"SECRET"', '`SECRET`', "process.env['PW'] ?? 'SECRET'", "'postgres://app:SECRET@db/app'"],
  members: [
    "new rds.CfnDBInstance(this, 'Db#', {\n  engine: 'postgres',\n  masterUserPassword: EXPRESSION, // kept\n});",
    "new rds.DatabaseInstance(this, 'Main#', { vpc, credentials: rds.Credentials.fromPassword('app', cdk.SecretValue.unsafePlainText(EXPRESSION)) });",
    "task.addContainer('web#', {\n  image,\n  environment: {\n    STAGE: 'prod',\n    DB_PASSWORD: EXPRESSION,\n    OTHER: 'x',\n  },\n});",
    "task.addContainer('job#', { image, environment: { DB_PASSWORD: 'SECRET' } });",
    "new codebuild.Project(this, 'Build#', {\n  environmentVariables: {\n    TOKEN: { value: EXPRESSION },\n  },\n});",
    "const password# = 'SECRET';\nnew rds.CfnDBCluster(this, 'Cluster#', { engine: 'aurora', masterUserPassword: password# });",
    "new lambda.Function(this, 'Fn#', { runtime, environment: { API_KEY: EXPRESSION } });",
    "new Service(this, 'Service#', { password: EXPRESSION });",
  ],
  heads: [
    "import * as cdk from 'aws-cdk-lib';\nimport * as rds from 'aws-cdk-lib/aws-rds';\nimport * as ecs from 'aws-cdk-lib/aws-ecs';\nimport * as codebuild from 'aws-cdk-lib/aws-codebuild';\nimport * as lambda from 'aws-cdk-lib/aws-lambda';\n\n",
    "// Licence ✓\nimport * as cdk from 'aws-cdk-lib';\nimport { aws_rds as rds, aws_ecs as ecs, aws_codebuild as codebuild, aws_lambda as lambda } from 'aws-cdk-lib';\n\n",
  ],
  types: [['class App extends cdk.Stack {\nbuild(task: ecs.TaskDefinition) {\n', '}\n}\n']],
};

/** CDK apps in Python. */
export const cdkPython: InfrastructureShape = {
  ...cdkTypescript,
  name: 'CDK apps in Python',
  extension: '.py',
  path: 'app/stack.py',
  comment: '#',
  indents: ['  ', '    '],
  forms: ["'SECRET'", '"SECRET"', "'SECRET' 'x'", '"postgres://app:SECRET@db/app"', "os.environ.get('PW', 'SECRET')"],
  members: [
    'rds.CfnDBInstance(\n  self,\n  "Db#",\n  engine="postgres",\n  master_user_password=EXPRESSION,  ~# kept\n)',
    'rds.DatabaseInstance(self, "Main#", credentials=rds.Credentials.from_password("app", cdk.SecretValue.unsafe_plain_text(EXPRESSION)))',
    'task.add_container(\n  "web#",\n  image=image,\n  environment={\n    "STAGE": "prod",\n    "DB_PASSWORD": EXPRESSION,\n  },\n)',
    'task.add_container("job#", environment={"DB_PASSWORD": "SECRET"})',
    'password# = "SECRET"\nrds.CfnDBCluster(self, "Cluster#", master_user_password=password#)',
    'lambda_.Function(self, "Fn#", environment={"API_KEY": EXPRESSION})',
    'Service(self, "Service#", password=EXPRESSION)',
  ],
  heads: [
    'import os\n\nimport aws_cdk as cdk\nfrom aws_cdk import aws_rds as rds, aws_ecs as ecs, aws_lambda as lambda_\n\n\n',
    '# Licence ✓\nimport os\nimport aws_cdk as cdk\nfrom aws_cdk import (\n  aws_rds as rds,\n  aws_lambda as lambda_,\n)\n\n',
  ],
  types: [['def build(self, task):\n  pass\n', '\n  return self\n']],
};
