import type { NotebookCode } from '../../languages/notebook/code';
import type { Finding } from '../../scan/finding';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Span } from '../../text/span';
import type { TextEdit } from '../../text/edit';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { withRelated } from '../shared/findings';
import { keysLeave, refuse, setByVariable } from '../shared/plans';
import { lineEnd, lineStart } from '../shared/layout';
import { cellEdits } from './cellEdits';

/** A line of a cell that IPython takes for itself: a magic, or a command of the shell. */
interface Magic {
  /** In the code of the notebook, with its line end. */
  readonly span: Span;
  readonly text: string;
  /** Whether a block may have nothing else that Python would run, beside other such lines. */
  readonly isOnly: boolean;
}

/** `%env NAME=value`, `%set_env NAME value`: https://ipython.readthedocs.io/en/stable/interactive/magics.html#magic-env */
const setting = /^\s*%(?:env|set_env)\s+(?<variable>\w+)(?:\s*=\s*|\s+)(?<value>\S[^\r\n]*)$/;
/** `!aws configure set aws_access_key_id …` */
const configuring =
  /^\s*[!%](?:sx\s+)?aws\s(?:[^\r\n]{0,80}\s)?configure\s+set\s+(?:[\w.-]+\.)?aws_(?:access_key_id|secret_access_key|session_token)\s/;

/**
 * What is done about a secret in a magic or a command of the shell; undefined where it stands in Python.
 *
 * @param findings all of the notebook's code, in its coordinates.
 */
export function planMagic(
  request: FixRequest,
  code: NotebookCode,
  finding: Finding,
  findings: readonly Finding[],
): Plan | Refusal | undefined {
  const magic = magicAt(code, finding.span);
  if (magic === undefined) {
    return undefined;
  }
  const { target, finding: asked } = request;
  if (asked.kind === 'aws-credential') {
    return target === 'default-credential-chain' ? withoutKeys(request, code, finding, findings) : undefined;
  }
  if (asked.kind !== 'storable') {
    return undefined;
  }
  const { variable, value: written } = setting.exec(magic.text)?.groups ?? {};
  const value = written?.trimEnd();
  if (variable === undefined || value === undefined) {
    return refuse(target, /^\s*%{1,2}sql\b/.test(magic.text) ? ofSql() : ofShell());
  }
  // IPython fills in `$name` and `{expression}`.
  if (target !== 'environment' || /[${}]/.test(value)) {
    return refuse(
      target,
      message(
        '%env takes the value as it is written: set os.environ["{0}"] in Python instead, which can look it up.',
        variable,
      ),
    );
  }
  return setByVariable(
    asked,
    variable,
    value,
    [message('The notebook no longer sets {0} itself: it must be set before Jupyter starts.', variable)],
    () => cellEdits(request.document.source, code, [gone(magic)]) ?? [],
  );
}

/** Why a secret of `%sql` and `%%sql` stays. */
export function ofSql(): Message {
  return message(
    'The magic takes the connection from DATABASE_URL where none is given: leave it out, and set os.environ["DATABASE_URL"] before, by a look-up in Python.',
  );
}

function ofShell(): Message {
  return message(
    'IPython hands this line to a magic or to the shell as it is written. Look the value up in Python first, and give it as {0}: IPython fills in what its variable holds.',
    '{name}',
  );
}

/** The lines that give keys to the environment or to a profile go, of all that belong together. */
function withoutKeys(
  request: FixRequest,
  code: NotebookCode,
  finding: Finding,
  findings: readonly Finding[],
): Plan | Refusal {
  const group = withRelated(finding, findings);
  const magics = group.map(({ span }) => magicAt(code, span));
  const lines = magics.filter(
    (magic) =>
      magic !== undefined &&
      (/^AWS_/.test(setting.exec(magic.text)?.groups?.['variable'] ?? '') || configuring.test(magic.text)),
  ) as Magic[];
  const edits = [...new Map(lines.map((magic) => [magic.span.start, gone(magic)])).values()];
  const changed = cellEdits(request.document.source, code, edits);
  if (lines.length < group.length || changed === undefined) {
    return refuse(
      request.target,
      message('A magic, or a command of the shell, takes the key: take it out by hand, and deactivate it.'),
    );
  }
  const asked = group.map(
    ({ fingerprint }) => request.findings.find((one) => one.fingerprint === fingerprint) ?? request.finding,
  );
  const stores = lines.some(({ text }) => configuring.test(text));
  return keysLeave(
    asked,
    [
      message(
        'The AWS SDK now takes credentials from its default chain: environment variables, a profile of the shared files, Identity Center, or the role of the machine. Where it finds none, calls to AWS fail.',
      ),
      ...(stores
        ? [message('The notebook no longer stores a profile: it must be set up on the machine that Jupyter runs on.')]
        : []),
      message('The key stays valid until it is deactivated in IAM; taking it out of the code does not do that.'),
    ],
    () => changed,
  );
}

function gone({ span, text, isOnly }: Magic): TextEdit {
  return isOnly
    ? { span: { start: span.start, end: span.start + text.length }, text: `${indentOf(text)}pass` }
    : { span, text: '' };
}

/** The line around a stretch of the code, where it is none of Python. */
function magicAt({ cells }: NotebookCode, { start }: Span): Magic | undefined {
  const cell = cells.findLast((one) => one.start <= start);
  if (cell === undefined) {
    return undefined;
  }
  const { text } = cell.literal;
  let from = lineStart(text, start - cell.start);
  // A line that goes on: `!curl \` and what follows.
  while (from > 0 && /\\\r?\n$/.test(text.slice(0, from))) {
    from = lineStart(text, from - 1);
  }
  const end = lineEnd(text, start - cell.start);
  const line = text.slice(from, end);
  if (!/^\s*[%!]/.test(line)) {
    return undefined;
  }
  const behind = /^\r?\n/.exec(text.slice(end))?.[0].length ?? 0;
  return {
    span: { start: cell.start + from, end: cell.start + end + behind },
    text: line,
    isOnly: isOnlyOne(indentOf(line), text.slice(0, from), text.slice(end + behind)),
  };
}

/** Whether neither side of a line of a block has a statement of Python as far in. */
function isOnlyOne(indent: string, before: string, behind: string): boolean {
  const above = before.split(/\r?\n/).reverse();
  return indent !== '' && [above, behind.split(/\r?\n/)].every((lines) => !isStatement(indent, lines));
}

function isStatement(indent: string, lines: readonly string[]): boolean {
  const next = lines.find((line) => !/^\s*(?:$|[#%!])/.test(line));
  return next !== undefined && indentOf(next) === indent;
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
