// Generated from the folders beside this file: npm run generate.
import { detector as awsAccessKeyId } from './aws-access-key-id/detector';
import { detector as awsSecretAccessKey } from './aws-secret-access-key/detector';
import { detector as awsSessionToken } from './aws-session-token/detector';
import { detector as connectionStringWithPassword } from './connection-string-with-password/detector';
import { detector as credentialsInHeader } from './credentials-in-header/detector';
import { detector as jsonWebToken } from './json-web-token/detector';
import { detector as passwordInCode } from './password-in-code/detector';
import { detector as privateKey } from './private-key/detector';
import { detector as providerToken } from './provider-token/detector';
import { detector as secretInCode } from './secret-in-code/detector';
import type { Detector } from './detector';

export const detectors: readonly Detector[] = [
  awsAccessKeyId,
  awsSecretAccessKey,
  awsSessionToken,
  connectionStringWithPassword,
  credentialsInHeader,
  jsonWebToken,
  passwordInCode,
  privateKey,
  providerToken,
  secretInCode,
];
