import { message } from '../../../text/message';
import type { Message } from '../../../text/message';
import type { PythonFile } from '../file';
import type { PyNode } from '../tree';

/**
 * Settings of Scrapy that its feeds and pipelines hand to botocore, which looks credentials up by the default chain where
 * they are not set. https://docs.scrapy.org/en/latest/topics/settings.html
 */
const settings = new Set(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']);

/** Whether a path into a variable ends in such a setting: `custom_settings["AWS_ACCESS_KEY_ID"]` of a spider. */
export function isScrapyOption(file: PythonFile, name: string, scope: PyNode, path: readonly string[]): boolean {
  return (
    name === 'custom_settings' &&
    scope.type === 'class_definition' &&
    path.length === 1 &&
    settings.has(path[0] ?? '') &&
    file.imports.some(({ module }) => /^scrapy\b/.test(module))
  );
}

/** Whether a module variable is such a setting, in the settings of a project. */
export function isScrapySetting(file: PythonFile, name: string): boolean {
  return settings.has(name) && /^(?:BOT_NAME|SPIDER_MODULES|NEWSPIDER_MODULE)\s*=/m.test(file.source);
}

/** What changes once such a setting is gone. */
export function scrapyNote(name: string): Message {
  return message(
    'Once {0} is not set, Scrapy’s feeds and pipelines use the default chain, but it downloads s3:// addresses without credentials.',
    name,
  );
}
