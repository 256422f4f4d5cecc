import { isConstant } from '../../languages/literal';
import type { Literal } from '../../languages/literal';
import { message } from '../../text/message';
import { contains } from '../../text/span';
import { assignmentRemoval, linesOf } from '../config/assignments';
import type { FixRequest, Plan } from '../rewriter';
import { setByVariable } from '../shared/plans';

/** A file of settings whose tool takes each of them from a variable of the environment that is named after it. */
interface Override {
  /** Of the path, in lower case. */
  readonly path: RegExp;
  readonly tool: string;
  /** The variable that sets what a value is bound to, sections first; undefined where none does. */
  variable(name: readonly string[]): string | undefined;
  /** Whether the variable goes before the setting of that name in any section, so that it must be the file's only one. */
  readonly beforeAll?: boolean;
  /** What the file's text means, where the tool reads the variable as it is. */
  value?(text: string): string;
}

const overrides: readonly Override[] = [
  // https://pip.pypa.io/en/stable/topics/configuration/#environment-variables, which hold for all commands
  {
    path: /(?:^|\/)\.?pip(?:\/pip)?\.(?:conf|ini)$/,
    tool: 'pip',
    beforeAll: true,
    variable: ([section, key, ...rest]) =>
      section === 'global' && key !== undefined && rest.length === 0 ? `PIP_${screaming(key)}` : undefined,
  },
  // https://airflow.apache.org/docs/apache-airflow/stable/howto/set-config.html
  {
    path: /(?:^|\/)airflow[\w.-]{0,60}\.cfg$/,
    tool: 'Airflow',
    variable: ([section, key, ...rest]) =>
      section !== undefined && key !== undefined && rest.length === 0
        ? `AIRFLOW__${section.toUpperCase()}__${key.toUpperCase()}`
        : undefined,
    // Python's configparser reads two percent signs as one.
    value: (text) => text.replace(/%%/g, '%'),
  },
  // https://doc.rust-lang.org/cargo/reference/config.html#environment-variables
  {
    path: /(?:^|\/)\.cargo\/(?:config|credentials)(?:\.toml)?$/,
    tool: 'Cargo',
    variable: (name) => {
      const [table, key = '', last] = name;
      if (table === 'env' && (name.length === 2 || (name.length === 3 && last === 'value'))) {
        return key;
      }
      return /^registr(?:y|ies)$/.test(table ?? '') && name.at(-1) === 'token'
        ? ['CARGO', ...name].map(screaming).join('_')
        : undefined;
    },
  },
];

function screaming(name: string): string {
  return name.toUpperCase().replace(/-/g, '_');
}

/** The tool that takes settings of a file from variables named after them; undefined where none is known to. */
export function overridingTool(path: string | undefined): string | undefined {
  return overrideOf(path)?.tool;
}

function overrideOf(path: string | undefined): Override | undefined {
  const lower = path?.toLowerCase() ?? '';
  return overrides.find((one) => one.path.test(lower));
}

/**
 * A setting goes, since a variable of the environment sets it.
 *
 * @returns undefined where the finding is no whole setting on a line of its own, or no variable sets it.
 */
export function planOverridden({ document, finding }: FixRequest, literal: Literal): Plan | undefined {
  const override = overrideOf(document.path);
  const variable = override?.variable(literal.name);
  if (
    override === undefined ||
    variable === undefined ||
    !/^[A-Za-z_]\w{0,200}$/.test(variable) ||
    !isConstant(literal) ||
    !contains(finding.span, literal.span)
  ) {
    return undefined;
  }
  const lines = linesOf(document.source, literal.outer);
  const line = document.source.slice(lines.start, lines.end);
  const key = (literal.name.at(-1) === 'value' ? literal.name.at(-2) : literal.name.at(-1)) ?? '';
  const same = document.source.match(new RegExp(`^[ \\t]*${key.replace(/[^\w-]/g, '.')}[ \\t]*[=:]`, 'gm')) ?? [];
  if (!line.trimStart().startsWith(key) || /[\r\n]./.test(line) || (override.beforeAll === true && same.length !== 1)) {
    return undefined;
  }
  return setByVariable(
    finding,
    variable,
    override.value?.(literal.text) ?? literal.text,
    [
      message(
        '{0} takes {1} from the variable {2}: it must be set wherever {0} runs, also in the pipeline.',
        override.tool,
        key,
        variable,
      ),
    ],
    () => assignmentRemoval(document, [lines]),
  );
}
