import { assessIdentity } from '../core/hygiene/assess';
import type { IdentityAssessment } from '../core/hygiene/assessment';
import { statusExitCode, statusReport } from '../core/hygiene/statusReport';
import type { StatusReport } from '../core/hygiene/statusReport';
import { AwsFailure } from '../core/ports';
import type { ConnectionChoice, Identity } from '../core/ports';
import { english } from '../core/text/message';
import type { Command, CommandContext, ExitCode } from './command';
import { ConfigurationLoader } from './configurationLoader';
import { oneOf, readOptions } from './options';
import { ProblemLog } from './problemLog';
import { statusText } from './statusText';
import { printedPath } from '../node/workspace';

export const status: Command = {
  name: 'status',
  summary: 'Show who you are on AWS: access keys, their age, and MFA.',
  help: `strongroom status [options]

Shows the AWS identity that your programs would use: account, user or role, the age and last use of its access keys,
and its MFA devices. Limits are those of the nearest .strongroom.json (90 days, MFA required).

Options:
  --profile P         The AWS profile to ask for.
  --format text|json  How to print it (text).
  --help              Print this.

Exit code: 0 all well, 1 a key is past its limit or an IAM user has no MFA, 2 the identity cannot be told.
`,
  async run(args, context): Promise<ExitCode> {
    const { values, paths } = readOptions('status', args, { profile: 'text', format: 'text' });
    const format = oneOf('format', values.format, ['text', 'json'] as const, 'text');
    if (paths.length > 0) {
      await context.err.line(`strongroom: status takes no paths; ${paths.join(' ')} was not looked at.`);
      return 2;
    }
    const identity = await readIdentity(values.profile === undefined ? {} : { profile: values.profile }, context);
    if (identity === undefined) {
      return 2;
    }
    const assessment = await assess(identity, context);
    const report: StatusReport = statusReport(assessment);
    await context.out.write(
      format === 'json' ? `${JSON.stringify(report, undefined, 2)}\n` : statusText(assessment, context.out),
    );
    return statusExitCode(assessment);
  },
};

async function readIdentity(choice: ConnectionChoice, context: CommandContext): Promise<Identity | undefined> {
  try {
    return await (await context.aws()).identity.read(choice, context.signal);
  } catch (error) {
    if (!AwsFailure.is(error)) {
      throw error;
    }
    const permission = error.permission === undefined ? '' : ` Missing permission: ${error.permission}.`;
    await context.err.line(`strongroom: ${english(error.explanation)}${permission}`);
    return undefined;
  }
}

async function assess(identity: Identity, context: CommandContext): Promise<IdentityAssessment> {
  const log = new ProblemLog(context.err);
  const { configuration } = await new ConfigurationLoader(context, { withoutBaseline: true }).load(
    context.cwd,
    (file, problem, line, asked) => log.add({ path: printedPath(context.cwd, file), problem, line }, asked),
  );
  return assessIdentity(identity, configuration.identity, context.clock.now());
}
