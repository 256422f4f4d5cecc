import { text } from './manifestText';
import type { ManifestText } from './manifestText';

/** A property of a task of ours, as JSON schema has it. */
export interface TaskProperty {
  readonly type: string | readonly string[];
  readonly items?: { readonly type: string };
  readonly additionalProperties?: { readonly type: string };
  readonly default?: boolean | string;
  readonly description: ManifestText;
}

/** The task that starts a program with references resolved. */
export const runTask = {
  type: 'strongroom',
  required: ['command'],
  properties: {
    command: {
      type: 'string',
      description: text('task.command', 'The program to start. There is no shell.'),
    },
    args: {
      type: 'array',
      items: { type: 'string' },
      description: text('task.args', 'Its arguments.'),
    },
    envFile: {
      type: ['string', 'array'],
      items: { type: 'string' },
      description: text(
        'task.envFile',
        'Files of variables, whose references are resolved. Without, the file .env of the folder, where there is one.',
      ),
    },
    env: {
      type: 'object',
      additionalProperties: { type: 'string' },
      description: text('task.env', 'Variables of the program; they go before those of files. They may be references.'),
    },
    cwd: {
      type: 'string',
      description: text('task.cwd', 'The folder to start the program in; the workspace folder where it is left out.'),
    },
    mask: {
      type: 'boolean',
      default: false,
      description: text('task.mask', 'Print ******** in place of the values in what the program prints.'),
    },
    profile: {
      type: 'string',
      description: text('task.profile', 'The AWS profile to use; that of the workspace where it is left out.'),
    },
    region: {
      type: 'string',
      description: text('task.region', 'The AWS region to use; that of the workspace where it is left out.'),
    },
  } satisfies Readonly<Record<string, TaskProperty>>,
} as const;
