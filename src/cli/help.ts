import type { Command } from './command';

/** The help text of the whole program. */
export function overview(commands: readonly Command[]): string {
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}\n`).join('');
  return `strongroom <command> [options]

Takes secrets out of code and keeps your AWS identity healthy.

Commands:
${list}
Options:
  --help      Print this, or with a command, all about it.
  --version   Print the version.
`;
}
