import { App, SecretValue, Stack } from 'aws-cdk-lib';
import * as codebuild from 'aws-cdk-lib/aws-codebuild';
import * as docdb from 'aws-cdk-lib/aws-docdb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as rds from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';

const ordersPassword = '‹password›';

class Data extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const vpc = new ec2.Vpc(this, 'Vpc', { maxAzs: 2 });
    new rds.DatabaseInstance(this, 'Orders', {
      engine: rds.DatabaseInstanceEngine.MYSQL,
      vpc,
      credentials: rds.Credentials.fromPassword('orders', SecretValue.unsafePlainText(ordersPassword)),
    });
    new docdb.DatabaseCluster(this, 'Documents', {
      masterUser: { username: 'documents', password: SecretValue.unsafePlainText('‹password›') },
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.R5, ec2.InstanceSize.LARGE),
      vpc,
    });
    new rds.CfnDBInstance(this, 'Legacy', {
      engine: 'postgres',
      dbInstanceClass: 'db.t3.micro',
      allocatedStorage: '20',
      masterUsername: 'legacy',
      masterUserPassword: '‹password›',
    });
    new iam.User(this, 'Auditor', { password: SecretValue.unsafePlainText('‹password›') });

    const task = new ecs.FargateTaskDefinition(this, 'Task');
    task.addContainer('web', {
      image: ecs.ContainerImage.fromRegistry('public.ecr.aws/nginx/nginx'),
      logging: ecs.LogDrivers.awsLogs({ streamPrefix: 'web' }),
      environment: {
        STAGE: 'prod',
        DB_PASSWORD: '‹password›',
      },
    });
    new codebuild.Project(this, 'Build', {
      buildSpec: codebuild.BuildSpec.fromObject({ version: '0.2', phases: { build: { commands: ['npm publish'] } } }),
      environmentVariables: {
        REGISTRY_PASSWORD: { value: '‹password›' },
      },
    });
    new lambda.Function(this, 'Handler', {
      runtime: lambda.Runtime.NODEJS_20_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline('exports.handler = async () => {};'),
      environment: { SMTP_PASSWORD: '‹password›' },
    });
  }
}

const app = new App({ outdir: 'cdk.out' });
new Data(app, 'Data');
process.stdout.write(JSON.stringify(app.synth().getStackByName('Data').template));
