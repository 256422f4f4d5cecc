import type { Language } from '../language';
import { readPlainText } from '../plaintext/read';
import { readYaml } from './read';

/** YAML, with what CloudFormation, Kubernetes, Compose and pipelines write in it. */
export const language: Language = {
  id: 'yaml',
  languageIds: [
    'yaml',
    'dockercompose',
    'github-actions-workflow',
    'azure-pipelines',
    'ansible',
    'home-assistant',
    'helm',
    'cloudformation',
  ],
  // Salt writes its states and pillars in YAML.
  extensions: ['.yaml', '.yml', '.sls'],
  // Kustomize looks for a file of this name without an extension, too.
  fileNames: ['.clang-format', '.clang-tidy', '.yamllint', 'kustomization'],
  comments: { line: '#' },
  grammar: 'tree-sitter-yaml.wasm',
  readsWithin: true,
  read: (source, tree, within) => (tree ? readYaml(source, tree, within) : readPlainText(source)),
};
