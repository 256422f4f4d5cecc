import { javascriptLanguages } from '../javascript/reading';
import type { Rewriter } from '../rewriter';

export const rewriter: Rewriter = {
  id: 'javascript-credential-chain',
  languages: javascriptLanguages,
  targets: ['default-credential-chain'],
  plan: () => undefined,
};
