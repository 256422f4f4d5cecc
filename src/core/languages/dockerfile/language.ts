import type { Language } from '../language';
import { readDockerfile } from './read';

/** Dockerfiles and Containerfiles. */
export const language: Language = {
  id: 'dockerfile',
  languageIds: ['dockerfile'],
  extensions: ['.dockerfile', '.containerfile'],
  fileNames: ['dockerfile', 'dockerfile.*', 'containerfile', 'containerfile.*', 'dockerfile-*', 'dockerfile_*'],
  comments: { line: '#' },
  read: readDockerfile,
};
