import type { TextEdit } from '../../text/edit';
import { freeName } from '../shared/identifiers';
import { layLines, lineEnd, nextLineStart } from '../shared/layout';

/** A store that a script looks secrets up in. */
export type Store = 'secretsmanager' | 'parameterstore';

const names = {
  secretsmanager: ['get_secret', 'read_secret', 'fetch_secret'],
  parameterstore: ['get_parameter', 'read_parameter', 'fetch_parameter'],
} as const;

const summaries = {
  secretsmanager: '# Prints a secret from AWS Secrets Manager.',
  parameterstore: '# Prints a parameter from SSM Parameter Store.',
} as const;

/**
 * The command that prints a secret.
 *
 * https://docs.aws.amazon.com/cli/latest/reference/secretsmanager/get-secret-value.html
 * https://docs.aws.amazon.com/cli/latest/reference/ssm/get-parameter.html
 *
 * @param name as the shell reads it, quotes included.
 */
export function lookupCommand(store: Store, name: string): string {
  return store === 'secretsmanager'
    ? `aws secretsmanager get-secret-value --secret-id ${name} --query SecretString --output text`
    : `aws ssm get-parameter --name ${name} --with-decryption --query Parameter.Value --output text`;
}

/** A function of the script that prints the secret that it is given the name of, if it stands before an offset. */
export function existingHelper(source: string, store: Store, before: number): string | undefined {
  const header = /^[\t ]*(?:function[\t ]+)?([A-Za-z_]\w{0,60})[\t ]{0,8}(?:\(\)[\t ]{0,8})?\{/gm;
  for (const match of source.slice(0, before).matchAll(header)) {
    const from = match.index + match[0].length;
    const end = source.indexOf('}', from);
    const body = source.slice(from, end < 0 ? from : Math.min(end, from + 1_000)).replace(/\\\r?\n|\s+/g, ' ');
    if (match[1] !== undefined && isLookup(body, store)) {
      return match[1];
    }
  }
  return undefined;
}

function isLookup(body: string, store: Store): boolean {
  const isDirect =
    store === 'secretsmanager'
      ? /\baws (?:-[\w-]+ \S+ )?secretsmanager get-secret-value\b/.test(body) &&
        /--secret-id[ =]"?\$\{?1\}?"?/.test(body) &&
        /--query[ =]["']?SecretString["']?(?![.\w])/.test(body)
      : /\baws (?:-[\w-]+ \S+ )?ssm get-parameter /.test(body) &&
        /--name[ =]"?\$\{?1\}?"?/.test(body) &&
        body.includes('--with-decryption') &&
        /--query[ =]["']?Parameter\.Value["']?/.test(body);
  return isDirect && /--output[ =]["']?text\b/.test(body) && !/[|`]|\$\{?[02-9]/.test(body);
}

/** A new function, and the edit that adds it. */
export function newHelper(
  source: string,
  store: Store,
  indent: string,
  eol: string,
): { readonly name: string; readonly edit: TextEdit } {
  const taken = new Set(source.match(/[A-Za-z_]\w*/g) ?? []);
  const name = freeName(names[store], taken);
  const lines = [summaries[store], `${name}() {`, indent + lookupCommand(store, '"$1"'), '}'];
  const at = afterPreamble(source);
  const isAtTop = at === 0 || source.slice(0, at) === '\uFEFF';
  const above = isAtTop || /\n[\t ]*\r?\n$/.test(source.slice(0, at)) ? '' : eol;
  const closed = isAtTop || /[\r\n]$/.test(source.slice(0, at)) ? '' : eol;
  const below = /^[\t ]*\r?\n/.test(source.slice(at)) ? '' : eol;
  return {
    name,
    edit: { span: { start: at, end: at }, text: closed + above + layLines(lines, '', eol) + eol + below },
  };
}

/** Whether the comment that a text begins with is the file's own: behind `#!`, with a directive, or apart from what follows. */
function hasHead(text: string): boolean {
  const comment = /^(?:[\t ]*#.*\r?\n)+/.exec(text)?.[0] ?? '';
  return (
    text.startsWith('#!') || /^[\t ]*# ?shellcheck\b/m.test(comment) || /^[\t ]*\r?\n/.test(text.slice(comment.length))
  );
}

/** Behind what a script begins with: its comments, and the options that it sets. */
function afterPreamble(source: string): number {
  let offset = source.startsWith('\uFEFF') ? 1 : 0;
  let after = offset;
  let isHead = hasHead(source.slice(offset, offset + 5_000));
  while (offset < source.length) {
    const line = source.slice(offset, lineEnd(source, offset));
    const next = nextLineStart(source, offset);
    if (/^\s*(?:set|shopt)\s[-+\w\s]*(?:;\s*)?(?:#.*)?$/.test(line)) {
      after = next;
      isHead = false;
    } else if (/^\s*#/.test(line)) {
      // The comment that the file begins with; another one belongs to what follows.
      after = isHead || source.startsWith('#!', offset) ? next : after;
    } else if (line.trim() === '') {
      isHead = false;
    } else {
      break;
    }
    offset = next;
  }
  return after;
}
