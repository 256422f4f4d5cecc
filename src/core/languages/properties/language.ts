import type { Language } from '../language';
import { readProperties } from './read';

/** Java's property files. */
export const language: Language = {
  id: 'properties',
  languageIds: ['java-properties', 'properties', 'spring-boot-properties'],
  extensions: ['.properties'],
  fileNames: [],
  comments: { line: '#' },
  read: readProperties,
};
