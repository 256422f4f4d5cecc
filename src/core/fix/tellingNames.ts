import { camelCase, isContainer, isGeneral, screamingCase, snakeCase, words } from '../rewriters/shared/identifiers';
import type { Finding } from '../scan/finding';

/** Schemes that say nothing of what is connected to. */
const plainSchemes = /^(?:https?|ftps?|tcp|ssl|tls|jdbc|odbc|basic|bearer)$/;
/** What a connection string is called; anything else gives way to `url`. */
const connections = /^(?:uri|url|dsn)$/;
/** What functions do; what they do it to tells more. */
const doing =
  /^(?:get|set|is|has|new|make|create|build|load|read|write|test|do|on|open|close|connect|send|fetch|upload|download|login|start|stop|save|call|request|query|with|to|from)$/;
/** Files that every program has. */
const plainFiles =
  /^(?:main|index|app|application|program|lib|mod|init|config|configuration|settings?|values|utils?|helpers?|common|constants|env|dockerfile|docker-compose|compose|template|readme|server|client|script|run|[\w-]*pipelines?|gitlab-ci|jenkinsfile|makefile|buildspec)$/i;

/** Of a finding, what its name can be made of. */
type NamedFinding = Pick<Finding, 'detector' | 'facts'>;

/**
 * Better names than a general one, such as `password`, `uri` or `Authorization`, the best first; none where the name
 * tells enough: what the service calls its token (`slackBotToken`), what a connection string connects to (`mongodbUri`).
 */
export function namesByKind(hint: string, { detector, facts }: NamedFinding): string[] {
  if (!isGeneral(hint)) {
    return [];
  }
  const { provider, token, scheme } = facts;
  if (provider !== undefined && token !== undefined) {
    const [said, kind] = [words(provider), words(token)];
    return [styled(hint, [...said, ...kind.filter((word) => !said.includes(word))].join(' '))];
  }
  const [product = ''] = words(scheme ?? '');
  if (detector !== 'connection-string-with-password' || product === '' || plainSchemes.test(product)) {
    return [];
  }
  const noun = words(hint).at(-1) ?? '';
  return [styled(hint, `${product} ${connections.test(noun) ? noun : 'url'}`)];
}

/**
 * Names that tell a general one apart where nothing else does, as in an environment that many files share: with what the
 * code around is called, innermost first, and with the file's name.
 *
 * @param file the file's name without extension.
 */
export function namesByPlace(hint: string, surroundings: readonly string[], file: string): string[] {
  const own = words(hint);
  // Who calls a constant of several words `API_KEY` means the variable of that name.
  if (!isGeneral(hint) || (isScreaming(hint) && own.length > 1)) {
    return [];
  }
  const types = surroundings.filter(isTypeName);
  const around = [...types, ...surroundings.filter((name) => !isTypeName(name))]
    .map((name) => words(name))
    .map((said) => (doing.test(said[0] ?? '') ? said.slice(1) : said))
    .filter((said) => said.length > 0 && !said.some((word) => own.includes(word)))
    .map((said) => said.join(' '));
  return [...around, ...(isPlainFile(file) ? [] : [file])].map((name) => qualified(name, hint));
}

/**
 * A name made of all that a value is bound to, without what only holds it: `Broker-Users-Password`; undefined where that
 * tells no more than the name itself.
 *
 * @param path the names from the outermost in.
 */
export function nameByPath(hint: string, path: readonly string[]): string | undefined {
  // A block of Terraform is named by its label; its type says what every such block is.
  const named = path[0] === 'resource' || path[0] === 'data' ? path.slice(2) : path;
  const telling = named.filter((name) => !isContainer(name)).join('-');
  const own = words(hint);
  return words(telling).every((word) => own.includes(word)) ? undefined : telling;
}

function isTypeName(name: string): boolean {
  return /^[A-Z]/.test(name) && !isScreaming(name);
}

/** Whether a file is called as many are. @param file its name without extension. */
export function isPlainFile(file: string): boolean {
  return plainFiles.test(file) || words(file).length === 0;
}

/** A name with another before it, written as the names are: `LOAD_TOKEN`, `load_token`, `loadToken`. */
export function qualified(around: string, name: string): string {
  return styled(`${around}${name}`.includes('_') && !isScreaming(name) ? 'snake_case' : name, `${around} ${name}`);
}

/** Words written as a name is. */
function styled(like: string, text: string): string {
  return isScreaming(like) ? screamingCase(text) : like.includes('_') ? snakeCase(text) : camelCase(text);
}

function isScreaming(name: string): boolean {
  return /^[A-Z][A-Z\d_]*$/.test(name);
}
