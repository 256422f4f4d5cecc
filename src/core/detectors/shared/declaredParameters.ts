import type { ParsedDocument } from '../../languages/document';

/** Languages whose readers do not say what the file's own functions call their parameters. */
const readHere: ReadonlySet<string> = new Set([
  'python',
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'ruby',
  'shellscript',
]);

/** `def connect(host, password)`, `function connect(…)`, `const connect = (…) =>`, a method's `connect(…) {`. */
const functions: readonly RegExp[] = [
  /\b(?:def|function\*?)\s{1,4}(?:self\.)?([A-Za-z_$][\w$]{0,60})[?!]?\s{0,4}\(([^()]{0,600})\)/g,
  /\b(?:const|let|var)\s{1,4}([A-Za-z_$][\w$]{0,60})\s{0,4}=\s{0,4}(?:async\s{0,4})?\(([^()]{0,600})\)\s{0,4}(?::[^=\n]{1,80})?=>/g,
  /^[ \t]{1,20}(?:(?:async|static|public|private|protected)\s{1,4}){0,3}([A-Za-z_$][\w$]{0,60})\s?\(([^()]{0,600})\)\s?(?::[^{}\n]{1,60})?\{/gm,
];
const constructors = /\b(?:constructor|def\s{1,4}__init__|def\s{1,4}initialize)\s{0,4}\(([^()]{0,600})\)/g;
const classes = /\bclass\s{1,4}([A-Za-z_$][\w$]{0,60})/g;
/** Classes whose fields are the parameters of what makes one, in their order. */
const records =
  /(?:^|\n)(?:@(?:[\w.]{1,40}\.)?(?:dataclass|define|frozen|attrs|s)\b[^\n]{0,200}\n(?:@[^\n]{0,200}\n){0,4}class\s{1,4}(\w{1,60})[^\n]{0,200}|class\s{1,4}(\w{1,60})\((?:typing\.)?NamedTuple\)):[^\n]{0,80}\n((?:(?:[ \t]{1,8}[^\n]{0,300})?\n){1,60})/g;
const field = /^[ \t]{1,8}([A-Za-z_]\w{0,60})\s{0,2}:\s{0,2}[A-Z"'a-z]/;

/** `login_db() {`, `function login_db {` */
const shellFunction =
  /(?:^|[\n;])[ \t]{0,20}(?:function[ \t]{1,4})?([A-Za-z_][\w-]{0,60})[ \t]{0,4}(?:\(\))?[ \t]{0,4}\n?\{/g;
/** What a function of the shell calls its arguments: `local user="$1" password="$2"`. */
const shellParameter = /(?:^|[\s;])([A-Za-z_]\w{0,60})=["']?\$\{?([1-9])\b/g;
/** How much of a function of the shell is looked at, in UTF-16 code units. */
const shellBody = 1_500;

const statements: ReadonlySet<string> = new Set([
  'if',
  'for',
  'while',
  'switch',
  'catch',
  'with',
  'return',
  'function',
]);

type Parameters = ReadonlyMap<string, readonly string[] | undefined>;

const known = new WeakMap<ParsedDocument, Parameters>();

/**
 * What the file's own declaration of a function or class calls an argument that is given by position.
 *
 * @param callee as it is called; its last name is looked up.
 * @param argument counted from 0.
 * @param at where the argument stands: what `super` means depends on it.
 */
export function declaredParameter(
  document: ParsedDocument,
  callee: string,
  argument: number,
  at: number,
): string | undefined {
  if (!readHere.has(document.language.id)) {
    return undefined;
  }
  // `Base.__init__(self, …)`: the instance stands first.
  const unbound =
    document.language.id === 'python' ? /^(?:\w{1,40}\.){0,3}([A-Z]\w{0,60})\.__init__$/.exec(callee)?.[1] : undefined;
  const name = isParentMade.test(callee)
    ? parentBefore(document.source, at)
    : (unbound ?? /([\w$]{1,60})[?!]?$/.exec(callee.replace(/\.new$/, ''))?.[1]);
  let parameters = known.get(document);
  if (parameters === undefined) {
    parameters =
      document.language.id === 'shellscript' ? readShellParameters(document.source) : readParameters(document.source);
    known.set(document, parameters);
  }
  const found =
    name === undefined ? undefined : parameters.get(name)?.[unbound === undefined ? argument : argument - 1];
  return found === '' ? undefined : found;
}

/** `super("…")`, `super().__init__("…")`: what makes the part of an object that its parent class has. */
const isParentMade = /^super(?:\(\w{0,40}(?:, ?self)?\))?(?:\.(?:__init__|initialize))?$/;
/** `class A extends B`, `class A < B`, `class A(B)` */
const parents =
  /\bclass\s{1,4}\w{1,60}\s{0,4}(?:<\s{0,4}|extends\s{1,4}|\()(?:\w{1,40}(?:\.|::))?([A-Za-z_$][\w$]{0,60})/g;
/** In UTF-16 code units: so far back the class is looked for. */
const farthestClass = 20_000;

/** The parent of the class that a place is in. */
function parentBefore(source: string, at: number): string | undefined {
  return [...source.slice(Math.max(0, at - farthestClass), at).matchAll(parents)].at(-1)?.[1];
}

function readParameters(source: string): Parameters {
  const all = new Map<string, readonly string[] | undefined>();
  const put = (name: string, names: readonly string[]): void => {
    const before = all.get(name);
    // Of two that differ, neither says anything.
    all.set(name, all.has(name) && before?.join() !== names.join() ? undefined : names);
  };
  for (const pattern of functions) {
    for (const [, name = '', list = ''] of source.matchAll(pattern)) {
      if (!statements.has(name)) {
        put(name, namesIn(list));
      }
    }
  }
  const named = [...source.matchAll(classes)].map((match) => ({ at: match.index, name: match[1] ?? '' }));
  for (const match of source.matchAll(constructors)) {
    const owner = named.findLast(({ at }) => at < match.index);
    if (owner !== undefined) {
      put(owner.name, namesIn(match[1] ?? ''));
    }
  }
  for (const match of source.matchAll(records)) {
    const fields = (match[3] ?? '').split('\n').map((line) => field.exec(line)?.[1]);
    put(
      match[1] ?? match[2] ?? '',
      fields.filter((name) => name !== undefined),
    );
  }
  return all;
}

function readShellParameters(source: string): Parameters {
  const all = new Map<string, readonly string[]>();
  for (const match of source.matchAll(shellFunction)) {
    const from = match.index + match[0].length;
    const stop = source.slice(from, from + shellBody).search(/\}[ \t]{0,8}(?:[\n;]|$)/);
    const names: (string | undefined)[] = [];
    for (const [, name = '', digit = ''] of source
      .slice(from, stop < 0 ? from : from + stop)
      .matchAll(shellParameter)) {
      names[Number(digit) - 1] ??= name;
    }
    all.set(
      match[1] ?? '',
      Array.from(names, (name) => name ?? ''),
    );
  }
  return all;
}

/** Whether a name is what a function of the shell calls an argument, and the text calls that function: what a glance asks. */
function mayBeGivenInShell(text: string, start: number): boolean {
  if (!/^\w{1,60}=["']?\$\{?[1-9]/.test(text.slice(start, start + 80))) {
    return false;
  }
  const before = text.slice(Math.max(0, start - shellBody), start);
  const name = [...before.matchAll(shellFunction)].at(-1)?.[1];
  return name !== undefined && text.includes(`${name} `);
}

/** The names in a list of parameters; empty for what has none of its own. What gathers the rest ends it. */
function namesIn(list: string): string[] {
  const names: string[] = [];
  for (const part of list.split(',')) {
    const text = part.trim();
    if (/^(?:self|cls|this)\b/.test(text) || text === '/' || text === '') {
      continue;
    }
    if (/^(?:\*|\.\.\.)/.test(text)) {
      break;
    }
    names.push(
      /^(?:(?:public|private|protected|readonly|override)\s{1,4}){0,3}([A-Za-z_$][\w$]*)/.exec(text)?.[1] ?? '',
    );
  }
  return names;
}

/** What stands before a parameter in the declaration that it belongs to; the name is that of the function or class. */
const declaredBefore: readonly RegExp[] = [
  /\b(?:def|function\*?|func|fun|fn|record|class|struct)\s{1,4}(?:\(\w[^()]{0,60}\)\s{0,4})?(?:\w{1,30}\.)?([A-Za-z_$][\w$]{0,60})[?!]?\s{0,4}(?:<[^<>()]{0,60}>)?\([^()]{0,300}$/,
  /\b(?:public|private|protected|internal|static|final|void|async)\s[^()=;{}"']{0,80}\b([A-Za-z_]\w{0,60})\s?\([^()]{0,300}$/,
  /\bconst\s{1,4}([A-Za-z_$][\w$]{0,60})\s{0,4}=\s{0,4}(?:async\s{0,4})?\([^()]{0,300}$/,
];
/** One of the words that both these and `constructorBefore` begin with: quicker to tell. */
const declaring =
  /\b(?:def|fun|fn|record|class|struct|public|private|protected|internal|static|final|void|async|const|__init__|initialize)/;
/** In UTF-16 code units: more than these take before the parenthesis. */
const longestHead = 250;
const constructorBefore = /\b(?:constructor|__init__|initialize)\s{0,4}\([^()]{0,300}$/;
/** What stands before a field in the type of Go or C that it belongs to; a name may follow its end. */
const structBefore = /\b(?:type\s{1,4}(\w{1,60})\s{1,4}struct|struct\s{1,4}(\w{1,60})|struct)\s{0,4}\{[^{}]{0,360}$/;
/** How a constructor hands on to another of its class, or of its parent. */
const handedOn = ['this(', 'super(', 'base(', '.__init__('];
/** So many calls are looked at. */
const mostCalls = 40;

/**
 * The calls that may give a secret to the function whose parameter a name is: what a glance asks.
 *
 * @param start of the name.
 * @param isGiven whether a secret may stand behind the parenthesis that opens the arguments of a call.
 * @param placesOf where something stands in the text, found once for all names.
 * @returns where they open their arguments.
 */
export function givenByPosition(
  text: string,
  start: number,
  isGiven: (open: number) => boolean,
  placesOf: (sign: string) => readonly number[],
): readonly number[] | 'anywhere' {
  if (mayBeGivenInShell(text, start)) {
    return 'anywhere';
  }
  const before = text.slice(Math.max(0, start - 400), start);
  const type = before.includes('struct') ? structBefore.exec(before) : null;
  if (type !== null) {
    const name = type[1] ?? type[2] ?? /^[^{}]{0,400}\}\s{0,4}(\w{1,60})/.exec(text.slice(start, start + 480))?.[1];
    return name === undefined ? [] : made(text, name, isGiven);
  }
  const own = lastOpened(text, start, start - before.length);
  if (own < 0) {
    return [];
  }
  const declaration = text.slice(Math.max(0, own - longestHead), start);
  const called = !declaring.test(declaration)
    ? undefined
    : constructorBefore.test(declaration)
      ? [...text.slice(Math.max(0, start - 4_000), start).matchAll(classes)].at(-1)?.[1]
      : declaredBefore.map((pattern) => pattern.exec(declaration)?.[1]).find((found) => found !== undefined);
  const given: number[] = [];
  let count = 0;
  const take = (open: number): void => {
    count += 1;
    if (open !== own && isGiven(open)) {
      given.push(open);
    }
  };
  for (const opening of called === undefined ? [] : [`${called}(`, `${called}.new(`]) {
    for (let at = text.indexOf(opening); at >= 0 && count < mostCalls; at = text.indexOf(opening, at + 1)) {
      take(at + opening.length - 1);
    }
  }
  for (const opening of handedOn) {
    for (const at of placesOf(opening).slice(0, Math.max(0, mostCalls - count))) {
      take(at + opening.length - 1);
    }
  }
  return given.length > 0 && count >= mostCalls ? 'anywhere' : given;
}

/** Where the parenthesis stands that is open last before a place; -1 where there is none, or another was closed behind it. */
function lastOpened(text: string, place: number, from: number): number {
  for (let index = place - 1; index >= from; index -= 1) {
    const code = text.charCodeAt(index);
    if (code === 40) {
      return index;
    }
    if (code === 41) {
      return -1;
    }
  }
  return -1;
}

/** Where a value of a type is made of something in braces: `account{"app", "…"}`, `struct account all[] = {{"app", "…"}}`. */
function made(text: string, type: string, isGiven: (open: number) => boolean): readonly number[] | 'anywhere' {
  const found: number[] = [];
  let at = text.indexOf(type);
  for (let count = 0; at >= 0; count += 1) {
    if (count >= mostCalls) {
      return found.length > 0 ? 'anywhere' : found;
    }
    const behind = at + type.length;
    const opens = /^(?:[\w\s[\]*]{1,60}=\s{0,8})?\{/.exec(text.slice(behind, behind + 80));
    if (opens !== null && isGiven(behind + opens[0].length - 1)) {
      if (opens[0].length > 1) {
        // A list, of as many as there are.
        return 'anywhere';
      }
      found.push(behind);
    }
    at = text.indexOf(type, behind);
  }
  return found;
}
