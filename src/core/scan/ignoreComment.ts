import type { ParsedDocument } from '../languages/document';
import type { CommentSyntax } from '../languages/language';
import type { TextEdit } from '../text/edit';
import { LineIndex } from '../text/lines';
import { message } from '../text/message';
import type { Message } from '../text/message';
import { commentPlace, isMarkup } from './commentPlace';
import type { CommentPlace } from './commentPlace';
import type { Finding } from './finding';

const slashes: CommentSyntax = { line: '//', block: ['/*', '*/'] };
const hash: CommentSyntax = { line: '#' };
const dashes: CommentSyntax = { line: '--' };
const tags: CommentSyntax = { block: ['<!--', '-->'] };

/** How files that no language of ours reads write comments, by their endings or names, lower case. */
const byEnding: readonly (readonly [endings: string, syntax: CommentSyntax])[] = [
  [
    'go java kt kts scala groovy gradle c h cc cpp cxx hpp hh m mm cs rs swift dart php proto sol zig v jenkinsfile',
    slashes,
  ],
  ['css scss less', { block: ['/*', '*/'] }],
  [
    'rb sh bash zsh fish ps1 psm1 psd1 pl pm r jl ex exs toml conf cfg properties tf tfvars hcl nix mk cmake dockerfile gitconfig service npmrc pypirc netrc yml yaml py env editorconfig awk tcl containerfile makefile gemfile rakefile vagrantfile brewfile procfile bashrc zshrc profile credentials config',
    hash,
  ],
  ['ini reg inf asm clj cljs lisp el scm', { line: ';' }],
  ['sql lua hs elm adb ads vhdl psql ddl', dashes],
  ['md mdx markdown', tags],
  ['tex erl hrl m4', { line: '%' }],
  ['bat cmd', { line: 'REM' }],
  ['vb vbs bas', { line: "'" }],
];

/**
 * The edit that puts `strongroom-ignore-next-line` with a reason above a finding, in the language's comment syntax,
 * with the line's indentation and the file's line end; or, where no comment can stand there, why not.
 */
export function ignoreComment(
  document: ParsedDocument,
  finding: Pick<Finding, 'span' | 'detector'>,
  reason: string,
): TextEdit | Message {
  const syntax = syntaxOf(document);
  if (syntax === undefined) {
    return document.language.id === 'json'
      ? message(
          'JSON has no comments. Allow the finding in .strongroom.json instead: add its fingerprint and a reason to “allow”.',
        )
      : message(
          'How this file writes comments is not known. Allow the finding in .strongroom.json instead: add its fingerprint and a reason to “allow”.',
        );
  }
  const lines = new LineIndex(document.source);
  const place = commentPlace(document, finding.span, lines);
  const start = lines.startOf(place.line);
  const offset = start === 0 && document.source.startsWith('\uFEFF') ? 1 : start;
  const indentation = /^[ \t]*/.exec(document.source.slice(offset, offset + 400))?.[0] ?? '';
  const comment = write(syntax, place, `strongroom-ignore-next-line ${finding.detector}`, reason);
  return { span: { start: offset, end: offset }, text: `${indentation}${comment}${lineEnd(document.source, offset)}` };
}

function syntaxOf(document: ParsedDocument): CommentSyntax | undefined {
  const name = (document.path?.slice(document.path.lastIndexOf('/') + 1) ?? '').toLowerCase();
  switch (document.language.id) {
    case 'json':
      return document.comments.length > 0 || admitsComments(document.path ?? '', name) ? slashes : undefined;
    case 'plaintext':
      return isMarkup(document.path) ? tags : syntaxOfName(name);
    default:
      return document.language.comments.line === undefined && document.language.comments.block === undefined
        ? undefined
        : document.language.comments;
  }
}

/** By the ending of a file's name, else by what comes before the first dot: `Dockerfile.dev`. */
function syntaxOfName(name: string): CommentSyntax | undefined {
  const parts = name.split('.').filter((part) => part !== '');
  for (const part of [parts.at(-1), parts[0]]) {
    const found = byEnding.find(([endings]) => part !== undefined && endings.split(' ').includes(part));
    if (found !== undefined) {
      return found[1];
    }
  }
  return undefined;
}

/** JSON files whose readers take comments. */
function admitsComments(path: string, name: string): boolean {
  return (
    /\.(?:jsonc|json5|code-workspace|code-snippets)$|^(?:[tj]sconfig(?:\..+)?|devcontainer|\.devcontainer|\.?eslintrc|\.babelrc|\.swcrc|\.jshintrc|deno)(?:\.json)?$/.test(
      name,
    ) || /(?:^|\/)\.vscode\//.test(path)
  );
}

function write(syntax: CommentSyntax, place: CommentPlace, marker: string, reason: string): string {
  const words = reason.replace(/[\r\n\t\u2028\u2029]+/g, ' ').trim();
  const text = words === '' ? marker : `${marker}: ${words}`;
  if (place.inside !== 'code') {
    const comment = `/* ${text.replaceAll('*/', '* /')} */`;
    return place.inside === 'jsx-children' ? `{${comment}}` : comment;
  }
  if (syntax.line !== undefined) {
    return `${syntax.line} ${text}`;
  }
  const [open, close] = syntax.block ?? ['', ''];
  return `${open} ${close === '-->' ? text.replaceAll('--', '\u2013') : text.replaceAll(close, ' ')} ${close}`;
}

/** The line end that the file uses where the comment goes; `\n` where it has none. */
function lineEnd(source: string, offset: number): string {
  const around = /\r\n|\n|\r/.exec(source.slice(offset)) ?? /\r\n|\n|\r/.exec(source);
  return around?.[0] ?? '\n';
}
