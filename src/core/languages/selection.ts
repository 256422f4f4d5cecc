import type { SourceText } from './document';
import type { Language } from './language';
import { isSecretFile } from './secretfile/secretFiles';

/** Interpreters that a first line may name, and the language id of what they run. */
const interpreters: readonly (readonly [pattern: RegExp, languageId: string])[] = [
  [/^(?:python|pypy)[\d.]*$/, 'python'],
  [/^(?:node|nodejs|bun)$/, 'javascript'],
  [/^(?:deno|ts-node|tsx)$/, 'typescript'],
  [/^(?:ba|[zka]|da|mk|pdk|fi)?sh$|^busybox$|^bats$/, 'shellscript'],
  [/^(?:pwsh|powershell)(?:-preview)?(?:\.exe)?$/, 'powershell'],
  [/^j?ruby[\d.]*$|^rake$|^macruby$/, 'ruby'],
  [/^php[\d.]*$/, 'php'],
  [/^make$/, 'makefile'],
  [/^(?:jbang|java|jshell)$/, 'java'],
  [/^(?:kotlin|kotlinc|kscript)$/, 'kotlin'],
  [/^(?:rust-script|cargo|run-cargo-script)$/, 'rust'],
  [/^(?:dotnet|dotnet-script|csx|csi)$/, 'csharp'],
  [/^(?:gorun|yaegi)$/, 'go'],
];

/**
 * The language to read a text with: by the editor's language id, else by file name, else by extension, else by the
 * interpreter that its first line names, else plain text.
 *
 * @param languages the registry; it must hold `plaintext`.
 */
export function selectLanguage(source: SourceText, languages: readonly Language[]): Language {
  const name = source.path?.slice(source.path.lastIndexOf('/') + 1).toLowerCase() ?? '';
  // `config.yml.example.bak` has two.
  const original = name.replace(copyEnding, '').replace(copyEnding, '');
  const chosen =
    byLanguageId(isSecretFile(source.path ?? '', source.text) ? 'secretfile' : undefined, languages) ??
    // Editors call `.env` a shell script or, as settings of git, `.cfg` and more, properties: the name tells more.
    (source.languageId === 'shellscript' ? byFileName(name, languages) : undefined) ??
    (source.languageId === 'properties' ? byName(name, languages) : undefined) ??
    byLanguageId(source.languageId, languages) ??
    (original === '' || original === name ? undefined : byName(original, languages)) ??
    byName(name, languages) ??
    byLanguageId(cronFolder.test(source.path ?? '') ? 'shellscript' : undefined, languages) ??
    byLanguageId(interpreterLanguage(source.text), languages) ??
    byLanguageId(name.includes('.', 1) && original === name ? undefined : languageByContent(source.text), languages) ??
    languages.find((language) => language.id === 'plaintext');
  if (!chosen) {
    throw new RangeError('The registry of languages lacks plaintext.');
  }
  return chosen;
}

/** Where cron finds its tables and scripts: https://man7.org/linux/man-pages/man8/cron.8.html */
const cronFolder = /(?:^|\/)(?:cron\.(?:d|hourly|daily|weekly|monthly)|cron\/crontabs)\/[\w-]+$/;

/** Endings of copies, samples and templates, behind the ending that tells the language. */
const copyEnding =
  /(?:[._-](?:example|sample|template|tmpl|tpl|dist|default|defaults|bak|backup|old|orig|original|save|copy|local|in|erb|ejs|j2|jinja2?|mustache|hbs|gotmpl|rpmsave|rpmnew|dpkg-old|dpkg-dist|disabled|enc|prod|production|dev|development|staging|test)|~|\.\d{1,4})$/;

function byName(name: string, languages: readonly Language[]): Language | undefined {
  return byFileName(name, languages) ?? byExtension(name, languages);
}

/** Which languages go by which names, made once for a registry. */
interface NameIndex {
  /** By whole names: the place of the first language in the registry. */
  readonly whole: ReadonlyMap<string, number>;
  /** By beginnings of names, in the order of the registry. */
  readonly beginnings: readonly (readonly [beginning: string, place: number])[];
  readonly extensions: ReadonlyMap<string, number>;
}

const indexes = new WeakMap<readonly Language[], NameIndex>();

function indexOf(languages: readonly Language[]): NameIndex {
  let index = indexes.get(languages);
  if (index === undefined) {
    const whole = new Map<string, number>();
    const beginnings: [string, number][] = [];
    const extensions = new Map<string, number>();
    for (const [place, { fileNames, extensions: own }] of languages.entries()) {
      for (const pattern of fileNames) {
        if (pattern.endsWith('*')) {
          beginnings.push([pattern.slice(0, -1), place]);
        } else if (!whole.has(pattern)) {
          whole.set(pattern, place);
        }
      }
      for (const extension of own) {
        if (!extensions.has(extension)) {
          extensions.set(extension, place);
        }
      }
    }
    index = { whole, beginnings, extensions };
    indexes.set(languages, index);
  }
  return index;
}

function byFileName(name: string, languages: readonly Language[]): Language | undefined {
  const { whole, beginnings } = indexOf(languages);
  const exact = whole.get(name) ?? Infinity;
  const begun = beginnings.find(([beginning]) => name.startsWith(beginning))?.[1] ?? Infinity;
  return languages[Math.min(exact, begun)];
}

/** The language id of what the beginning of a text without an ending looks like; undefined where it could be anything. */
function languageByContent(text: string): string | undefined {
  const start = text
    .slice(0, 2_000)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^<\?xml\s|^<!DOCTYPE\s/i.test(start)) {
    return 'xml';
  }
  if (/^\{\s*["}]|^\[\s*[{"[]/.test(start)) {
    return 'json';
  }
  if (/^---[ \t]*\r?\n/.test(start)) {
    return 'yaml';
  }
  return /^(?:[#;][^\n]{0,500}\n\s*){0,40}\[[\w .:@/"-]{1,80}\][ \t]*\r?\n/.test(start) ? 'ini' : undefined;
}

function byLanguageId(languageId: string | undefined, languages: readonly Language[]): Language | undefined {
  // The editor calls everything it does not know plain text; the name may tell more.
  return languageId === undefined || languageId === 'plaintext'
    ? undefined
    : languages.find((language) => language.languageIds.includes(languageId));
}

/** The language of the longest extension that fits, so that `.d.ts` could go before `.ts`. */
function byExtension(name: string, languages: readonly Language[]): Language | undefined {
  const { extensions } = indexOf(languages);
  // A name that is all extension has none.
  for (let dot = name.indexOf('.', 1); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const place = extensions.get(name.slice(dot));
    if (place !== undefined) {
      return languages[place];
    }
  }
  return undefined;
}

function interpreterLanguage(text: string): string | undefined {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  if (!text.startsWith('#!', start)) {
    return undefined;
  }
  const [line = ''] = text.slice(start + 2, start + 200).split(/[\r\n]/, 1);
  // `/usr/bin/env -S python3 -u`: the first word that is neither env nor one of its options or assignments.
  const word = line
    .trim()
    .split(/\s+/)
    .map((part) => part.slice(part.lastIndexOf('/') + 1))
    .find((part) => part !== 'env' && !part.startsWith('-') && !part.includes('='));
  return word === undefined ? undefined : interpreters.find(([pattern]) => pattern.test(word))?.[1];
}
