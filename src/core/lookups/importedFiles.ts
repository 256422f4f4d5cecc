/** Another file that a text takes names from, as far as the text itself tells where it is. */
export interface ImportedFile {
  /** Where it may be, the likeliest first; relative to the same folder as the importing file's own path. */
  readonly candidates: readonly string[];
  /** What is taken from it, as it is written; undefined where that is all there is in it. */
  readonly taken: string | undefined;
}

/** So many files are looked for at most: a text that imports more has its helpers among the first. */
const most = 40;

/** Where a package may be rooted above a file: so many folders up. */
const highest = 5;

type Reader = (source: string, folder: string) => Iterable<ImportedFile>;

/**
 * The files of the same project that a text imports, by the rules of its language. Packages from elsewhere are left
 * out, and so is what only a build can resolve (path aliases, include folders).
 *
 * @param path of the importing file, `/` between folders.
 */
export function importedFiles(languageId: string, path: string, source: string): readonly ImportedFile[] {
  const reader = readers[languageId];
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  const files: ImportedFile[] = [];
  for (const { candidates, taken } of reader?.(source, folder) ?? []) {
    const inside = candidates.map(plainPath).filter((each) => each !== undefined && each !== path) as string[];
    if (inside.length > 0) {
      files.push({ candidates: inside, taken });
    }
    if (files.length === most) {
      break;
    }
  }
  return files;
}

/** Without `.` and `..`; undefined where it leads out of the project. */
function plainPath(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) {
        return undefined;
      }
    } else if (part !== '.' && part !== '') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

const scriptEndings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

/** `import { a } from './b'`, `const { a } = require('./b')`, `await import('./b')`. */
const scriptImport =
  /\b(?:import|const|let|var)\s([^;'"=()]{1,400}?)(?:\bfrom\s*|=\s*(?:await\s+)?(?:require|import)\(\s*)['"](\.{1,2}\/[^'"\n]{1,200})['"]/g;

function* ofScript(source: string, folder: string): Iterable<ImportedFile> {
  for (const [, taken = '', target = ''] of source.matchAll(scriptImport)) {
    const file = `${folder}/${target}`;
    // TypeScript names the file that it makes: `./b.js` is written `./b.ts`.
    const stem = file.replace(/\.[cm]?jsx?$/, '');
    const candidates = [
      ...(/\.[cm]?[jt]sx?$/.test(file) ? [file] : []),
      ...scriptEndings.map((ending) => stem + ending),
      `${file}/index.ts`,
      `${file}/index.js`,
    ];
    yield { candidates, taken };
  }
}

/** `from .a import b as c`, `from a.b import (\n c,\n)`, `import a.b as c`. */
const pythonFrom = /^[ \t]*from[ \t]+([\w.]{1,200})[ \t]+import[ \t]*(?:\(([^)]{1,1000})\)|([^\s#(][^\n#(]{0,400}))/gm;
const pythonImport = /^[ \t]*import[ \t]+([\w.]{1,200})([ \t]+as[ \t]+\w{1,80})?/gm;

function* ofPython(source: string, folder: string): Iterable<ImportedFile> {
  const bases = (dots: number): readonly string[] => (dots === 0 ? foldersFrom(folder) : [up(folder, dots - 1)]);
  const modules = (base: string, name: string): readonly string[] => {
    const file = `${base}/${name.replaceAll('.', '/')}`;
    return [`${file}.py`, `${file}/__init__.py`];
  };
  for (const [, from = '', bracketed, plain = ''] of source.matchAll(pythonFrom)) {
    const taken = bracketed ?? plain;
    const name = from.replace(/^\.{1,200}/, '');
    const own = bases(from.length - name.length);
    if (name !== '') {
      yield { candidates: own.flatMap((base) => modules(base, name)), taken };
    }
    // What is taken from a package may be a module of it.
    for (const [part] of taken.matchAll(/\w+(?:\s+as\s+\w+)?/g)) {
      const [last = ''] = part.split(/\s/, 1);
      const module = name === '' ? last : `${name}.${last}`;
      yield { candidates: own.flatMap((base) => modules(base, module)), taken: part };
    }
  }
  for (const [, name = '', renamed = ''] of source.matchAll(pythonImport)) {
    const last = name.slice(name.lastIndexOf('.') + 1);
    yield { candidates: bases(0).flatMap((base) => modules(base, name)), taken: `${last}${renamed}` };
  }
}

/** `require_relative 'a'`. */
function* ofRuby(source: string, folder: string): Iterable<ImportedFile> {
  for (const [, target = ''] of source.matchAll(/\brequire_relative[ \t(]{1,4}['"]([^'"\n]{1,200})['"]/g)) {
    const file = `${folder}/${target}`;
    yield { candidates: file.endsWith('.rb') ? [file] : [`${file}.rb`], taken: undefined };
  }
}

/** `require_once __DIR__ . '/a.php';`. */
function* ofPhp(source: string, folder: string): Iterable<ImportedFile> {
  const include =
    /\b(?:require|include)(?:_once)?[ \t(]{1,4}(?:__DIR__[ \t]{0,4}\.[ \t]{0,4})?['"]([^'"\n]{1,200}\.php)['"]/g;
  for (const [, target = ''] of source.matchAll(include)) {
    yield { candidates: [`${folder}/${target}`], taken: undefined };
  }
}

/** `. ./a.sh`, `source "$(dirname "$0")/a.sh"`: what stands before the last expansion is the script's own folder. */
function* ofShell(source: string, folder: string): Iterable<ImportedFile> {
  for (const [, target = ''] of source.matchAll(/^[ \t]*(?:\.|source)[ \t]+(\S[^\n;&|]{0,200})/gm)) {
    const plain = target
      .trim()
      .replace(/["']/g, '')
      .replace(/^.*[)}]\/|^\$\w+\//, '');
    if (!/[$`\s]/.test(plain) && !plain.startsWith('/')) {
      yield { candidates: [`${folder}/${plain}`, plain], taken: undefined };
    }
  }
}

/** `mod a;`, `use crate::a::b;`, `use super::a::{b, c};`. */
function* ofRust(source: string, folder: string): Iterable<ImportedFile> {
  const modules = (base: string, name: string): readonly string[] => [`${base}/${name}.rs`, `${base}/${name}/mod.rs`];
  for (const [, name = ''] of source.matchAll(/^[ \t]*(?:pub(?:\([^)]{1,40}\))?[ \t]+)?mod[ \t]+(\w{1,80});/gm)) {
    yield { candidates: modules(folder, name), taken: name };
  }
  const use =
    /^[ \t]*(?:pub[ \t]+)?use[ \t]+(crate|super|self)::((?:\w{1,80}::){1,6})(\{[^}]{1,600}\}|[\w*]{1,80}(?:\s+as\s+\w+)?)/gm;
  const root = /^(?:.*\/)?src(?=\/|$)/.exec(folder)?.[0] ?? folder;
  for (const [, from = '', parts = '', taken = ''] of source.matchAll(use)) {
    const base = from === 'crate' ? root : folder;
    const name = parts.slice(0, -2).replaceAll('::', '/');
    yield {
      candidates: [...modules(base, name), ...modules(up(folder, 1), name)],
      taken: taken === '*' ? undefined : taken,
    };
  }
}

/** Classes of the same package, which nothing imports, and those that are imported from packages of the project. */
function ofClasses(endings: readonly string[]): Reader {
  return function* (source, folder) {
    const own = /^[ \t]*package[ \t]+([\w.]{1,200})/m.exec(source)?.[1];
    const below = own === undefined ? '' : `/${own.replaceAll('.', '/')}`;
    const root = own !== undefined && `/${folder}`.endsWith(below) ? folder.slice(0, -below.length) : undefined;
    for (const [, name = ''] of source.matchAll(/^[ \t]*import[ \t]+(?:static[ \t]+)?([\w.]{1,200})/gm)) {
      if (root !== undefined) {
        const parts = name.split('.');
        const file = `${root}/${parts.join('/')}`;
        const outer = `${root}/${parts.slice(0, -1).join('/')}`;
        yield { candidates: [file, outer].flatMap((each) => endings.map((ending) => each + ending)), taken: undefined };
      }
    }
    const names = new Set([...source.matchAll(/\b([A-Z]\w{0,80})\.\w{1,80}\(\s{0,20}"/g)].map(([, name = '']) => name));
    for (const name of names) {
      yield { candidates: endings.map((ending) => `${folder}/${name}${ending}`), taken: undefined };
    }
  };
}

const readers: Readonly<Record<string, Reader>> = {
  typescript: ofScript,
  tsx: ofScript,
  javascript: ofScript,
  python: ofPython,
  ruby: ofRuby,
  php: ofPhp,
  shellscript: ofShell,
  rust: ofRust,
  java: ofClasses(['.java']),
  kotlin: ofClasses(['.kt', '.java']),
  csharp: ofClasses(['.cs']),
};

function foldersFrom(folder: string): readonly string[] {
  const depth = folder === '' ? 0 : folder.split('/').length;
  return Array.from({ length: Math.min(depth + 1, highest) }, (_, levels) => up(folder, levels));
}

/** The folder some levels above; the uppermost where there are not so many. */
function up(folder: string, levels: number): string {
  const parts = folder.split('/');
  return parts.slice(0, Math.max(0, parts.length - levels)).join('/');
}
