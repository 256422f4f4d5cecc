import type { Beside } from '../rewriters/rewriter';
import { isContainer, isGeneral, isScreaming, snakeCase, words, writtenLike } from '../rewriters/shared/identifiers';
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

/** Words by which a name says that it is a password, or a token. */
const passwordNoun = /^(?:password|passwd|passphrase|pass|pwd|pw)$/;
const tokenNoun = /^(?:token|key|secret|authorization|bearer|auth|credentials?)$/;
/** Words that say that something is an address or a connection. */
const connectionNoun =
  /^(?:urls?|uris?|dsn|connection|conn|string|address|endpoint|location|proxy|password|database|jdbc|link|server)$/;
/** Owners that say how something is used, but not what it is. */
const plainOwners =
  /^(?:pool|conn|connection|client|transporter|transport|session|engine|sequelize|type|orm|knex|http|curl|wget|fetch|invoke|request|response|req|res|r|resp|headers|axios|exec|bash|operator|sh|command)$/;

/** What objects of Kubernetes and of Compose are made of, whatever they are for. */
const orchestrationParts =
  /^(?:spec|services|template|jobTemplate|(?:init|ephemeral)?containers|args|command|env|data|stringData)$/i;

/** Of a finding, what its name can be made of. */
type NamedFinding = Pick<Finding, 'detector' | 'facts'> & Partial<Pick<Finding, 'name'>>;

/**
 * Better names than a general one, such as `password`, `uri` or `Authorization`, the best first; none where the name
 * tells enough: what the service calls its token (`slackBotToken`), what a connection string connects to (`mongodbUri`).
 */
export function namesByKind(
  hint: string,
  { detector, facts, name }: NamedFinding,
  style: NameStyle = 'camel',
): string[] {
  const { provider, token, scheme } = facts;
  // What a token's variable or client is called tells less than whose token it is: `transporter`, `octokit`.
  if (provider !== undefined && token !== undefined && (isGeneral(hint) || name?.every(isGeneral) === true)) {
    // A brand is one word, however it is written: `github`, `sendgrid`.
    const [said, kind] = [words(provider.toLowerCase()), words(token.toLowerCase())];
    return [styled(hint, style, [...said, ...kind.filter((word) => !said.includes(word))].join(' '))];
  }
  // An address to post to is called one.
  if (provider !== undefined && /\bwebhook\b/i.test(token ?? '') && words(hint).at(-1) === 'webhook') {
    return [styled(hint, style, `${hint} url`)];
  }
  const isConnection = detector === 'connection-string-with-password';
  if (
    isConnection &&
    name?.length !== 0 &&
    /:|^\w+$/.test(scheme ?? '') &&
    !words(hint.replace(/sql_?server/i, 'mssql')).some((word) => connectionNoun.test(word.replace(/\d{1,3}$/, '')))
  ) {
    return [styled(hint, style, `${hint} url`)];
  }
  // A number tells two addresses apart, and nothing of either: `url2`.
  if (!isGeneral(isConnection ? hint.replace(/\d{1,3}$/, '') : hint)) {
    return [];
  }
  const [product = ''] = words(scheme ?? '');
  if (!isConnection || product === '' || plainSchemes.test(product)) {
    return [];
  }
  const noun = words(hint).at(-1) ?? '';
  return [styled(hint, style, `${product} ${connections.test(noun) ? noun : 'url'}`)];
}

/** A name without the `X` that says of a header that no standard has it: `apiKey` of `xApiKey`. */
export function withoutX(hint: string): string {
  const [first, ...rest] = words(hint);
  return first === 'x' && rest.length > 0 ? writtenLike(hint, rest.join(' ')) : hint;
}

/**
 * Names that tell a general one apart where nothing else does, as in an environment that many files share: with what the
 * code around is called, innermost first, and with the file's name.
 *
 * @param file the file's name without extension.
 */
export function namesByPlace(
  hint: string,
  surroundings: readonly string[],
  file: string,
  style: NameStyle = 'camel',
): string[] {
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
  return [...around, ...(isPlainFile(file) ? [] : [file])].map((name) => qualified(name, hint, style));
}

/**
 * Names that tell a general one apart by what stands beside it: by the variable that it is within its literal, the user
 * whose password it is, the service that the token is sent to, the section of the settings.
 */
export function namesByBeside(
  hint: string,
  { name }: NamedFinding,
  beside: Beside,
  style: NameStyle = 'camel',
): string[] {
  const own = words(hint);
  const bound = (name ?? []).flatMap(words).filter((word) => !isContainer(word));
  const telling = own.filter((word) => !isGeneral(word) && !(plainOwners.test(word) && !bound.includes(word)));
  if (
    beside.variable !== undefined &&
    !own.some((word) => words(beside.variable ?? '').includes(word) && !isGeneral(word))
  ) {
    return [styled(hint, style, beside.variable)];
  }
  const fetched = /^(?:https?[ _-]?)?(ur[il])$|^https?[ _-]?(password)$/i.exec(hint);
  if (beside.service !== undefined && fetched !== null) {
    // What is fetched says more than how.
    return [styled(hint, style, `${beside.service} ${fetched[2] === undefined ? 'url' : 'password'}`)];
  }
  if (telling.length > 0 || (isScreaming(hint) && own.length > 1)) {
    return [];
  }
  const noun = own.at(-1) ?? '';
  if (passwordNoun.test(noun)) {
    return [beside.user, beside.section].flatMap((owner) =>
      owner === undefined || words(owner).every((word) => own.includes(word))
        ? []
        : [styled(hint, style, `${owner} ${noun}`)],
    );
  }
  const kind = own.filter(isGeneral).map((word) => (/^(?:authorization|bearer|auth)$/.test(word) ? 'token' : word));
  return beside.service !== undefined && tokenNoun.test(noun)
    ? [styled(hint, style, [beside.service, ...kind.filter((word, index) => kind.indexOf(word) === index)].join(' '))]
    : [];
}

/** Names for a second value of one name: with what its entry is called, or its user, before it. */
export function namesByEntry(hint: string, { label, user }: Beside, style: NameStyle = 'camel'): string[] {
  const own = words(hint);
  return [label, passwordNoun.test(own.at(-1) ?? '') ? user : undefined].flatMap((owner) =>
    owner === undefined || words(owner).every((word) => own.includes(word))
      ? []
      : [styled(hint, style, `${owner} ${hint}`)],
  );
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
  const telling = named.filter((name) => !isContainer(name) && !orchestrationParts.test(name)).join('-');
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

/** Folders that every program has. */
const plainFolders =
  /^(?:src|source|sources|code|lib|libs|app|apps|main|core|internal|pkg|cmd|bin|scripts?|tools?|java|kotlin|js|ts|py|php|rb|config|configs|conf|settings|initializers|environments?|resources|public|static|server|client|backend|frontend|web|www|api|packages?|services?|modules?|utils?|helpers?|common|shared|test|tests|spec|specs|dist|build|out|project|repo|workspace)$/i;

/**
 * What a file may be called in a name: its own name, or that of the innermost folder that tells more than one that many
 * files have; undefined where none does.
 *
 * @param file its name without extension.
 * @param path within the workspace, `/` between folders.
 */
export function tellingPlace(file: string, path: string): string | undefined {
  return isPlainFile(file)
    ? path
        .split('/')
        .slice(0, -1)
        .findLast((folder) => !plainFolders.test(folder) && !isPlainFile(folder) && /^[a-z][\w-]{0,30}$/i.test(folder))
    : file;
}

/** A name with another before it, written as the names are: `LOAD_TOKEN`, `load_token`, `loadToken`. */
export function qualified(around: string, name: string, style: NameStyle = 'camel'): string {
  return styled(
    `${around}${name}`.includes('_') && !isScreaming(name) ? 'snake_case' : name,
    style,
    `${around} ${name}`,
  );
}

/** Words written as a name is; where that is one word, which all styles write alike, in the style of the language. */
function styled(like: string, style: NameStyle, text: string): string {
  return style === 'snake' && /^[a-z\d]+$/.test(like) ? snakeCase(text) : writtenLike(like, text);
}

/** How a language writes names of several words. */
export type NameStyle = 'camel' | 'snake';

/** How names are written in a file. @param fileName without folder. */
export function nameStyleOf(fileName: string): NameStyle {
  return /\.(?:py|pyi|ipynb|rb|rake|sh|bash|zsh|ksh|rs|pl|ex|exs|tf|ya?ml|ini|toml|conf)$|^(?:Rakefile|Gemfile)$/i.test(
    fileName,
  )
    ? 'snake'
    : 'camel';
}
