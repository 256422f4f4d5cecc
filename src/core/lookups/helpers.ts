import type { ParsedDocument } from '../languages/document';
import type { SyntaxNode } from '../languages/parsers';
import type { StoreKind } from '../ports';
import { Evidence } from './evidence';

/** A function of a text that looks up the name that it is given first. */
export interface LookupHelper {
  readonly store: StoreKind;
  readonly name: string;
  /** The class, module or object that it is a member of. */
  readonly owner: string | undefined;
}

/** Where a function may ask AWS for the value of a name. */
const request =
  /secret[_-]?id\b|get[_-]?secret[_-]?(?:string|value)|get[_-]?(?:ssm)?parameters?\b|getSecret\b|get_secret\b|getParameter\w{0,20}|provider\b/gi;

/** How many such places are looked at; a file has one or two helpers. */
const most = 60;

/**
 * Functions of a document that look up the name that they are given, recognised by what they do, not by their names;
 * those that hand the name on to one of these; and other names under which known functions are imported.
 */
export function lookupHelpers({ source, tree, language }: ParsedDocument): readonly LookupHelper[] {
  if (language.id === 'shellscript') {
    return shellHelpers(source);
  }
  if (tree === undefined) {
    return [];
  }
  const found = new Map<string, LookupHelper>();
  const add = (helper: LookupHelper | undefined): void => {
    if (helper !== undefined) {
      found.set(`${helper.owner ?? ''}.${helper.name}`, helper);
    }
  };
  for (const index of placesOf(request, source)) {
    add(helperAround(tree.root.descendantForIndex(index, index), (text, words) => storeOf(text, words, source)));
  }
  for (const { store, name } of [...found.values()]) {
    const handsOn = (text: string, parameter: string): StoreKind | undefined =>
      parameter.split(' ').some((word) => isGiven(text, name, word)) ? store : undefined;
    for (const index of placesOf(new RegExp(`\\b${name}\\b`, 'g'), source)) {
      add(helperAround(tree.root.descendantForIndex(index, index), handsOn));
    }
  }
  for (const [, original = '', name = ''] of source.matchAll(alias)) {
    const store = /param/i.test(original) ? 'parameterstore' : 'secretsmanager';
    if (new Evidence(source).of(store)) {
      add({ store, name, owner: undefined });
    }
  }
  return [...found.values()];
}

const shellFunction =
  /(?:^|\n)[ \t]{0,8}(?:function[ \t]{1,4})?([A-Za-z_][\w-]{0,60})[ \t]{0,4}\(\)[ \t]{0,4}\r?\n?[ \t]{0,8}\{([\s\S]{0,1500}?)\n[ \t]{0,8}\}/g;

/** Scripts are read without a tree: their functions are told by their text. */
function shellHelpers(source: string): readonly LookupHelper[] {
  return [...source.matchAll(shellFunction)].flatMap(([, name = '', body = '']) => {
    const copy = /\b(\w{1,40})=["']?\$\{?1\b/.exec(body)?.[1];
    const store = storeOf(body, copy === undefined ? '1' : `1 ${copy}`, source);
    return store === undefined ? [] : [{ store, name, owner: undefined }];
  });
}

/** `import { getSecret as readIt } from …`, `from … import get_secret as read_it`. */
const alias = /\b(get_?(?:secret|parameter))\s{1,5}as\s{1,5}(\w{1,60})/gi;

function placesOf(pattern: RegExp, source: string): readonly number[] {
  const places: number[] = [];
  for (const { index } of source.matchAll(pattern)) {
    places.push(index);
    if (places.length === most) {
      break;
    }
  }
  return places;
}

/** Whether a text calls a function with a word, or passes both to something that will: `computeIfAbsent(name, X::read)`. */
function isGiven(text: string, called: string, word: string): boolean {
  return (
    new RegExp(`\\b${called}\\(\\s{0,20}\\$?${word}\\b`).test(text) ||
    new RegExp(`\\(\\s{0,20}${word}\\s{0,5},[^;\\n]{0,60}\\b${called}\\b`).test(text)
  );
}

type Judge = (text: string, parameter: string) => StoreKind | undefined;

function helperAround(start: SyntaxNode | null, judge: Judge): LookupHelper | undefined {
  let depth = 0;
  let within: StoreKind | undefined;
  for (let node = start; node !== null && depth < 40; node = node.parent, depth += 1) {
    const parameter = firstParameter(node);
    if (parameter === undefined) {
      continue;
    }
    const name = nameOf(node);
    const { text } = node;
    // A closure in which the look-up is made belongs to the function that hands its own parameter to what calls it.
    const store = judge(text, parameter) ?? (name !== undefined && isPassedOn(text, parameter) ? within : undefined);
    if (store !== undefined && name !== undefined) {
      return { store, name, owner: ownerOf(node) };
    }
    within = store ?? within;
  }
  return undefined;
}

/** Whether a parameter is the first thing that is handed to something with a closure: `values.computeIfAbsent(key, …`. */
function isPassedOn(text: string, parameter: string): boolean {
  return parameter.split(' ').some((word) => new RegExp(`\\w[([]\\s{0,20}${word}\\s{0,5}[,)\\]]`).test(text));
}

/** The name of a function's first parameter; undefined where the node is no function that takes one. */
function firstParameter(node: SyntaxNode): string | undefined {
  const list =
    node.childForFieldName('parameters') ??
    node.childForFieldName('parameter') ??
    node.namedChildren.find(
      (child) => child !== null && /^(?:function_value_parameters|lambda_parameters)$/.test(child.type),
    );
  if (list === null || list === undefined) {
    return undefined;
  }
  // `self`, and types, modifiers and defaults around the name: whichever word the request is made with will be the one.
  const [first = ''] = list.text
    .replace(/^[([|]+/, '')
    .replace(/^\s*(?:&?(?:mut )?self|cls)\s*,/, '')
    .split(/[,=]/, 1);
  return [...first.matchAll(/[A-Za-z_]\w*/g)].map(([word]) => word).join(' ') || undefined;
}

function nameOf(node: SyntaxNode): string | undefined {
  const name = node.childForFieldName('name')?.text;
  if (name !== undefined) {
    return name;
  }
  const child = node.namedChildren.find(
    (candidate) => candidate !== null && /^(?:simple_identifier|identifier|function_name)$/.test(candidate.type),
  );
  if (child && /function|method/.test(node.type)) {
    return child.text;
  }
  // `const read = async (id) => …`, `READ = ->(id) { … }`
  let outer = node.parent;
  for (let depth = 0; outer !== null && depth < 3; outer = outer.parent, depth += 1) {
    const bound = outer.childForFieldName('name') ?? outer.childForFieldName('left');
    if (bound !== null && !/call|invocation/.test(outer.type)) {
      return /^[$\w]+$/.test(bound.text) ? bound.text : undefined;
    }
  }
  return undefined;
}

function ownerOf(node: SyntaxNode): string | undefined {
  for (let outer = node.parent; outer !== null; outer = outer.parent) {
    if (/class|struct|object|module|interface|record|enum|trait|impl/.test(outer.type)) {
      const name = outer.childForFieldName('name') ?? outer.childForFieldName('type');
      if (name !== null) {
        return name.text;
      }
      const child = outer.namedChildren.find(
        (candidate) => candidate !== null && /^(?:simple_identifier|identifier|type_identifier)$/.test(candidate.type),
      );
      if (child) {
        return child.text;
      }
    }
  }
  return undefined;
}

/**
 * What a function asks for by its parameter; undefined where it does something else.
 *
 * @param words what the parameter's declaration holds: its name, and its type and modifiers.
 */
function storeOf(text: string, words: string, source: string): StoreKind | undefined {
  const body = text.length > 4_000 ? text.slice(0, 4_000) : text;
  for (const word of words.split(' ')) {
    const given = `\\s{0,5}(?:[\\w.]{1,30}\\(\\s{0,5})?["'&$({]{0,3}${word}\\b`;
    if (
      new RegExp(`secret[_-]?id["']?\\s{0,3}(?:=>|[:=(]|\\s)${given}`, 'i').test(body) ||
      new RegExp(`get[_-]?secret(?:[_-]?(?:string|value))?(?:async)?(?:<[^<>]{0,40}>)?\\(${given}`, 'i').test(body)
    ) {
      return 'secretsmanager';
    }
    if (new RegExp(`provider\\b[^;]{0,80}\\bget(?:async)?\\(${given}`, 'i').test(body)) {
      return [body, source].map(providerOf).find((store) => store !== undefined);
    }
    if (
      /get[_-]?(?:ssm)?parameter/i.test(body) &&
      (new RegExp(`\\bnames?["']?\\s{0,20}(?:=>|[:=(]|\\s)${given}`, 'i').test(body) ||
        new RegExp(`get_?parameter(?:async)?(?:<[^<>]{0,40}>)?\\(${given}`, 'i').test(body))
    ) {
      return 'parameterstore';
    }
  }
  return undefined;
}

/** The store that a text's provider of Powertools reads from; undefined where it has none, or both. */
function providerOf(text: string): StoreKind | undefined {
  const [ssm, secrets] = [/ssm_?provider/i.test(text), /secrets_?provider/i.test(text)];
  return ssm === secrets ? undefined : ssm ? 'parameterstore' : 'secretsmanager';
}
