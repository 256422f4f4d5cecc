import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { pythonTools } from './pythonTools';

/** The folder with cfn-lint and a Python that has PyYAML and python-hcl2. */
export function infrastructureTools(): string {
  return pythonTools('cfn-lint', 'cfn-lint', ['cfn-lint==1.58.0', 'python-hcl2==8.1.4', 'pyyaml==6.0.4']);
}

/** What a script of that Python prints. */
export function runPython(script: string, input: string): string {
  return execFileSync(path.join(infrastructureTools(), 'python'), ['-c', script], { input, encoding: 'utf8' });
}

/**
 * The errors of templates, by file. It takes the globals of SAM for something else than properties (E1051), which they
 * become when the template is transformed.
 */
export function lintErrors(files: readonly string[]): Map<string, string[]> {
  const { stdout } = spawnSync(path.join(infrastructureTools(), 'cfn-lint'), ['--format', 'json', '--', ...files], {
    encoding: 'utf8',
  });
  const matches = JSON.parse(stdout) as readonly {
    readonly Filename: string;
    readonly Level: string;
    readonly Message: string;
    readonly Rule: { readonly Id: string };
    readonly Location: { readonly Path: readonly unknown[] | null };
  }[];
  const errors = new Map<string, string[]>();
  for (const { Filename, Level, Message, Rule, Location } of matches) {
    if (Level === 'Error' && !(Rule.Id === 'E1051' && Location.Path?.[0] === 'Globals')) {
      errors.set(Filename, [...(errors.get(Filename) ?? []), `${Rule.Id} ${Message}`]);
    }
  }
  return errors;
}
