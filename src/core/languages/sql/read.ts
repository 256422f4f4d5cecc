import { Collector } from '../lines/collector';
import type { Reading } from '../language';
import type { LiteralUse } from '../literal';
import { appendAll, topContext, usedAs } from '../syntax/context';
import { isKey } from '../syntax/keys';
import { LiteralText } from '../syntax/literalText';
import { sqlTokens } from './tokens';
import type { SqlToken } from './tokens';

/** An open parenthesis. */
interface Open {
  /** The word before it. */
  readonly callee: string;
  position: number;
  /** The first word since the last comma: in a definition the column. */
  first: string;
  /** The string before, in a list without names of its columns, where it could be a name. */
  before: string | undefined;
}

/** What makes a digest or a cipher of the text that it is given. */
const hashing = /^(?:MD5|SHA1?|SHA2|SHA256|SHA512|CRYPT|ENCRYPT|DIGEST|HASHBYTES|AES_ENCRYPT|PGP_SYM_ENCRYPT)$/i;

/** https://learn.microsoft.com/sql/relational-databases/system-stored-procedures/sp-addlogin-transact-sql */
function isAddLogin(word: string): boolean {
  return /^sp_addlogin$/i.test(word);
}

/** https://learn.microsoft.com/sql/relational-databases/system-stored-procedures/sp-addlinkedsrvlogin-transact-sql */
const linkedLogin = /\bsp_addlinkedsrvlogin\s{1,4}(?:[^,;'\r\n]{0,20}(?:'[^'\r\n]{0,60}')?\s{0,4},){4}\s{0,4}N?$/i;

/** Reads SQL by its tokens; a script that breaks off is read as far as it goes. */
export function readSql(source: string): Reading {
  return new SqlReader(source).read();
}

/** How many columns and tables are remembered. */
const most = 2_000;

class SqlReader {
  readonly #into: Collector;
  readonly #columnsOf = new Map<string, readonly string[]>();
  /** The words and signs of the statement that were read last, the latest first; strings as `''`. */
  #last: readonly string[] = [];
  #open: Open[] = [];
  #first = '';
  #table = '';
  #statement = '';
  #columns: string[] | undefined;
  #lists: 'columns' | 'definition' | undefined;
  #inValues = false;
  #compares = false;

  constructor(private readonly source: string) {
    this.#into = new Collector(source);
  }

  read(): Reading {
    for (const token of sqlTokens(this.source)) {
      this.#token(token);
    }
    return this.#into.reading();
  }

  #token(token: SqlToken): void {
    switch (token.kind) {
      case 'comment':
        this.#into.comment(token.start, token.end);
        return;
      case 'dollar':
        this.#dollar(token.start, token.end, token.inside, token.close);
        return;
      case 'word':
        this.#word(token.text, token.start, token.end);
        return;
      case 'sign':
        this.#sign(token.text);
        return;
      case 'string':
        this.#string(token.text, token.start, token.end);
        return;
      case 'quoted':
        if (this.#isIdentifier(token.start, token.end)) {
          this.#word(token.value, token.start, token.end);
        } else {
          this.#string(token.text, token.start, token.end);
        }
    }
  }

  #remember(text: string): void {
    this.#last = [text, ...this.#last.slice(0, 5)];
  }

  /** Backquotes quote names; double quotes do but in MySQL, where they may hold a value. */
  #isIdentifier(start: number, end: number): boolean {
    if (this.source.charAt(start) === '`') {
      return true;
    }
    const before = this.#last[0]?.toUpperCase() ?? '';
    if (before === '.' || this.source.charAt(end) === '.' || this.#lists !== undefined) {
      return true;
    }
    return !(before === '=' || before === 'BY' || before === 'PASSWORD' || (this.#inValues && this.#open.length > 0));
  }

  #word(text: string, start: number, end: number): void {
    const upper = text.toUpperCase();
    const [before = '', second = ''] = this.#last.map((word) => word.toUpperCase());
    if (this.#last.length === 0) {
      this.#statement = upper;
    }
    if (before === 'BY' && (second === 'IDENTIFIED' || /^[A-Z_]/.test(second)) && this.#isBarePassword(upper)) {
      this.#into.plain(start, end, ['password']);
    }
    if (
      /^(?:INTO|UPDATE)$/.test(before) ||
      (before === 'TABLE' && upper !== 'IF') ||
      (before === 'EXISTS' && this.#statement === 'CREATE') ||
      (before === '.' && second === this.#table.toUpperCase())
    ) {
      this.#table = text;
    }
    if (/^(?:WHERE|ON|HAVING|WHEN)$/.test(upper)) {
      this.#compares = true;
    } else if (/^(?:SET|VALUES?|SELECT|THEN)$/.test(upper)) {
      this.#compares = false;
      if (/^VALUES?$/.test(upper) && this.#statement !== 'CREATE' && this.#statement !== 'ALTER') {
        this.#inValues = true;
        this.#columns ??= [...(this.#columnsOf.get(this.#table.toLowerCase()) ?? [])];
      }
    }
    const open = this.#open.at(-1);
    if (open === undefined) {
      this.#first ||= text;
    } else if (open.first === '') {
      open.first = text;
      if (this.#lists !== undefined && this.#open.length === 1 && (this.#columns?.length ?? 0) < most) {
        this.#columns?.push(/^(?:PRIMARY|KEY|UNIQUE|CONSTRAINT|FOREIGN|INDEX|CHECK)$/i.test(text) ? '' : text);
      }
    }
    this.#remember(text);
  }

  /** `IDENTIFIED BY tiger`, as Oracle has it. */
  #isBarePassword(upper: string): boolean {
    return (
      this.#last.some((word) => word.toUpperCase() === 'IDENTIFIED') &&
      !/^(?:PASSWORD|VALUES|EXTERNALLY|GLOBALLY|RANDOM|USING|VIA|[:@&$#\\].*)$/.test(upper)
    );
  }

  #sign(sign: string): void {
    const open = this.#open.at(-1);
    switch (sign) {
      case '(':
        this.#opens();
        break;
      case ')':
        this.#open.pop();
        if (this.#open.length === 0 && this.#lists !== undefined) {
          if (this.#lists === 'definition' && this.#columnsOf.size < most) {
            this.#columnsOf.set(
              this.#table.toLowerCase(),
              (this.#columns ?? []).filter((column) => column !== ''),
            );
          }
          this.#lists = undefined;
        }
        break;
      case ',':
        if (open === undefined) {
          this.#first = '';
        } else {
          open.position += 1;
          open.first = '';
        }
        break;
      case ';':
        this.#endStatement();
        return;
    }
    this.#remember(sign);
  }

  #opens(): void {
    const callee = /^[\p{L}_@]/u.test(this.#last[0] ?? '') ? (this.#last[0] ?? '') : '';
    if (this.#open.length === 0 && this.#table !== '' && callee.toLowerCase() === this.#table.toLowerCase()) {
      if (/^(?:INSERT|REPLACE)$/.test(this.#statement)) {
        this.#lists = 'columns';
        this.#columns = [];
      } else if (this.#statement === 'CREATE') {
        this.#lists = 'definition';
        this.#columns = [];
      }
    }
    if (this.#open.length < 10_000) {
      this.#open.push({ callee, position: 0, first: '', before: undefined });
    }
  }

  #endStatement(): void {
    this.#last = [];
    this.#open = [];
    this.#first = '';
    this.#table = '';
    this.#statement = '';
    this.#columns = undefined;
    this.#lists = undefined;
    this.#inValues = false;
    this.#compares = false;
  }

  /** A body between dollars: statements of its own, or a value. */
  #dollar(start: number, end: number, inside: number, close: number): void {
    const text = new LiteralText(this.source);
    text.enter(inside);
    text.verbatim(inside, close);
    if (/[\n;]/.test(this.source.slice(inside, close))) {
      this.#into.embed(text, { start, end }, { path: 'body.sql' });
      this.#remember("''");
    } else {
      this.#string(text, start, end);
    }
  }

  #string(text: LiteralText, start: number, end: number): void {
    const outer = { start, end };
    const { name, use, call } = this.#isLinkedLogin(start)
      ? { name: ['password'], use: 'argument' as const, call: undefined }
      : this.#contextOf();
    if (call === undefined) {
      this.#into.add(text, outer, name, use);
    } else {
      const literal = text.finish(outer, { ...usedAs(topContext, use, appendAll(undefined, name)), call });
      if (literal !== undefined) {
        this.#into.literals.push(literal);
      }
    }
    const open = this.#open.at(-1);
    if (open !== undefined) {
      const value = this.source.slice(start + 1, Math.min(end - 1, start + 80));
      open.before = isKey(value) ? value : undefined;
    }
    this.#remember("''");
  }

  /** Whether the fifth argument of `sp_addlinkedsrvlogin` begins at an offset. */
  #isLinkedLogin(start: number): boolean {
    return (
      this.#last[0] !== undefined &&
      /[,N]/.test(this.#last[0]) &&
      linkedLogin.test(this.source.slice(Math.max(0, start - 400), start))
    );
  }

  #contextOf(): { name: readonly string[]; use: LiteralUse; call?: { callee: string; argument: number } } {
    const [before = '', second = '', third = ''] = this.#last;
    // `N'…'` and `E'…'` have a word of their own before the quote.
    if (/^(?:[NEXBQU]|_\w+)$/i.test(before) && second !== '') {
      this.#last = this.#last.slice(1);
      return this.#contextOf();
    }
    const upper = before.toUpperCase();
    const open = this.#open.at(-1);
    if (upper === 'BY' || upper === 'USING') {
      return { name: ['password'], use: this.#mentions('IDENTIFIED') ? 'assigned' : 'other' };
    }
    if (upper === ',' && open === undefined && second === "''" && this.#last.slice(2, 4).some(isAddLogin)) {
      return { name: ['password'], use: 'argument' };
    }
    if (upper === 'AS' && this.#mentions('IDENTIFIED')) {
      return { name: [], use: 'structural' };
    }
    if (/^(?:PASSWORD|VALUES)$/.test(upper) && this.#mentions('BY') && this.#mentions('IDENTIFIED')) {
      // The hash of a password follows.
      return { name: [], use: 'structural' };
    }
    if (/^(?:=|:=|=>|==)$/.test(before) && second !== '') {
      const named = this.#statement === 'SET' && second === "''" ? 'password' : this.#boundWord(second, third);
      return { name: nameOf(this.#tableOf(), named), use: this.#compares ? 'compared' : 'assigned' };
    }
    if (/^(?:<>|!=|LIKE|IN|ILIKE|REGEXP|RLIKE|SIMILAR|BETWEEN)$/.test(upper)) {
      return { name: nameOf('', second), use: 'compared' };
    }
    if (upper === 'DEFAULT') {
      return { name: nameOf(this.#tableOf(), (open?.first ?? this.#first) || second), use: 'assigned' };
    }
    if (open !== undefined && (before === '(' || before === ',')) {
      return this.#passed(open);
    }
    if (/^[\p{L}_@\\]/u.test(before)) {
      const key = /^\\set$/i.test(second) || !before.startsWith('\\') ? before : '';
      return { name: nameOf('', key), use: /^(?:COMMENT|SELECT|AS|IS)$/.test(upper) ? 'structural' : 'assigned' };
    }
    return { name: [], use: 'other' };
  }

  /** What stands before a sign that binds: a name, or a name with its type as in `@pwd nvarchar(20) = …`. */
  #boundWord(second: string, third: string): string {
    if (second === ')' && this.#last[3] === '(') {
      return this.#last[5] ?? '';
    }
    return /^(?:n?(?:var)?char2?|text|string|clob|sysname)$/i.test(second) && /^[\p{L}_@]/u.test(third)
      ? third
      : second;
  }

  #passed(open: Open): { name: readonly string[]; use: LiteralUse; call?: { callee: string; argument: number } } {
    if (this.#inValues && this.#open.length === 1) {
      const column = this.#columns?.[open.position];
      // `VALUES ('smtp_password', '…')`: a row that is a name and its value.
      const beside = column === undefined && open.position > 0 ? open.before : undefined;
      return {
        name: nameOf(this.#tableOf(), column ?? beside ?? ''),
        use: (column ?? beside) === undefined ? 'element' : 'assigned',
      };
    }
    if (hashing.test(open.callee) && open.position === 0) {
      const column = this.#hashedInto();
      if (column !== undefined) {
        return { name: nameOf(this.#tableOf(), column), use: this.#compares ? 'compared' : 'assigned' };
      }
    }
    if (/^(?:OLD_)?PASSWORD$/i.test(open.callee)) {
      return { name: ['password'], use: 'assigned' };
    }
    if (/^(?:IN|VALUES|ENUM|SET)$/i.test(open.callee) || open.callee === '') {
      return { name: [], use: 'element' };
    }
    return { name: [], use: 'argument', call: { callee: open.callee, argument: open.position } };
  }

  /** The column that takes what a function makes of a text: `SET pass = MD5('…')`, or its place in a row. */
  #hashedInto(): string | undefined {
    const [, , before = '', column = ''] = this.#last;
    if (before === '=' && /^[\p{L}_@]/u.test(column)) {
      return column;
    }
    return this.#inValues && this.#open.length === 2 ? this.#columns?.[this.#open[0]?.position ?? -1] : undefined;
  }

  #tableOf(): string {
    return /^(?:INSERT|REPLACE|UPDATE|CREATE)$/.test(this.#statement) ? this.#table : '';
  }

  #mentions(word: string): boolean {
    return this.#last.some((text) => text.toUpperCase() === word);
  }
}

function nameOf(table: string, column: string): readonly string[] {
  return [table, column.replace(/^[@:#$]+/, '')].filter((part) => part !== '' && !/^\W+$/.test(part));
}
