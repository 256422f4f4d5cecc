import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The tool of a language that reads a file and tells whether it parses; a tool that is not installed says nothing. */
const tools: Readonly<Record<string, readonly [string, ...string[]]>> = {
  '.go': ['gofmt', '-e', '-l'],
  '.py': ['python3', '-c', 'import sys; compile(open(sys.argv[1], "rb").read(), "program", "exec")'],
  '.rb': ['ruby', '-c'],
  '.php': ['php', '-l'],
  '.sh': ['bash', '-n'],
};

/** What a language's own tool says of programs that it accepted before they were rewritten. */
export function syntaxErrorsOf(
  extension: string,
  results: readonly { readonly before: string; readonly after: string }[],
): string[] {
  const tool = tools[extension];
  if (tool === undefined || spawnSync(tool[0], ['--version']).error !== undefined) {
    return [];
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'strongroom-syntax-'));
  try {
    const file = path.join(folder, `program${extension}`);
    const isAccepted = (text: string): string | undefined => {
      // A shell takes a carriage return for a part of a word, so it reads no such script at all.
      writeFileSync(file, extension === '.sh' ? text.replaceAll('\r\n', '\n') : text);
      const { status, stdout, stderr } = spawnSync(tool[0], [...tool.slice(1), file], { encoding: 'utf8' });
      // The formatter also names files that it would write in another way.
      return status === 0 && (extension !== '.go' || stdout === '') ? undefined : `${stdout}${stderr}`;
    };
    const errors: string[] = [];
    for (const { before, after } of new Map(results.map((one) => [one.after, one])).values()) {
      const problem = isAccepted(after);
      if (problem !== undefined && isAccepted(before) === undefined) {
        errors.push(`${problem}\n${after}`);
      }
    }
    return errors;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
