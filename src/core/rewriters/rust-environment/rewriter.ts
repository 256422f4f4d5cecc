import { planLookup } from '../code/plan';
import { rustDialect } from '../rust/dialect';
import type { Rewriter } from '../rewriter';

/** Replaces a secret of Rust code by a variable of the environment. */
export const rewriter: Rewriter = {
  id: 'rust-environment',
  languages: ['rust'],
  targets: ['environment'],
  plan: (request) => (request.target === 'environment' ? planLookup(request, 'environment', rustDialect) : undefined),
};
