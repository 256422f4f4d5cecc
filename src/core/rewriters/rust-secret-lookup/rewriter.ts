import { planLookup } from '../code/plan';
import { rustDialect } from '../rust/dialect';
import type { Rewriter } from '../rewriter';

/** Moves a secret of Rust code to Secrets Manager or Parameter Store. */
export const rewriter: Rewriter = {
  id: 'rust-secret-lookup',
  languages: ['rust'],
  targets: ['secretsmanager', 'parameterstore'],
  plan: (request) =>
    request.target === 'secretsmanager' || request.target === 'parameterstore'
      ? planLookup(request, request.target, rustDialect)
      : undefined,
};
