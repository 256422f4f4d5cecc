import type { Language } from '../language';
import { readToml } from './read';

/** TOML: https://toml.io/en/v1.0.0 */
export const language: Language = {
  id: 'toml',
  languageIds: ['toml'],
  extensions: ['.toml'],
  fileNames: ['pipfile', 'gopkg.lock', 'cargo.lock', 'poetry.lock', 'uv.lock', 'pdm.lock', '.streamlit'],
  comments: { line: '#' },
  read: readToml,
};
