import path from 'node:path';
import * as vscode from 'vscode';
import type { Connection } from '../connection/connection';
import { runTask } from '../contributions/tasks';
import type { DisposableLike } from '../support/disposables';

export interface RunTaskDependencies {
  readonly connection: Connection;
  /** The file of our command line. */
  readonly commandLine: string;
}

/**
 * Runs tasks of type `strongroom` by `strongroom run`: it looks the values up and gives them to the program, so that
 * VS Code never has them, and the program has the terminal.
 */
export function registerRunTasks({ connection, commandLine }: RunTaskDependencies): DisposableLike {
  return vscode.tasks.registerTaskProvider(runTask.type, {
    // What to start is for people to say.
    provideTasks: () => [],
    resolveTask: (task) => {
      const { definition, scope, name } = task;
      const command = text(definition['command']);
      if (!vscode.workspace.isTrusted || command === undefined || scope === undefined) {
        return undefined;
      }
      const folder = typeof scope === 'object' ? scope.uri.fsPath : undefined;
      const cwd = text(definition['cwd']) ?? folder;
      const { choice } = connection;
      const execution = new vscode.ProcessExecution(
        process.execPath,
        [
          commandLine,
          'run',
          ...texts(definition['envFile']).flatMap((file) => [
            '--env-file',
            folder === undefined ? file : path.resolve(folder, file),
          ]),
          ...option('--profile', text(definition['profile']) ?? choice.profile),
          ...option('--region', text(definition['region']) ?? choice.region),
          ...(definition['mask'] === true ? ['--mask'] : []),
          '--',
          command,
          ...texts(definition['args']),
        ],
        {
          ...(cwd !== undefined && { cwd: folder === undefined ? cwd : path.resolve(folder, cwd) }),
          // VS Code on the desktop is Electron, and runs as Node by this.
          env: { ...variables(definition['env']), ELECTRON_RUN_AS_NODE: '1' },
        },
      );
      return new vscode.Task(definition, scope, name, 'strongroom', execution, task.problemMatchers);
    },
  });
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function texts(value: unknown): readonly string[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).filter(
    (one): one is string => typeof one === 'string',
  );
}

function variables(value: unknown): Record<string, string> {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : {};
}

function option(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [name, value];
}
