// Generated from the folders beside this file: npm run generate.
import { rewriter as goCredentialChain } from './go-credential-chain/rewriter';
import { rewriter as goEnvironment } from './go-environment/rewriter';
import { rewriter as goSecretLookup } from './go-secret-lookup/rewriter';
import { rewriter as javaCredentialChain } from './java-credential-chain/rewriter';
import { rewriter as javaEnvironment } from './java-environment/rewriter';
import { rewriter as javaSecretLookup } from './java-secret-lookup/rewriter';
import { rewriter as javascriptCredentialChain } from './javascript-credential-chain/rewriter';
import { rewriter as javascriptEnvironment } from './javascript-environment/rewriter';
import { rewriter as javascriptSecretLookup } from './javascript-secret-lookup/rewriter';
import { rewriter as pythonCredentialChain } from './python-credential-chain/rewriter';
import { rewriter as pythonEnvironment } from './python-environment/rewriter';
import { rewriter as pythonSecretLookup } from './python-secret-lookup/rewriter';
import { rewriter as rustCredentialChain } from './rust-credential-chain/rewriter';
import { rewriter as rustEnvironment } from './rust-environment/rewriter';
import { rewriter as rustSecretLookup } from './rust-secret-lookup/rewriter';
import type { Rewriter } from './rewriter';

export const rewriters: readonly Rewriter[] = [
  goCredentialChain,
  goEnvironment,
  goSecretLookup,
  javaCredentialChain,
  javaEnvironment,
  javaSecretLookup,
  javascriptCredentialChain,
  javascriptEnvironment,
  javascriptSecretLookup,
  pythonCredentialChain,
  pythonEnvironment,
  pythonSecretLookup,
  rustCredentialChain,
  rustEnvironment,
  rustSecretLookup,
];
