// Generated from the folders beside this file: npm run generate.
import type { Detector } from './detector';

export const detectors: readonly Detector[] = [
];
