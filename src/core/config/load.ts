import { parseTree } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { message } from '../text/message';
import type { Message } from '../text/message';
import type { Span } from '../text/span';
import type { Problem } from '../scan/finding';
import type { Complain } from './nodes';
import { readPatterns } from './patterns';
import type { PatternCheck } from './patterns';
import {
  readAllow,
  readBaselinePath,
  readDetectors,
  readIdentity,
  readIgnore,
  readTemplate,
  readTestPasswords,
} from './settings';
import { readStorage } from './storage';
import { syntaxProblems } from './syntaxProblems';
import { defaultConfiguration } from './configuration';
import type { Configuration } from './configuration';

/** What a configuration file says, and what in it could not be used. */
export interface LoadedConfiguration {
  /** Complete: what the file does not say, or says wrongly, has its default. */
  readonly configuration: Configuration;
  /** Each at its place in the file. What they do not name applies. */
  readonly problems: readonly Problem[];
}

/**
 * Reads `.strongroom.json`: JSON with comments and trailing commas.
 *
 * Total: every mistake is a problem at its place, and the rest applies.
 *
 * @param detectors the ids that `detectors` may name.
 * @param check judges the expressions of `patterns`.
 */
export function loadConfiguration(
  text: string,
  detectors: readonly string[],
  check: PatternCheck,
): LoadedConfiguration {
  const problems: Problem[] = [];
  const complain: Complain = (place, what) => {
    problems.push({ kind: 'configuration', message: what, span: spanOf(place) });
  };
  const errors: ParseError[] = [];
  const content = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const root = parseTree(content, errors, { allowTrailingComma: true, disallowComments: false });
  problems.push(...syntaxProblems(errors));
  if (root === undefined) {
    return { configuration: defaultConfiguration, problems };
  }
  if (root.type !== 'object') {
    complain(root, message('The configuration must be a JSON object: { … }.'));
    return { configuration: defaultConfiguration, problems };
  }
  return { configuration: readRoot(root, detectors, check, complain), problems };
}

function readRoot(root: Node, detectors: readonly string[], check: PatternCheck, complain: Complain): Configuration {
  let configuration = defaultConfiguration;
  const seen = new Set<string>();
  for (const property of root.children ?? []) {
    const [key, value] = property.children ?? [];
    const name: unknown = key?.value;
    if (key === undefined || value === undefined || typeof name !== 'string') {
      continue;
    }
    if (seen.has(name)) {
      complain(key, twice(name));
    }
    seen.add(name);
    configuration = { ...configuration, ...readSetting(name, key, value, detectors, check, complain) };
  }
  return configuration;
}

function readSetting(
  name: string,
  key: Node,
  value: Node,
  detectors: readonly string[],
  check: PatternCheck,
  complain: Complain,
): Partial<Configuration> {
  switch (name) {
    case '$schema':
      return {};
    case 'detectors':
      return { detectors: readDetectors(value, detectors, complain) };
    case 'ignore':
      return { ignore: readIgnore(value, complain) };
    case 'allow':
      return { allow: readAllow(value, complain) };
    case 'baseline':
      return readBaselinePath(value, complain);
    case 'patterns':
      return { patterns: readPatterns(value, detectors, check, complain) };
    case 'testPasswords':
      return { testPasswords: readTestPasswords(value, complain) };
    case 'secretNameTemplate':
      return { secretNameTemplate: readTemplate(value, complain) };
    case 'storage':
      return { storage: readStorage(value, complain) };
    case 'identity':
      return { identity: readIdentity(value, complain) };
    default:
      complain(
        key,
        message(
          'There is no setting “{0}”. Settings are: detectors, patterns, testPasswords, ignore, allow, baseline, secretNameTemplate, storage, identity.',
          name,
        ),
      );
      return {};
  }
}

function twice(name: string): Message {
  return message('“{0}” stands here twice; the last one applies.', name);
}

function spanOf(node: Node): Span {
  return { start: node.offset, end: node.offset + node.length };
}
