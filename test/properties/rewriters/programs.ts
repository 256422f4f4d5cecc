import fc from 'fast-check';

/** A program with secrets at several places. */
export interface Program {
  readonly extension: string;
  readonly source: string;
  readonly comments: readonly string[];
}

/** How programs of a language are generated. Texts are indented by two blanks a level and have `\n`. */
export interface Shape {
  readonly extension: string;
  /** Expressions with a secret, for which SECRET stands. */
  readonly forms: readonly string[];
  /** Declarations or statements, numbered by `#` (unless `[` follows; `~#` stays a `#`), with EXPRESSION for one of the forms, each time it stands there. */
  readonly members: readonly string[];
  /** What a file begins with. */
  readonly heads: readonly string[];
  /** What is around the members: before and after. They are indented where this is not empty. */
  readonly types: readonly (readonly [string, string])[];
  /** What begins a comment; `//` by default. */
  readonly comment?: string;
  /** The indentations that programs are written with; blanks and tabs by default. */
  readonly indents?: readonly string[];
  /** Targets that the language cannot use everywhere: a program may keep a secret, with a reason. */
  readonly refuses?: readonly string[];
  /** Where a secret must stay, with a reason, whatever the target: the line up to it. */
  readonly mayStay?: RegExp;
  /** How many blank lines may follow one another; one by default. */
  readonly blankLines?: number;
  /** A text that must not stand in a program more than once: it makes a helper. */
  readonly once: RegExp;
  /** How lines that import something begin. */
  readonly imports: RegExp;
}

/** Programs of a language with a secret at one to four places. */
export function programs(shape: Shape, secret: string): fc.Arbitrary<Program> {
  const form = fc.constantFrom(...shape.forms);
  const mark = shape.comment ?? '//';
  return fc
    .record({
      head: fc.constantFrom(...shape.heads),
      type: fc.constantFrom(...shape.types),
      members: fc.array(fc.tuple(fc.constantFrom(...shape.members), form, form, fc.boolean()), {
        minLength: 1,
        maxLength: 4,
      }),
      eol: fc.constantFrom('\n', '\r\n'),
      indent: fc.constantFrom(...(shape.indents ?? ['  ', '    ', '\t'])),
      byteOrderMark: fc.constantFrom('', '\uFEFF'),
    })
    .map(({ head, type, members, eol, indent, byteOrderMark }) => {
      const comments: string[] = head.includes('✓') ? ['Licence ✓'] : [];
      const inner = type[0] === '' ? '' : '  ';
      const body = members.map(([member, first, second, above], index) => {
        const number = String(index + 1);
        if (above) {
          comments.push(`${mark} Step ${number} ✓`);
        }
        const text = `${above ? `${mark} Step ${number} ✓\n` : ''}${member.replace(/~#|#(?!\[)/g, (sign) => (sign === '#' ? number : '#'))}`;
        const lines = text.split('\n').map((line) => (line === '' ? line : inner + line));
        return `\n${lines
          .join('\n')
          .replace('EXPRESSION', () => first)
          .replace('EXPRESSION', () => second)}\n`;
      });
      const source = (head + type[0] + body.join('') + type[1])
        .replace(/^(?: {2})+/gm, (blanks) => indent.repeat(blanks.length / 2))
        .replaceAll('SECRET', secret)
        .replaceAll('\n', eol);
      return { extension: shape.extension, source: byteOrderMark + source, comments };
    });
}
