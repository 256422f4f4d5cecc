import fc from 'fast-check';

/** A generated program with placeholders for secrets, and how it is written. */
export interface GeneratedProgram {
  readonly text: string;
  readonly deps: readonly string[];
}

const unicode = fc.constantFrom('é', '日本語', '🔑🗝️', 'ﬁ', '\u0301x', 'naïve — “quoted”', 'ж', '𝕏');

const heads = fc.constantFrom(
  '',
  '#!/usr/bin/env python3\n',
  '#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n# Copyright 2026 ☃\n\n',
  '"""A docstring — with 🔑."""\n',
  "'''\nA longer\ndocstring.\n'''\nfrom __future__ import annotations\n\n",
  '# what follows\n',
);

const importBlocks = fc.constantFrom(
  '',
  'import os\n',
  'import json\nimport os\nimport sys\n\nimport abc as _abc\n',
  'import sys, os\nfrom collections import OrderedDict\n\n\n',
  'import os as system\nfrom functools import lru_cache  # noqa\n',
  'from functools import (\n    lru_cache,\n    partial,\n)\nimport os\n',
  'try:\n    import json\nexcept ImportError:\n    json = None\nimport os.path\n',
  'import sys\nsys.path.insert(0, "lib")\nimport os\n',
  'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import functools\n    import boto3\n',
  'import boto3\nimport functools\n\nget_secret = len\n',
);

/** Expressions around a secret; `§` is the literal. Each is worth a string that shows the secret. */
const expressions = fc.constantFrom(
  '§',
  '(§)',
  'str(§)',
  '{"password": §}["password"]',
  '[§, None][0]',
  '(lambda password=§: password)()',
  '(lambda: §)()',
  '[p for p in [§] if p][0]',
  '"%s" % §',
  '§ + "!"',
  '"<" + § + ">"',
  '"{}{}".format(§, 1)',
  '§.strip().upper()',
  '§ if 1 else ""',
  '"" or §',
  'dict(password=§, other=1)["password"]',
  '(§,)[0]',
  'str(§ == "x") + §[:3]',
  'f"{len(§)}"',
  '"".join([§, §])',
  '(\n    §\n)',
  '(\n    # before\n    §  # behind\n)',
  '(__import__("os").environ.get("NOT_SET_ANYWHERE") or §)',
  '__import__("os").environ.get("NOT_SET_ANYWHERE", §)',
);

/** How the literal is written. */
const literals = fc.constantFrom(
  '"‹password›"',
  "'‹password›'",
  'r"‹password›"',
  "u'‹password›'",
  '"""‹password›"""',
  "f'‹password›'",
  "b'‹password›'.decode()",
  '"Bearer ‹token›"',
  '"{x} ‹token› \\\\ %s"',
  'r"\\d{2} ‹token›"',
);

const statements = fc
  .tuple(expressions, literals, unicode, fc.integer({ min: 0, max: 6 }), fc.boolean())
  .map(([expression, literal, noise, shape, comment]) => {
    const nested = expression.includes('f"{');
    const plain = nested ? "'‹password›'" : literal;
    const value = expression.replaceAll('§', plain.startsWith("f'") && nested ? "'‹password›'" : plain);
    const tail = comment && !value.includes('\n') ? `  # ${noise}` : '';
    switch (shape) {
      case 0:
        return `seen.append(${value})${tail}\n`;
      case 1:
        return `secret = ${value}${tail}\nseen.append(secret)\n`;
      case 2:
        return `def f(host="${noise}", *, password=${value}):\n    return password\n\n\nseen.append(f())\n`;
      case 3:
        return `class C:\n    """${noise}"""\n    password = ${value}\n\n    def get(self):\n        return self.password\nseen.append(C().get())\n`;
      case 4:
        return `if True: seen.append(${value}); other = "${noise}"\n`;
      case 5:
        return `async def g():\n    x = "${noise}"\n    return ${value}\n`;
      default:
        return `for i in range(1):\n    with open("/dev/null") as f:\n        seen.append(${value})\n`;
    }
  });

/** Runnable programs in many manners: they print what they saw, or nothing where the code is not called. */
export const pythonProgram: fc.Arbitrary<GeneratedProgram> = fc
  .record({
    head: heads,
    imports: importBlocks,
    before: fc.constantFrom('', '\n', '\n\nNAME = "app"\n', '\ndef helper(boto3=None, os=None):\n    return "x"\n\n\n'),
    body: fc.array(statements, { minLength: 1, maxLength: 4 }),
    eol: fc.constantFrom('\n', '\n', '\r\n'),
    bom: fc.boolean(),
    tabs: fc.boolean(),
    end: fc.boolean(),
    deps: fc.constantFrom([], ['boto3'], ['aws-lambda-powertools'], ['aws-secretsmanager-caching', 'boto3']),
  })
  .map(({ head, imports, before, body, eol, bom, tabs, end, deps }) => {
    const hasMark = bom && !head.startsWith('#!');
    let text = `${head}${imports}${before}seen = []\n${body.join('\n')}print(seen)${end ? '\n' : ''}`;
    if (tabs) {
      text = text.replace(/^(?: {4})+/gm, (spaces) => '\t'.repeat(spaces.length / 4));
    }
    return { text: (hasMark ? '\uFEFF' : '') + text.replace(/\n/g, eol), deps };
  });

/** How a key pair is held (`ID`, `SECRET`: the placeholders), and the expressions under which it is then at hand. */
const holders: readonly (readonly [definition: string, id: string, secret: string])[] = [
  ['', 'ID', 'SECRET'],
  ['KEY = ID\nSECRET_KEY = SECRET\n', 'KEY', 'SECRET_KEY'],
  ['KEY, SECRET_KEY, REGION = ID, SECRET, "eu-west-1"\n', 'KEY', 'SECRET_KEY'],
  ['KEY = ID; SECRET_KEY = SECRET  # 🔑\n', 'KEY', 'SECRET_KEY'],
  ['# keys\nKEY: str = (\n    ID\n)\nSECRET_KEY = copy = SECRET\n', 'KEY', 'copy'],
  ['class Config:\n    """é"""\n    KEY = ID\n    SECRET_KEY = SECRET\n', 'Config.KEY', 'Config.SECRET_KEY'],
  ['class Config:\n    KEY = ID\n    SECRET_KEY = SECRET\n    region = "日本"\n', 'Config.KEY', 'Config().SECRET_KEY'],
  ['CONFIG = {"aws": {"key": ID, "secret": SECRET}, "x": 1}\n', 'CONFIG["aws"]["key"]', 'CONFIG["aws"]["secret"]'],
  ['CONFIG = dict(key=ID, secret=SECRET)\n', 'CONFIG["key"]', 'CONFIG.get("secret")'],
  ['CONFIG = {}\nCONFIG["key"] = ID\nCONFIG["secret"] = SECRET\n', 'CONFIG["key"]', 'CONFIG["secret"]'],
  [
    'import os\nKEY = os.getenv("MY_KEY", ID)\nSECRET_KEY = os.environ.get("MY_SECRET") or SECRET\n',
    'KEY',
    'SECRET_KEY',
  ],
  ['import os\nKEY = os.environ.get("AWS_ACCESS_KEY_ID", ID)\nSECRET_KEY = SECRET\n', 'KEY', 'SECRET_KEY'],
  ['def keys():\n    return {"key": ID, "secret": SECRET}\n', 'keys()["key"]', 'keys()["secret"]'],
  ['if len("x"):\n    KEY = ID\n    SECRET_KEY = SECRET\nelse:\n    KEY = SECRET_KEY = None\n', 'KEY', 'SECRET_KEY'],
];

/** What takes the pair (`K`, `S`); each appends what it saw of everything else. */
const takers = fc.constantFrom(
  'seen.append(boto3.client("s3", aws_access_key_id=K, aws_secret_access_key=S))\n',
  'seen.append(boto3.client(\n    "s3",\n    region_name="eu",  # the region\n    aws_access_key_id=K,\n    aws_secret_access_key=S,\n))\n',
  'seen.append(boto3.Session(aws_access_key_id=K,\n                          aws_secret_access_key=S, region_name="eu").client("sqs"))\n',
  'seen.append(boto3.client("s3", "eu", None, True, None, None, K, S, None, "config"))\n',
  'options = {"aws_access_key_id": K, "aws_secret_access_key": S, "region_name": "eu"}\nseen.append(boto3.resource("s3", **options))\n',
  'options = dict(\n    aws_access_key_id=K,\n    aws_secret_access_key=S,\n)\nseen.append(boto3.resource("s3", **options))\n',
  'def connect(name):\n    """Connects."""\n    key = K\n    secret = S\n    return boto3.client(name, aws_access_key_id=key, aws_secret_access_key=secret)\n\n\nseen.append(connect("é"))\n',
  'def connect(name, key=None, secret=None):\n    return boto3.client(name, aws_access_key_id=key, aws_secret_access_key=secret)\n\n\nseen.append(connect("é", key=K, secret=S))\n',
  'class Store:\n    def __init__(self, key, secret):\n        self.key = key\n        self.secret = secret\n        self.client = boto3.client("s3", aws_access_key_id=self.key, aws_secret_access_key=self.secret)\n\n\nseen.append(Store(K, S).client)\n',
  'seen.extend(boto3.client(name, aws_access_key_id=K, aws_secret_access_key=S) for name in ("a", "b"))\n',
  'boto3.setup_default_session(aws_access_key_id=K, aws_secret_access_key=S)\nseen.append(boto3.client("sns"))\n',
);

/** Runnable programs that hand an AWS key pair to boto3 in one way or another. */
export const credentialProgram: fc.Arbitrary<string> = fc
  .record({
    head: heads,
    holder: fc.constantFrom(...holders),
    takers: fc.array(takers, { minLength: 1, maxLength: 3 }),
    eol: fc.constantFrom('\n', '\r\n'),
    tabs: fc.boolean(),
    end: fc.boolean(),
  })
  .map(({ head, holder: [definition, id, secret], takers: all, eol, tabs, end }) => {
    const literals: Readonly<Record<string, string>> = {
      ID: '"‹aws-access-key-id:k›"',
      SECRET: "'‹aws-secret-access-key:s›'",
    };
    const body = all
      .map((taker, index) =>
        taker
          .replace(/\b(connect|Store)\b/g, `$1${String(index)}`)
          .replace(/\bK\b/g, id)
          .replace(/\bS\b/g, secret),
      )
      .join('\n');
    let text = `${head}import boto3\n\n${definition}\nseen = []\n${body}print(seen)${end ? '\n' : ''}`.replace(
      /\b(?:ID|SECRET)\b/g,
      (name) => literals[name] ?? name,
    );
    if (tabs) {
      text = text.replace(/^(?: {4})+/gm, (spaces) => '\t'.repeat(spaces.length / 4));
    }
    return text.replace(/\n/g, eol);
  });
