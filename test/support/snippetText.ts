/**
 * What VS Code inserts for a snippet whose tab stops are left alone, read independently of what wrote it.
 * https://code.visualstudio.com/docs/editing/userdefinedsnippets#_grammar (tab stops and placeholders; no variables)
 *
 * @param level one level of indentation, which VS Code puts where a line begins with tabs.
 * @param typed what is typed at a tab stop instead of its default, by number.
 * @throws Error where the snippet holds a variable, or an unescaped `$` of no meaning.
 */
export function expandSnippet(body: string, level: string, typed: Readonly<Record<string, string>> = {}): string {
  const values = new Map<string, string>(Object.entries(typed));
  const token = /\\([\\$}])|\$\{(\d+):((?:\\[\\$}]|[^\\$}])*)\}|\$\{(\d+)\}|\$(\d+)|\$/g;
  for (const [, , number = '', text = ''] of body.matchAll(token)) {
    if (number !== '' && !values.has(number)) {
      values.set(number, text.replace(/\\([\\$}])/g, '$1'));
    }
  }
  const inserted = body.replace(
    token,
    (whole, escaped?: string, first?: string, _?: string, braced?: string, bare?: string) => {
      const number = first ?? braced ?? bare;
      if (escaped === undefined && number === undefined) {
        throw new Error(`A “$” means nothing here: ${whole} in ${body}`);
      }
      return escaped ?? values.get(number ?? '') ?? '';
    },
  );
  return inserted.replace(/^\t+/gm, (tabs) => level.repeat(tabs.length));
}

/** The numbers of a snippet's tab stops, each once, in ascending order. */
export function tabStops(body: string): readonly number[] {
  const numbers = [...body.matchAll(/\\.|\$\{?(\d+)/g)].flatMap(([, number]) => (number === undefined ? [] : [number]));
  return [...new Set(numbers)].map(Number).sort((left, right) => left - right);
}
