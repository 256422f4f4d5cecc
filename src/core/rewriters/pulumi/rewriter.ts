import { javascriptLanguages } from '../javascript/reading';
import type { Rewriter } from '../rewriter';
import { planJavascriptPulumi } from './javascript';
import { planPythonPulumi } from './python';

/** Has a Pulumi program look secrets up by Pulumi's own functions, as outputs that its state keeps encrypted. */
export const rewriter: Rewriter = {
  id: 'pulumi',
  languages: [...javascriptLanguages, 'python'],
  targets: ['secretsmanager', 'parameterstore'],
  plan: (request) => {
    const { target, document } = request;
    if (target !== 'secretsmanager' && target !== 'parameterstore') {
      return undefined;
    }
    return document.language.id === 'python'
      ? planPythonPulumi(request, target)
      : planJavascriptPulumi(request, target);
  },
};
