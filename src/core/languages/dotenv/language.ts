import type { Language } from '../language';
import { readDotenv } from './read';

/** Files of environment variables: `.env` and its kin. */
export const language: Language = {
  id: 'dotenv',
  languageIds: ['dotenv', 'env', 'properties-env'],
  extensions: ['.env'],
  fileNames: ['.env', '.env.*', '.flaskenv', '.dev.vars', '.env-*', '.env_*'],
  comments: { line: '#' },
  read: (source) => readDotenv(source),
};
