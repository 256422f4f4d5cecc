import { contains } from '../../text/span';
import type { Finding } from '../../scan/finding';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { FixRequest } from '../rewriter';
import { ofSql } from './magics';

/** Cells that a shell runs: https://ipython.readthedocs.io/en/stable/interactive/magics.html#cell-magics */
const shells = /^\s*%%(?:bash|sh|script|!|sx|system|cmd|pwsh|powershell)\b/;

/** Why nothing is looked up in a cell that is not Python's, `%%bash`; undefined for a secret elsewhere. */
export function otherCellReason({ document }: FixRequest, { span }: Finding): Message | undefined {
  const cell = (document.embedded ?? []).find(
    ({ literal }) => /^\s*%%/.test(literal.text) && contains(literal.outer, span),
  );
  const [magic] = /^\s*%%[\w!]+/.exec(cell?.literal.text ?? '') ?? [];
  if (magic === undefined) {
    return undefined;
  }
  if (/^\s*%%sql\b/.test(magic)) {
    return ofSql();
  }
  return shells.test(magic)
    ? message(
        'A shell runs this cell, with the environment of the notebook: set a variable by os.environ in a cell of Python, which can look the value up, and read it here.',
      )
    : message(
        'The cell begins with {0}, which takes its text as it is written: look the value up in a cell of Python instead.',
        magic.trim(),
      );
}
