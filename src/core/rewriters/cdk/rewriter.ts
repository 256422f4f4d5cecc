import { javascriptLanguages } from '../javascript/reading';
import type { Rewriter } from '../rewriter';
import { planKeys } from './keys';
import { planJavascript } from './javascript';
import { planPython } from './python';

/** Writes references that CloudFormation, ECS or CodeBuild resolve into CDK code. */
export const rewriter: Rewriter = {
  id: 'cdk',
  languages: [...javascriptLanguages, 'python'],
  targets: ['secretsmanager', 'parameterstore', 'environment', 'default-credential-chain'],
  plan: (request) => {
    const { target, document } = request;
    if (target === 'default-credential-chain') {
      return planKeys(request);
    }
    return document.language.id === 'python' ? planPython(request, target) : planJavascript(request, target);
  },
};
