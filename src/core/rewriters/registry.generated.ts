// Generated from the folders beside this file: npm run generate.
import { rewriter as javaCredentialChain } from './java-credential-chain/rewriter';
import { rewriter as javaEnvironment } from './java-environment/rewriter';
import { rewriter as javaSecretLookup } from './java-secret-lookup/rewriter';
import { rewriter as javascriptCredentialChain } from './javascript-credential-chain/rewriter';
import { rewriter as javascriptEnvironment } from './javascript-environment/rewriter';
import { rewriter as javascriptSecretLookup } from './javascript-secret-lookup/rewriter';
import { rewriter as phpCredentialChain } from './php-credential-chain/rewriter';
import { rewriter as phpEnvironment } from './php-environment/rewriter';
import { rewriter as phpSecretLookup } from './php-secret-lookup/rewriter';
import { rewriter as pythonCredentialChain } from './python-credential-chain/rewriter';
import { rewriter as pythonEnvironment } from './python-environment/rewriter';
import { rewriter as pythonSecretLookup } from './python-secret-lookup/rewriter';
import { rewriter as rubyCredentialChain } from './ruby-credential-chain/rewriter';
import { rewriter as rubyEnvironment } from './ruby-environment/rewriter';
import { rewriter as rubySecretLookup } from './ruby-secret-lookup/rewriter';
import { rewriter as shellscriptCredentialChain } from './shellscript-credential-chain/rewriter';
import { rewriter as shellscriptEnvironment } from './shellscript-environment/rewriter';
import { rewriter as shellscriptSecretLookup } from './shellscript-secret-lookup/rewriter';
import type { Rewriter } from './rewriter';

export const rewriters: readonly Rewriter[] = [
  javaCredentialChain,
  javaEnvironment,
  javaSecretLookup,
  javascriptCredentialChain,
  javascriptEnvironment,
  javascriptSecretLookup,
  phpCredentialChain,
  phpEnvironment,
  phpSecretLookup,
  pythonCredentialChain,
  pythonEnvironment,
  pythonSecretLookup,
  rubyCredentialChain,
  rubyEnvironment,
  rubySecretLookup,
  shellscriptCredentialChain,
  shellscriptEnvironment,
  shellscriptSecretLookup,
];
