// Generated from the folders beside this file: npm run generate.
import type { Rewriter } from './rewriter';

export const rewriters: readonly Rewriter[] = [
];
