import type { Engine } from '../core/engine';
import type { Command, CommandContext, ExitCode } from './command';
import { ConfigurationLoader } from './configurationLoader';
import type { ScanFormat } from './formats/format';
import { JsonFormat, JsonLinesFormat } from './formats/jsonFormats';
import { SarifFormat } from './formats/sarifFormat';
import { TextFormat } from './formats/textFormat';
import { jobsOf, oneOf, readOptions } from './options';
import { uniqueRoots } from './roots';
import { ScanRun } from './scanRun';

const formats = ['text', 'json', 'jsonl', 'sarif'] as const;

export const scan: Command = {
  name: 'scan',
  summary: 'Find hard-coded secrets in files and folders.',
  help: `strongroom scan [paths…] [options]

Finds hard-coded AWS keys, passwords, connection strings, tokens and private keys in files and folders (the current
directory where none is named). Hidden files are scanned, .git is not. No format prints a value.

Options:
  --format text|json|jsonl|sarif  How to print what is found (text).
  --config FILE                   Take this configuration instead of the nearest .strongroom.json.
  --baseline FILE                 Do not report the findings that this file lists; strongroom baseline writes it.
                                  Instead of the one that the configuration names.
  --no-ignore                     Look also at what .gitignore, the default folder exclusions (node_modules, virtual
                                  environments, build output) and the configuration leave out.
  --jobs N                        Scan so many files at once (as many as the machine has cores, at most 4). What is
                                  printed is the same.
  --help                          Print this.

A file named itself is looked at even where .gitignore leaves it out. Inline comments silence findings in any case.

Exit code: 0 nothing found, 1 something found, 2 could not run (a missing path is that).
`,
  async run(args, context): Promise<ExitCode> {
    const { values, paths } = readOptions('scan', args, {
      format: 'text',
      config: 'text',
      baseline: 'text',
      'no-ignore': 'switch',
      jobs: 'text',
    });
    const format = oneOf('format', values.format, formats, 'text');
    const roots = uniqueRoots(paths.length === 0 ? ['.'] : paths, context.cwd, 'Nothing was scanned.');
    const loader = new ConfigurationLoader(context, { configuration: values.config, baseline: values.baseline });
    const engine = await context.engine();
    const run = new ScanRun(context, engine, newFormat(format, context, engine), loader, {
      respectIgnores: !values['no-ignore'],
      jobs: jobsOf(values.jobs, context),
    });
    return run.over(roots);
  },
};

function newFormat(format: (typeof formats)[number], context: CommandContext, engine: Engine): ScanFormat {
  switch (format) {
    case 'text':
      return new TextFormat(context.out);
    case 'json':
      return new JsonFormat(context.out);
    case 'jsonl':
      return new JsonLinesFormat(context.out);
    case 'sarif':
      return new SarifFormat(context.out, engine.detectors, context.version);
  }
}
