import { planLookup } from '../code/plan';
import { csharpDialect } from '../csharp/dialect';
import type { Rewriter } from '../rewriter';

/** Moves a secret of C# code to Secrets Manager or Parameter Store. */
export const rewriter: Rewriter = {
  id: 'csharp-secret-lookup',
  languages: ['csharp'],
  targets: ['secretsmanager', 'parameterstore'],
  plan: (request) =>
    request.target === 'secretsmanager' || request.target === 'parameterstore'
      ? planLookup(request, request.target, csharpDialect)
      : undefined,
};
