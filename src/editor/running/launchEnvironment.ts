import path from 'node:path';
import * as vscode from 'vscode';
import { planEnvironment } from '../../core/environment/childEnvironment';
import type { EnvironmentPlan } from '../../core/environment/childEnvironment';
import { hasReferences, resolveEnvironment } from '../../core/environment/resolve';
import type { Resolution } from '../../core/environment/resolve';
import { AwsFailure } from '../../core/ports';
import type { AwsRoom, ConnectionChoice } from '../../core/ports';
import { readEnvironmentFile } from '../../node/environmentFiles';
import { secretsMayBeRead } from '../connection/trust';
import type { Dialogs } from '../fix/dialogs';
import { followNotification, stepsAfter } from '../fix/failureSteps';
import { localize } from '../support/localize';
import { environmentFilesOf, placeOf, variablesOf, withVariables, withoutTerminal } from './launchConfiguration';
import type { LaunchConfiguration } from './launchConfiguration';

export interface LaunchDependencies {
  readonly aws: () => Promise<AwsRoom>;
  readonly choice: () => ConnectionChoice;
  readonly dialogs: Dialogs;
}

/**
 * Resolves the references in the environment of a launch configuration, in memory only.
 *
 * @param folder what relative paths of `.env` files start from.
 * @returns the configuration as it is where it has none; undefined where the program must not be started, which has been
 *   said by then.
 */
export async function resolveLaunch<T extends LaunchConfiguration>(
  configuration: T,
  folder: string | undefined,
  dependencies: LaunchDependencies,
  cancelled: AbortSignal,
): Promise<T | undefined> {
  const plan = planOf(configuration, folder);
  if (plan.malformed.length === 0 && !hasReferences(plan)) {
    return configuration;
  }
  const { dialogs } = dependencies;
  if (!(await secretsMayBeRead(dialogs))) {
    return undefined;
  }
  if (plan.malformed.length > 0) {
    refuse(
      plan.malformed.map((one) => vscode.l10n.t('{0} is no valid reference: {1}.', placeOf(one), localize(one.reason))),
      undefined,
      dialogs,
    );
    return undefined;
  }
  const resolution = await resolve(plan, dependencies, cancelled);
  if (resolution.kind === 'failed') {
    sayUnresolved(resolution, dialogs);
    return undefined;
  }
  const values = new Map<string, string>();
  for (const [name, value] of resolution.environment.values) {
    if (typeof value !== 'string') {
      values.set(name, value.reveal());
    }
  }
  return inConsole(withVariables(configuration, values), dialogs);
}

function planOf(configuration: LaunchConfiguration, folder: string | undefined): EnvironmentPlan {
  return planEnvironment({
    files: environmentFilesOf(configuration).flatMap((name) => {
      if (folder === undefined && !path.isAbsolute(name)) {
        return [];
      }
      const read = readEnvironmentFile(path.resolve(folder ?? '', name), vscode.workspace.asRelativePath(name));
      // What cannot be read is the debugger's to tell.
      return 'text' in read ? [read] : [];
    }),
    inherited: variablesOf(configuration),
    override: false,
    ignoreCase: process.platform === 'win32',
  });
}

function resolve(
  plan: EnvironmentPlan,
  { aws, choice, dialogs }: LaunchDependencies,
  cancelled: AbortSignal,
): Promise<Resolution> {
  return dialogs.progress(vscode.l10n.t('Looking up secrets for the program…'), (signal) =>
    resolveEnvironment(plan, {
      choice: choice(),
      reader: async (connection) => (await aws()).reader(connection),
      signal: AbortSignal.any([signal, cancelled]),
    }),
  );
}

function sayUnresolved({ unresolved }: Resolution & { readonly kind: 'failed' }, dialogs: Dialogs): void {
  const byReason = new Map<string, string[]>();
  for (const one of unresolved) {
    const reason = localize(one.reason);
    byReason.set(reason, [...(byReason.get(reason) ?? []), placeOf(one)]);
  }
  const failure = unresolved.find((one) => one.failure !== undefined)?.failure;
  if (failure !== undefined && AwsFailure.is(failure, 'cancelled')) {
    return;
  }
  refuse(
    [...byReason].map(([reason, variables]) => vscode.l10n.t('No value for {0}: {1}', variables.join(', '), reason)),
    failure,
    dialogs,
  );
}

function refuse(sentences: readonly string[], failure: AwsFailure | undefined, dialogs: Dialogs): void {
  const text = [...sentences, vscode.l10n.t('The program was not started.')].join(' ');
  followNotification(dialogs.error(text, failure === undefined ? [] : stepsAfter(failure)));
}

/** A terminal would be given the values on its command line, and show them. */
function inConsole<T extends LaunchConfiguration>(configuration: T, dialogs: Dialogs): T {
  const changed = withoutTerminal(configuration);
  if (changed === undefined) {
    return configuration;
  }
  void dialogs.inform(
    vscode.l10n.t(
      'The program runs in the debug console: a terminal would show the values of its secrets on the command line that starts it.',
    ),
    [],
  );
  return changed;
}
