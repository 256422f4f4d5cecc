import type { ParsedDocument } from '../languages/document';
import { isConstant } from '../languages/literal';
import type { Literal } from '../languages/literal';
import { literalOf } from '../rewriters/shared/literals';
import { words } from '../rewriters/shared/identifiers';
import type { Finding } from '../scan/finding';

/**
 * Members of the JSON that Secrets Manager and its rotation functions expect of a database's credentials.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html
 */
export type ConnectionMember = 'engine' | 'host' | 'username' | 'password' | 'dbname' | 'port';

/** A literal that is one member of a connection. */
export interface MemberLiteral {
  readonly member: ConnectionMember;
  readonly literal: Literal;
}

/** The fields of one connection that stand together in a document. */
export interface ConnectionFields {
  /** In the order of the JSON, the password among them. */
  readonly fields: readonly MemberLiteral[];
  /** The JSON object to store. */
  readonly json: string;
}

/** Languages whose look-ups read one member of a secret that is a JSON object. */
export const jsonLanguages: ReadonlySet<string> = new Set([
  'typescript',
  'tsx',
  'javascript',
  'python',
  'java',
  'kotlin',
  'go',
  'csharp',
  'rust',
  'ruby',
  'php',
  'shellscript',
  'powershell',
]);

const order: readonly ConnectionMember[] = ['engine', 'host', 'username', 'password', 'dbname', 'port'];

/** The words by which the members are called in code. */
const memberWords: Readonly<Record<string, ConnectionMember>> = {
  engine: 'engine',
  dialect: 'engine',
  adapter: 'engine',
  driver: 'engine',
  host: 'host',
  hostname: 'host',
  server: 'host',
  address: 'host',
  endpoint: 'host',
  user: 'username',
  username: 'username',
  login: 'username',
  uid: 'username',
  password: 'password',
  passwd: 'password',
  pass: 'password',
  pwd: 'password',
  database: 'dbname',
  dbname: 'dbname',
  db: 'dbname',
  schema: 'dbname',
  port: 'port',
};

/** The engines as AWS calls them, by what stands for them in code. */
const engines: readonly (readonly [engine: string, pattern: RegExp])[] = [
  ['aurora-postgresql', /aurora.?postgres/i],
  ['postgres', /postgres|psycopg|asyncpg|^pg$|\bpq\b/i],
  ['mariadb', /maria/i],
  ['mysql', /mysql/i],
  ['sqlserver', /sql.?server|mssql|pymssql/i],
  ['oracle', /oracle/i],
  ['mongo', /mongo/i],
  ['redshift', /redshift/i],
  ['db2', /\bdb2\b/i],
];

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_CommonTasks.Connect.html, the engines' default ports. */
const ports: Readonly<Record<string, string>> = {
  '5432': 'postgres',
  '3306': 'mysql',
  '1433': 'sqlserver',
  '1521': 'oracle',
  '27017': 'mongo',
  '5439': 'redshift',
};

/** How far apart the fields of one connection may stand, in characters. */
const reach = 1500;

/**
 * The connection that a password belongs to: the literals that stand beside it, are bound to names of the same stem and
 * hold its user, and its host or database if they stand there. Undefined where there is no user, or where something of it
 * is not constant.
 */
export function connectionOf(document: ParsedDocument, finding: Finding): ConnectionFields | undefined {
  const literal = finding.kind === 'storable' ? literalOf(document, finding) : undefined;
  const own = literal && namesOf(literal).find(({ member }) => member === 'password');
  if (literal === undefined || own === undefined || !jsonLanguages.has(document.language.id)) {
    return undefined;
  }
  const { stem } = own;
  const alike = document.literals.filter(
    (other) => memberOf(other, stem) !== undefined && isFixed(other) && isNear(other, literal),
  );
  const passwords = alike.filter((other) => memberOf(other, stem) === 'password');
  const found = new Map<ConnectionMember, Literal>();
  for (const other of alike) {
    const member = memberOf(other, stem);
    // What stands nearer to another password belongs to that one.
    if (member === undefined || nearest(other, passwords) !== literal) {
      continue;
    }
    const known = found.get(member);
    if (known === undefined || distance(other, literal) < distance(known, literal)) {
      found.set(member, other);
    }
  }
  if (!found.has('username') || !(found.has('host') || found.has('dbname'))) {
    return undefined;
  }
  const fields = order.flatMap((member) => {
    const field = found.get(member);
    return field === undefined ? [] : [{ member, literal: field }];
  });
  return { fields, json: jsonOf(document, fields, literal) };
}

interface FieldName {
  readonly member: ConnectionMember;
  /** What the names of one connection have in common: where they stand, and what they begin with. */
  readonly stem: string;
}

/** What a literal may be of a connection, by what it is bound to: `DB_NAME` is a `dbname`, or the name of a `DB_…`. */
function namesOf({ name, call }: Literal): readonly FieldName[] {
  const last = name.at(-1) ?? (typeof call?.argument === 'string' ? call.argument : undefined);
  const parts = last === undefined ? [] : words(last);
  return [1, 2].flatMap((count) => {
    const prefix = parts.slice(0, -count);
    const word = parts.slice(-count).join('');
    const member = memberWords[word] ?? (word === 'name' && prefix.length > 0 ? 'dbname' : undefined);
    const stem = JSON.stringify([...name.slice(0, -1), prefix.join(' '), call?.callee ?? '']);
    return member === undefined || parts.length < count ? [] : [{ member, stem }];
  });
}

/** What a literal is of the connection with a stem. */
function memberOf(literal: Literal, stem: string): ConnectionMember | undefined {
  return namesOf(literal).find((name) => name.stem === stem)?.member;
}

/** Whether a literal is a text of its own that a look-up can stand for, and not looked up or compared. */
function isFixed(literal: Literal): boolean {
  return isConstant(literal) && literal.text !== '' && /^(?:assigned|argument)$/.test(literal.use);
}

function isNear(left: Literal, right: Literal): boolean {
  return distance(left, right) < reach;
}

function distance(left: Literal, right: Literal): number {
  return Math.abs(left.outer.start - right.outer.start);
}

function nearest(literal: Literal, candidates: readonly Literal[]): Literal | undefined {
  return [...candidates].sort((left, right) => distance(literal, left) - distance(literal, right))[0];
}

/** The JSON in AWS's own structure; the engine where it can be told, the port where it is written beside. */
function jsonOf(document: ParsedDocument, fields: readonly MemberLiteral[], password: Literal): string {
  const texts = new Map(fields.map(({ member, literal }) => [member, literal.text]));
  const port = texts.get('port') ?? portBeside(document.source, fields);
  const engine = engineOf(texts.get('engine'), password, port);
  const object: Record<string, string | number | undefined> = {
    engine,
    host: texts.get('host'),
    username: texts.get('username'),
    password: texts.get('password'),
    dbname: texts.get('dbname'),
    port: port !== undefined && /^\d{1,5}$/.test(port) ? Number(port) : undefined,
  };
  return JSON.stringify(Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)));
}

/** A port that is a number in the code: on the lines from the first field to the one below the last. */
function portBeside(source: string, fields: readonly MemberLiteral[]): string | undefined {
  const starts = fields.map(({ literal }) => literal.outer.start);
  const ends = fields.map(({ literal }) => literal.outer.end);
  const start = source.lastIndexOf('\n', Math.min(...starts)) + 1;
  const last = source.indexOf('\n', Math.max(...ends));
  const below = last < 0 ? -1 : source.indexOf('\n', last + 1);
  const lines = source.slice(start, below < 0 ? source.length : below);
  return /(?:(?<![A-Za-z])(?:port|Port|PORT)|(?<=[a-z])Port)["']?[\t ]{0,8}[:=]>?[\t ]{0,8}(\d{2,5})\b/.exec(
    lines,
  )?.[1];
}

function engineOf(stated: string | undefined, { name, call }: Literal, port: string | undefined): string | undefined {
  const clues = [stated, call?.callee.split('.')[0], call?.callee, ...name].filter((clue) => clue !== undefined);
  const told = clues.flatMap((clue) => engines.find(([, pattern]) => pattern.test(clue))?.[0] ?? [])[0];
  return told ?? ports[port ?? ''];
}
