import { planLookup } from '../code/plan';
import { csharpDialect } from '../csharp/dialect';
import type { Rewriter } from '../rewriter';

/** Replaces a secret of C# code by a variable of the environment. */
export const rewriter: Rewriter = {
  id: 'csharp-environment',
  languages: ['csharp'],
  targets: ['environment'],
  plan: (request) => (request.target === 'environment' ? planLookup(request, 'environment', csharpDialect) : undefined),
};
