import type { Language } from '../language';
import { readJson } from './read';

/** JSON, with comments and trailing commas, and what JSON5 adds to strings and keys. */
export const language: Language = {
  id: 'json',
  languageIds: ['json', 'jsonc', 'jsonl', 'json5', 'snippets', 'code-snippets'],
  extensions: [
    '.json',
    '.jsonc',
    '.json5',
    '.jsonl',
    '.ndjson',
    '.code-workspace',
    '.code-snippets',
    '.webmanifest',
    '.har',
    '.geojson',
    '.tfstate',
    '.avsc',
    '.tfstate.backup',
    '.postman_collection',
    '.arb',
    '.topojson',
    '.jsonld',
  ],
  fileNames: [
    '.babelrc',
    '.eslintrc',
    '.jshintrc',
    '.swcrc',
    '.bowerrc',
    '.firebaserc',
    '.watchmanconfig',
    'composer.lock',
    'pipfile.lock',
  ],
  comments: { line: '//', block: ['/*', '*/'] },
  quoted: true,
  readsWithin: true,
  read: (source, _tree, within) => readJson(source, within),
};
