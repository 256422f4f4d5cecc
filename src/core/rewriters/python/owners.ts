import type { PythonFile } from './file';
import { ancestors, childIn } from './tree';
import type { PyNode } from './tree';

/** Modules and objects that say nothing of what is passed to their functions. */
const uninteresting =
  /^(?:requests|httpx|aiohttp|urllib3?|http|json|os|sys|logging|logger|log|print|dict|str|bytes|app|self|cls|session|argparse|parser|click|typer|field|super|range|next|set|list|tuple|response|request|SecretStr|SecretBytes|dataclasses|attrs?|pydantic|functools|decouple|environs?|models|unittest|mock|pytest)$/i;

/** Functions that define a field, whose name and class say more than their module does. */
const defining =
  /(?:^|\.)(?:[Ff]ield|[A-Z]\w{0,40}Field|[Cc]olumn|mapped_column|attrib|attr\.ib|[Oo]ption|[Aa]rgument)$/;

/** What the drivers and clients of Python's packages connect to, where their own names say less. */
const products: readonly (readonly [modules: RegExp, product: string])[] = [
  [/^(?:psycopg[23]?(?:cffi)?|asyncpg|aiopg|pg8000|pygresql|pgdb)$/, 'postgres'],
  [/^(?:pymysql|mysqldb|mysqlclient|aiomysql|asyncmy)$/, 'mysql'],
  [/^(?:pymssql|pytds)$/, 'sqlserver'],
  [/^(?:cx_oracle|oracledb)$/, 'oracle'],
  [/^(?:pymongo|motor|mongoengine)$/, 'mongodb'],
  [/^(?:aioredis|strictredis)$/, 'redis'],
  [/^(?:pika|aio_pika|kombu)$/, 'rabbitmq'],
  [/^(?:smtplib|aiosmtplib)$/, 'smtp'],
  [/^(?:imaplib|aioimaplib)$/, 'imap'],
  [/^(?:ftplib|aioftp)$/, 'ftp'],
  [/^(?:paramiko|asyncssh)$/, 'ssh'],
  [/^ldap3$/, 'ldap'],
];

/**
 * What a secret is for, the nearest first: what a client is assigned to, the module whose function is called, the class
 * whose method has it as a default: `postgres`, `db` of `db = psycopg2.connect(password="…")`.
 */
export function ownersOf(file: PythonFile, node: PyNode): string[] {
  const owners: string[] = [];
  for (const outer of ancestors(node)) {
    if (outer.type === 'call') {
      const callee = childIn(outer, 'function');
      const called = callee === undefined ? '' : file.text(callee);
      owners.push(called === '' || defining.test(called) ? '' : makerOf(file, called));
    } else if (outer.type === 'assignment') {
      const left = childIn(outer, 'left');
      owners.push((left === undefined ? '' : file.text(left)).split('.').at(-1) ?? '');
    } else if (/^(?:typed_)?default_parameter$/.test(outer.type)) {
      const around = ancestors(outer).find(({ type }) => type === 'class_definition');
      const name = around && childIn(around, 'name');
      return name === undefined ? owners : [file.text(name)];
    } else if (outer.type === 'block' || outer.type === 'lambda') {
      break;
    }
  }
  return owners.filter((name) => /^\w+$/.test(name) && !uninteresting.test(name));
}

/** The module or class of a callee: `psycopg2` of `psycopg2.connect` and of a `connect` that comes from there. */
function makerOf(file: PythonFile, callee: string): string {
  const [first = '', ...members] = callee.split('.');
  const from = file.imports.find((one) => one.kind === 'from' && one.names.some(({ local }) => local === first));
  const maker = members.length > 0 || /^[A-Z]/.test(first) ? first : (from?.module.split('.')[0] ?? '');
  return products.find(([modules]) => modules.test(maker.toLowerCase()))?.[1] ?? maker;
}
