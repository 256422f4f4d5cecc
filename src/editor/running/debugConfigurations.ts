import * as vscode from 'vscode';
import type { Connection } from '../connection/connection';
import type { DisposableLike } from '../support/disposables';
import type { LaunchDependencies } from './launchEnvironment';

export interface DebugDependencies extends Omit<LaunchDependencies, 'choice'> {
  readonly connection: Connection;
}

/**
 * Has every debugger start its program with the references of `env` and `envFile` resolved. As a provider for all types
 * it is asked last: extensions that read `envFile` by themselves have put it into `env` by then.
 */
export function registerDebugConfigurations({ connection, ...parts }: DebugDependencies): DisposableLike {
  return vscode.debug.registerDebugConfigurationProvider('*', {
    resolveDebugConfigurationWithSubstitutedVariables: async (folder, configuration, token) => {
      // To attach is to start nothing.
      if (configuration.request !== 'launch' || !mayRefer(configuration)) {
        return configuration;
      }
      const cancelled = new AbortController();
      const listener = token?.onCancellationRequested(() => {
        cancelled.abort();
      });
      try {
        const { resolveLaunch } = await import('./launchEnvironment');
        const dependencies = { ...parts, choice: () => connection.choice };
        return await resolveLaunch(configuration, folder?.uri.fsPath, dependencies, cancelled.signal);
      } finally {
        listener?.dispose();
      }
    },
  });
}

/** Whether there is anything to look at: most configurations load nothing of ours. */
function mayRefer({ env, environment, envFile }: vscode.DebugConfiguration): boolean {
  return [env, environment, envFile].some((value) => value !== undefined);
}
