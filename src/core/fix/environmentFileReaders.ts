import type { ManifestFacts } from './projectFacts';

/** Whether variables of the environment stand in a file: `.env`, `.env.local`, `app.env`. */
export function isEnvironmentFile(path: string): boolean {
  return /(?:^|[\\/])\.env\b[^\\/]*$|\.env$/i.test(path);
}

/**
 * The settings that name files of variables: https://docs.docker.com/reference/compose-file/services/#env_file and
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/secretgenerator/
 */
const settings = {
  compose: /\benv_file:([^\r\n]{0,300}(?:\r?\n[ \t]{0,40}(?:-|path:|required:|#)[^\r\n]{0,300}){0,40})/g,
  kustomize: /\benvs?:([^\r\n]{0,300}(?:\r?\n[ \t]{0,40}(?:-|#)[^\r\n]{0,300}){0,40})/g,
} as const;

/**
 * Whether Compose or Kustomize hands a file of variables on as it stands there. Both take the value of a name that has none
 * from their own environment.
 *
 * @param manifest the path of Compose's or Kustomize's own file, `/` between folders.
 * @param file the path of the file of variables, from the same root.
 */
export function environmentFileFacts(manifest: string, text: string, file: string): ManifestFacts {
  const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1);
  if (!isEnvironmentFile(file) || !file.startsWith(folder)) {
    return {};
  }
  const reader = /^kustomization/i.test(manifest.slice(folder.length)) ? 'kustomize' : 'compose';
  const own = file.slice(folder.length);
  const isNamed = [...text.matchAll(settings[reader])].some(([, list = '']) =>
    list
      .replace(/(?:^|\s)#[^\r\n]*/g, '')
      .split(/[\s,[\]"']+/)
      .some((word) => word.replace(/^\.\//, '') === own),
  );
  return isNamed ? { environmentFileReader: reader } : {};
}
