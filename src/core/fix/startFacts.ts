import { takesEnvironmentFile } from '../rewriters/shared/environmentFileReader';
import type { ManifestFacts } from './projectFacts';

/** Scripts of a package.json that start a program, the one that is meant for it first. */
const startScripts = ['start', 'dev', 'serve', 'start:dev'] as const;

/**
 * What starts a program of Node.js, as its package.json has it: a script of it, or the file that it names.
 * https://docs.npmjs.com/cli/commands/npm-start
 *
 * @param manifest what the package.json holds.
 */
export function nodeStart(manifest: Readonly<Record<string, unknown>>): string | undefined {
  const { main } = manifest;
  const commands = scriptsOf(manifest);
  const script = startScripts.find((name) => commands.some(([given, command]) => given === name && command !== null));
  if (script !== undefined) {
    return script === 'start' ? 'npm start' : `npm run ${script}`;
  }
  return typeof main === 'string' && /^[\w./-]{1,80}$/.test(main) ? `node ${main}` : undefined;
}

function scriptsOf({ scripts }: Readonly<Record<string, unknown>>): [name: string, command: unknown][] {
  return typeof scripts === 'object' && scripts !== null ? Object.entries(scripts) : [];
}

/**
 * Whether a script of a package.json starts a program with what stands in `.env`, whatever is set in its environment:
 * containers that are handed the file, or what loads it and is told to override, as `env-cmd` does by itself.
 * https://docs.docker.com/reference/cli/docker/container/run/#env, https://github.com/motdotla/dotenv#preload,
 * https://dotenvx.com/docs/advanced/run-overload, https://github.com/entropitor/dotenv-cli#override,
 * https://github.com/toddbluhm/env-cmd#-no-override
 *
 * @param manifest what the package.json holds.
 */
export function startsWithFile(manifest: Readonly<Record<string, unknown>>): boolean {
  return scriptsOf(manifest).some(
    ([name, command]) =>
      startScripts.some((script) => script === name) &&
      typeof command === 'string' &&
      (takesEnvironmentFile(command) ||
        /\bdotenv_config_override=(?!false\b)|\bdotenvx?\b[^&|;]{0,80}\s(?:-o|--over(?:load|ride))(?=\s)|(?:^|[\s/])env-cmd\s(?![^&|;]{0,80}--no-override\b)|\b(?:docker|podman)\s+(?:container\s+)?(?:run|create)\s[^&|;]{0,200}--env-file(?:=|\s+)(?:\.\/)?\.env(?![\w.])/.test(
          command,
        )),
  );
}

/**
 * What a file says with which a program may start, or containers do: whether it takes what stands in `.env` for the values.
 *
 * @param name without folder.
 */
export function startFacts(name: string, text: string): ManifestFacts {
  const takes = /\.ya?ml$/.test(name) ? handsToContainers(text) : takesEnvironmentFile(text);
  return {
    ...(takes && { takesEnvironmentFile: true }),
    ...(name === 'manage.py' && { startCommand: 'python manage.py runserver' }),
  };
}

/**
 * Whether a compose file hands `.env` to a container as it is: what is set where Compose runs fills in only what the file
 * spells out. https://docs.docker.com/compose/how-tos/environment-variables/set-environment-variables/#use-the-env_file-attribute
 */
function handsToContainers(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.some((line, index) => {
    const [, files] =
      /^(?:[ \t]{1,40}(?:-[ \t]{1,9})?|[^#]{0,200}[{,][ \t]{0,9})["']?env_file["']?:(.*)$/.exec(line) ?? [];
    if (files === undefined) {
      return false;
    }
    const below = lines.slice(index + 1);
    const end = below.findIndex((item) => !/^\s*(?:-|path:|required:|format:|#|$)/.test(item));
    return [files, ...below.slice(0, end === -1 ? undefined : end)].some(namesEnvironmentFile);
  });
}

function namesEnvironmentFile(text: string): boolean {
  return /(?:^|[\s["',{/])\.env(?=$|[\s\]"',}])/.test(text.replace(/#.*/, ''));
}
