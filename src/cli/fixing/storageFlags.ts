import type { StorageSettings } from '../../core/config/configuration';
import { descriptionProblem, kmsKeyProblem, tagProblem } from '../../core/config/storage';
import { english } from '../../core/text/message';
import type { Message } from '../../core/text/message';
import { UsageError } from '../command';

/** The options that say how new secrets are made in AWS. */
export interface StorageFlags {
  readonly tag: readonly string[];
  readonly 'no-tags': boolean;
  readonly 'kms-key': string | undefined;
  readonly description: string | undefined;
}

/**
 * What the options of one run change in the settings of `.strongroom.json`.
 *
 * @throws UsageError for a tag, key or description that AWS would not take.
 */
export function storageFlags(flags: StorageFlags): (settings: StorageSettings) => StorageSettings {
  const tags = Object.fromEntries(flags.tag.map(readTag));
  const { 'kms-key': kmsKeyId, description } = flags;
  refuse('kms-key', kmsKeyId === undefined ? undefined : kmsKeyProblem(kmsKeyId));
  refuse('description', description === undefined ? undefined : descriptionProblem(description));
  return (settings) => ({
    standardTags: settings.standardTags && !flags['no-tags'],
    tags: { ...(flags['no-tags'] ? {} : settings.tags), ...tags },
    kmsKeyId: kmsKeyId ?? settings.kmsKeyId,
    description: description ?? settings.description,
  });
}

function readTag(text: string): readonly [key: string, value: string] {
  const equals = text.indexOf('=');
  if (equals < 0) {
    throw new UsageError(`--tag takes KEY=VALUE; not “${text}”.`);
  }
  const [key, value] = [text.slice(0, equals), text.slice(equals + 1)];
  refuse('tag', tagProblem(key, value));
  return [key, value];
}

function refuse(option: keyof StorageFlags, problem: Message | undefined): void {
  if (problem !== undefined) {
    throw new UsageError(`--${option}: ${english(problem)}`);
  }
}
