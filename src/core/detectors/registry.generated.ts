// Generated from the folders beside this file: npm run generate.
import { detector as awsAccessKeyId } from './aws-access-key-id/detector';
import { detector as awsAppsyncApiKey } from './aws-appsync-api-key/detector';
import { detector as awsBedrockApiKey } from './aws-bedrock-api-key/detector';
import { detector as awsConsoleSignInUrl } from './aws-console-sign-in-url/detector';
import { detector as awsMwsAuthToken } from './aws-mws-auth-token/detector';
import { detector as awsPresignedUrl } from './aws-presigned-url/detector';
import { detector as awsSecretAccessKey } from './aws-secret-access-key/detector';
import { detector as awsServiceSpecificPassword } from './aws-service-specific-password/detector';
import { detector as awsSesSmtpPassword } from './aws-ses-smtp-password/detector';
import { detector as awsSessionToken } from './aws-session-token/detector';
import { detector as connectionStringWithPassword } from './connection-string-with-password/detector';
import { detector as credentialsInHeader } from './credentials-in-header/detector';
import { detector as jsonWebToken } from './json-web-token/detector';
import { detector as loginWithAmazonSecret } from './login-with-amazon-secret/detector';
import { detector as passwordInCode } from './password-in-code/detector';
import { detector as privateKey } from './private-key/detector';
import { detector as providerToken } from './provider-token/detector';
import { detector as secretInCode } from './secret-in-code/detector';
import type { Detector } from './detector';

export const detectors: readonly Detector[] = [
  awsAccessKeyId,
  awsAppsyncApiKey,
  awsBedrockApiKey,
  awsConsoleSignInUrl,
  awsMwsAuthToken,
  awsPresignedUrl,
  awsSecretAccessKey,
  awsServiceSpecificPassword,
  awsSesSmtpPassword,
  awsSessionToken,
  connectionStringWithPassword,
  credentialsInHeader,
  jsonWebToken,
  loginWithAmazonSecret,
  passwordInCode,
  privateKey,
  providerToken,
  secretInCode,
];
