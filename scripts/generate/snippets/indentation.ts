/** How many spaces a level has in the sources of a language; others are indented by two. */
const levels: Readonly<Record<string, number>> = { py: 4, java: 4, kt: 4, cs: 4, php: 4, rs: 4, ps1: 4 };

/** How many spaces a level of indentation has in the sources of a language. */
export function levelOf(extension: string): number {
  return levels[extension] ?? 2;
}

/**
 * A text with a tab for each level, which VS Code makes what the file is indented by. Not in YAML, which aligns what is
 * below a dash with what follows the dash.
 */
export function tabbed(text: string, extension: string): string {
  if (extension === 'yaml') {
    return text;
  }
  const level = ' '.repeat(levelOf(extension));
  return text.replace(/^ +/gm, (spaces) => spaces.replaceAll(level, '\t'));
}
