import fc from 'fast-check';

/** A program that hands a secret to `record`, and tells by that what it sees. */
export interface GeneratedProgram {
  readonly extension: '.mjs' | '.cjs' | '.mts' | '.tsx';
  readonly source: string;
  /** The secret: the sample itself, or the string that holds it. */
  readonly secret: string;
  /** A comment that must survive. */
  readonly comments: readonly string[];
}

/** Stands for the literal while a program is put together. */
const HERE = '\u0001';

/** Expressions around a literal, each a value that `record` can compare. */
const expressions = [
  HERE,
  `(${HERE})`,
  `${HERE}.length`,
  `${HERE}.split('-')[0]`,
  `${HERE}[0]`,
  `[${HERE}, 1]`,
  `[...${HERE}].length`,
  `({ password: ${HERE} }).password`,
  `({ storedPassword: 1, secret: ${HERE} }).secret`,
  `({ ...{ token: ${HERE} } }).token`,
  `${HERE} + 'x'`,
  `'x' + ${HERE} + 1`,
  `1 + (${HERE} + 2)`,
  `${HERE} === 'y' ? 1 : ${HERE}`,
  `${HERE} ? 1 : 2`,
  `typeof ${HERE}`,
  `!${HERE}`,
  `\`<\${${HERE}}>\``,
  `identity(${HERE})`,
  `identity({ options: { password: ${HERE}, port: 1 } })`,
  `new Box(${HERE}).value`,
  `process.env.STRONGROOM_NOT_SET || ${HERE}`,
  `process.env.STRONGROOM_NOT_SET ?? ${HERE}`,
  `(0, ${HERE})`,
  `String.raw\`a\${${HERE}}\``,
  `[1].map(() => ${HERE})[0]`,
  `[1].map(function (x = ${HERE}) { return x })[0]`,
  `(() => ({ key: ${HERE} }))().key`,
  `((key = ${HERE}) => key)()`,
  `new (class { key = ${HERE} })().key`,
  `({ get key() { return ${HERE} } }).key`,
  `[...(function* () { yield ${HERE} })()][0]`,
];

const typedExpressions = [
  `(${HERE} as string)`,
  `${HERE}!`,
  `${HERE} as const`,
  `[${HERE}] as const`,
  `${HERE} satisfies string`,
];

/** Statements that record an expression `E`; `;` only where a statement's end must be marked. */
const placements = [
  'record(E)',
  'const value = E\nrecord(value)',
  'let password = E, other = 2\nrecord(password, other)',
  'if (host) {\n  record(E)\n}',
  'if (host) record(E)\nelse record(1)',
  'for (const each of [1, 2]) record(each, E)',
  'for (const each of [1, 2]) {\n  // each\n  record(each, E)\n}',
  'switch (host) {\n  case host:\n    record(E)\n    break\n  default:\n}',
  'try {\n  record(E)\n} finally {\n  record(1)\n}',
  'label: for (;;) {\n  record(E)\n  break label\n}',
  'function connect() {\n  return E\n}\nrecord(connect())',
  'record(connect())\nfunction connect() {\n  const password = E\n  return password\n}',
  'const connect = () => E\nrecord(connect())',
  'const connect = function () { return E }\nrecord(connect())',
  'function connect(password = E) {\n  return password\n}\nrecord(connect(), connect(2))',
  'async function connect(password = E) {\n  return password\n}\nwait(connect().then(record))',
  'async function main() {\n  record(E)\n}\nwait(main())',
  'wait(main())\n\nasync function main() {\n  "use strict"\n  // The first.\n  record(E)\n}',
  'const main = async () => E\nwait(main().then(record))',
  'const main = async () => {\n  const rows = [1, 2]\n  return rows.map((row) => [row, E])\n}\nwait(main().then(record))',
  'const main = async (rows) => rows.map((row) => [row, E])\nwait(main([1]).then(record))',
  'const main = async () => ({ list: [1].map(() => E) })\nwait(main().then(record))',
  'async function main() {\n  record(inner())\n  function inner() {\n    return E\n  }\n}\nwait(main())',
  'async function main() {\n  if (host) [1].forEach(() => record(E))\n}\nwait(main())',
  'async function main() { [1].forEach(() => record(E)) }\nwait(main())',
  'async function main() {\n  class Inner {\n    key = E\n  }\n  record(new Inner().key)\n}\nwait(main())',
  'async function* stream() {\n  yield E\n}\nwait((async () => {\n  for await (const each of stream()) record(each)\n})())',
  'function* stream() {\n  yield E\n}\nrecord([...stream()])',
  'class Service {\n  password = E\n}\nrecord(new Service().password)',
  'class Service {\n  static password = E\n}\nrecord(Service.password)',
  'class Service {\n  static {\n    record(E)\n  }\n}',
  'class Service {\n  #key = 1\n  constructor() {\n    this.password = E\n    record(this.#key)\n  }\n}\nrecord(new Service().password)',
  'class Service {\n  get password() {\n    return E\n  }\n}\nrecord(new Service().password)',
  'class Service {\n  async read() {\n    return E\n  }\n}\nwait(new Service().read().then(record))',
  'class Service {\n  read = async () => E\n}\nwait(new Service().read().then(record))',
  'const service = {\n  async read() {\n    return identity({ a: 1, password: E })\n  },\n}\nwait(service.read().then(record))',
  'const KEY = E\nasync function main() {\n  record(KEY)\n}\nwait(main())',
  'const key = E\nasync function main() {\n  if (host) {\n    record(key, { key })\n    record(`<${key}>`)\n  }\n}\nwait(main())',
  'const KEY = E\nconst read = () => KEY\nconst main = async () => read().length\nwait(main().then(record))',
  'function connect() {\n  return E\n}\nasync function main() {\n  record(connect())\n  try {\n    return connect()\n  } catch {}\n}\nwait(main())',
  'const key = E\nlet made\nfunction connect() {\n  if (!made) made = { key }\n  return made\n}\nconst main = async () => connect()\nwait(Promise.all([main(), main()]).then(([first, second]) => record(first, first === second)))',
  'const service = identity({\n  host,\n  // The key.\n  key: E,\n})\nconst list = async () => [service.key, service === service]\nasync function main() {\n  record(await list(), service.host)\n}\nwait(Promise.all([main(), main()]))',
  'const options = { host, login: { name: 1, key: E } }\nasync function main() {\n  record(options.login.key, options.host)\n  record(options.login.name, `${options.login.key}`)\n}\nwait(main())',
  'const key = process.env.NOT_SET || E\nasync function main() {\n  record(key, { key })\n}\nwait(main())',
  'const KEY = process.env.NOT_SET ?? E\nasync function main() {\n  record({ KEY })\n  return KEY.length\n}\nwait(main().then(record))',
  'const service = new Box(E)\nconst read = () => service.value\nwait((async () => record(read(), read()))())',
  'let kept\nconst main = async () => {\n  kept ??= new Box(E)\n  return kept\n}\nwait(Promise.all([main(), main()]).then(([first, second]) => record(first.value, first === second)))',
  'function load() {\n  return Promise.resolve(1).then(() => 2)\n}\nconst later = (key) => Promise.all([key, load()])\nfunction start() {\n  return Promise.all([E, later(1)])\n}\nwait(start().then(record))',
  'class Service {\n  #key = E\n  #sign(text) {\n    return text + this.#key\n  }\n  async send() {\n    record(this.#sign("a"), this.#key)\n  }\n}\nwait(new Service().send())',
  ';(function () {\n  record(E)\n})()',
  'wait((async function () {\n  record(E)\n})())',
  ';[1, 2].forEach((each) => {\n  record(each, E)\n})',
  'setting.password = E\nrecord(setting.password)',
  'const { password = E } = setting\nrecord(password)',
  'const [first = E] = []\nrecord(first)',
  'record(...[E])',
  'const config = {\n  host,\n  // The password.\n  password: E, // of the database\n  port: 1,\n}\nrecord(config.password, config.port)',
];

const heads = {
  module: `import { Box, host, identity, record, setting, wait } from 'kit'`,
  commonjs: `const { Box, host, identity, record, setting, wait } = require('kit')`,
};

const literals = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("'S'", '"S"', '`S`') },
  { weight: 1, arbitrary: fc.constantFrom("'S\\n\\u00e9'", "'it\\'s S'", '`S\\`\\${x}`') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "('a' + 'S')",
      "('postgres://app:S@' + host + '/db')",
      '`postgres://app:S@${host}/db`',
      "'postgres://app:S@db.internal/app'",
      "('mysql://root:' + 'S' + '@' + host)",
    ),
  },
);

/** Text for comments and strings: anything but what would end them. */
const prose = fc
  .string({ unit: 'binary', maxLength: 8 })
  .map((text) => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029*/\\'"`$‹›]/gu, ''));

/** Programs in many styles with a secret in many places. */
export const programs = (secret: string): fc.Arbitrary<GeneratedProgram> =>
  fc
    .record({
      extension: fc.constantFrom('.mjs' as const, '.cjs' as const, '.mts' as const, '.tsx' as const),
      expression: fc.nat(),
      placement: fc.nat(),
      literal: literals,
      semicolons: fc.boolean(),
      eol: fc.constantFrom('\n', '\r\n'),
      indent: fc.constantFrom('  ', '    ', '\t'),
      start: fc.constantFrom(
        '',
        '#!/usr/bin/env node\n',
        '/* eslint-disable */\n',
        "'use strict'\n",
        '// @ts-check\n\n',
        '\uFEFF',
        '/**\n * Licence: MIT\n */\n\n',
      ),
      comment: prose,
      before: fc.constantFrom(
        '',
        "import 'dotenv/config'\n",
        'const secret = 1\n',
        'process.title\n',
        'const secretValues = 2, getSecret = 3\n',
      ),
      lastLineEnd: fc.boolean(),
    })
    .map((parts) => assemble(parts, secret));

interface Parts {
  readonly extension: GeneratedProgram['extension'];
  readonly expression: number;
  readonly placement: number;
  readonly literal: string;
  readonly semicolons: boolean;
  readonly eol: string;
  readonly indent: string;
  readonly start: string;
  readonly comment: string;
  readonly before: string;
  readonly lastLineEnd: boolean;
}

function assemble(parts: Parts, secret: string): GeneratedProgram {
  const typed = parts.extension.includes('t');
  const all = typed ? [...expressions, ...typedExpressions] : expressions;
  const expression = (all[parts.expression % all.length] ?? HERE).split(HERE);
  // Only the first place holds the secret; others hold what is like it but is none.
  const literal = parts.literal.replace('S', secret);
  const filled = (expression[0] ?? '') + literal + expression.slice(1).join("'plain'");
  const statement = (placements[parts.placement % placements.length] ?? 'record(E)').replace(/\bE\b/, () => filled);
  const common = parts.extension === '.cjs';
  const before = common ? parts.before.replace("import 'dotenv/config'", "require('dotenv/config')") : parts.before;
  const comment = `// ${parts.comment.trim()} ✓`;
  const end = typed ? 'const done: number = 1' : 'const done = 1';
  const lines = `${parts.start}${common ? heads.commonjs : heads.module}\n${before}\n${comment}\n${statement}\n${end}\nrecord(done)\n`;
  const ended = parts.semicolons
    ? lines.replace(/([\w)\]'"`])$(?!\n\s*[.?:])/gm, (_, last: string, offset: number) =>
        withSemicolon(lines, offset, last),
      )
    : lines;
  const indented = ended.replace(/^(?: {2})+/gm, (spaces) => parts.indent.repeat(spaces.length / 2));
  const source = (parts.lastLineEnd ? indented : indented.replace(/\n$/, '')).replace(/\n/g, parts.eol);
  return { extension: parts.extension, source, secret, comments: [comment] };
}

/** Puts a semicolon where a line ends a statement, as far as a line can tell. */
function withSemicolon(text: string, offset: number, last: string): string {
  const line = text.slice(text.lastIndexOf('\n', offset) + 1, offset + 1);
  return /^\s*(?:\/\/|#!|\/\*|\*|label:|case|default)|\bif \([^)]*\)$|^\s*else$/.test(line) ? last : `${last};`;
}
