// Generated from the folders beside this file: npm run generate.
import type { Language } from './language';

export const languages: readonly Language[] = [
];
