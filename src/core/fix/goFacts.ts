import { helperOf } from '../rewriters/go/helperText';
import type { GoHelper, GoPackage } from '../rewriters/rewriter';
import type { ManifestFacts } from './projectFacts';

/** What a `go.mod` says: the modules that it requires. https://go.dev/ref/mod#go-mod-file */
export function goModFacts(text: string): ManifestFacts {
  const dependencies: string[] = [];
  let inBlock = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const words = line
      .replace(/\/\/.*/, '')
      .trim()
      .split(/\s+/);
    if (words[0] === 'require' && words[1] === '(') {
      inBlock = true;
    } else if (words[0] === ')') {
      inBlock = false;
    } else {
      const path = inBlock ? words[0] : words[0] === 'require' ? words[1] : undefined;
      if (path !== undefined && path !== '') {
        dependencies.push(path.replace(/^"|"$/g, ''));
      }
    }
  }
  return { dependencies };
}

/**
 * What another file of the same folder declares for the package. Reads line by line, as gofmt lays code out: a file that
 * is being edited still says most of what it says.
 *
 * @param fileName without folder; files of tests and of some systems only have no helpers for others.
 */
export function goSiblingFacts(fileName: string, text: string): GoPackage & { readonly name: string } {
  const declared: string[] = [];
  const helpers: GoHelper[] = [];
  const lines = text.split(/\r\n|\r|\n/);
  const isForAll =
    !/_test\.go$|_(?:linux|windows|darwin|freebsd|js|wasm|amd64|arm64|386|arm)\.go$/.test(fileName) &&
    !lines.some((line) => /^\/\/(?:go:build| \+build)/.test(line));
  let block = false;
  for (const [index, line] of lines.entries()) {
    const single = /^(?:var|const|type) +(\w+(?:, *\w+)*)/.exec(line)?.[1];
    const grouped = block ? /^\t(\w+(?:, *\w+)*)/.exec(line)?.[1] : undefined;
    declared.push(...((single ?? grouped)?.split(/, */) ?? []));
    if (/^(?:var|const|type) *\($/.test(line)) {
      block = true;
    } else if (line.startsWith(')')) {
      block = false;
    }
    const name = /^func +(\w+)/.exec(line)?.[1];
    if (name === undefined) {
      continue;
    }
    declared.push(name);
    const end = lines.indexOf('}', index);
    const body = lines.slice(index + 1, end).join('\n');
    const helper = isForAll && line.endsWith('{') ? helperOf(line.slice(0, -1), body) : undefined;
    if (helper !== undefined) {
      helpers.push(helper);
    }
  }
  return { name: /^package +(\w+)/m.exec(text)?.[1] ?? '', declared, helpers, constantParts: constantParts(lines) };
}

/** The names that constants are made of, those of a function among them, and lengths of arrays. */
function constantParts(lines: readonly string[]): string[] {
  const parts = new Set<string>();
  let inBlock = false;
  let isContinued = false;
  for (const line of lines) {
    const code = line.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)*'/g, '""').replace(/\/\/.*/, '');
    for (const [, name = ''] of code.matchAll(/\[\s*len\((\w+)\)/g)) {
      parts.add(name);
    }
    if (/^\s*const\s*\(\s*$/.test(code)) {
      inBlock = true;
    } else if (inBlock && /^\s*\)/.test(code)) {
      inBlock = false;
    } else if (inBlock || isContinued || /^\s*const\s/.test(code)) {
      const equals = code.indexOf('=');
      for (const name of isContinued || equals >= 0
        ? (code.slice(equals + 1).match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [])
        : []) {
        parts.add(name);
      }
      isContinued = /[-+*/%&|^=<>,(]\s*$/.test(code);
    }
  }
  return [...parts];
}

/** What the files of a folder say of the package that one of them belongs to. */
export function goPackageFacts(
  own: string,
  siblings: readonly (GoPackage & { readonly name: string })[],
): ManifestFacts {
  const name = /^package +(\w+)/m.exec(own)?.[1];
  const same = siblings.filter((sibling) => sibling.name === name);
  return {
    goPackage: {
      declared: [...new Set(same.flatMap(({ declared }) => declared))],
      helpers: same.flatMap(({ helpers }) => helpers),
      constantParts: [...new Set(same.flatMap((sibling) => sibling.constantParts))],
    },
  };
}
