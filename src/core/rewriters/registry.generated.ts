// Generated from the folders beside this file: npm run generate.
import { rewriter as ansible } from './ansible/rewriter';
import { rewriter as appRunner } from './app-runner/rewriter';
import { rewriter as appsettings } from './appsettings/rewriter';
import { rewriter as browserPage } from './browser-page/rewriter';
import { rewriter as cdk } from './cdk/rewriter';
import { rewriter as cloudformation } from './cloudformation/rewriter';
import { rewriter as codebuild } from './codebuild/rewriter';
import { rewriter as compose } from './compose/rewriter';
import { rewriter as configCredentialChain } from './config-credential-chain/rewriter';
import { rewriter as copilot } from './copilot/rewriter';
import { rewriter as cpp } from './cpp/rewriter';
import { rewriter as credentialsFile } from './credentials-file/rewriter';
import { rewriter as csharpCredentialChain } from './csharp-credential-chain/rewriter';
import { rewriter as csharpEnvironment } from './csharp-environment/rewriter';
import { rewriter as csharpSecretLookup } from './csharp-secret-lookup/rewriter';
import { rewriter as dockerBake } from './docker-bake/rewriter';
import { rewriter as dockerfile } from './dockerfile/rewriter';
import { rewriter as dotenv } from './dotenv/rewriter';
import { rewriter as ecsTaskDefinition } from './ecs-task-definition/rewriter';
import { rewriter as githubActions } from './github-actions/rewriter';
import { rewriter as gitlabCi } from './gitlab-ci/rewriter';
import { rewriter as goCredentialChain } from './go-credential-chain/rewriter';
import { rewriter as goEnvironment } from './go-environment/rewriter';
import { rewriter as goSecretLookup } from './go-secret-lookup/rewriter';
import { rewriter as gradle } from './gradle/rewriter';
import { rewriter as helmValues } from './helm-values/rewriter';
import { rewriter as helmfile } from './helmfile/rewriter';
import { rewriter as javaCredentialChain } from './java-credential-chain/rewriter';
import { rewriter as javaEnvironment } from './java-environment/rewriter';
import { rewriter as javaSecretLookup } from './java-secret-lookup/rewriter';
import { rewriter as javascriptCredentialChain } from './javascript-credential-chain/rewriter';
import { rewriter as javascriptEnvironment } from './javascript-environment/rewriter';
import { rewriter as javascriptSecretLookup } from './javascript-secret-lookup/rewriter';
import { rewriter as jenkinsfile } from './jenkinsfile/rewriter';
import { rewriter as keyFile } from './key-file/rewriter';
import { rewriter as kotlinCredentialChain } from './kotlin-credential-chain/rewriter';
import { rewriter as kotlinEnvironment } from './kotlin-environment/rewriter';
import { rewriter as kotlinSecretLookup } from './kotlin-secret-lookup/rewriter';
import { rewriter as kubernetes } from './kubernetes/rewriter';
import { rewriter as makefile } from './makefile/rewriter';
import { rewriter as nomad } from './nomad/rewriter';
import { rewriter as notebook } from './notebook/rewriter';
import { rewriter as packer } from './packer/rewriter';
import { rewriter as phpCredentialChain } from './php-credential-chain/rewriter';
import { rewriter as phpEnvironment } from './php-environment/rewriter';
import { rewriter as phpSecretLookup } from './php-secret-lookup/rewriter';
import { rewriter as pipelineSecrets } from './pipeline-secrets/rewriter';
import { rewriter as powershellCredentialChain } from './powershell-credential-chain/rewriter';
import { rewriter as powershellEnvironment } from './powershell-environment/rewriter';
import { rewriter as powershellSecretLookup } from './powershell-secret-lookup/rewriter';
import { rewriter as procfile } from './procfile/rewriter';
import { rewriter as pulumi } from './pulumi/rewriter';
import { rewriter as pythonCredentialChain } from './python-credential-chain/rewriter';
import { rewriter as pythonEnvironment } from './python-environment/rewriter';
import { rewriter as pythonSecretLookup } from './python-secret-lookup/rewriter';
import { rewriter as rails } from './rails/rewriter';
import { rewriter as rubyCredentialChain } from './ruby-credential-chain/rewriter';
import { rewriter as rubyEnvironment } from './ruby-environment/rewriter';
import { rewriter as rubySecretLookup } from './ruby-secret-lookup/rewriter';
import { rewriter as rustCredentialChain } from './rust-credential-chain/rewriter';
import { rewriter as rustEnvironment } from './rust-environment/rewriter';
import { rewriter as rustSecretLookup } from './rust-secret-lookup/rewriter';
import { rewriter as serverless } from './serverless/rewriter';
import { rewriter as settings } from './settings/rewriter';
import { rewriter as shellscriptCredentialChain } from './shellscript-credential-chain/rewriter';
import { rewriter as shellscriptEnvironment } from './shellscript-environment/rewriter';
import { rewriter as shellscriptSecretLookup } from './shellscript-secret-lookup/rewriter';
import { rewriter as spring } from './spring/rewriter';
import { rewriter as terraform } from './terraform/rewriter';
import { rewriter as terraformJson } from './terraform-json/rewriter';
import { rewriter as terragrunt } from './terragrunt/rewriter';
import { rewriter as textReference } from './text-reference/rewriter';
import type { Rewriter } from './rewriter';

export const rewriters: readonly Rewriter[] = [
  ansible,
  appRunner,
  appsettings,
  browserPage,
  cdk,
  cloudformation,
  codebuild,
  compose,
  configCredentialChain,
  copilot,
  cpp,
  credentialsFile,
  csharpCredentialChain,
  csharpEnvironment,
  csharpSecretLookup,
  dockerBake,
  dockerfile,
  dotenv,
  ecsTaskDefinition,
  githubActions,
  gitlabCi,
  goCredentialChain,
  goEnvironment,
  goSecretLookup,
  gradle,
  helmValues,
  helmfile,
  javaCredentialChain,
  javaEnvironment,
  javaSecretLookup,
  javascriptCredentialChain,
  javascriptEnvironment,
  javascriptSecretLookup,
  jenkinsfile,
  keyFile,
  kotlinCredentialChain,
  kotlinEnvironment,
  kotlinSecretLookup,
  kubernetes,
  makefile,
  nomad,
  notebook,
  packer,
  phpCredentialChain,
  phpEnvironment,
  phpSecretLookup,
  pipelineSecrets,
  powershellCredentialChain,
  powershellEnvironment,
  powershellSecretLookup,
  procfile,
  pulumi,
  pythonCredentialChain,
  pythonEnvironment,
  pythonSecretLookup,
  rails,
  rubyCredentialChain,
  rubyEnvironment,
  rubySecretLookup,
  rustCredentialChain,
  rustEnvironment,
  rustSecretLookup,
  serverless,
  settings,
  shellscriptCredentialChain,
  shellscriptEnvironment,
  shellscriptSecretLookup,
  spring,
  terraform,
  terraformJson,
  terragrunt,
  textReference,
];
