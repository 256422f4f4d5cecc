import type { TextEdit } from '../../text/edit';
import { columnIndent, linesBehind } from '../config/insertion';
import { textOf, valueOf } from '../config/nodes';
import { readInScript } from '../config/script';
import type { ConfigSite } from '../config/site';
import { indentUnit } from '../shared/layout';
import type { Job } from './job';
import { readInPowerShell } from './powerShell';

/**
 * The edit that has the script of a step read a variable of its environment. An expression would be filled in before the
 * shell reads the script, which would then take quotes and dollar signs of the value for its own:
 * https://docs.github.com/actions/reference/security/secure-use#use-an-intermediate-environment-variable
 *
 * @returns undefined where the script may be of another shell than Bash, its relatives and PowerShell, or cannot read it there.
 */
export function readInRun(site: ConfigSite, job: Job, variable: string): TextEdit | undefined {
  switch (shellOf(site, job)) {
    case 'shell':
      return readInScript(site, variable);
    case 'PowerShell':
      return readInPowerShell(site, variable);
    case 'other':
      return undefined;
  }
}

/** The edits that give a step a variable and have its script read it; undefined where an expression has to do. */
export function readThroughEnv(site: ConfigSite, job: Job, variable: string, text: string): TextEdit[] | undefined {
  const { source, eol } = site;
  const run = job.below[2];
  const reading = readInRun(site, job, variable);
  if (run?.kind !== 'entry' || run.entry.key !== 'run' || run.of.flow || reading === undefined) {
    return undefined;
  }
  const env = valueOf(run.of, 'env');
  const standing = textOf(env, variable);
  if (standing !== undefined) {
    return standing === text ? [reading] : undefined;
  }
  if (env === undefined) {
    const indent = columnIndent(source, run.entry.keySpan.start);
    const lines = [`${indent}env:`, `${indent}${indentUnit(source)}${variable}: ${text}`];
    return [reading, linesBehind(source, run.entry, lines, eol)];
  }
  const last = env.kind === 'map' && !env.flow ? env.entries.at(-1) : undefined;
  return (
    last && [
      reading,
      linesBehind(source, last, [`${columnIndent(source, last.keySpan.start)}${variable}: ${text}`], eol),
    ]
  );
}

/** What runs a step's script: by default Bash or `sh`, on runners with Windows PowerShell. */
function shellOf({ root }: ConfigSite, { map, steps, step }: Job): 'shell' | 'PowerShell' | 'other' {
  const own = step === undefined ? undefined : steps?.items[step]?.value;
  const shell =
    textOf(own, 'shell') ?? textOf(map, 'defaults', 'run', 'shell') ?? textOf(root, 'defaults', 'run', 'shell');
  if (shell !== undefined) {
    return /^(?:bash|sh)\b/.test(shell) ? 'shell' : /^(?:pwsh|powershell)\b/.test(shell) ? 'PowerShell' : 'other';
  }
  const runner = textOf(map, 'runs-on');
  if (valueOf(map, 'container') !== undefined) {
    return 'shell';
  }
  return runner === undefined || runner.includes('${{') ? 'other' : /windows/i.test(runner) ? 'PowerShell' : 'shell';
}
