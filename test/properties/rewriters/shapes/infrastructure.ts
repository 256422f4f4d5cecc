import { cdkPython, cdkTypescript } from './cdk';
import { dockerfile, helmValues } from './images';
import type { InfrastructureShape } from './infrastructureShape';
import { pipelines } from './pipelines';

/** What all formats have in common: two blanks a level, since lists hang on them. */
const common = { indents: ['  '], comment: '#', once: /never/g, imports: /^never / } as const;

const scalars = ['SECRET', "'SECRET'", '"SECRET"', '"postgres://app:SECRET@db/app"', 'SECRET # kept'];

const cloudformation: InfrastructureShape = {
  ...common,
  name: 'CloudFormation templates',
  extension: '.yaml',
  path: 'template.yaml',
  keepsLines: true,
  refuses: ['parameterstore', 'environment'],
  forms: scalars,
  members: [
    'Db#:\n  Type: AWS::RDS::DBInstance\n  Properties:\n    Engine: postgres\n    MasterUserPassword: EXPRESSION\n    AllocatedStorage: "20"',
    'Cluster#:\n  Type: AWS::DocDB::DBCluster\n  DependsOn: [A, B]\n  Properties:\n    MasterUsername: !Ref User\n    MasterUserPassword: EXPRESSION',
    'Fn#:\n  Type: AWS::Lambda::Function\n  Properties:\n    Handler: index.handler\n    Environment:\n      Variables:\n        STAGE: prod\n        API_KEY: EXPRESSION\n        OTHER: EXPRESSION',
    "Broker#:\n  Type: AWS::AmazonMQ::Broker\n  Properties:\n    Users:\n      - Username: app\n        Password: EXPRESSION\n      - Username: !Sub '${AWS::StackName}'\n        Password: EXPRESSION",
    'User#:\n  Type: AWS::IAM::User\n  Properties:\n    LoginProfile: { Password: "SECRET", PasswordResetRequired: true }',
    'Joined#:\n  Type: AWS::DMS::Endpoint\n  Properties:\n    Password: !Sub "SECRET"\n    Port: 5432',
    'Cache#:\n  Type: AWS::ElastiCache::ReplicationGroup\n  Metadata:\n    Note: kept ✓\n  Properties:\n    AuthToken: EXPRESSION',
  ],
  heads: ['', "# Licence ✓\nAWSTemplateFormatVersion: '2010-09-09'\nTransform: AWS::Serverless-2016-10-31\n\n"],
  types: [['Resources:', '\nOutputs:\n  X:\n    Value: !GetAtt Y.Arn\n']],
};

const compose: InfrastructureShape = {
  ...common,
  name: 'Compose files',
  extension: '.yaml',
  path: 'compose.yaml',
  keepsLines: true,
  refuses: ['secretsmanager', 'parameterstore'],
  forms: scalars,
  members: [
    'db#:\n  image: postgres\n  environment:\n    POSTGRES_USER: app\n    POSTGRES_PASSWORD: EXPRESSION',
    'web#:\n  image: web\n  environment:\n    - DATABASE_URL=postgres://app:SECRET@db/app\n    - "TOKEN=SECRET"\n    - MODE=prod',
    'cache#:\n  image: redis\n  command: redis-server --requirepass SECRET\n  ports: ["6379:6379"]',
    "job#:\n  image: job\n  command: ['run', '--password', 'SECRET']",
    'build#:\n  build:\n    context: .\n    args:\n      NPM_TOKEN: EXPRESSION\n  environment: { A: b, PASSWORD: "SECRET" }',
  ],
  heads: ['', '# Licence ✓\nname: app\n\n'],
  types: [['services:', '\nvolumes:\n  data: {}\n']],
};

const workflow: InfrastructureShape = {
  ...common,
  name: 'GitHub Actions workflows',
  extension: '.yml',
  path: '.github/workflows/ci.yml',
  keepsLines: true,
  refuses: ['secretsmanager', 'parameterstore'],
  forms: scalars,
  members: [
    'job#:\n  runs-on: ubuntu-latest\n  steps:\n    - run: ./deploy.sh\n      env:\n        API_TOKEN: EXPRESSION\n        MODE: prod',
    'login#:\n  runs-on: ubuntu-latest\n  steps:\n    - uses: actions/checkout@v4\n    - name: Sign in\n      uses: docker/login-action@v3\n      with:\n        username: app\n        password: EXPRESSION',
    'script#:\n  runs-on: ubuntu-latest\n  steps:\n    - run: |\n        docker login -u app -p SECRET registry.example.com\n        make\n',
    'line#:\n  runs-on: ubuntu-latest\n  env:\n    PASSWORD: EXPRESSION\n  steps:\n    - run: curl -u app:SECRET https://example.com',
  ],
  heads: ['on: push\n', '# Licence ✓\nname: CI\non:\n  push:\n    branches: [main]\n\n'],
  types: [['jobs:', '']],
};

const kubernetes: InfrastructureShape = {
  ...common,
  name: 'Kubernetes manifests',
  extension: '.yaml',
  path: 'deploy/app.yaml',
  keepsLines: false,
  refuses: ['environment', 'secretsmanager', 'parameterstore'],
  forms: scalars.slice(0, 4),
  members: [
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: db#\nstringData:\n  password: EXPRESSION\n---',
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: two#\n  labels:\n    app: web\ntype: Opaque\nstringData:\n  a: EXPRESSION\n  b: EXPRESSION\n---',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web#\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          image: web\n          env:\n            - name: MODE\n              value: prod\n            - name: DB_PASSWORD\n              value: EXPRESSION\n          ports:\n            - containerPort: 80\n---',
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: service#\nspec:\n  ports:\n    - port: 80\n---',
  ],
  heads: ['', '# Licence ✓\n'],
  types: [['', '\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: app\n']],
};

const terraform: InfrastructureShape = {
  ...common,
  name: 'Terraform configurations',
  extension: '.tf',
  path: 'main.tf',
  keepsLines: false,
  refuses: ['secretsmanager', 'parameterstore'],
  forms: ['"SECRET"', '"user=app;password=SECRET"', 'trimspace("SECRET")'],
  members: [
    'resource "aws_db_instance" "db#" {\n  engine   = "postgres"\n  username = "app"\n  password = "SECRET" // kept\n}',
    'resource "aws_docdb_cluster" "docs#" {\n  master_username = "app"\n  master_password = EXPRESSION\n}',
    'locals {\n  first#  = 1\n  secret# = EXPRESSION\n}',
    'variable "token#" {\n  type    = string\n  default = "SECRET"\n}',
    'module "app#" {\n  source   = "./app"\n  password = EXPRESSION\n  tags = {\n    Name = "app"\n  }\n}',
    'resource "aws_lambda_function" "fn#" {\n  function_name = "fn"\n  environment {\n    variables = {\n      MODE    = "prod"\n      API_KEY = EXPRESSION\n    }\n  }\n}',
    'provider "postgresql" {\n  alias    = "p#"\n  password = EXPRESSION\n}',
  ],
  heads: [
    '',
    '# Licence ✓\n\nterraform {\n  required_version = ">= 1.11"\n}\n',
    'terraform {\n  required_version = "~> 1.5"\n}\n',
  ],
  types: [['', '']],
};

/** Every format. */
export const infrastructure: readonly InfrastructureShape[] = [
  cloudformation,
  compose,
  workflow,
  kubernetes,
  terraform,
  dockerfile,
  helmValues,
  cdkTypescript,
  cdkPython,
  ...pipelines,
];
