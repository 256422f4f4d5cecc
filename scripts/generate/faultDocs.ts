import { faultTitles, scenarios } from '../../test/cli/faults/table';
import type { FaultScenario, Outcome } from '../../test/cli/faults/table';
import type { GeneratedFile } from './generatedFile';

/** The page about what goes wrong between confirmation and edit, made of the table that the command line's tests run. */
export function generate(): Promise<readonly GeneratedFile[]> {
  return Promise.resolve([{ path: 'docs/faults.md', content: page() }]);
}

function page(): string {
  const rows = scenarios.reduce((sum, scenario) => sum + scenario.rows.flatMap(({ faults }) => faults).length, 0);
  return `<!-- Generated from test/cli/faults/table.ts, which test/cli/faults.test.ts runs: npm run generate. -->

# When a fix is interrupted

Each of the ${String(rows)} rows below is a test: the built command line runs as a process of its own against the sandbox, is
interrupted as the row says, and is then run a second time without a fault. After the first run every value still stands
in the code, in AWS or in the file that keeps it, every file is as it was before or as it is after a whole fix, and every
look-up in the code finds its value. The second run ends with exit code 0, all files are rewritten, each value is stored
exactly once (although the second run is told to give new secrets other names), and nothing is left in the journal or
beside the files.

**Journal**: whether the next run is told of the unfinished fix. It is a file for each secret in the user's state folder
(\`XDG_STATE_HOME\`, on Windows \`LOCALAPPDATA\`; mode 0600), written before the first call to AWS and removed once
the code is changed. It holds the name of the secret, region, profile, file, span, fingerprint and a hash of the file in
which every secret is masked; never a value, nor a hash by which one could be guessed.

Where AWS refuses before it acts (denied, throttled, expired), nothing can have been stored, and there is nothing to
remember. Steps that call nothing can only be interrupted by the end of the process.

${scenarios.map(section).join('\n')}
## In the editor

\`test/e2e/killed.test.ts\` kills a real VS Code with the extension in it (\`SIGKILL\`, server and extension host) between
“Store and replace” and the edit, and starts it again on the same workspace: while the creation was sent and not carried
out, when the secret was created and the answer is lost, while the value is being read back. The file is as it was, the
next start offers to finish the fix, and finishing it leaves one secret with the value and code that looks it up. After
the edit and before it is saved, the file is as it was, and what of the edit comes back is up to VS Code; the value stands in
AWS either way.

\`test/vscode/suite/batchFaults.test.ts\` has *Fix all* of three values in three files meet a fault at the second one, in a
real VS Code: its creation is denied, throttled, refused as the session has expired, cut off before and after AWS acted, or
answered with error 500; its reading back is denied, cut off, or answers another value. No file is changed, the message
says what became of the second value and names the first one, which stands in AWS; the third is not begun. *Fix all* once
more ends it with what was stored: each value stands there once, all files are rewritten, and nothing is left to be finished.

## What this does not cover

- A file with several hard links, or in a folder that takes no new file, is written in place: only there can a power cut
  leave a part of the new text. Its value is stored and read back by then.
- A process that is killed while it replaces the AWS credentials file leaves a file \`.credentials.….tmp\` beside it,
  which only its owner may read.
`;
}

function section({ title, command, rows }: FaultScenario): string {
  const lines = rows.flatMap(({ step, faults }) =>
    faults.map(
      ({ fault, outcome }) =>
        `| ${step} | ${faultTitles[fault]} | ${filesText(outcome)} | ${String(outcome.kept)} | ${outcome.remembered ? 'yes' : 'no'} |`,
    ),
  );
  return `## ${title}

\`${command}\`

| When | What happens | Files then | Values kept outside the code then | Journal |
|---|---|---|---|---|
${lines.join('\n')}
`;
}

function filesText({ files }: Outcome): string {
  return new Set(files).size === 1 ? (files[0] ?? '') : files.join(', ');
}
