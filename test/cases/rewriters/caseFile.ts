import type {
  FixTarget,
  GoHelper,
  ProjectFacts,
  SecretReference,
  TerraformDeclaration,
} from '../../../src/core/rewriters/rewriter';

/**
 * The format of a rewriter's `cases.md`, which is its manual and its test:
 *
 *     ## An async function awaits in place
 *
 *     Prose.
 *
 *     ```ts secretsmanager name=app/db type=module deps=express,pg
 *     const password = '‹password›';
 *     ```
 *     ->
 *     ```ts safety=needs-review
 *     …
 *     ```
 *
 * A fence, `->`, a fence: before and after. Instead of the second fence, `-> nothing` where the rewriter has nothing to
 * say, or `-> refuses: words of the reason; alternatives: environment` (`alternatives: none`).
 *
 * The secret to fix is the first `‹placeholder›` (test/support/samples.ts); every other placeholder is a finding, too,
 * and those of AWS credentials are related to each other. A label (`‹password:db›`) gives the same value wherever it
 * stands, also in the fence after.
 *
 * Words of the first fence's info string, after the language: the target, then any of
 * - `name=` the reference; by default `app/HINT`, `/app/HINT` or the plan's variable or `HINT` in capitals;
 * - `key=` the member of a secret that is a JSON object;
 * - `path=` of the document (default `src/app.LANGUAGE`), `untitled` for none;
 * - `declared=a,b`, `helper=a`: what other files of a Go package declare, and which of that looks the target's values up,
 *   `helper=a:returns` where it returns an error instead of panicking, `a:context` where it takes a context as well;
 * - `parameters=` the path that AddSystemsManager is given; `type=`, `deps=a,b`, `tsmodule=`, `tstarget=`, `usings=a,b`: the project;
 * - `module`: what other files of a Terraform folder declare, `variable.db_password`, `data.aws_ssm_parameter.db:/app/db`;
 * - `envs`, `env_file`: Kustomize or Compose hands the file of variables on;
 * - `references`: references can be left in `.env`; `deployed`, `installed`: who starts the project;
 * - `crlf`, `bom`, `no-eol`: both texts get that line ending, byte order mark, no last line end;
 * - `all`: fixes one finding after another until none is left.
 *
 * Words of the second fence's info string: `safety=` (default `safe`), `hint=`, `value=`, `variable=`, `missing=a,b`,
 * `pair` (a key pair leaves the code), `fixes=2` (so many findings are gone).
 */
export interface RewriterCase {
  readonly title: string;
  /** Counted from 1 in the Markdown file. */
  readonly line: number;
  readonly language: string;
  readonly target: FixTarget;
  readonly before: string;
  readonly options: CaseOptions;
  readonly expected: ExpectedPlan | ExpectedRefusal | 'nothing';
}

export interface CaseOptions {
  readonly name: string | undefined;
  readonly jsonKey: string | undefined;
  readonly path: string | undefined;
  readonly project: ProjectFacts;
  readonly all: boolean;
}

export interface ExpectedPlan {
  readonly kind: 'plan';
  readonly after: string;
  readonly safety: string;
  readonly words: ReadonlyMap<string, string>;
}

export interface ExpectedRefusal {
  readonly kind: 'refusal';
  readonly reason: string;
  readonly alternatives: readonly string[];
}

const targets: readonly string[] = ['secretsmanager', 'parameterstore', 'environment', 'default-credential-chain'];

interface Fence {
  readonly info: string;
  readonly text: string;
}

/** The cases of a file. @throws Error that names the line where the file is not as described above. */
export function readCases(markdown: string): RewriterCase[] {
  const lines = markdown.split('\n');
  const cases: RewriterCase[] = [];
  let title = '';
  let number = 1;
  for (let index = 0; index < lines.length; index += 1) {
    const heading = /^#+ (.*)$/.exec(lines[index] ?? '');
    if (heading) {
      title = heading[1] ?? '';
      number = 1;
      continue;
    }
    if (!(lines[index] ?? '').startsWith('```')) {
      continue;
    }
    const start = index;
    const [before, afterBefore] = readFence(lines, index);
    index = skipBlank(lines, afterBefore);
    const arrow = /^->(.*)$/.exec(lines[index] ?? '');
    if (!arrow) {
      throw new Error(`line ${String(start + 1)}: a fence is followed by “->”`);
    }
    let expected: Fence | string = (arrow[1] ?? '').trim();
    if (expected === '') {
      const [fence, next] = readFence(lines, skipBlank(lines, index + 1));
      expected = fence;
      index = next - 1;
    }
    cases.push(makeCase(number === 1 ? title : `${title} (${String(number)})`, start + 1, before, expected));
    number += 1;
  }
  return cases;
}

function skipBlank(lines: readonly string[], from: number): number {
  let index = from;
  while (index < lines.length && (lines[index] ?? '').trim() === '') {
    index += 1;
  }
  return index;
}

function readFence(lines: readonly string[], at: number): [Fence, number] {
  const open = /^(`{3,})([^`]*)$/.exec(lines[at] ?? '');
  const end = open ? lines.findIndex((line, index) => index > at && line === open[1]) : -1;
  if (!open || end < 0) {
    throw new Error(`line ${String(at + 1)}: a fence is missing or has no end`);
  }
  const body = lines.slice(at + 1, end);
  return [{ info: (open[2] ?? '').trim(), text: body.map((line) => `${line}\n`).join('') }, end + 1];
}

function makeCase(title: string, line: number, before: Fence, expected: Fence | string): RewriterCase {
  const [language = '', target = '', ...rest] = before.info.split(/\s+/);
  if (!targets.includes(target)) {
    throw new Error(`line ${String(line)}: “${target}” is no target`);
  }
  const words = parseWords(rest);
  const shape = (text: string): string => {
    const ended = words.has('no-eol') ? text.replace(/\n$/, '') : text;
    return (words.has('bom') ? '\uFEFF' : '') + (words.has('crlf') ? ended.replace(/\n/g, '\r\n') : ended);
  };
  const tsModule = words.get('tsmodule');
  const tsTarget = words.get('tstarget');
  const type = words.get('type');
  return {
    title,
    line,
    language,
    target: target as FixTarget,
    before: shape(before.text),
    options: {
      name: words.get('name'),
      jsonKey: words.get('key'),
      path: words.has('untitled') ? undefined : (words.get('path') ?? `src/app.${extension(language)}`),
      project: {
        ...(type === 'module' || type === 'commonjs' ? { packageType: type } : {}),
        dependencies: list(words.get('deps')),
        ...(words.has('parameters') ? { systemsManagerPath: words.get('parameters') ?? '' } : {}),
        ...(tsModule === undefined ? {} : { tsModule }),
        ...(tsTarget === undefined ? {} : { tsTarget }),
        ...(words.has('declared') || words.has('helper') || words.has('parts')
          ? {
              goPackage: {
                declared: list(words.get('declared')),
                helpers:
                  target === 'default-credential-chain'
                    ? []
                    : list(words.get('helper')).map((text) => goHelper(text, target as SecretReference['target'])),
                constantParts: list(words.get('parts')),
              },
            }
          : {}),
        ...(words.has('module') ? { terraformDeclared: list(words.get('module')).map(terraformDeclaration) } : {}),
        ...(words.has('sdk') ? { dotnetSdkMajor: Number(words.get('sdk')) } : {}),
        ...(words.has('references') ? { keepsReferences: true } : {}),
        ...(words.has('overriding') ? { takesEnvironmentFile: true } : {}),
        ...(words.has('envs') ? { environmentFileReader: 'kustomize' as const } : {}),
        ...(words.has('env_file') ? { environmentFileReader: 'compose' as const } : {}),
        ...(words.has('deployed') ? { isDeployed: true } : {}),
        ...(words.has('installed') ? { isInstalled: true } : {}),
        ...(words.has('usings') ? { globalUsings: list(words.get('usings')) } : {}),
      },
      all: words.has('all'),
    },
    expected: typeof expected === 'string' ? readVerdict(expected, line) : readPlan(expected, shape),
  };
}

/** `variable.db_password`, `data.aws_secretsmanager_secret_version.db:app/db`. */
function terraformDeclaration(text: string): TerraformDeclaration {
  const [address = '', looksUp] = text.split(':');
  const [type = '', ...labels] = address.split('.');
  const name = labels.at(-1) ?? '';
  return {
    type,
    name,
    ...(labels.length > 1 && { kind: labels[0] }),
    ...(looksUp !== undefined && { looksUp }),
  };
}

function readPlan(fence: Fence, shape: (text: string) => string): ExpectedPlan {
  const words = parseWords(fence.info.split(/\s+/).slice(1));
  return { kind: 'plan', after: shape(fence.text), safety: words.get('safety') ?? 'safe', words };
}

function readVerdict(text: string, line: number): ExpectedRefusal | 'nothing' {
  if (text.trim() === 'nothing') {
    return 'nothing';
  }
  const refusal = /^refuses: (.*); alternatives: (.*)$/.exec(text.trim());
  if (!refusal) {
    throw new Error(`line ${String(line)}: “-> ${text}” is not understood`);
  }
  const alternatives = refusal[2] ?? '';
  return { kind: 'refusal', reason: refusal[1] ?? '', alternatives: alternatives === 'none' ? [] : list(alternatives) };
}

function parseWords(parts: readonly string[]): Map<string, string> {
  return new Map(
    parts
      .filter((part) => part !== '')
      .map((part) => {
        const equals = part.indexOf('=');
        return equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
      }),
  );
}

function goHelper(text: string, target: SecretReference['target']): GoHelper {
  const [name = '', kind] = text.split(':');
  return {
    target,
    name,
    fails: kind === undefined ? 'panics' : 'returns',
    takesContext: kind === 'context',
    isField: false,
  };
}

function list(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.split(',').map((word) => word.trim());
}

function extension(language: string): string {
  const known: Readonly<Record<string, string>> = {
    typescript: 'ts',
    javascript: 'js',
    python: 'py',
    rust: 'rs',
    powershell: 'ps1',
  };
  return known[language] ?? language;
}
